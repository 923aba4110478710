package nld.cli;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import nld.report.Annotations;
import nld.report.Baseline;
import nld.report.BaselineComparison;
import nld.report.Change;
import nld.report.ChangesText;
import nld.report.FailOn;
import nld.report.FileReport;
import nld.report.JUnitXml;
import nld.report.Tally;
import nld.report.VerificationJson;
import nld.report.VerificationText;

/** Writes what a verification finds, file by file as it is known and the rest at its end. */
final class VerificationOutput {
    /** How results are written to standard output. */
    enum Form {
        /** For people. */
        TEXT,
        /** One document of JSON at the end. */
        JSON,
        /** A line of JSON for each finding, as soon as it is known. */
        JSON_LINES
    }

    private final Terminal terminal;
    private final Form form;
    private final CiOptions options;
    private final FailOn failOn;
    private final Optional<Baseline> baseline;
    private final VerificationText text;

    /** Output in {@code form}, and as {@code options} say; a baseline is read now, before anything is verified. */
    VerificationOutput(Terminal terminal, Form form, CiOptions options) {
        this.terminal = terminal;
        this.form = form;
        this.options = options;
        this.failOn = options.failOn();
        this.baseline = options.baseline(terminal.directory());
        this.text = new VerificationText(terminal.style());
    }

    /** What became of one file. */
    void show(FileReport report) {
        if (form == Form.TEXT) {
            terminal.print(text.of(report) + "\n");
        } else if (form == Form.JSON_LINES) {
            terminal.print(VerificationJson.lines(report));
        }
        String diagnostics = text.diagnostics(report);
        if (!diagnostics.isEmpty()) {
            terminal.complain(diagnostics + "\n");
        }
        annotate(report);
    }

    /** A path that could not be looked into, or a file that could not be written. */
    void showFault(FileReport.Unreadable fault) {
        terminal.complain(text.diagnostics(fault));
        if (form == Form.JSON_LINES) {
            terminal.print(VerificationJson.lines(fault));
        }
        annotate(fault);
    }

    private void annotate(FileReport report) {
        if (options.annotations()) {
            terminal.complain(Annotations.of(report, failOn));
        }
    }

    /** The end of a run, graver than {@code written} where what was found is; {@code more} is for people only. */
    ExitCode finish(List<FileReport> reports, long seed, ExitCode written, String more) {
        Optional<BaselineComparison> comparison = baseline.map(before -> BaselineComparison.of(before, Baseline.of(reports),
                file -> Files.exists(terminal.directory().resolve(file))));
        List<Change> changes = comparison.map(BaselineComparison::changes).orElse(List.of());
        ExitCode code = ExitCode.of(reports, failOn).orGraver(written)
                .orGraver(changes.stream().anyMatch(change -> change.fails(failOn)) ? ExitCode.REFUTED : ExitCode.HELD);
        if (options.junit().isPresent()) {
            code = code.orGraver(options.junit().get().write(terminal, JUnitXml.of(reports, changes, failOn)));
        }
        if (options.annotations()) {
            terminal.complain(Annotations.of(changes, failOn));
        }
        String version = NldCommand.Version.number();
        terminal.print(switch (form) {
            case JSON -> VerificationJson.of(version, seed, code.code(), reports, comparison.map(BaselineComparison::changes));
            case JSON_LINES -> VerificationJson.lastLines(version, seed, code.code(), reports, changes);
            case TEXT -> comparison.map(found -> ChangesText.of(changes, found.absent(), terminal.style())).orElse("")
                    + text.summary(Tally.of(reports), seed) + more;
        });
        return code;
    }
}
