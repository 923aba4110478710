package nld.report;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nld.expression.Rational;
import nld.expression.Symbol;
import nld.kernel.Refuted;
import nld.kernel.Witness;
import nld.model.Claim;
import nld.verdict.Finding;

/** The block for a finding that needs a closer look: what was claimed, what is so, and where they differ. */
final class RefutationText {
    /** A claim whose formula is longer, written out, is shown as the file has it. */
    private static final int LONGEST = 300;

    private final FileReport.Examined report;

    RefutationText(FileReport.Examined report) {
        this.report = report;
    }

    Optional<String> of(Finding finding) {
        return switch (Outcome.of(finding)) {
            case REFUTED -> Optional.of(headline(finding, finding.name() + " is refuted") + rows(finding, refutation(finding)));
            case IDLE -> Optional.of(headline(finding, "the control breaks nothing") + idle(finding));
            case FAILED -> Optional.of(headline(finding, finding.name() + " made nld fail") + failure(finding));
            default -> Optional.empty();
        };
    }

    private String headline(Finding finding, String what) {
        return report.file() + ":" + finding.place().line() + "  " + what + "\n\n";
    }

    private String rows(Finding finding, Refuted refuted) {
        Rows rows = new Rows("  ");
        if (finding.subject() == Finding.Subject.CHECK) {
            return rows.add("expected", finding.text()).add("found", refuted.evidence()).toString();
        }
        rows.add("claimed", claimed(finding));
        finding.derived().ifPresent(relation -> rows.add("derived",
                relation.left() + " = " + Grouped.of(relation.right())));
        if (refuted.witness().isEmpty()) {
            return saved(rows.add("found", refuted.evidence()), finding).toString();
        }
        Witness witness = refuted.witness().get();
        boolean derived = finding.derived().isPresent();
        // the derived quantity stands on the left of its claim: left minus right is what the claimed side lacks
        witness.difference().ifPresent(difference -> rows.add(derived ? "missing" : "differ by", Tidy.of(difference).toString()));
        witness.part().ifPresent(part -> rows.add("in", part));
        witness.instance().ifPresent(instance -> rows.add("for", instance));
        rows.add("at", place(witness) + "      " + (derived
                ? "claimed " + witness.right() + ", derived " + witness.left()
                : "left " + witness.left() + ", right " + witness.right()));
        return saved(rows, finding).toString();
    }

    private static Rows saved(Rows rows, Finding finding) {
        return finding.saving().isEmpty() ? rows : rows.add("would hold", String.join("; ", finding.saving()));
    }

    private static Refuted refutation(Finding finding) {
        return (Refuted) finding.verdict();
    }

    /** The claim in the notation of derived formulas, so that the two can be compared by eye. */
    private String claimed(Finding finding) {
        return report.theorem().claims().filter(claim -> claim.label().equals(finding.name())).findFirst()
                .map(Claim::relation).map(Object::toString).filter(formula -> formula.length() <= LONGEST).orElse(finding.text());
    }

    private static String place(Witness witness) {
        Map<Symbol, Rational> point = witness.point();
        return point.isEmpty() ? "everywhere" : point.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue()).collect(Collectors.joining(", "));
    }

    private static String idle(Finding finding) {
        return new Rows("  ")
                .add("changed", finding.text())
                .add("must break", finding.name())
                .add("but it is", finding.verdict().kind().word() + ": " + finding.verdict().evidence())
                .add("hence", "the control is a defect: " + finding.name() + " does not see what it changes")
                .toString();
    }

    private String failure(Finding finding) {
        return new Rows("  ").add("cause", finding.verdict().evidence())
                .add("repeat", "nld verify " + report.file()).toString();
    }
}
