package nld.derivation;

import java.util.ArrayList;
import java.util.List;
import nld.expression.Dimension;
import nld.expression.Expression;
import nld.expression.Jet;
import nld.expression.MatrixProduct;
import nld.expression.Outer;
import nld.expression.Scaled;
import nld.expression.Shape;
import nld.expression.Sum;
import nld.expression.Tuple;

/**
 * The inner product of a weight with what the open slots of a jet hold, as a sum of jets without open slots: one slot takes
 * the weight itself, two take the two sides of an outer product. A matrix of second derivatives is so only weighed by sums of
 * outer products, or by a matrix with a stated number of rows.
 */
final class Filling {
    private final Jet jet;
    private final List<Term> terms = new ArrayList<>();

    private Filling(Jet jet) {
        this.jet = jet;
    }

    /**
     * A multiple of a jet.
     *
     * @param factor the scalar factor
     * @param jet    the jet, a scalar
     */
    record Term(Expression factor, Jet jet) {
    }

    /** The terms whose sum is ⟨{@code weight}, {@code jet}⟩; {@link Underivable} for a weight that is no sum of outer products. */
    static List<Term> of(Jet jet, Expression weight) {
        if (jet.shape().isScalar()) {
            return List.of(new Term(weight, jet));
        }
        Filling filling = new Filling(jet);
        if (filling.slots() == 1) {
            return List.of(new Term(Expression.of(1), filling.filled(List.of(weight))));
        }
        filling.add(Expression.of(1), weight);
        return filling.terms;
    }

    private int slots() {
        long open = jet.open().stream().filter(this::isSlot).count();
        return (int) open + (jet.values().isEmpty() ? jet.function().valueSlots() : 0);
    }

    private boolean isSlot(int argument) {
        return !jet.arguments().get(argument).shape().isScalar();
    }

    /** The jet with its slots filled: those of the value first, then those of the derivatives. */
    private Jet filled(List<Expression> with) {
        int valueSlots = jet.values().isEmpty() ? jet.function().valueSlots() : 0;
        List<Expression> values = valueSlots == 0 ? jet.values() : with.subList(0, valueSlots);
        List<Integer> open = new ArrayList<>();
        List<Jet.Direction> directions = new ArrayList<>(jet.directions());
        int next = valueSlots;
        for (int argument : jet.open()) {
            if (isSlot(argument)) {
                directions.add(new Jet.Direction(argument, with.get(next++)));
            } else {
                open.add(argument);
            }
        }
        return Jet.of(jet.function(), jet.arguments(), open, directions, values);
    }

    private void add(Expression factor, Expression weight) {
        if (weight instanceof Sum sum) {
            sum.terms().forEach(term -> add(factor, term));
        } else if (weight instanceof Scaled scaled) {
            add(factor.times(scaled.scalar()), scaled.tensor());
        } else if (weight instanceof Outer outer) {
            terms.add(new Term(factor, filled(List.of(outer.left(), outer.right()))));
        } else if (weight instanceof MatrixProduct product && outerIn(product.factors()) >= 0) {
            add(factor, outer(product.factors(), outerIn(product.factors())));
        } else if (((Shape.Matrix) weight.shape()).rows() instanceof Dimension.Stated rows) {
            for (int row = 1; row <= rows.size(); row++) {
                Expression unit = unit(row, rows.size());
                terms.add(new Term(factor, filled(List.of(unit, weight.transposed().times(unit)))));
            }
        } else {
            throw new Underivable("a gradient of " + jet + " weighed by " + weight + " is not supported: the weight is no sum "
                    + "of outer products; state the dimension");
        }
    }

    private static int outerIn(List<Expression> factors) {
        for (int index = 0; index < factors.size(); index++) {
            if (factors.get(index) instanceof Outer) {
                return index;
            }
        }
        return -1;
    }

    /** A u vᵀ B as the outer product of A u and Bᵀ v. */
    private static Expression outer(List<Expression> factors, int at) {
        Outer outer = (Outer) factors.get(at);
        Expression left = outer.left();
        for (int index = at - 1; index >= 0; index--) {
            left = factors.get(index).times(left);
        }
        Expression right = outer.right();
        for (Expression factor : factors.subList(at + 1, factors.size())) {
            right = factor.transposed().times(right);
        }
        return left.outer(right);
    }

    /** The unit vector of entry {@code row}, from 1. */
    static Expression unit(int row, int size) {
        List<Expression> entries = new ArrayList<>();
        for (int entry = 1; entry <= size; entry++) {
            entries.add(Expression.of(entry == row ? 1 : 0));
        }
        return Tuple.of(entries);
    }
}
