package nld.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nld.expression.Expression;
import nld.kernel.Proved;
import nld.kernel.Refuted;
import nld.kernel.Witness;
import nld.verdict.Finding;

/** What a verification found, for people: a line for each finding, a block for each that matters, then the counts. */
public final class VerificationText {
    private static final int ALIGNED_NAMES = 24;
    private static final int SHOWN_VALUES = 8;
    private static final int SHOWN_LENGTH = 100;

    private final Style style;

    /** Text in {@code style}. */
    public VerificationText(Style style) {
        this.style = style;
    }

    /** What was found in one file; ends with a line feed. */
    public String of(FileReport report) {
        if (report instanceof FileReport.Examined examined) {
            return examined(examined);
        }
        String what = report instanceof FileReport.Malformed malformed
                ? "malformed, " + counted(malformed.faults().size(), "error")
                : report instanceof FileReport.Unreadable ? "could not be read" : "nld failed on it";
        return style.strong(report.file()) + "\n  " + style.paint(Outcome.FAILED, what) + ": nothing in it was verified\n";
    }

    /** What is wrong with the file itself or with the tool, for standard error; empty where nothing is. */
    public String diagnostics(FileReport report) {
        if (report instanceof FileReport.Malformed malformed) {
            return malformed.text();
        }
        if (report instanceof FileReport.Unreadable unreadable) {
            return "nld: " + unreadable.file() + ": " + unreadable.message() + "\n     " + unreadable.remedy() + "\n";
        }
        return report instanceof FileReport.Failed failed ? "nld: " + failed.file() + ": " + failed.cause()
                + "\n     This is a fault of nld. To repeat it: NLD_DEBUG=1 nld verify " + failed.file() + "\n" : "";
    }

    private String examined(FileReport.Examined report) {
        StringBuilder out = new StringBuilder(style.strong(report.name()));
        out.append("  ").append(report.file()).append('\n');
        if (report.findings().isEmpty()) {
            out.append("  it states no claim, check or control\n");
        }
        int names = names(report.findings());
        for (Finding finding : report.findings()) {
            out.append("  ").append(line(finding, names)).append('\n');
        }
        RefutationText refutations = new RefutationText(report);
        for (Finding finding : report.findings()) {
            refutations.of(finding).ifPresent(block -> out.append('\n').append(block));
        }
        return out.toString();
    }

    /** What became of one finding in {@code report}: where something is wrong, the block that says what; ends with a line feed. */
    public String of(FileReport.Examined report, Finding finding) {
        return new RefutationText(report).of(finding).orElseGet(() -> report.file() + ":" + finding.place().line() + "  "
                + Sentence.subject(finding) + " is " + Sentence.verdict(finding) + "\n");
    }

    private static int names(List<Finding> findings) {
        return findings.stream().filter(finding -> finding.subject() != Finding.Subject.CONTROL)
                .mapToInt(finding -> finding.name().length()).filter(length -> length <= ALIGNED_NAMES).max().orElse(0);
    }

    private String line(Finding finding, int names) {
        Outcome outcome = Outcome.of(finding);
        String verdict = style.paint(outcome, outcome.words()) + " ".repeat(Outcome.WIDTH - outcome.words().length());
        String named = finding.name() + " ".repeat(Math.max(0, names - finding.name().length()));
        return verdict + "  " + switch (finding.subject()) {
            case CLAIM, OPEN -> "claim    " + named + "  " + finding.text() + claimed(finding);
            case CHECK -> "check    " + named + "  " + finding.text() + ": " + figure(finding);
            case CONTROL -> "control  " + finding.text() + " breaks " + finding.name() + ": " + figure(finding);
        };
    }

    /** What follows a claim: of a proof, what it rests on. */
    private static String claimed(Finding finding) {
        if (finding.verdict() instanceof Proved proved) {
            return proved.assumptions().isEmpty() ? "" : ", where " + String.join(", ", proved.assumptions());
        }
        return ": " + figure(finding);
    }

    private static String figure(Finding finding) {
        String evidence = finding.verdict().evidence();
        if (finding.verdict() instanceof Refuted refuted && refuted.witness().isPresent()) {
            return brief(refuted.witness().get());
        }
        return evidence;
    }

    /** A witness as far as a line holds it: zeros are summed up, and so is what is long; JSON has it whole. */
    private static String brief(Witness witness) {
        List<String> values = new ArrayList<>();
        witness.point().forEach((symbol, value) -> {
            if (!value.isZero()) {
                values.add(symbol + "=" + value);
            }
        });
        String rest = values.size() == witness.point().size() ? "" : values.isEmpty() ? "at 0" : ", else 0";
        String place = witness.point().isEmpty() ? "everywhere"
                : values.size() > SHOWN_VALUES ? "at a point of " + witness.point().size() + " values"
                : (values.isEmpty() ? "" : "at ") + String.join(", ", values) + rest;
        String difference = witness.difference().map(Tidy::of).map(Expression::toString).filter(text -> text.length() <= SHOWN_LENGTH)
                .map(text -> "; differs by " + text).orElse("");
        String instance = witness.instance().filter(text -> text.length() <= SHOWN_LENGTH)
                .map(text -> "for " + text + " ").orElse("");
        String part = witness.part().map(words -> words + " ").orElse("");
        return part + instance + place + ": " + witness.left() + " against " + witness.right() + difference;
    }

    /** The counts, what is to be done, and the seed; ends with a line feed. */
    public String summary(Tally tally, long seed) {
        Rows rows = new Rows("");
        rows.add("files", files(tally));
        tally.lines().forEach(rows::add);
        rows.add("seed", Long.toString(seed));
        rows.add("result", result(tally));
        return rows.toString();
    }

    private static String files(Tally tally) {
        List<String> parts = new ArrayList<>(List.of(tally.examined() + " examined"));
        Map<String, Integer> others = new java.util.LinkedHashMap<>();
        others.put("malformed", tally.malformed());
        others.put("could not be read", tally.unreadable());
        others.put("made nld fail", tally.failed());
        others.forEach((words, number) -> {
            if (number > 0) {
                parts.add(number + " " + words);
            }
        });
        return String.join("; ", parts);
    }

    /** What a tally comes to, in a line without its end. */
    public String result(Tally tally) {
        List<String> faults = new ArrayList<>();
        fault(faults, tally.count(Finding.Standing.FAILED) + tally.failed(), "failed");
        fault(faults, tally.unreadable(), "unreadable");
        fault(faults, tally.malformed(), "malformed");
        fault(faults, tally.count(Finding.Standing.BROKEN), "broken");
        fault(faults, tally.count(Finding.Standing.UNDECIDED), "undecided");
        if (tally.findings() == 0) {
            faults.add("nothing was verified");
        }
        return faults.isEmpty() ? style.paint(Outcome.PROVED, "all " + tally.findings() + " held")
                : style.paint(Outcome.REFUTED, String.join(", ", faults)) + "; "
                        + tally.count(Finding.Standing.HELD) + " of " + tally.findings() + " held";
    }

    private static void fault(List<String> faults, int number, String word) {
        if (number > 0) {
            faults.add(number + " " + word);
        }
    }

    private static String counted(int number, String word) {
        return number + " " + word + (number == 1 ? "" : "s");
    }
}
