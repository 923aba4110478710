package nld.expression;

import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A scalar to a rational power other than 0 and 1. Quotients are products with negative powers, roots are fractional
 * powers, real and non-negative where the exponent's denominator is even.
 */
public final class Power extends Expression {
    /** The largest size of an exponent's numerator or denominator: beyond it a formula is a mistake, not a theory. */
    public static final int LARGEST_EXPONENT = 10_000;

    private static final int LARGEST_BITS = 100_000;

    private final Expression base;
    private final Rational exponent;

    private Power(Expression base, Rational exponent) {
        super(Shape.SCALAR, Objects.hash(base, exponent), List.of(base));
        this.base = base;
        this.exponent = exponent;
    }

    /**
     * {@code base} to {@code exponent}. Refuses a base that is not a scalar with {@link ShapeMismatch}, a negative
     * power of the number 0, and exponents beyond {@link #LARGEST_EXPONENT}, with {@link ArithmeticException}.
     */
    public static Expression of(Expression base, Rational exponent) {
        if (!base.shape().isScalar()) {
            throw new ShapeMismatch("cannot take a power of a " + base.shape() + "; write |q|^2 for the square of a norm");
        }
        requireModest(exponent);
        if (exponent.isZero()) {
            return of(1);
        }
        if (exponent.isOne()) {
            return base;
        }
        if (base instanceof Literal literal) {
            return ofLiteral(literal.value(), exponent).orElseGet(() -> held(new Power(base, exponent)));
        }
        if (base instanceof Power inner && exponent.isInteger()) {
            return of(inner.base, inner.exponent.times(exponent));
        }
        if (base instanceof Product product && exponent.isInteger()) {
            return Product.of(product.factors().stream().map(factor -> of(factor, exponent)).toList());
        }
        return held(new Power(base, exponent));
    }

    private static void requireModest(Rational exponent) {
        BigInteger largest = BigInteger.valueOf(LARGEST_EXPONENT);
        if (exponent.numerator().abs().compareTo(largest) > 0 || exponent.denominator().compareTo(largest) > 0) {
            throw new ArithmeticException("found the exponent " + exponent + "; expected at most " + LARGEST_EXPONENT);
        }
    }

    private static Optional<Expression> ofLiteral(Rational value, Rational exponent) {
        if (value.isZero() && exponent.signum() < 0) {
            throw new ArithmeticException("found a division by zero; expected a non-zero denominator");
        }
        int bits = Math.max(value.numerator().bitLength(), value.denominator().bitLength());
        if ((long) bits * exponent.numerator().abs().intValue() > LARGEST_BITS) {
            throw new ArithmeticException("found a number of more than " + LARGEST_BITS
                    + " bits; expected numbers of a readable size");
        }
        return root(value, exponent.denominator().intValue())
                .map(root -> Literal.of(root.power(exponent.numerator().intValue())));
    }

    /** The exact root of {@code value}, where it is rational; of a negative value only for odd {@code degree}. */
    private static Optional<Rational> root(Rational value, int degree) {
        if (degree == 1) {
            return Optional.of(value);
        }
        if (value.signum() < 0) {
            return degree % 2 == 0 ? Optional.empty() : root(value.negated(), degree).map(Rational::negated);
        }
        Optional<BigInteger> top = root(value.numerator(), degree);
        Optional<BigInteger> bottom = root(value.denominator(), degree);
        return top.flatMap(numerator -> bottom.map(denominator -> Rational.of(numerator, denominator)));
    }

    private static Optional<BigInteger> root(BigInteger value, int degree) {
        BigInteger low = BigInteger.ZERO;
        BigInteger high = BigInteger.ONE.shiftLeft(value.bitLength() / degree + 1);
        while (low.compareTo(high) < 0) {
            BigInteger middle = low.add(high).add(BigInteger.ONE).shiftRight(1);
            if (middle.pow(degree).compareTo(value) <= 0) {
                low = middle;
            } else {
                high = middle.subtract(BigInteger.ONE);
            }
        }
        return low.pow(degree).equals(value) ? Optional.of(low) : Optional.empty();
    }

    /** What is raised. */
    public Expression base() {
        return base;
    }

    /** The exponent. */
    public Rational exponent() {
        return exponent;
    }

    @Override
    public List<Expression> children() {
        return List.of(base);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.power(this);
    }

    @Override
    boolean isBuiltAs(Expression other) {
        Power power = (Power) other;
        return base == power.base && exponent.equals(power.exponent);
    }
}
