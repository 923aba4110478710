package nld.expression;

import java.util.List;

/** The transpose of a matrix that is itself no transpose, product, sum, multiple and the like: those are transposed inside. */
public final class Transposed extends Expression {
    private final Expression matrix;

    private Transposed(Shape shape, Expression matrix) {
        super(shape, matrix.hashCode(), List.of(matrix));
        this.matrix = matrix;
    }

    /** The transpose of {@code matrix}; {@link ShapeMismatch} for anything else. */
    public static Expression of(Expression matrix) {
        if (!(matrix.shape() instanceof Shape.Matrix shape)) {
            throw new ShapeMismatch("cannot transpose a " + matrix.shape() + "; write p·q for the inner product of vectors");
        }
        if (matrix instanceof Transposed inner) {
            return inner.matrix;
        }
        if (matrix instanceof Sum sum && !sum.terms().isEmpty()) {
            return Sum.of(sum.terms().stream().map(Transposed::of).toList());
        }
        if (matrix instanceof Scaled scaled) {
            return Scaled.of(scaled.scalar(), of(scaled.tensor()));
        }
        if (matrix instanceof MatrixProduct product) {
            return product.factors().stream().map(Transposed::of)
                    .reduce((left, right) -> MatrixProduct.of(right, left)).orElseThrow();
        }
        if (matrix instanceof Identity || matrix instanceof Diagonal || matrix instanceof Jet jet && jet.isSymmetric()) {
            return matrix;
        }
        if (matrix instanceof Outer outer) {
            return Outer.of(outer.right(), outer.left());
        }
        if (matrix instanceof Hadamard hadamard) {
            return Hadamard.of(hadamard.factors().stream().map(Transposed::of).toList());
        }
        if (matrix instanceof EntryPower power) {
            return EntryPower.of(of(power.base()), power.exponent());
        }
        Shape turned = new Shape.Matrix(shape.columns(), shape.rows());
        if (matrix instanceof Ones) {
            return Ones.of(turned);
        }
        return matrix.isZero() ? zero(turned) : held(new Transposed(turned, matrix));
    }

    /** What is transposed. */
    public Expression matrix() {
        return matrix;
    }

    @Override
    public List<Expression> children() {
        return List.of(matrix);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.transposed(this);
    }

    @Override
    boolean isBuiltAs(Expression other) {
        return matrix == ((Transposed) other).matrix;
    }
}
