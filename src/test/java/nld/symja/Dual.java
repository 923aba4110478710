package nld.symja;

import java.util.Map;
import nld.expression.Applied;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.Rational;
import nld.expression.Sum;
import nld.expression.Symbol;

/** A value and its slope in one direction: forward differentiation, which shares no rule with what it tests. */
record Dual<N>(N value, N slope) {
    /** The value of {@code expression} at {@code point}, and its slope by {@code direction}. */
    static <N> Dual<N> of(Expression expression, Map<Symbol, N> point, Symbol direction, Numbers<N> numbers) {
        return new At<>(point, direction, numbers).of(expression);
    }

    private record At<N>(Map<Symbol, N> point, Symbol direction, Numbers<N> numbers) {
        Dual<N> of(Expression part) {
            if (part instanceof Literal literal) {
                return constant(literal.value());
            }
            if (part instanceof Symbol symbol) {
                return new Dual<>(point.get(symbol), numbers.of(symbol == direction ? Rational.ONE : Rational.ZERO));
            }
            if (part instanceof Sum sum) {
                return sum.terms().stream().map(this::of).reduce(this::plus).orElseThrow();
            }
            if (part instanceof Product product) {
                return product.factors().stream().map(this::of).reduce(this::times).orElseThrow();
            }
            return part instanceof Power power ? power(power) : applied((Applied) part);
        }

        private Dual<N> constant(Rational value) {
            return new Dual<>(numbers.of(value), numbers.of(Rational.ZERO));
        }

        private Dual<N> plus(Dual<N> left, Dual<N> right) {
            return new Dual<>(numbers.plus(left.value, right.value), numbers.plus(left.slope, right.slope));
        }

        private Dual<N> times(Dual<N> left, Dual<N> right) {
            return new Dual<>(numbers.times(left.value, right.value),
                    numbers.plus(numbers.times(left.slope, right.value), numbers.times(left.value, right.slope)));
        }

        private Dual<N> power(Power power) {
            Dual<N> base = of(power.base());
            N lower = numbers.power(base.value, power.exponent().minus(Rational.ONE));
            N slope = numbers.times(numbers.of(power.exponent()), numbers.times(lower, base.slope));
            return new Dual<>(numbers.power(base.value, power.exponent()), slope);
        }

        private Dual<N> applied(Applied applied) {
            Dual<N> argument = of(applied.argument());
            return new Dual<>(numbers.value(applied.function(), argument.value),
                    numbers.times(numbers.slope(applied.function(), argument.value), argument.slope));
        }
    }
}
