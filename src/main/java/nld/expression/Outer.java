package nld.expression;

import java.util.List;
import java.util.Objects;

/** The outer product {@code u v^T} of two vectors: the matrix of the products of their entries. */
public final class Outer extends Expression {
    private final Expression left;
    private final Expression right;

    private Outer(Shape shape, Expression left, Expression right) {
        super(shape, Objects.hash(left, right), List.of(left, right));
        this.left = left;
        this.right = right;
    }

    /** The outer product; scalar factors are drawn out in front. {@link ShapeMismatch} for anything but vectors. */
    public static Expression of(Expression left, Expression right) {
        if (!(left.shape() instanceof Shape.Vector rows) || !(right.shape() instanceof Shape.Vector columns)) {
            throw new ShapeMismatch("cannot take the outer product of a " + left.shape() + " and a " + right.shape());
        }
        Shape shape = new Shape.Matrix(rows.length(), columns.length());
        if (left.isZero() || right.isZero()) {
            return zero(shape);
        }
        if (left instanceof Scaled scaled) {
            return Scaled.of(scaled.scalar(), of(scaled.tensor(), right));
        }
        if (right instanceof Scaled scaled) {
            return Scaled.of(scaled.scalar(), of(left, scaled.tensor()));
        }
        return held(new Outer(shape, left, right));
    }

    /** u, which gives the rows. */
    public Expression left() {
        return left;
    }

    /** v, which gives the columns. */
    public Expression right() {
        return right;
    }

    @Override
    public List<Expression> children() {
        return List.of(left, right);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.outer(this);
    }

    @Override
    boolean isBuiltAs(Expression other) {
        Outer outer = (Outer) other;
        return left == outer.left && right == outer.right;
    }
}
