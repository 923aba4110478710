package nld.pages;

import java.util.ArrayList;
import java.util.List;
import nld.model.Check;
import nld.plots.CoursePlots;
import nld.plots.Plot;
import nld.plots.Plots;
import nld.report.FileReport;
import nld.verdict.Finding;
import nld.verdict.Observation;

/** The pictures of a theorem, each with the finding that it stands by. */
final class Pictures {
    /**
     * A picture and its finding.
     *
     * @param finding the finding; of pictures of one run, the last about it
     * @param plot    the picture
     */
    record Placed(Finding finding, Plot plot) {
    }

    private Pictures() {
    }

    static List<Placed> of(String stem, FileReport.Examined report) {
        List<Placed> pictures = new ArrayList<>();
        List<Finding> findings = report.findings();
        for (int index = 0; index < findings.size(); index++) {
            Finding finding = findings.get(index);
            int number = index + 1;
            finding.seen().stream().flatMap(seen -> Plots.of(stem + "-" + number, finding.name() + ": " + finding.text(), seen).stream())
                    .forEach(plot -> pictures.add(new Placed(finding, plot)));
            boolean last = index + 1 == findings.size() || !findings.get(index + 1).name().equals(finding.name())
                    || findings.get(index + 1).subject() != Finding.Subject.CHECK;
            if (finding.subject() == Finding.Subject.CHECK && last) {
                CoursePlots.of(stem + "-" + number, finding.name(), quantity(report, finding), courses(findings, finding))
                        .forEach(plot -> pictures.add(new Placed(finding, plot)));
            }
        }
        return pictures;
    }

    private static List<Observation.Course> courses(List<Finding> findings, Finding check) {
        return findings.stream().filter(finding -> finding.subject() == Finding.Subject.CHECK && finding.name().equals(check.name()))
                .flatMap(finding -> finding.seen().stream()).filter(Observation.Course.class::isInstance)
                .map(Observation.Course.class::cast).toList();
    }

    private static String quantity(FileReport.Examined report, Finding finding) {
        return report.theorem().checks().stream().filter(check -> check.label().equals(finding.name())).map(Check::subject)
                .filter(Check.Subject.Quantity.class::isInstance)
                .map(subject -> ((Check.Subject.Quantity) subject).expression().toString()).findFirst().orElse(finding.name());
    }
}
