package nld.report;

import java.util.List;
import nld.verdict.Finding;

/**
 * A verification as JUnit XML: a suite for each file, a case for each finding. What is broken is a {@code failure}, what nld itself failed
 * on and a file that could not be verified an {@code error}; what is undecided is a {@code failure}, or {@code skipped} where the
 * run lets it pass, as open claims are. There are no times in it, so that equal runs give equal bytes.
 */
public final class JUnitXml {
    private final FailOn failOn;
    private final StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

    private JUnitXml(FailOn failOn) {
        this.failOn = failOn;
    }

    /**
     * The document.
     *
     * @param reports what became of each file, in their order
     * @param changes how the run differs from an earlier one; empty where it was not compared
     * @param failOn  what fails
     */
    public static String of(List<FileReport> reports, List<Change> changes, FailOn failOn) {
        JUnitXml writer = new JUnitXml(failOn);
        writer.out.append("<testsuites name=\"nld\">\n");
        reports.forEach(writer::suite);
        writer.changes(changes);
        return writer.out.append("</testsuites>\n").toString();
    }

    private enum Result { PASSED, FAILURE, ERROR, SKIPPED }

    private Result result(Finding finding) {
        if (Outcome.of(finding) == Outcome.OPEN) {
            return Result.SKIPPED;
        }
        return switch (finding.standing()) {
            case HELD -> Result.PASSED;
            case BROKEN -> Result.FAILURE;
            case FAILED -> Result.ERROR;
            case UNDECIDED -> failOn.fails(Finding.Standing.UNDECIDED) ? Result.FAILURE : Result.SKIPPED;
        };
    }

    private void suite(FileReport report) {
        if (!(report instanceof FileReport.Examined examined)) {
            open(report.file(), 1, 0, 1, 0);
            begin(report.file(), "the file can be verified", report.file(), 0);
            problem("error", Annotations.summary(report), new VerificationText(Style.PLAIN).diagnostics(report));
            out.append("    </testcase>\n  </testsuite>\n");
            return;
        }
        List<Result> results = examined.findings().stream().map(this::result).toList();
        open(examined.name(), results.size(), count(results, Result.FAILURE), count(results, Result.ERROR),
                count(results, Result.SKIPPED));
        examined.findings().forEach(finding -> testCase(examined, finding));
        out.append("  </testsuite>\n");
    }

    private static int count(List<Result> results, Result wanted) {
        return (int) results.stream().filter(wanted::equals).count();
    }

    private void open(String name, int tests, int failures, int errors, int skipped) {
        out.append(String.format("  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"%d\">%n",
                Xml.escape(name), tests, failures, errors, skipped).replace("\r\n", "\n"));
    }

    private void begin(String suite, String name, String file, int line) {
        out.append("    <testcase classname=\"").append(Xml.escape(suite)).append("\" name=\"").append(Xml.escape(name))
                .append("\" file=\"").append(Xml.escape(file)).append('"')
                .append(line > 0 ? " line=\"" + line + "\"" : "").append(">\n");
    }

    private void testCase(FileReport.Examined report, Finding finding) {
        begin(report.name(), Sentence.subject(finding), report.file(), finding.place().line());
        Result result = result(finding);
        if (result == Result.SKIPPED) {
            out.append("      <skipped message=\"").append(Xml.escape(Sentence.verdict(finding))).append("\"/>\n");
        } else if (result != Result.PASSED) {
            problem(result == Result.ERROR ? "error" : "failure", Sentence.verdict(finding),
                    new VerificationText(Style.PLAIN).of(report, finding));
        }
        out.append("    </testcase>\n");
    }

    private void problem(String element, String message, String text) {
        out.append("      <").append(element).append(" message=\"").append(Xml.escape(message)).append("\">")
                .append(Xml.content(text)).append("</").append(element).append(">\n");
    }

    private void changes(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        int worse = (int) changes.stream().filter(change -> change.fails(failOn)).count();
        open("baseline", changes.size(), worse, 0, 0);
        for (Change change : changes) {
            begin("baseline", change.what(), change.file(), change.line());
            if (change.fails(failOn)) {
                problem("failure", change.sentence(), change.sentence());
            }
            out.append("    </testcase>\n");
        }
        out.append("  </testsuite>\n");
    }
}
