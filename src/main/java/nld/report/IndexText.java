package nld.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nld.verdict.Finding;

/**
 * The index of a library of theorems, in Markdown: what was decided and how much of it for any dimension and function, then
 * by folder each theorem with its sentence, source and verdicts, then the open claims with what they wait for.
 */
public final class IndexText {
    private final String root;
    private final List<FileReport.Examined> theorems;

    private IndexText(String root, List<FileReport.Examined> theorems) {
        this.root = root;
        this.theorems = theorems;
    }

    /** The index of {@code reports}; links are relative to {@code root}, a directory in whose name the files' names begin. */
    public static String of(String root, List<FileReport> reports) {
        return new IndexText(root, reports.stream().filter(FileReport.Examined.class::isInstance)
                .map(FileReport.Examined.class::cast).toList()).text();
    }

    private String text() {
        StringBuilder out = new StringBuilder("# The library\n\nWritten by `nld verify theorems --index theorems/INDEX.md`.\n\n");
        out.append(counts());
        folders().forEach((folder, members) -> out.append("\n## ").append(folder).append("\n\n")
                .append("| theorem | says | source | verdicts |\n|---|---|---|---|\n").append(rows(members)));
        return out.append(open()).toString();
    }

    private String counts() {
        Map<Outcome, Integer> claims = outcomes(Finding.Subject.CLAIM);
        Map<Outcome, Integer> open = outcomes(Finding.Subject.OPEN);
        int proved = claims.getOrDefault(Outcome.PROVED, 0) + open.getOrDefault(Outcome.PROVED, 0);
        long general = findings(Finding.Subject.CLAIM).stream().filter(IndexText::isGeneral).count();
        Rows rows = new Rows("    ");
        rows.add("theorems", Integer.toString(theorems.size()));
        rows.add("proved", proved + " claims, " + general + " of them for any dimension or any function");
        rows.add("confirmed", claims.getOrDefault(Outcome.CONFIRMED, 0) + " claims and "
                + outcomes(Finding.Subject.CHECK).getOrDefault(Outcome.CONFIRMED, 0) + " numerical checks");
        rows.add("controls", outcomes(Finding.Subject.CONTROL).getOrDefault(Outcome.BREAKS, 0) + " refuted, as they must be");
        rows.add("open", open.getOrDefault(Outcome.OPEN, 0) + " claims, listed at the end");
        return rows.toString();
    }

    /** Whether what was proved leaves a dimension or a function open. */
    private static boolean isGeneral(Finding finding) {
        return Outcome.of(finding) == Outcome.PROVED && finding.verdict().evidence().contains(", for any ");
    }

    private List<Finding> findings(Finding.Subject subject) {
        return theorems.stream().flatMap(theorem -> theorem.findings().stream())
                .filter(finding -> finding.subject() == subject).toList();
    }

    private Map<Outcome, Integer> outcomes(Finding.Subject subject) {
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        findings(subject).forEach(finding -> outcomes.merge(Outcome.of(finding), 1, Integer::sum));
        return outcomes;
    }

    private Map<String, List<FileReport.Examined>> folders() {
        Map<String, List<FileReport.Examined>> folders = new LinkedHashMap<>();
        for (FileReport.Examined theorem : theorems) {
            String link = link(theorem);
            String folder = link.contains("/") ? link.substring(0, link.lastIndexOf('/')) : root;
            folders.computeIfAbsent(folder, fresh -> new ArrayList<>()).add(theorem);
        }
        return folders;
    }

    private String link(FileReport.Examined theorem) {
        String prefix = root.endsWith("/") ? root : root + "/";
        return theorem.file().startsWith(prefix) ? theorem.file().substring(prefix.length()) : theorem.file();
    }

    private String rows(List<FileReport.Examined> members) {
        StringBuilder rows = new StringBuilder();
        for (FileReport.Examined member : members) {
            rows.append("| [").append(member.name()).append("](").append(link(member)).append(") | ")
                    .append(cell(member.theorem().says())).append(" | ").append(cell(member.theorem().source())).append(" | ")
                    .append(verdicts(member)).append(" |\n");
        }
        return rows.toString();
    }

    private static String cell(String words) {
        return words.replace("|", "\\|");
    }

    private static String verdicts(FileReport.Examined member) {
        Map<Finding.Subject, Map<Outcome, Integer>> counts = new EnumMap<>(Finding.Subject.class);
        member.findings().forEach(finding -> counts.computeIfAbsent(finding.subject(), fresh -> new EnumMap<>(Outcome.class))
                .merge(Outcome.of(finding), 1, Integer::sum));
        long general = member.findings().stream().filter(IndexText::isGeneral).count();
        List<String> parts = new ArrayList<>();
        counts.forEach((subject, outcomes) -> outcomes.forEach((outcome, number) -> parts.add(number + " "
                + (subject == Finding.Subject.CONTROL ? outcome == Outcome.BREAKS ? "controls" : "controls " + outcome.words()
                : outcome.words() + (subject == Finding.Subject.CHECK ? " in numbers" : "")))));
        String any = general == 0 ? "" : " (" + general + " for any " + String.join(", ", leftOpen(member)) + ")";
        return String.join("; ", parts).replaceFirst("proved", "proved" + any);
    }

    /** The names of the dimensions and functions that proofs of the theorem leave open. */
    private static List<String> leftOpen(FileReport.Examined member) {
        return member.findings().stream().filter(IndexText::isGeneral).map(finding -> finding.verdict().evidence())
                .flatMap(evidence -> List.of(evidence.substring(evidence.indexOf(", for any ") + 10).split(";|, not ")[0].split(", "))
                        .stream()).distinct().sorted().toList();
    }

    private String open() {
        List<String> lines = new ArrayList<>();
        for (FileReport.Examined theorem : theorems) {
            theorem.findings().stream().filter(finding -> Outcome.of(finding) == Outcome.OPEN).forEach(finding ->
                    lines.add("| [" + theorem.name() + "](" + link(theorem) + ") | `" + cell(finding.name()) + "` | "
                            + cell(finding.verdict().evidence().replaceFirst("^open: ", "")) + " |\n"));
        }
        return lines.isEmpty() ? "" : "\n## Open\n\n| theorem | claim | waits for |\n|---|---|---|\n" + String.join("", lines);
    }
}
