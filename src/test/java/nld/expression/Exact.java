package nld.expression;

import java.util.Map;
import java.util.Optional;

/** The value of a rational formula at a rational point, computed naively; empty where a division by zero occurs. */
public final class Exact {
    private Exact() {
    }

    /** The value of {@code expression} at {@code point}. */
    public static Optional<Rational> value(Expression expression, Map<Symbol, Rational> point) {
        try {
            return Optional.of(of(expression, point));
        } catch (ArithmeticException undefined) {
            return Optional.empty();
        }
    }

    private static Rational of(Expression expression, Map<Symbol, Rational> point) {
        if (expression instanceof Literal literal) {
            return literal.value();
        }
        if (expression instanceof Symbol symbol) {
            return point.get(symbol);
        }
        if (expression instanceof Sum sum) {
            Rational value = Rational.ZERO;
            for (Expression term : sum.terms()) {
                value = value.plus(of(term, point));
            }
            return value;
        }
        if (expression instanceof Product product) {
            Rational value = Rational.ONE;
            for (Expression factor : product.factors()) {
                value = value.times(of(factor, point));
            }
            return value;
        }
        if (expression instanceof Power power && power.exponent().isInteger()) {
            return of(power.base(), point).power(power.exponent().intValueExact());
        }
        throw new IllegalArgumentException("found " + expression + "; expected a rational formula");
    }
}
