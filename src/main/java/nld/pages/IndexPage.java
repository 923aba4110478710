package nld.pages;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nld.report.FileReport;
import nld.report.Outcome;
import nld.verdict.Finding;

/** The first page: all theorems, to be filtered by verdict, subject and words. */
final class IndexPage {
    private static final Map<String, String> KINDS = Map.of("held", "all held", "broken", "something is refuted or breaks nothing",
            "undecided", "something is undecided", "failed", "not verified, or nld failed", "open", "an open claim");

    private final List<Material> materials;

    IndexPage(List<Material> materials) {
        this.materials = materials;
    }

    String html(String summary, String version) {
        StringBuilder out = new StringBuilder("<h1>Theorems</h1>\n<pre>" + Html.text(summary) + "</pre>\n" + filters()
                + "<p id=\"count\" class=\"soft\" role=\"status\">" + materials.size() + " in all</p>\n<table class=\"index\">\n<thead><tr>"
                + "<th scope=\"col\">theorem</th><th scope=\"col\">says</th><th scope=\"col\">verdicts</th></tr></thead>\n<tbody>\n");
        materials.forEach(material -> out.append(row(material)));
        return Frame.page("Theorems", "<a href=\"verification.json\">JSON</a> · <a href=\"junit.xml\">JUnit XML</a>",
                out.append("</tbody>\n</table>\n").toString(), version);
    }

    private String filters() {
        String kinds = List.of("held", "broken", "undecided", "failed", "open").stream()
                .map(kind -> option(kind, KINDS.get(kind))).collect(Collectors.joining());
        String subjects = materials.stream().map(IndexPage::subject).collect(Collectors.toCollection(TreeSet::new)).stream()
                .map(subject -> option(subject, subject)).collect(Collectors.joining());
        return "<form id=\"filters\" class=\"filters\" role=\"search\" hidden>\n<label>Verdict <select id=\"verdict\"><option value=\"\">any</option>"
                + kinds + "</select></label>\n<label>Subject <select id=\"subject\"><option value=\"\">any</option>" + subjects
                + "</select></label>\n<label>Words <input id=\"words\" type=\"search\" autocomplete=\"off\"></label>\n</form>\n";
    }

    private static String option(String value, String words) {
        return "<option value=\"" + Html.text(value) + "\">" + Html.text(words) + "</option>";
    }

    /** The folder that a file is in. */
    private static String subject(Material material) {
        String[] parts = material.report().file().split("/");
        return parts.length < 2 ? "." : parts[parts.length - 2];
    }

    private static String row(Material material) {
        FileReport report = material.report();
        boolean examined = report instanceof FileReport.Examined;
        String name = examined ? ((FileReport.Examined) report).name() : report.file();
        String says = examined ? Html.text(((FileReport.Examined) report).theorem().says().trim()) : "";
        return "<tr data-verdicts=\"" + String.join(" ", kinds(report)) + "\" data-subject=\"" + Html.text(subject(material)) + "\">"
                + "<th scope=\"row\"><a href=\"theorems/" + material.stem() + ".html\">" + Html.text(name) + "</a></th><td>" + says + "</td><td>"
                + (examined ? verdicts((FileReport.Examined) report) : "<span class=\"verdict broken\">✗ not verified</span>") + "</td></tr>\n";
    }

    private static Set<String> kinds(FileReport report) {
        Set<String> kinds = new LinkedHashSet<>();
        if (report instanceof FileReport.Examined examined) {
            examined.findings().stream().map(FindingHtml::kind).filter(kind -> !kind.equals("held")).forEach(kinds::add);
            if (kinds.isEmpty() || kinds.equals(Set.of("open"))) {
                kinds.add("held");
            }
        } else {
            kinds.add("failed");
        }
        return kinds;
    }

    private static String verdicts(FileReport.Examined report) {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        Map<Outcome, String> kinds = new EnumMap<>(Outcome.class);
        for (Finding finding : report.findings()) {
            counts.merge(Outcome.of(finding), 1, Integer::sum);
            kinds.put(Outcome.of(finding), FindingHtml.kind(finding));
        }
        return counts.entrySet().stream().map(entry -> "<span class=\"verdict " + kinds.get(entry.getKey()) + "\">" + entry.getValue() + " "
                + (entry.getKey() == Outcome.BREAKS ? "controls refuted" : entry.getKey().words()) + "</span>")
                .collect(Collectors.joining("<br>"));
    }
}
