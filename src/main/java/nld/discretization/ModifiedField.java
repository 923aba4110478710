package nld.discretization;

import java.util.ArrayList;
import java.util.List;
import nld.derivation.Calculus;
import nld.derivation.Underivable;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.Rational;
import nld.expression.Sum;
import nld.kernel.Judge;

/**
 * The first-order flow that an update rule follows to any order in the rate: q' = f₀ + ηf₁ + η²f₂ + …. For descent along G by
 * rooted trees, with exact rationals; for a rule with buffers, on its slow manifold ({@link SlowManifold}). In vectors of any
 * dimension where the loss is abstract. Source: Hairer, Lubich and Wanner, Geometric Numerical Integration, IX and XV.3.
 */
public final class ModifiedField {
    private final StepMap step;
    private final List<List<Expression>> terms;

    private ModifiedField(StepMap step, List<List<Expression>> terms) {
        this.step = step;
        this.terms = terms;
    }

    /**
     * The terms of the field of {@code step} from η⁰ to, without, η^{@code order}; {@link Underivable} where the buffers do not
     * settle on a manifold over the coordinates.
     */
    public static ModifiedField of(StepMap step, int order, Calculus calculus, Judge judge) {
        List<List<Expression>> terms = step.descended(calculus)
                .map(field -> byTrees(new ElementaryDifferentials(step.coordinates(), field, calculus), order))
                .orElseGet(() -> SlowManifold.of(step, order, calculus, judge).field());
        return new ModifiedField(step, terms);
    }

    /** Of descent along −G: Σ η^{|t|−1} (−1)^|t| b(t)/σ(t) G(t). */
    private static List<List<Expression>> byTrees(ElementaryDifferentials differentials, int order) {
        TreeSeries field = TreeSeries.descent(order).modified();
        List<List<Expression>> terms = new ArrayList<>();
        for (int nodes = 1; nodes <= order; nodes++) {
            List<List<Expression>> summands = new ArrayList<>();
            for (RootedTree tree : RootedTree.ofOrder(nodes)) {
                Rational weight = nodes % 2 == 0 ? field.weight(tree) : field.weight(tree).negated();
                if (!weight.isZero()) {
                    summands.add(differentials.of(tree).stream().map(part -> Literal.of(weight).times(part)).toList());
                }
            }
            terms.add(summed(summands, differentials.size()));
        }
        return terms;
    }

    private static List<Expression> summed(List<List<Expression>> summands, int parts) {
        List<Expression> sums = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            int index = part;
            sums.add(Sum.of(summands.stream().map(summand -> summand.get(index)).toList()));
        }
        return List.copyOf(sums);
    }

    /** What it is the flow of. */
    public StepMap step() {
        return step;
    }

    /** The coefficient of η^{@code power}, one part for each coordinate. */
    public List<Expression> term(int power) {
        return terms.get(power);
    }

    /** The field with the terms from η⁰ to, without, η^{@code order}, one part for each coordinate. */
    public List<Expression> truncated(int order) {
        List<Expression> sums = new ArrayList<>();
        for (int part = 0; part < step.coordinates().size(); part++) {
            List<Expression> summands = new ArrayList<>();
            summands.add(Expression.zero(step.coordinates().get(part).shape()));
            for (int power = 0; power < order; power++) {
                Expression term = terms.get(power).get(part);
                summands.add(power == 0 ? term : step.rate().power(power).times(term));
            }
            sums.add(Sum.of(summands));
        }
        return List.copyOf(sums);
    }

    /** How many terms are known. */
    public int order() {
        return terms.size();
    }
}
