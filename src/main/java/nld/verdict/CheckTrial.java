package nld.verdict;

import java.util.List;
import java.util.function.Consumer;
import nld.derivation.Derived;
import nld.derivation.Underivable;
import nld.derivation.Writing;
import nld.discretization.Recurrence;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Symbol;
import nld.kernel.Verdict;
import nld.model.Check;
import nld.model.UpdateRule;

/** Runs a check's expectation: finds the kind of trial that it asks for. */
final class CheckTrial {
    /** From so many entries on, runs are not written out in entries. */
    private static final int LARGE = 40;

    private final Variant variant;
    private final Derived derived;
    private final Consumer<Observation> seen;

    /** What a trial sees goes to {@code seen}: figures first, then the course. */
    CheckTrial(Variant variant, Derived derived, Consumer<Observation> seen) {
        this.seen = seen;
        this.variant = variant;
        this.derived = derived;
    }

    Verdict decide(Check check, Check.Expectation expectation) {
        requireGivenValues(check);
        if (expectation instanceof Check.Expectation.NoDrift) {
            if (check.course() instanceof Check.Course.Descent) {
                throw new Underivable("drift is seen along the motion, not along an update rule");
            }
            return new MotionTrial(derived, check).decide(seen);
        }
        if (!(check.course() instanceof Check.Course.Descent descent)) {
            throw new Underivable("an order and a step law are seen along an update rule, not along the motion");
        }
        UpdateRule rule = derived.theorem().rule(descent.rule()).orElseThrow(() -> new Underivable(
                "the theorem has no section 'update " + descent.rule() + "'"));
        if (expectation instanceof Check.Expectation.EveryStep && isForVectors(rule, check)) {
            Recurrence whole = Recurrence.of(rule, derived.theorem().system(), Writing.IN_VECTORS, derived.calculus());
            return new StepTrial(derived, whole, List.of(whole), check).decide(seen);
        }
        if (expectation instanceof Check.Expectation.Order order && isForVectors(order) && isForVectors(rule, check)) {
            Recurrence whole = Recurrence.of(rule, derived.theorem().system(), Writing.IN_VECTORS, derived.calculus());
            return new OrderTrial(variant, derived, whole, check, seen).decide(order);
        }
        Recurrence recurrence = Recurrence.of(rule, derived.theorem().system(), derived.calculus());
        List<Recurrence> draws = rule.sampling().isEmpty() ? List.of(recurrence)
                : Recurrence.draws(rule, derived.theorem().system(), derived.calculus());
        RangeTrial range = new RangeTrial(derived, recurrence, draws, check);
        return expectation instanceof Check.Expectation.OutOfRange ? range.leaves()
                : range.within(() -> decide(check, expectation, recurrence, draws));
    }

    /** A claim that is proved for the value that the theorem gives is not tried at another. */
    private void requireGivenValues(Check check) {
        Values values = new Values(check.conditions());
        GivenValues.byEntry(derived.theorem().ensemble().values()).forEach((symbol, value) -> {
            Expression tried = values.in(symbol);
            if (tried != symbol && tried != value) {
                throw new Underivable("the check gives " + symbol + " the value " + tried + ", the theorem " + value);
            }
        });
    }

    private Verdict decide(Check check, Check.Expectation expectation, Recurrence recurrence, List<Recurrence> draws) {
        UpdateRule rule = recurrence.rule();
        if (expectation instanceof Check.Expectation.Order order) {
            if (rule.isRandom()) {
                throw new Underivable("the order of one random run is not that of the rule: its noise is of the first order");
            }
            return new OrderTrial(variant, derived, recurrence, check, seen).decide(order);
        }
        if (expectation instanceof Check.Expectation.FormulaOrder order) {
            return new FormulaTrial(derived, recurrence, check).decide(order);
        }
        if (expectation instanceof Check.Expectation.Within within) {
            return new FormulaTrial(derived, recurrence, check).decide(within);
        }
        if (expectation instanceof Check.Expectation.Mean mean) {
            return new MeanTrial(derived, recurrence, draws, check).decide(mean);
        }
        if (!rule.noises().isEmpty()) {
            throw new Underivable("a run does not store the noise of its steps; expect mean over many seeds");
        }
        if (expectation instanceof Check.Expectation.Settles settles) {
            return new SettlingTrial(derived, recurrence, draws, check).decide(settles);
        }
        return new StepTrial(derived, recurrence, draws, check).decide(seen);
    }

    /** Whether the flow that a run is compared with is known in vectors, started as it is derived. */
    private boolean isForVectors(Check.Expectation.Order order) {
        return order.against() != Check.Flow.MOTION && order.constant().isEmpty() && variant.start().filter(start -> !start.isZero()).isEmpty();
    }

    /** Whether the run is large and plain enough to be run in vectors and matrices as they are. */
    private boolean isForVectors(UpdateRule rule, Check check) {
        List<Symbol> coordinates = derived.theorem().system().coordinates();
        return !rule.isRandom() && check.conditions().range().isEmpty()
                && coordinates.stream().noneMatch(coordinate -> coordinate.shape().isScalar())
                && coordinates.stream().mapToInt(coordinate -> Entries.count(coordinate.shape())).sum() >= LARGE;
    }

    /** The expectation in words. */
    static String describe(Check check, Check.Expectation expectation) {
        String along = check.course() instanceof Check.Course.Descent descent ? descent.rule() : "motion";
        if (expectation instanceof Check.Expectation.Order order) {
            return "order " + order.order() + " against " + order.against().word()
                    + (order.against() == Check.Flow.MODIFIED_FLOW ? " " + order.power() : "")
                    + order.constant().map(part -> ", constant within " + part).orElse("") + ", along " + along;
        }
        if (expectation instanceof Check.Expectation.Mean mean) {
            return "mean" + mean.value().map(value -> " " + value).orElse("") + " over " + mean.seeds() + " seeds"
                    + mean.within().map(part -> " within " + part).orElse("") + ", along " + along;
        }
        if (expectation instanceof Check.Expectation.FormulaOrder order) {
            return "order " + order.order() + " against formula " + order.formula() + ", along " + along;
        }
        if (expectation instanceof Check.Expectation.Within within) {
            return "within " + within.part() + " of " + within.formula() + ", along " + along;
        }
        if (expectation instanceof Check.Expectation.OutOfRange) {
            return "out of range, along " + along;
        }
        if (expectation instanceof Check.Expectation.Settles settles) {
            return "settles at " + settles.digits() + ", along " + along;
        }
        return (expectation instanceof Check.Expectation.NoDrift ? "no drift" : "every step") + ", along " + along;
    }
}
