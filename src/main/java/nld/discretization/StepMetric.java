package nld.discretization;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import nld.derivation.Writing;
import nld.expression.Expression;
import nld.expression.Sum;

/**
 * Sums over the blocks of a configuration, each with a weight of its own: 1/η where groups have rates of their own.
 *
 * @param block   the number of the block of each part
 * @param weights the weight of each block
 */
record StepMetric(List<Integer> block, List<Expression> weights) {
    /** The same blocks with other weights. */
    StepMetric times(List<Expression> factors) {
        List<Expression> products = new ArrayList<>();
        for (int index = 0; index < weights.size(); index++) {
            products.add(weights.get(index).times(factors.get(index)));
        }
        return new StepMetric(block, products);
    }

    /** Σ w ⟨left, right⟩ over the blocks. */
    Expression inner(List<? extends Expression> left, List<? extends Expression> right) {
        return sum(part -> Writing.inner(left.get(part), right.get(part)), quantity -> quantity);
    }

    /** Σ w e(the sum of what {@code quantity} is of each part), blocks of one weight taken together. */
    Expression sum(IntFunction<Expression> quantity, java.util.function.UnaryOperator<Expression> evolution) {
        Map<Expression, List<Expression>> together = new LinkedHashMap<>();
        for (int part = 0; part < block.size(); part++) {
            together.computeIfAbsent(weights.get(block.get(part)), weight -> new ArrayList<>()).add(quantity.apply(part));
        }
        List<Expression> terms = new ArrayList<>(List.of(Expression.of(0)));
        together.forEach((weight, parts) -> {
            if (!weight.isZero()) {
                terms.add(weight.times(evolution.apply(sum(parts))));
            }
        });
        return Sum.of(terms);
    }

    private static Expression sum(List<Expression> terms) {
        List<Expression> all = new ArrayList<>(List.of(Expression.of(0)));
        all.addAll(terms);
        return Sum.of(all);
    }
}
