package nld.expression;

import java.util.List;
import java.util.Objects;

/**
 * An abstract scalar function or one of its derivatives at a point: {@code f(q)}, {@code grad f(q)},
 * {@code hess f(q)}, {@code D3 f(q)[u, v]}. With k derivatives and j directions filled in, a jet is a scalar, vector
 * or matrix as k − j is 0, 1 or 2.
 */
public final class Jet extends Expression {
    private final String function;
    private final Expression point;
    private final int derivatives;
    private final List<Expression> directions;

    private Jet(Shape shape, String function, Expression point, int derivatives, List<Expression> directions) {
        super(shape, Objects.hash(function, point, derivatives, directions), join(point, directions));
        this.function = function;
        this.point = point;
        this.derivatives = derivatives;
        this.directions = directions;
    }

    private static List<Expression> join(Expression point, List<Expression> directions) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(point), directions.stream()).toList();
    }

    /**
     * The derivative of {@code function} of order {@code derivatives} at {@code point} along {@code directions},
     * which stand in canonical order because derivatives commute. {@link ShapeMismatch} where more than two slots
     * stay open or a direction has not the point's shape.
     */
    public static Jet of(String function, Expression point, int derivatives, List<? extends Expression> directions) {
        int open = derivatives - directions.size();
        if (open < 0 || open > 2) {
            throw new ShapeMismatch("found " + directions.size() + " directions for derivative " + derivatives + " of "
                    + function + "; fill all slots, or leave one (a vector) or two (a matrix) open");
        }
        for (Expression direction : directions) {
            if (!direction.shape().equals(point.shape())) {
                throw new ShapeMismatch("found a " + direction.shape() + " as a direction of " + function
                        + "; expected a " + point.shape());
            }
        }
        return held(new Jet(shapeOf(function, point, open), function, point, derivatives,
                directions.stream().map(direction -> (Expression) direction).sorted().toList()));
    }

    private static Shape shapeOf(String function, Expression point, int open) {
        if (open == 0) {
            return Shape.SCALAR;
        }
        if (open == 1 || point.shape().isScalar()) {
            return point.shape();
        }
        if (point.shape() instanceof Shape.Vector vector) {
            return new Shape.Matrix(vector.length(), vector.length());
        }
        throw new ShapeMismatch("found the second derivative of " + function + " by a matrix; expected directions for it");
    }

    /** The name of the function. */
    public String function() {
        return function;
    }

    /** Where it is taken. */
    public Expression point() {
        return point;
    }

    /** How often it is differentiated. */
    public int derivatives() {
        return derivatives;
    }

    /** The directions that are filled in. */
    public List<Expression> directions() {
        return directions;
    }

    @Override
    public List<Expression> children() {
        return join(point, directions);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.jet(this);
    }

    @Override
    boolean isBuiltAs(Expression other) {
        Jet jet = (Jet) other;
        return function.equals(jet.function) && point == jet.point && derivatives == jet.derivatives
                && directions.equals(jet.directions);
    }
}
