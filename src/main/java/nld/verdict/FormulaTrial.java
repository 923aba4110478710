package nld.verdict;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nld.derivation.Derived;
import nld.derivation.Underivable;
import nld.descent.DescentOutcome;
import nld.descent.StepObserver;
import nld.discretization.AlongSteps;
import nld.discretization.Recurrence;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Rational;
import nld.expression.Symbol;
import nld.kernel.Confirmed;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import nld.lowering.Lowered;
import nld.lowering.Lowering;
import nld.model.Check;

/** Compares a quantity of a run with a stated formula of time: in its order in the rate, or to a part of it at every step. */
final class FormulaTrial {
    private final Recurrence recurrence;
    private final Check check;
    private final Expression quantity;
    private final Symbol rate;

    FormulaTrial(Derived derived, Recurrence recurrence, Check check) {
        this.recurrence = recurrence;
        this.check = check;
        if (!(check.subject() instanceof Check.Subject.Quantity subject) || !subject.expression().shape().isScalar()) {
            throw new Underivable("a formula is compared with a number, not with a claim or a vector");
        }
        if (recurrence.rule().isRandom() || !(recurrence.rate() instanceof Symbol symbol)) {
            throw new Underivable("a formula is followed by runs that are not random and whose rate is a parameter, as in 'rate eta'");
        }
        this.rate = symbol;
        this.quantity = new StoredSteps(recurrence, AlongSteps.quantities(recurrence, derived.theorem().system(), derived.calculus()),
                derived.calculus()).rewrite(Entries.scalar(subject.expression()));
    }

    /** The values of {@code check} at one rate, and how many steps its run makes; none where no whole number ends at its time. */
    static Optional<Integer> steps(Check check, Values values, Rational eta) {
        return check.conditions().steps().or(() -> ObservedOrder.steps(Values.exact(values.in(check.conditions().until().orElseThrow(
                () -> new Underivable("the check has no end; give it in a line 'until t = …'")))), eta));
    }

    Verdict decide(Check.Expectation.FormulaOrder expected) {
        List<Rational> rates = check.conditions().rates().stream().map(Values::exact).toList();
        return ObservedOrder.of(eta -> compared(eta, expected.formula()), rates, ObservedOrder.HALVINGS).verdict(expected.order());
    }

    private Compared compared(Rational eta, Expression formula) {
        Values values = new Values(check.conditions()).with(rate, eta);
        Optional<Integer> steps = steps(check, values, eta);
        if (steps.isEmpty()) {
            return new Compared.Unusable("no whole number of steps makes up the time");
        }
        Watch watch = new Watch(values, eta.toDouble(), formula);
        DescentOutcome outcome = watch.run(steps.get());
        if (!(outcome instanceof DescentOutcome.Completed)) {
            return new Compared.Unusable("the run " + outcome.sentence());
        }
        double[] stated = {watch.stated[0]};
        return Compared.Apart.of(new double[] {watch.found[0]}, stated, stated, steps.get());
    }

    Verdict decide(Check.Expectation.Within expected) {
        Rational eta = check.conditions().rates().stream().findFirst().map(Values::exact).orElseThrow(
                () -> new Underivable("the check has no rate; give it in a line 'rate 1/10'"));
        Values values = new Values(check.conditions()).with(rate, eta);
        int steps = steps(check, values, eta).orElseThrow(() -> new Underivable("no whole number of steps makes up the time"));
        Watch watch = new Watch(values, eta.toDouble(), expected.formula());
        DescentOutcome outcome = watch.run(steps);
        if (!(outcome instanceof DescentOutcome.Completed)) {
            return new Undecided("the run " + outcome.sentence());
        }
        double part = values.number(expected.part());
        String found = String.format(Locale.ROOT, "the relative error is at most %.3g, after step %d of %d", watch.largest, watch.where, steps);
        if (Double.isNaN(watch.largest)) {
            return new Undecided("the formula or the quantity is not a finite number after step " + watch.where);
        }
        if (!watch.movement.isSeen()) {
            return new Undecided("the run rests at its start, as far as the quantity sees, so that nothing was tried; take another start");
        }
        return watch.largest <= part ? new Confirmed(found)
                : new Refuted(found + String.format(Locale.ROOT, "; %.3g is allowed", part), Optional.empty());
    }

    /** Sees quantity and formula after each step. */
    private final class Watch implements StepObserver {
        private final RuleRun run;
        private final Lowered observed;
        private final Lowered formula;
        private final double eta;
        private final double[] state;
        private final double[] time = new double[1];
        private final double[] found = new double[1];
        private final double[] stated = new double[1];
        private final Movement movement;
        private double largest;
        private int where;

        Watch(Values values, double eta, Expression formula) {
            this.run = new RuleRun(recurrence, List.of(recurrence), values);
            this.eta = eta;
            List<Symbol> inputs = new java.util.ArrayList<>(recurrence.coordinates());
            inputs.addAll(recurrence.states());
            this.observed = Lowering.of(inputs, values.closed(inputs, List.of(quantity)));
            this.formula = Lowering.of(List.of(Symbol.TIME),
                    values.closed(List.of(Symbol.TIME), List.of(ValidRange.started(Entries.scalar(formula), values))));
            this.state = new double[inputs.size()];
            this.movement = new Movement(inputs, quantity);
        }

        DescentOutcome run(int steps) {
            return run.through(steps, this);
        }

        @Override
        public void step(int step, double[] position, double[] states, double[] nextPosition, double[] nextState) {
            if (step == 1) {
                System.arraycopy(position, 0, state, 0, position.length);
                System.arraycopy(states, 0, state, position.length, states.length);
                movement.see(state);
            }
            System.arraycopy(nextPosition, 0, state, 0, nextPosition.length);
            System.arraycopy(nextState, 0, state, nextPosition.length, nextState.length);
            movement.see(state);
            observed.evaluate(state, found);
            time[0] = eta * step;
            formula.evaluate(time, stated);
            double error = Math.abs(found[0] - stated[0]) / Math.abs(found[0]);
            if (!Double.isNaN(largest) && !(error <= largest)) {
                largest = Double.isFinite(error) ? error : Double.NaN;
                where = step;
            }
        }
    }
}
