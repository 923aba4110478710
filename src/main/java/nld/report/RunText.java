package nld.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.runs.LogFindings;
import nld.runs.LogFindings.OfLaw;
import nld.runs.LogFindings.Row;

/** What came of holding a log against laws, for people: a line for each law and label, a block for what is refuted. */
public final class RunText {
    private static final int MOST_LINES = 12;
    private static final int MOST_BLOCKS = 3;

    private final Style style;

    /** Text in {@code style}. */
    public RunText(Style style) {
        this.style = style;
    }

    /** What was found in the log {@code file}; ends with a line feed. */
    public String of(String file, LogFindings findings) {
        List<String> values = new ArrayList<>();
        findings.settings().forEach((name, setting) -> values.add(name + " = " + exact(setting.value()) + " (" + setting.from() + ")"));
        StringBuilder out = new StringBuilder(style.strong(file)).append("  ").append(findings.rows()).append(" rows");
        out.append(values.isEmpty() ? "" : "; " + String.join(", ", values)).append('\n');
        Map<String, List<OfLaw>> byClaim = new LinkedHashMap<>();
        findings.laws().forEach(law -> byClaim.computeIfAbsent(law.claim(), name -> new ArrayList<>()).add(law));
        int widest = byClaim.keySet().stream().mapToInt(String::length).max().orElse(0);
        byClaim.values().forEach(laws -> lines(laws, widest).forEach(line -> out.append("  ").append(line).append('\n')));
        blocks(file, findings, out);
        long broken = findings.laws().stream().filter(law -> !law.holds()).count();
        out.append("\nresult  ").append(broken == 0 ? "the run obeys what was claimed of it, within " + shown(findings.tolerance())
                + " of the largest term or rounding" : broken + " of " + findings.laws().size() + " laws refuted by the run").append('\n');
        return out.toString();
    }

    /** A line for each label; of many, for those that are refuted, and one for the rest. */
    private List<String> lines(List<OfLaw> laws, int widest) {
        List<String> lines = new ArrayList<>();
        List<OfLaw> shown = laws.size() <= MOST_LINES ? laws
                : laws.stream().filter(law -> !law.holds()).limit(MOST_LINES).toList();
        shown.forEach(law -> lines.add(line(law, law.label(), widest)));
        if (shown.size() < laws.size()) {
            long broken = laws.stream().filter(law -> !law.holds()).count();
            OfLaw worst = laws.stream().filter(OfLaw::holds)
                    .reduce((left, right) -> left.worst().relative() >= right.worst().relative() ? left : right).orElse(null);
            lines.add(worst == null ? "refuted  " + laws.get(0).claim() + "  for all " + broken
                    : line(worst, laws.size() - broken + " of " + laws.size() + ", worst " + worst.label(), widest));
        }
        return lines;
    }

    private String line(OfLaw law, String label, int widest) {
        String verdict = law.holds() ? style.paint(Outcome.PROVED, "holds") + "  " : style.paint(Outcome.REFUTED, "refuted");
        String named = law.claim() + " ".repeat(Math.max(0, widest - law.claim().length())) + (label.isEmpty() ? "" : "  * = " + label);
        String figure = law.holds() ? law.steps() + " steps" : "fails at " + law.broken() + " of " + law.steps() + " steps";
        return verdict + "  " + named + "  " + figure + ", worst " + shown(law.worst().relative()) + " of the largest term, line "
                + law.worst().line();
    }

    private void blocks(String file, LogFindings findings, StringBuilder out) {
        List<OfLaw> refuted = findings.laws().stream().filter(law -> !law.holds()).toList();
        for (OfLaw law : refuted.subList(0, Math.min(MOST_BLOCKS, refuted.size()))) {
            Rows rows = new Rows("  ");
            law.first().ifPresent(row -> rows.add(row.equals(law.worst()) ? "first and worst" : "first", described(row)));
            if (!law.first().equals(Optional.of(law.worst()))) {
                rows.add("worst", described(law.worst()));
            }
            law.culprit().ifPresent(lines -> rows.add("where", "it fails only at steps in which "
                    + (lines.from() == lines.to() ? "line " + lines.from() + " takes" : "lines " + lines.from() + " to " + lines.to()
                    + " take") + " part: is a value there wrong?"));
            law.explanations().forEach(why -> rows.add("why", "the defect is " + why.formula() + " at every step, to " + shown(why.rest())
                    + " of the largest term: in this run " + why.quantity() + " is not 0, but up to " + shown(why.largest())));
            findings.hints().forEach(hint -> rows.add("hint", hint));
            out.append('\n').append(file).append("  ").append(law.claim()).append(" is refuted")
                    .append(law.label().isEmpty() ? "" : " for * = " + law.label()).append("\n\n").append(rows);
        }
        if (refuted.size() > MOST_BLOCKS) {
            out.append("\n  and ").append(refuted.size() - MOST_BLOCKS).append(" more; --json has them all\n");
        }
    }

    private static String described(Row row) {
        return "line " + row.line() + row.step().map(step -> ", step " + step).orElse("") + ": left " + exact(row.left()) + ", right " + exact(row.right())
                + ", defect " + shown(row.defect()) + ", " + shown(row.relative()) + " of the largest term";
    }

    private static String exact(double value) {
        return Double.toString(value).replace('E', 'e');
    }

    private static String shown(double value) {
        return value == 0 ? "0" : String.format(java.util.Locale.ROOT, "%.2g", value).replaceAll("e([+-])0(\\d)", "e$1$2");
    }
}
