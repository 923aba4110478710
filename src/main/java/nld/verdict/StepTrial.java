package nld.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nld.derivation.Derived;
import nld.derivation.Underivable;
import nld.descent.Descent;
import nld.descent.DescentOutcome;
import nld.descent.StepObserver;
import nld.descent.StepRoundoff;
import nld.discretization.AlongSteps;
import nld.discretization.Recurrence;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.kernel.Confirmed;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import nld.lowering.Lowering;
import nld.lowering.Roundoff;
import nld.model.Check;
import nld.model.Claim;
import nld.model.Relation;

/**
 * Runs real descent and holds a claim against the states that the run itself produced: {@code next} and {@code last}
 * are what it stored, not what the rule's formula says.
 */
final class StepTrial {
    private static final double UNIT = 0x1p-53;

    private final Recurrence recurrence;
    private final Values values;
    private final int steps;
    private final double rate;
    private final Relation.Sign sign;
    private final StoredSteps stored;
    private final List<Expression> gradient;
    private final List<Expression> outputs = new ArrayList<>();

    StepTrial(Derived derived, Recurrence recurrence, Check check) {
        if (!(check.subject() instanceof Check.Subject.OfClaim subject)) {
            throw new Underivable("a step law is a claim; write 'check NAME: claim LABEL along …'");
        }
        this.recurrence = recurrence;
        this.steps = check.conditions().steps().orElseThrow(() -> new Underivable(
                "the check has no number of steps; give it in a line 'steps 1000'"));
        this.values = values(recurrence, check);
        this.rate = values.number(recurrence.rule().rate());
        Claim claim = derived.theorem().claims().filter(one -> one.label().equals(subject.label())).findFirst()
                .orElseThrow(() -> new Underivable("there is no claim called " + subject.label()));
        this.sign = claim.relation().sign();
        if (sign == Relation.Sign.DIFFERENT) {
            throw new Underivable("that two sides differ somewhere is not seen step by step");
        }
        this.stored = new StoredSteps(recurrence,
                AlongSteps.quantities(recurrence, derived.theorem().system(), derived.calculus()), derived.calculus());
        prepare(claim);
        this.gradient = values.closed(recurrence.coordinates(), recurrence.lossGradient());
    }

    private static Values values(Recurrence recurrence, Check check) {
        Values given = new Values(check.conditions());
        if (!(recurrence.rule().rate() instanceof Symbol symbol)) {
            return given;
        }
        return given.with(symbol, check.conditions().rates().stream().findFirst().map(Values::exact).orElseThrow(
                () -> new Underivable("the check has no rate; give it in a line 'rate 1/10'")));
    }

    private void prepare(Claim claim) {
        List<Expression> left = Entries.of(claim.relation().left());
        List<Expression> right = Entries.of(claim.relation().right());
        for (int index = 0; index < left.size(); index++) {
            Expression leftSide = values.in(stored.rewrite(left.get(index)));
            Expression rightSide = values.in(stored.rewrite(right.get(index)));
            outputs.addAll(List.of(leftSide.minus(rightSide), size(leftSide), size(rightSide)));
        }
    }

    /** The sum of the sizes of the terms: what a residual is compared with. */
    private static Expression size(Expression side) {
        List<Expression> terms = side instanceof Sum sum ? sum.terms() : List.of(side);
        return Sum.of(terms.stream().map(term -> term.shape().isScalar() ? term.norm() : term).toList());
    }

    Verdict decide() {
        Watch watch = new Watch();
        double[] start = values.requiredStart(recurrence.coordinates());
        Descent descent = new Descent(Lowering.of(recurrence.coordinates(), gradient), rate,
                values.number(recurrence.rule().momentum()), values.number(recurrence.rule().decay()));
        DescentOutcome outcome = descent.run(start, values.start(recurrence.buffer()), steps, watch);
        boolean whole = outcome instanceof DescentOutcome.Completed;
        if (!whole && !watch.law.isDecided()) {
            return new Undecided("the run " + outcome.sentence());
        }
        Verdict verdict = watch.law.verdict();
        return verdict instanceof Confirmed && !watch.moves
                ? new Undecided("the run rests at its start, as far as the claim sees, so that nothing was tried; take another start")
                : verdict;
    }

    /** Shows each step to the law, with the bound on what rounding can do. */
    private final class Watch implements StepObserver {
        private final StepLaw law = new StepLaw();
        private boolean moves;
        private final int dimension = recurrence.coordinates().size();
        private final List<Integer> watched = watched();
        private final Roundoff roundoff = Lowering.roundoff(stored.inputs(), values.closed(stored.inputs(), outputs));
        private final StepRoundoff stepRoundoff = new StepRoundoff(
                Lowering.roundoff(recurrence.coordinates(), gradient), dimension, rate,
                values.number(recurrence.rule().momentum()), values.number(recurrence.rule().decay()));
        private final double[] given = new double[stored.inputs().size()];
        private final double[] errors = new double[stored.inputs().size()];
        private final double[] seen = new double[outputs.size()];
        private final double[] seenErrors = new double[outputs.size()];
        private final double[] previous = new double[dimension];
        private final double[] nextErrors = new double[dimension];
        private final double[] nextBufferErrors = new double[dimension];

        @Override
        public void step(int step, double[] position, double[] buffer, double[] nextPosition, double[] nextBuffer) {
            stepRoundoff.of(position, buffer, nextPosition, nextBuffer, nextErrors, nextBufferErrors);
            System.arraycopy(position, 0, given, 0, dimension);
            System.arraycopy(buffer, 0, given, dimension, dimension);
            System.arraycopy(nextPosition, 0, given, 2 * dimension, dimension);
            System.arraycopy(nextBuffer, 0, given, 3 * dimension, dimension);
            System.arraycopy(nextErrors, 0, errors, 2 * dimension, dimension);
            System.arraycopy(nextBufferErrors, 0, errors, 3 * dimension, dimension);
            remember(step, position, buffer);
            given[5 * dimension] = rate * (step - 1);
            errors[5 * dimension] = 2 * UNIT * given[5 * dimension];
            given[5 * dimension + 1] = step;
            moves = moves || isMoving();
            if (step > 1 || recurrence.hasMomentum() || !stored.looksBack()) {
                roundoff.evaluate(given, errors, seen, seenErrors);
                observe(step);
            }
        }

        /** The entries of position and buffer on which the claim depends; all where it depends on none. */
        private List<Integer> watched() {
            Set<Symbol> named = outputs.stream().flatMap(output -> Symbols.of(output).stream()).collect(Collectors.toSet());
            Set<Integer> entries = IntStream.range(0, 5 * dimension)
                    .filter(index -> named.contains(stored.inputs().get(index)))
                    .mapToObj(index -> index % (index < 4 * dimension ? 2 * dimension : dimension))
                    .collect(Collectors.toCollection(TreeSet::new));
            return entries.isEmpty() ? IntStream.range(0, 2 * dimension).boxed().toList() : List.copyOf(entries);
        }

        /** Whether an entry that the claim sees changes in this step by more than rounding. */
        private boolean isMoving() {
            return watched.stream().anyMatch(index -> {
                int next = 2 * dimension + index;
                return Math.abs(given[next] - given[index]) > errors[next] + UNIT * Math.abs(given[index]);
            });
        }

        /** Before the first step there is no stored position: there a rule with a buffer is run backward from the start. */
        private void remember(int step, double[] position, double[] buffer) {
            for (int index = 0; index < dimension; index++) {
                double moved = rate * buffer[index];
                given[4 * dimension + index] = step == 1 ? position[index] + moved : previous[index];
                errors[4 * dimension + index] = UNIT * (3 * Math.abs(moved) + 2 * Math.abs(position[index]));
            }
            System.arraycopy(position, 0, previous, 0, dimension);
        }

        private void observe(int step) {
            for (int index = 0; index < seen.length; index += 3) {
                double residual = switch (sign) { // written so that NaN is kept
                    case AT_MOST -> seen[index] <= 0 ? 0 : seen[index];
                    case AT_LEAST -> seen[index] >= 0 ? 0 : seen[index];
                    default -> seen[index];
                };
                law.observe(step, residual, Math.max(seen[index + 1], seen[index + 2]), seenErrors[index]);
            }
        }
    }
}
