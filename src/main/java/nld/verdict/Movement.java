package nld.verdict;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import nld.expression.Expression;
import nld.expression.Symbol;
import nld.expression.Symbols;

/** Whether a run moves anything on which a quantity depends: one that rests where it starts tries nothing. */
final class Movement {
    /** What rounding may move a number by, in parts of it. */
    private static final double ROUNDING = 1e-12;

    private final int[] watched;
    private double[] first;
    private boolean seen;

    /** Of {@code quantity}, a formula in {@code inputs}. */
    Movement(List<Symbol> inputs, Expression quantity) {
        Set<Symbol> named = Symbols.of(quantity);
        this.watched = IntStream.range(0, inputs.size()).filter(index -> named.contains(inputs.get(index))).toArray();
    }

    /** Shows the inputs at some step; those of the first call count as the start. */
    void see(double[] inputs) {
        first = first == null ? inputs.clone() : first;
        for (int index : watched) {
            seen |= Math.abs(inputs[index] - first[index]) > ROUNDING * Math.abs(first[index]);
        }
    }

    /** Whether one of them has changed by more than rounding. */
    boolean isSeen() {
        return seen;
    }
}
