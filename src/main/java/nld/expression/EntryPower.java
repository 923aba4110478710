package nld.expression;

import java.util.List;
import java.util.Objects;

/** A vector or matrix raised entry by entry to a rational power other than 0 and 1: {@code u^⊙2}. */
public final class EntryPower extends Expression {
    private final Expression base;
    private final Rational exponent;

    private EntryPower(Expression base, Rational exponent) {
        super(base.shape(), Objects.hash(base, exponent), List.of(base));
        this.base = base;
        this.exponent = exponent;
    }

    /**
     * {@code base} raised entry by entry; integer powers of powers are one power. {@link ShapeMismatch} for a scalar, an
     * {@link ArithmeticException} for a negative power of zeros.
     */
    public static Expression of(Expression base, Rational exponent) {
        if (base.shape().isScalar()) {
            throw new ShapeMismatch("cannot raise a scalar entry by entry; write u^2 for its power");
        }
        if (exponent.isZero() || base instanceof Ones) {
            return Ones.of(base.shape());
        }
        if (exponent.isOne()) {
            return base;
        }
        if (base.isZero()) {
            if (exponent.signum() < 0) {
                throw new ArithmeticException("division by zero");
            }
            return base;
        }
        if (base instanceof Scaled scaled && exponent.isInteger()) {
            return Scaled.of(scaled.scalar().power(exponent), of(scaled.tensor(), exponent));
        }
        if (base instanceof EntryPower inner && exponent.isInteger()) {
            return of(inner.base, inner.exponent.times(exponent));
        }
        if (base instanceof Hadamard product && exponent.isInteger()) {
            return Hadamard.of(product.factors().stream().map(factor -> of(factor, exponent)).toList());
        }
        return held(new EntryPower(base, exponent));
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
        return visitor.entryPower(this);
    }

    @Override
    boolean isBuiltAs(Expression other) {
        EntryPower power = (EntryPower) other;
        return base == power.base && exponent.equals(power.exponent);
    }
}
