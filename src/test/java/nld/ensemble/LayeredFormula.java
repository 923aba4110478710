package nld.ensemble;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Literal;
import nld.expression.Rational;
import nld.expression.Symbol;

/** A layered network with one output as a formula in its weights, with values for them. */
final class LayeredFormula {
    final int[] widths;
    final Rational slope;
    /** Layer, row, column. */
    final List<List<List<Symbol>>> weights = new ArrayList<>();
    final Map<Symbol, Rational> at = new LinkedHashMap<>();

    LayeredFormula(Rational slope, int... widths) {
        this.slope = slope;
        this.widths = widths;
        for (int layer = 1; layer < widths.length; layer++) {
            List<List<Symbol>> rows = new ArrayList<>();
            for (int row = 0; row < widths[layer]; row++) {
                List<Symbol> entries = new ArrayList<>();
                for (int column = 0; column < widths[layer - 1]; column++) {
                    entries.add(Symbol.parameter("w" + layer + "_" + row + "_" + column));
                }
                rows.add(entries);
            }
            weights.add(rows);
        }
    }

    List<Symbol> all() {
        return weights.stream().flatMap(List::stream).flatMap(List::stream).toList();
    }

    LayeredFormula with(Rational... values) {
        for (int index = 0; index < values.length; index++) {
            at.put(all().get(index), values[index]);
        }
        return this;
    }

    LayeredFormula drawn(RandomGenerator random) {
        all().forEach(symbol -> at.put(symbol, Rational.of(random.nextInt(1, 20), random.nextInt(2, 14))));
        return this;
    }

    Expression output(Rational... input) {
        List<Expression> values = new ArrayList<>();
        for (Rational entry : input) {
            values.add(Literal.of(entry));
        }
        for (int layer = 0; layer < weights.size(); layer++) {
            List<Expression> next = new ArrayList<>();
            for (List<Symbol> row : weights.get(layer)) {
                Expression sum = Expression.of(0);
                for (int column = 0; column < row.size(); column++) {
                    sum = sum.plus(row.get(column).times(values.get(column)));
                }
                next.add(layer + 1 < weights.size() ? activated(sum) : sum);
            }
            values = next;
        }
        return values.get(0);
    }

    /** (1 + α)/2 z + (1 − α)/2 |z|. */
    private Expression activated(Expression z) {
        Expression upper = Literal.of(Rational.ONE.minus(slope).times(Rational.HALF));
        Expression lower = Literal.of(Rational.ONE.plus(slope).times(Rational.HALF));
        return lower.times(z).plus(upper.times(z.apply(Function.ABS)));
    }

    /** The network's value computed apart from the formula, with the sign of weight number i turned where bit i of the pattern is 1. */
    Rational value(long pattern, Rational... input) {
        Rational[] values = input;
        int number = 0;
        for (int layer = 0; layer < weights.size(); layer++) {
            Rational[] next = new Rational[weights.get(layer).size()];
            for (int row = 0; row < next.length; row++) {
                Rational sum = Rational.ZERO;
                for (int column = 0; column < values.length; column++, number++) {
                    Rational weight = at.get(weights.get(layer).get(row).get(column));
                    Rational signed = (pattern >>> number & 1) == 1 ? weight.negated() : weight;
                    sum = sum.plus(signed.times(values[column]));
                }
                next[row] = layer + 1 < weights.size() && sum.signum() < 0 ? sum.times(slope) : sum;
            }
            values = next;
        }
        return values[0];
    }

    /** ((1 + α²)/2)^{L−1} times the sum over all paths of the square of x and the weights on it. */
    Rational pathSum(Rational... input) {
        Rational half = Rational.ONE.plus(slope.times(slope)).times(Rational.HALF);
        Rational[] values = input.clone();
        for (int index = 0; index < values.length; index++) {
            values[index] = values[index].times(values[index]);
        }
        for (int layer = 0; layer < weights.size(); layer++) {
            Rational[] next = new Rational[weights.get(layer).size()];
            for (int row = 0; row < next.length; row++) {
                next[row] = Rational.ZERO;
                for (int column = 0; column < values.length; column++) {
                    Rational weight = at.get(weights.get(layer).get(row).get(column));
                    next[row] = next[row].plus(weight.times(weight).times(values[column]));
                }
                next[row] = layer + 1 < weights.size() ? next[row].times(half) : next[row];
            }
            values = next;
        }
        return values[0];
    }
}
