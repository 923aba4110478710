package nld.verdict;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nld.expression.Expression;
import nld.model.Asymptotics;
import nld.model.Check;
import nld.model.Claim;
import nld.model.Control;
import nld.model.Section;
import nld.model.Symmetry;
import nld.model.Theorem;

/**
 * A theorem with one change of a control made to it.
 *
 * @param theorem the changed theorem
 * @param inertia another inertia of the matching flow, where that is the change
 * @param start   another initial velocity of it, where that is the change
 */
record Variant(Theorem theorem, Optional<Expression> inertia, Optional<Expression> start) {

    static Variant unchanged(Theorem theorem) {
        return new Variant(theorem, Optional.empty(), Optional.empty());
    }

    /** {@code theorem} changed by {@code control}. */
    static Variant of(Theorem theorem, Control control) {
        Control.Change change = control.change();
        if (change instanceof Control.Change.OfInertia inertia) {
            return new Variant(theorem, Optional.of(inertia.value()), Optional.empty());
        }
        if (change instanceof Control.Change.OfStart start) {
            return new Variant(theorem, Optional.empty(), Optional.of(start.velocity()));
        }
        return unchanged(changed(theorem, control.breaks(), change));
    }

    private static Theorem changed(Theorem theorem, String breaks, Control.Change change) {
        if (change instanceof Control.Change.OfTerm term) {
            return new Theorem(theorem.name(), theorem.says(), theorem.source(), theorem.parameters(),
                    theorem.functions(), theorem.system().with(term.term(), term.value()), theorem.hypotheses(),
                    theorem.symmetries(), theorem.sections(), theorem.checks(), theorem.controls(), theorem.ensemble());
        }
        if (change instanceof Control.Change.OfDeclaration declared) {
            return declared.theorem();
        }
        if (change instanceof Control.Change.OfPower power) {
            return withExpectations(theorem, breaks, expectation ->
                    expectation instanceof Check.Expectation.Order order && order.against() == Check.Flow.MODIFIED_FLOW
                            ? new Check.Expectation.Order(order.order(), order.against(), power.power(), order.constant(), order.place()) : expectation);
        }
        if (change instanceof Control.Change.OfFormula formula) {
            return withExpectations(theorem, breaks, expectation -> expectation instanceof Check.Expectation.FormulaOrder order
                    ? new Check.Expectation.FormulaOrder(order.order(), formula.formula(), order.place())
                    : expectation instanceof Check.Expectation.Within within
                    ? new Check.Expectation.Within(within.part(), formula.formula(), within.place()) : expectation);
        }
        if (change instanceof Control.Change.OfRange range) {
            return withChecks(theorem, breaks, check -> check.with(check.conditions().within(range.range()), check.expectations()));
        }
        if (change instanceof Control.Change.OfMean mean) {
            return withExpectations(theorem, breaks, expectation -> expectation instanceof Check.Expectation.Mean stated
                    ? stated.withValue(mean.value()) : expectation);
        }
        if (change instanceof Control.Change.OfClaim claim) {
            return withClaim(theorem, claim.label(), stated -> replaced(stated, claim));
        }
        if (change instanceof Control.Change.OfHypothesis hypothesis) {
            return withHypothesis(theorem, hypothesis);
        }
        if (change instanceof Control.Change.WithoutHypothesis without) {
            return withClaim(theorem, breaks, claim -> claim.under(claim.hypotheses().stream()
                    .filter(name -> !name.equals(without.name())).toList()));
        }
        String wanted = symmetryOf(theorem, breaks);
        List<Symmetry> symmetries = theorem.symmetries().stream()
                .map(symmetry -> symmetry.name().equals(wanted) ? changed(symmetry, change) : symmetry).toList();
        return new Theorem(theorem.name(), theorem.says(), theorem.source(), theorem.parameters(), theorem.functions(),
                theorem.system(), theorem.hypotheses(), symmetries, theorem.sections(), theorem.checks(),
                theorem.controls(), theorem.ensemble());
    }

    private static Theorem withExpectations(Theorem theorem, String label, UnaryOperator<Check.Expectation> change) {
        return withChecks(theorem, label, check -> check.with(check.conditions(), check.expectations().stream().map(change).toList()));
    }

    private static Theorem withChecks(Theorem theorem, String label, UnaryOperator<Check> change) {
        List<Check> checks = theorem.checks().stream().map(check -> check.label().equals(label) ? change.apply(check) : check).toList();
        return new Theorem(theorem.name(), theorem.says(), theorem.source(), theorem.parameters(), theorem.functions(),
                theorem.system(), theorem.hypotheses(), theorem.symmetries(), theorem.sections(), checks, theorem.controls(), theorem.ensemble());
    }

    /** The symmetry whose charge the claim, or the claim that a check is about, speaks of; else the first. */
    private static String symmetryOf(Theorem theorem, String label) {
        String spoken = theorem.checks().stream().filter(check -> check.label().equals(label)).map(Check::subject)
                .filter(Check.Subject.OfClaim.class::isInstance)
                .map(subject -> ((Check.Subject.OfClaim) subject).label()).findFirst().orElse(label);
        return theorem.sectionOf(spoken).filter(Section.Charge.class::isInstance)
                .map(section -> ((Section.Charge) section).symmetry())
                .or(() -> theorem.symmetries().stream().map(Symmetry::name).findFirst()).orElse("");
    }

    private static Symmetry changed(Symmetry symmetry, Control.Change change) {
        if (change instanceof Control.Change.OfBoundary boundary) {
            return symmetry.withBoundary(boundary.value());
        }
        Control.Change.OfGenerator generator = (Control.Change.OfGenerator) change;
        return symmetry.with(symmetry.generator().with(generator.symbol(), generator.value()));
    }

    private static Claim replaced(Claim claim, Control.Change.OfClaim change) {
        // a limit is a qualifier and stays; an order is part of the relation
        boolean limit = claim.asymptotics().filter(Asymptotics.Limit.class::isInstance).isPresent();
        Claim changed = claim.with(change.relation(), change.relation().toString());
        return limit ? changed : changed.with(change.order());
    }

    /** {@code theorem} with the claim of that label changed. */
    static Theorem withClaim(Theorem theorem, String label, UnaryOperator<Claim> change) {
        return theorem.with(theorem.hypotheses(), theorem.sections().stream().map(section -> section.with(section.claims().stream()
                .map(claim -> claim.label().equals(label) ? change.apply(claim) : claim).toList())).toList());
    }

    private static Theorem withHypothesis(Theorem theorem, Control.Change.OfHypothesis change) {
        return theorem.with(theorem.hypotheses().stream().map(hypothesis -> hypothesis.name().equals(change.name())
                ? hypothesis.with(change.relations()) : hypothesis).toList(), theorem.sections());
    }
}
