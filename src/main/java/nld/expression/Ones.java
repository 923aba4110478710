package nld.expression;

import java.util.List;

/** The vector or matrix of which every entry is 1: {@code ones(n)}, {@code ones(n, m)}. */
public final class Ones extends Expression {
    private Ones(Shape shape) {
        super(shape, shape.hashCode(), List.of());
    }

    /** The ones of {@code shape}; of a scalar's, the number 1. */
    public static Expression of(Shape shape) {
        return shape.isScalar() ? of(1) : held(new Ones(shape));
    }

    @Override
    public List<Expression> children() {
        return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.ones(this);
    }

    @Override
    boolean isBuiltAs(Expression other) {
        return shape().equals(other.shape());
    }
}
