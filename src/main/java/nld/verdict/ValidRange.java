package nld.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nld.derivation.Derived;
import nld.descent.StepObserver;
import nld.discretization.AlongSteps;
import nld.discretization.Recurrence;
import nld.expression.Entries;
import nld.expression.Evolved;
import nld.expression.Expression;
import nld.expression.Rewriter;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.lowering.Lowered;
import nld.lowering.Lowering;
import nld.model.Relation;

/**
 * The range in which a check is meant, held against every state of a run, the first and the last among them: what each side of
 * its inequalities was where it was nearest to leaving the range, or farthest outside.
 */
final class ValidRange implements StepObserver {
    private static final Symbol SHARPNESS = Symbol.of("sharpness", Shape.SCALAR, Symbol.Kind.QUANTITY);
    private static final Symbol SEEN = Symbol.of("sharpness seen", Shape.SCALAR, Symbol.Kind.STATE);

    private final List<Relation> range;
    private final Lowered sides;
    private final Optional<Sharpness> sharpness;
    private final double rate;
    private final double[] given;
    private final double[] seen;
    private final double[] left;
    private final double[] right;
    private final int[] at;

    /** Of a run under {@code values}; learning time is {@code rate} times the steps. */
    ValidRange(Derived derived, Recurrence recurrence, Values values, List<Relation> range, double rate) {
        this.range = range;
        this.rate = rate;
        Map<Symbol, Expression> quantities = new HashMap<>(
                AlongSteps.quantities(recurrence, derived.theorem().system(), derived.calculus()));
        quantities.put(SHARPNESS, SEEN);
        StoredSteps stored = new StoredSteps(recurrence, quantities, derived.calculus());
        List<Symbol> inputs = new ArrayList<>(recurrence.coordinates());
        inputs.addAll(recurrence.states());
        inputs.addAll(List.of(SEEN, Symbol.TIME, Symbol.STEP));
        List<Expression> formulas = new ArrayList<>();
        for (Relation relation : range) {
            for (Expression side : List.of(relation.left(), relation.right())) {
                formulas.add(stored.rewrite(started(Entries.scalar(side), values)));
            }
        }
        this.sides = Lowering.of(inputs, values.closed(inputs, formulas));
        boolean sharp = formulas.stream().anyMatch(formula -> Symbols.occurs(formula, part -> part == SEEN));
        this.sharpness = sharp ? Optional.of(new Sharpness(recurrence, values, derived.calculus())) : Optional.empty();
        this.given = new double[inputs.size()];
        this.seen = new double[formulas.size()];
        this.left = new double[range.size()];
        this.right = new double[range.size()];
        this.at = new int[range.size()];
        java.util.Arrays.fill(at, -1);
    }

    /** {@code initial X} by its value. */
    static Expression started(Expression scalar, Values values) {
        return new Rewriter() {
            @Override
            public Expression evolved(Evolved evolved) {
                return evolved.evolution() == Evolved.Evolution.INITIAL ? values.exactAtStart(evolved.operand()) : super.evolved(evolved);
            }
        }.rewrite(scalar);
    }

    @Override
    public void step(int step, double[] position, double[] states, double[] nextPosition, double[] nextState) {
        if (step == 1) {
            look(0, position, states);
        }
        look(step, nextPosition, nextState);
    }

    private void look(int step, double[] position, double[] states) {
        System.arraycopy(position, 0, given, 0, position.length);
        System.arraycopy(states, 0, given, position.length, states.length);
        given[given.length - 3] = sharpness.map(known -> known.at(position)).orElse(Double.NaN);
        given[given.length - 2] = rate * step;
        given[given.length - 1] = step + 1.0;
        sides.evaluate(given, seen);
        for (int index = 0; index < range.size(); index++) {
            double now = excess(index, seen[2 * index], seen[2 * index + 1]);
            boolean worse = at[index] < 0 || now > excess(index, left[index], right[index]) || Double.isNaN(now);
            if (worse && !(at[index] >= 0 && Double.isNaN(excess(index, left[index], right[index])))) {
                left[index] = seen[2 * index];
                right[index] = seen[2 * index + 1];
                at[index] = step;
            }
        }
    }

    /** By how much an inequality is missed; negative inside the range, NaN where that is not known. */
    private double excess(int index, double leftSide, double rightSide) {
        return range.get(index).sign() == Relation.Sign.AT_MOST ? leftSide - rightSide : rightSide - leftSide;
    }

    private boolean isLeft(int index) {
        return !(excess(index, left[index], right[index]) <= 0); // written so that NaN is outside
    }

    /** The inequalities that the run did not keep, each with the state that was farthest outside; empty inside the range. */
    Optional<String> left() {
        List<String> outside = new ArrayList<>();
        for (int index = 0; index < range.size(); index++) {
            if (isLeft(index)) {
                outside.add(words(index, "reaches") + " after step " + at[index]);
            }
        }
        return outside.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", outside));
    }

    /** How near the run came to the ends of the range. */
    String extremes() {
        return java.util.stream.IntStream.range(0, range.size()).mapToObj(index -> words(index,
                range.get(index).sign() == Relation.Sign.AT_MOST ? "at most" : "at least")).collect(Collectors.joining(", "));
    }

    private String words(int index, String verb) {
        return String.format(Locale.ROOT, "%s %s %.3g (%s %.3g)", range.get(index).left(), verb, left[index],
                range.get(index).sign().text(), right[index]);
    }
}
