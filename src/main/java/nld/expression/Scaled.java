package nld.expression;

import java.util.List;
import java.util.Objects;

/** A scalar times a vector or matrix that itself carries no scalar factor. */
public final class Scaled extends Expression {
    private final Expression scalar;
    private final Expression tensor;

    private Scaled(Expression scalar, Expression tensor) {
        super(tensor.shape(), Objects.hash(scalar, tensor), List.of(scalar, tensor));
        this.scalar = scalar;
        this.tensor = tensor;
    }

    /** {@code scalar} times {@code tensor}; {@link ShapeMismatch} where the shapes are not so. */
    public static Expression of(Expression scalar, Expression tensor) {
        if (!scalar.shape().isScalar() || tensor.shape().isScalar()) {
            throw new ShapeMismatch("cannot scale a " + tensor.shape() + " by a " + scalar.shape());
        }
        if (scalar.isZero() || tensor.isZero()) {
            return zero(tensor.shape());
        }
        if (scalar instanceof Literal literal && literal.value().isOne()) {
            return tensor;
        }
        if (tensor instanceof Scaled inner) {
            return of(scalar.times(inner.scalar), inner.tensor);
        }
        return held(new Scaled(scalar, tensor));
    }

    /** The scalar factor. */
    public Expression scalar() {
        return scalar;
    }

    /** The vector or matrix it scales. */
    public Expression tensor() {
        return tensor;
    }

    @Override
    public List<Expression> children() {
        return List.of(scalar, tensor);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.scaled(this);
    }

    @Override
    boolean isBuiltAs(Expression other) {
        Scaled scaled = (Scaled) other;
        return scalar == scaled.scalar && tensor == scaled.tensor;
    }
}
