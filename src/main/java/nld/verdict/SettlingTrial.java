package nld.verdict;

import java.math.BigDecimal;
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
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.kernel.Confirmed;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import nld.lowering.Lowered;
import nld.lowering.Lowering;
import nld.model.Check;

/**
 * Whether a quantity comes to rest at a value along a real run: over the last tenth of its steps it rounds to every digit that is
 * written, that is, it is never further off than half a unit of the last one; and it moves by less there than in the tenth before, as
 * what only moves slowly does not. A run that rests at its start, as far as the quantity sees, has tried nothing.
 */
final class SettlingTrial {
    /** The last part of a run that is looked at, as one in so many. */
    private static final int PART = 10;
    /** Of fewer steps the last part is no part. */
    private static final int FEWEST = 100;
    /** What comes to rest moves by at most so much of what it moved in the part before. */
    private static final double SLOWER = 0.5;
    /** What rounding may move it by. */
    private static final double ROUNDING = 1e-12;
    /** So many decimal digits a double holds, whatever the number. */
    private static final int DIGITS = 15;

    private final Values values;
    private final RuleRun run;
    private final int steps;
    private final List<Symbol> inputs;
    private final Expression seen;
    private final Lowered quantity;

    SettlingTrial(Derived derived, Recurrence recurrence, List<Recurrence> draws, Check check) {
        if (!(check.subject() instanceof Check.Subject.Quantity subject)) {
            throw new Underivable("a quantity settles, not a claim; write 'check NAME: |q|^2 along …'");
        }
        this.steps = check.conditions().steps().orElseThrow(() -> new Underivable(
                "the check has no number of steps; give it in a line 'steps 1000'"));
        this.values = RuleRun.values(recurrence, check);
        this.run = new RuleRun(recurrence, draws, values);
        StoredSteps stored = new StoredSteps(recurrence,
                AlongSteps.quantities(recurrence, derived.theorem().system(), derived.calculus()), derived.calculus());
        List<Expression> parts = Entries.of(subject.expression());
        this.seen = stored.rewrite(parts.get(0));
        if (parts.size() > 1 || stored.looksBack() || Symbols.occurs(seen, part -> part == Symbol.TIME || part == Symbol.STEP)) {
            throw new Underivable("what settles is one number, of the states before and after a step");
        }
        int width = recurrence.coordinates().size() + recurrence.states().size();
        this.inputs = stored.inputs().subList(0, 2 * width);
        this.quantity = Lowering.of(inputs, values.closed(inputs, List.of(seen)));
    }

    Verdict decide(Check.Expectation.Settles expected) {
        BigDecimal value = new BigDecimal(expected.digits());
        if (value.precision() > DIGITS) {
            return new Undecided("more than " + DIGITS + " digits are written; a run in double has no more");
        }
        if (steps < FEWEST) {
            return new Undecided("whether something settles shows in " + FEWEST + " steps or more, found " + steps);
        }
        Watch watch = new Watch(value);
        DescentOutcome outcome = run.through(steps, watch);
        if (!(outcome instanceof DescentOutcome.Completed)) {
            return new Undecided("the run " + outcome.sentence());
        }
        return watch.verdict();
    }

    /** Looks at the quantity over the last steps. */
    private final class Watch implements StepObserver {
        private final double expected;
        /** Half a unit of the last digit. */
        private final double bound;
        private final int first = steps - steps / PART + 1;
        /** Where the part before begins. */
        private final int earlier = first - steps / PART;
        private final double[] given = new double[inputs.size()];
        private final double[] value = new double[1];
        private final Movement movement = new Movement(inputs, seen);
        private double furthest;
        private double largest;
        private double start;
        private double middle;
        private double last;
        private Optional<Verdict> failed = Optional.empty();

        Watch(BigDecimal stated) {
            expected = stated.doubleValue();
            bound = new BigDecimal("0.5").scaleByPowerOfTen(-stated.scale()).doubleValue();
        }

        @Override
        public void step(int step, double[] position, double[] state, double[] nextPosition, double[] nextState) {
            int at = 0;
            for (double[] part : List.of(position, state, nextPosition, nextState)) {
                System.arraycopy(part, 0, given, at, part.length);
                at += part.length;
            }
            movement.see(given);
            if (step < earlier || failed.isPresent()) {
                return;
            }
            quantity.evaluate(given, value);
            last = value[0];
            largest = Math.max(largest, Math.abs(last));
            start = step == earlier ? last : start;
            middle = step == first ? last : middle;
            if (step >= first) {
                compare(step);
            }
        }

        private void compare(int step) {
            double off = Math.abs(last - expected);
            if (!(off <= bound)) { // written so that NaN fails
                failed = Optional.of(new Refuted(String.format(Locale.ROOT,
                        "at step %d of %d it is %s, %.1e off; half a unit of the last digit is %.1e", step, steps, last, off, bound),
                        Optional.empty()));
            }
            furthest = Math.max(furthest, off);
        }

        Verdict verdict() {
            if (failed.isEmpty() && !movement.isSeen()) {
                return new Undecided("the run rests at its start, as far as the quantity sees, so that nothing was tried; take another start");
            }
            double moved = Math.abs(last - middle);
            double before = Math.abs(middle - start);
            if (failed.isEmpty() && moved > SLOWER * before && moved > ROUNDING * largest) {
                return new Undecided(String.format(Locale.ROOT, "it rounds to these digits and has not come to rest: it moves by %.1e over the "
                        + "last tenth of the steps and by %.1e over the tenth before; take more steps", moved, before));
            }
            return failed.orElseGet(() -> new Confirmed(String.format(Locale.ROOT,
                    "from step %d to %d it is so to every digit: at the end %s, never more than %.1e off, half a unit of the last digit being %.1e",
                    first, steps, last, furthest, bound)));
        }
    }
}
