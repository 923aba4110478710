package nld.pages;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nld.expression.Rational;
import nld.expression.Symbol;
import nld.kernel.Proved;
import nld.kernel.Refuted;
import nld.kernel.Witness;
import nld.model.Asymptotics;
import nld.model.Claim;
import nld.plots.Plot;
import nld.report.FileReport;
import nld.report.Outcome;
import nld.typesetting.Equation;
import nld.verdict.Finding;

/** A finding in HTML: its verdict with the evidence, of a refutation the point and the difference, its pictures. */
final class FindingHtml {
    private final FileReport.Examined report;

    FindingHtml(FileReport.Examined report) {
        this.report = report;
    }

    /** How a finding is coloured, and filtered: {@code held}, {@code open}, {@code broken}, {@code undecided}, {@code failed}. */
    static String kind(Finding finding) {
        return Outcome.of(finding) == Outcome.OPEN ? "open" : finding.standing().name().toLowerCase(Locale.ROOT);
    }

    /** One finding; {@code number} is its place, from 1. */
    String of(Finding finding, int number, List<Plot> plots) {
        Outcome outcome = Outcome.of(finding);
        StringBuilder out = new StringBuilder("<article class=\"finding " + kind(finding) + "\" id=\"finding-" + number + "\">\n<h3>"
                + "<span class=\"verdict " + kind(finding) + "\">" + mark(outcome) + " " + Html.text(outcome.words()) + "</span> "
                + Html.text(subject(finding)) + "</h3>\n");
        out.append(claim(finding).map(FindingHtml::statement).orElse(""));
        out.append("<p><code>").append(Html.text(finding.text())).append("</code> <a class=\"soft\" href=\"#L")
                .append(finding.place().line()).append("\">line ").append(finding.place().line()).append("</a></p>\n<dl>\n")
                .append(Html.row("evidence", Html.text(finding.verdict().evidence())));
        if (finding.verdict() instanceof Proved proved && !proved.assumptions().isEmpty()) {
            out.append(Html.row("where", Html.text(String.join(", ", proved.assumptions()))));
        }
        finding.derived().ifPresent(relation -> out.append(Html.row("derived", Html.formula(Equation.of(relation, Optional.empty())))));
        if (finding.verdict() instanceof Refuted refuted) {
            refuted.witness().ifPresent(witness -> out.append(witness(witness)));
        }
        if (!finding.saving().isEmpty()) {
            out.append(Html.row("would hold", Html.text(String.join("; ", finding.saving()))));
        }
        out.append("</dl>\n");
        plots.forEach(plot -> out.append("<figure class=\"picture\">").append(plot.svg()).append("<figcaption>").append(Html.text(plot.title()))
                .append(" (<a href=\"../plots/").append(plot.name()).append(".svg\">SVG</a>)</figcaption></figure>\n"));
        return out.append("</article>\n").toString();
    }

    /** A sign besides the colour. */
    private static String mark(Outcome outcome) {
        return switch (outcome) {
            case PROVED, CONFIRMED, BREAKS -> "✓";
            case OPEN, UNDECIDED -> "?";
            case REFUTED, IDLE, FAILED -> "✗";
        };
    }

    private static String subject(Finding finding) {
        return switch (finding.subject()) {
            case CLAIM -> "claim " + finding.name();
            case OPEN -> "open claim " + finding.name();
            case CHECK -> "check " + finding.name();
            case CONTROL -> "control that must break " + finding.name();
        };
    }

    private Optional<Claim> claim(Finding finding) {
        boolean claim = finding.subject() == Finding.Subject.CLAIM || finding.subject() == Finding.Subject.OPEN;
        return report.theorem().claims().filter(one -> claim && one.label().equals(finding.name())
                && one.place().equals(finding.place())).findFirst();
    }

    private static String statement(Claim claim) {
        return Html.formula(Equation.of(claim.relation(), claim.asymptotics().filter(Asymptotics.Order.class::isInstance)
                .map(Asymptotics.Order.class::cast)));
    }

    private static String witness(Witness witness) {
        StringBuilder out = new StringBuilder();
        witness.difference().ifPresent(difference -> out.append(Html.row("left − right", Html.formula(difference))));
        witness.part().ifPresent(part -> out.append(Html.row("of", Html.text(part))));
        witness.instance().ifPresent(instance -> out.append(Html.row("for", Html.text(instance))));
        out.append(Html.row("left side there", Html.text(witness.left()))).append(Html.row("right side there", Html.text(witness.right())));
        return out.append(Html.row("at the point", point(witness.point()))).toString();
    }

    private static String point(Map<Symbol, Rational> point) {
        return point.isEmpty() ? "everywhere" : "<table class=\"witness\"><thead><tr><th scope=\"col\">symbol</th><th scope=\"col\">value</th></tr>"
                + "</thead><tbody>" + point.entrySet().stream().map(entry -> "<tr><th scope=\"row\">" + Html.text(entry.getKey().toString())
                + "</th><td>" + Html.text(entry.getValue().toString()) + "</td></tr>").collect(Collectors.joining()) + "</tbody></table>";
    }
}
