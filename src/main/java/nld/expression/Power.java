package nld.expression;

import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A scalar to a rational power other than 0 and 1. Quotients are products with negative powers, roots are fractional
 * powers: real and non-negative where the exponent's denominator is even, real and of the radicand's sign where it is
 * odd, so that {@code (−8)^(2/3)} is 4.
 *
 * <p>Canonical form may extend what is written, never change it: {@code sqrt(x) sqrt(x)} and {@code sqrt(x)^2} become
 * {@code x}, and {@code x/x} becomes 1, each equal wherever what was written is defined. A formula means its canonical
 * form, the one that is printed. A root of a power stays: {@code sqrt(x^2)} is not {@code x}.
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
        if ((long) value.bits() * exponent.numerator().abs().intValue() > LARGEST_BITS) {
            throw new ArithmeticException("found a number of more than " + LARGEST_BITS
                    + " bits; expected numbers of a readable size");
        }
        return value.root(exponent.denominator().intValue())
                .map(root -> Literal.of(root.power(exponent.numerator().intValue())));
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
