package nld.expression;

import java.util.List;

/** A vector written by its scalar entries: {@code (u, v)}. */
public final class Tuple extends Expression {
    private final List<Expression> entries;

    private Tuple(List<Expression> entries) {
        super(Shape.vector(entries.size()), entries.hashCode(), entries);
        this.entries = entries;
    }

    /** The vector of {@code entries}, at least one; {@link ShapeMismatch} where one is no scalar. */
    public static Tuple of(List<? extends Expression> entries) {
        for (Expression entry : entries) {
            if (!entry.shape().isScalar()) {
                throw new ShapeMismatch("found a " + entry.shape() + " inside a vector; its entries are scalars");
            }
        }
        return held(new Tuple(List.copyOf(entries)));
    }

    /** The entries in order. */
    public List<Expression> entries() {
        return entries;
    }

    @Override
    public List<Expression> children() {
        return entries;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.tuple(this);
    }

    @Override
    boolean isBuiltAs(Expression other) {
        return entries.equals(((Tuple) other).entries);
    }
}
