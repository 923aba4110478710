package nld.expression;

import java.util.List;

/** An exact number. */
public final class Literal extends Expression {
    private final Rational value;

    private Literal(Rational value) {
        super(Shape.SCALAR, value.hashCode(), -1);
        this.value = value;
    }

    /** The number {@code value}. */
    public static Literal of(Rational value) {
        return held(new Literal(value));
    }

    /** The number. */
    public Rational value() {
        return value;
    }

    @Override
    public List<Expression> children() {
        return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.literal(this);
    }

    @Override
    boolean isBuiltAs(Expression other) {
        return value.equals(((Literal) other).value);
    }
}
