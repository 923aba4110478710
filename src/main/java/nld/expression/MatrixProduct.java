package nld.expression;

import java.util.ArrayList;
import java.util.List;

/** A product of matrices, ending in a matrix or a vector; scalar factors are drawn out in front. */
public final class MatrixProduct extends Expression {
    private final List<Expression> factors;

    private MatrixProduct(Shape shape, List<Expression> factors) {
        super(shape, factors.hashCode(), factors);
        this.factors = factors;
    }

    /** {@code left} times {@code right}; {@link ShapeMismatch} where the columns of one are not the rows of the other. */
    public static Expression of(Expression left, Expression right) {
        Shape shape = shapeOf(left.shape(), right.shape());
        if (left.isZero() || right.isZero()) {
            return zero(shape);
        }
        if (left instanceof Scaled scaled) {
            return scaled.scalar().times(of(scaled.tensor(), right));
        }
        if (right instanceof Scaled scaled) {
            return scaled.scalar().times(of(left, scaled.tensor()));
        }
        if (left instanceof Identity || right instanceof Identity) {
            return left instanceof Identity ? right : left;
        }
        List<Expression> factors = new ArrayList<>(chain(left));
        factors.addAll(chain(right));
        return held(new MatrixProduct(shape, List.copyOf(factors)));
    }

    private static List<Expression> chain(Expression factor) {
        return factor instanceof MatrixProduct product ? product.factors : List.of(factor);
    }

    private static Shape shapeOf(Shape left, Shape right) {
        if (left instanceof Shape.Matrix matrix) {
            if (right instanceof Shape.Vector vector && vector.length().equals(matrix.columns())) {
                return new Shape.Vector(matrix.rows());
            }
            if (right instanceof Shape.Matrix other && other.rows().equals(matrix.columns())) {
                return new Shape.Matrix(matrix.rows(), other.columns());
            }
        }
        String remedy = left instanceof Shape.Vector && right instanceof Shape.Vector
                ? "; write p·q for the inner product, p q^T for the outer one" : "; the columns of the left must be the rows of the right";
        throw new ShapeMismatch("cannot multiply a " + left + " with a " + right + remedy);
    }

    /** The factors from left to right, at least two. */
    public List<Expression> factors() {
        return factors;
    }

    @Override
    public List<Expression> children() {
        return factors;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.matrixProduct(this);
    }

    @Override
    boolean isBuiltAs(Expression other) {
        return factors.equals(((MatrixProduct) other).factors);
    }
}
