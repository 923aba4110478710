package nld.expression;

import java.util.List;

/** The identity matrix of a dimension: {@code identity(n)}. */
public final class Identity extends Expression {
    private Identity(Shape shape) {
        super(shape, shape.hashCode(), List.of());
    }

    /** The identity of {@code dimension}. */
    public static Identity of(Dimension dimension) {
        return held(new Identity(new Shape.Matrix(dimension, dimension)));
    }

    /** How many rows it has. */
    public Dimension dimension() {
        return ((Shape.Matrix) shape()).rows();
    }

    @Override
    public List<Expression> children() {
        return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.identity(this);
    }

    @Override
    boolean isBuiltAs(Expression other) {
        return shape().equals(other.shape());
    }
}
