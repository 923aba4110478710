package nld.expression;

/**
 * A term taken apart into its rational coefficient and the rest, whose own coefficient is 1.
 *
 * @param value the coefficient
 * @param rest  what it multiplies; the number 1 for a term that is a number
 */
public record Coefficient(Rational value, Expression rest) {
    /** Splits {@code term}. */
    public static Coefficient of(Expression term) {
        if (term instanceof Literal literal) {
            return new Coefficient(literal.value(), Expression.of(1));
        }
        if (term instanceof Product product && product.factors().get(0) instanceof Literal literal) {
            return new Coefficient(literal.value(), product.withoutCoefficient());
        }
        if (term instanceof Scaled scaled) {
            Coefficient inner = of(scaled.scalar());
            if (!inner.value().isOne()) {
                return new Coefficient(inner.value(), Scaled.of(inner.rest(), scaled.tensor()));
            }
        }
        return new Coefficient(Rational.ONE, term);
    }

    /** Whether {@code term} is written with a minus before it. */
    public static boolean isNegative(Expression term) {
        return valueOf(term).signum() < 0;
    }

    /** The coefficient of {@code term} alone. */
    static Rational valueOf(Expression term) {
        if (term instanceof Literal literal) {
            return literal.value();
        }
        if (term instanceof Product product) {
            return product.factors().get(0) instanceof Literal literal ? literal.value() : Rational.ONE;
        }
        return term instanceof Scaled scaled ? valueOf(scaled.scalar()) : Rational.ONE;
    }
}
