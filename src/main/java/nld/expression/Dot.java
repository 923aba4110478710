package nld.expression;

import java.util.List;
import java.util.Objects;

/** The inner product of two vectors or two matrices of one shape; symmetric, so the parts stand in canonical order. */
public final class Dot extends Expression {
    private final Expression left;
    private final Expression right;

    private Dot(Expression left, Expression right) {
        super(Shape.SCALAR, Objects.hash(left, right), List.of(left, right));
        this.left = left;
        this.right = right;
    }

    /** The inner product; scalar factors are drawn out in front. {@link ShapeMismatch} where the shapes differ. */
    public static Expression of(Expression left, Expression right) {
        if (left.shape().isScalar() || !left.shape().equals(right.shape())) {
            throw new ShapeMismatch("cannot take the inner product of a " + left.shape() + " and a " + right.shape());
        }
        if (left.isZero() || right.isZero()) {
            return of(0);
        }
        if (left instanceof Scaled scaled) {
            return scaled.scalar().times(of(scaled.tensor(), right));
        }
        if (right instanceof Scaled scaled) {
            return scaled.scalar().times(of(left, scaled.tensor()));
        }
        boolean ordered = left.compareTo(right) <= 0;
        return held(ordered ? new Dot(left, right) : new Dot(right, left));
    }

    /** The part that comes first in canonical order. */
    public Expression left() {
        return left;
    }

    /** The part that comes second. */
    public Expression right() {
        return right;
    }

    @Override
    public List<Expression> children() {
        return List.of(left, right);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.dot(this);
    }

    @Override
    boolean isBuiltAs(Expression other) {
        Dot dot = (Dot) other;
        return left == dot.left && right == dot.right;
    }
}
