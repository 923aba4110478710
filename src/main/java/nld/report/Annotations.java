package nld.report;

import java.util.List;
import nld.verdict.Finding;

/**
 * What a reader of a pull request must see, as workflow commands of GitHub Actions: {@code ::error file=F,line=L,col=C,title=T::message}.
 * What fails is an error, what is undecided and passes a warning, and what holds is not mentioned.
 */
public final class Annotations {
    private Annotations() {
    }

    /** The commands for one file, a line each; empty where all holds. */
    public static String of(FileReport report, FailOn failOn) {
        StringBuilder out = new StringBuilder();
        if (report instanceof FileReport.Examined examined) {
            for (Finding finding : examined.findings()) {
                if (finding.standing() != Finding.Standing.HELD) {
                    command(out, failOn.fails(finding.standing()) ? "error" : "warning", report.file(), finding.place().line(),
                            finding.place().column(), Sentence.subject(finding), Sentence.verdict(finding));
                }
            }
        } else if (report instanceof FileReport.Malformed malformed) {
            malformed.faults().forEach(fault -> command(out, "error", report.file(), fault.line(), fault.column(), "malformed",
                    fault.message() + (fault.remedies().isEmpty() ? "" : "\n" + String.join("\n", fault.remedies()))));
        } else {
            command(out, "error", report.file(), 0, 0, "not verified", summary(report));
        }
        return out.toString();
    }

    /** The commands for what an earlier run has that is no longer so. */
    public static String of(List<Change> changes, FailOn failOn) {
        StringBuilder out = new StringBuilder();
        changes.stream().filter(Change::worse).forEach(change -> command(out, change.fails(failOn) ? "error" : "warning",
                change.file(), change.line(), 0, "baseline: " + change.what(), change.sentence()));
        return out.toString();
    }

    /** Why a file was not verified, in a sentence. */
    static String summary(FileReport report) {
        if (report instanceof FileReport.Malformed malformed) {
            return "malformed: " + malformed.faults().stream().findFirst().map(fault -> fault.line() + ":" + fault.column() + "  "
                    + fault.message()).orElse("");
        }
        return report instanceof FileReport.Unreadable unreadable ? unreadable.message() + ". " + unreadable.remedy()
                : "nld failed on it: " + ((FileReport.Failed) report).cause();
    }

    private static void command(StringBuilder out, String level, String file, int line, int column, String title, String message) {
        out.append("::").append(level).append(" file=").append(property(file));
        if (line > 0) {
            out.append(",line=").append(line);
        }
        if (column > 0) {
            out.append(",col=").append(column);
        }
        out.append(",title=").append(property(title)).append("::").append(data(message)).append('\n');
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
