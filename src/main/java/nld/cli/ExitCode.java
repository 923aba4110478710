package nld.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nld.report.FailOn;
import nld.report.FileReport;
import nld.report.Tally;
import nld.verdict.Finding;

/** What the process says to the shell; the gravest of several wins. */
enum ExitCode {
    /** Everything held, and every control was refuted. */
    HELD(0),
    /** Something is undecided. */
    UNDECIDED(2),
    /** A claim was refuted, a control was not, or {@code format --check} found a file that would change. */
    REFUTED(1),
    /** A theorem file is malformed. */
    MALFORMED(3),
    /** Wrong usage, an unreadable file, or nothing was verified. */
    USAGE(4),
    /** The tool is at fault. */
    FAILED(5),
    /** Interrupted, as the shell says it of a process that SIGINT ended. */
    INTERRUPTED(130),
    /** The reader of standard output went away, as the shell says it of a process that SIGPIPE ended. */
    PIPE_CLOSED(141);


    /** The codes and their meaning, as every help page lists them. */
    static final Map<String, String> MEANINGS = new LinkedHashMap<>();

    static {
        MEANINGS.put("0", "everything held and every control was refuted");
        MEANINGS.put("1", "a claim was refuted or a control was not; with format --check, a file would change");
        MEANINGS.put("2", "something is undecided");
        MEANINGS.put("3", "a theorem file is malformed");
        MEANINGS.put("4", "wrong usage, an unreadable file, or nothing was verified");
        MEANINGS.put("5", "nld failed");
        MEANINGS.put("130", "interrupted");
    }

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    ExitCode orGraver(ExitCode other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** The code of a verification that found {@code reports}, where all that does not hold counts. */
    static ExitCode of(List<FileReport> reports) {
        return of(reports, FailOn.UNDECIDED);
    }

    /** The code of a verification that found {@code reports} and fails on {@code failOn}. */
    static ExitCode of(List<FileReport> reports, FailOn failOn) {
        Tally tally = Tally.of(reports);
        ExitCode gravest = tally.findings() == 0 ? USAGE : HELD;
        gravest = gravest.orGraver(failOn == FailOn.UNDECIDED && tally.count(Finding.Standing.UNDECIDED) > 0 ? UNDECIDED : HELD);
        gravest = gravest.orGraver(tally.count(Finding.Standing.BROKEN) > 0 ? REFUTED : HELD);
        gravest = gravest.orGraver(tally.unreadable() > 0 ? USAGE : HELD);
        gravest = gravest.orGraver(tally.count(Finding.Standing.FAILED) + tally.failed() > 0 ? FAILED : HELD);
        // nothing was verified because all is malformed: the mistakes are what the user must see
        boolean allMalformed = tally.malformed() > 0 && tally.examined() == 0 && gravest == USAGE && tally.unreadable() == 0;
        return allMalformed ? MALFORMED : gravest.orGraver(tally.malformed() > 0 ? MALFORMED : HELD);
    }
}
