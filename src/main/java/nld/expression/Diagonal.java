package nld.expression;

import java.util.List;

/**
 * The square matrix with a vector on its diagonal and zeros elsewhere, {@code diag(u)}; or the vector on the diagonal of a
 * square matrix, {@code diag(A)}.
 */
public final class Diagonal extends Expression {
    private final Expression tensor;

    private Diagonal(Shape shape, Expression tensor) {
        super(shape, tensor.hashCode(), List.of(tensor));
        this.tensor = tensor;
    }

    /** The diagonal matrix of a vector, or the diagonal of a square matrix; {@link ShapeMismatch} for anything else. */
    public static Expression of(Expression tensor) {
        Shape shape = shapeOf(tensor.shape());
        if (tensor.isZero()) {
            return zero(shape);
        }
        if (tensor instanceof Scaled scaled) {
            return Scaled.of(scaled.scalar(), of(scaled.tensor()));
        }
        if (shape instanceof Shape.Vector && tensor instanceof Diagonal inner) {
            return inner.tensor;
        }
        return held(new Diagonal(shape, tensor));
    }

    private static Shape shapeOf(Shape shape) {
        if (shape instanceof Shape.Vector vector) {
            return new Shape.Matrix(vector.length(), vector.length());
        }
        if (shape instanceof Shape.Matrix matrix && matrix.rows().equals(matrix.columns())) {
            return new Shape.Vector(matrix.rows());
        }
        throw new ShapeMismatch("cannot take the diagonal of a " + shape + "; a vector or a square matrix has one");
    }

    /** The vector or matrix. */
    public Expression tensor() {
        return tensor;
    }

    @Override
    public List<Expression> children() {
        return List.of(tensor);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.diagonal(this);
    }

    @Override
    boolean isBuiltAs(Expression other) {
        return tensor == ((Diagonal) other).tensor;
    }
}
