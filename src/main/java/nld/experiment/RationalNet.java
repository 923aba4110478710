package nld.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Literal;
import nld.expression.Rational;
import nld.expression.Sum;
import nld.expression.Symbol;

/** A rectifier network as a formula in its weights, with positive rational values for them. */
final class RationalNet {
    private RationalNet() {
    }

    /** f at {@code input}; weights that {@code at} does not hold yet are drawn into it. */
    static Expression output(List<Integer> widths, List<Rational> input, RandomGenerator random, Map<Symbol, Rational> at) {
        List<Expression> values = new ArrayList<>();
        input.forEach(entry -> values.add(Literal.of(entry)));
        int number = 0;
        for (int layer = 1; layer < widths.size(); layer++) {
            List<Expression> next = new ArrayList<>();
            for (int unit = 0; unit < widths.get(layer); unit++) {
                List<Expression> terms = new ArrayList<>();
                for (Expression value : values) {
                    Symbol weight = Symbol.parameter("w" + number++);
                    at.computeIfAbsent(weight, fresh -> Rational.of(random.nextInt(1, 20), random.nextInt(2, 14)));
                    terms.add(weight.times(value));
                }
                Expression z = Sum.of(terms);
                next.add(layer == widths.size() - 1 ? z : z.plus(z.apply(Function.ABS)).times(Expression.of(1, 2)));
            }
            values.clear();
            values.addAll(next);
        }
        return values.get(0);
    }
}
