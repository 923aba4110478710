package nld.expression;

import java.util.ArrayList;
import java.util.List;

/** A vector or matrix written by its scalar entries, row by row: {@code (u, v)}, {@code ((1, 0), (0, 1))}. */
public final class Tuple extends Expression {
    private final List<Expression> entries;

    private Tuple(Shape shape, List<Expression> entries) {
        super(shape, entries.hashCode(), entries);
        this.entries = entries;
    }

    /** The vector of {@code entries}, at least one; {@link ShapeMismatch} where one is no scalar. */
    public static Tuple of(List<? extends Expression> entries) {
        return of(Shape.vector(entries.size()), entries);
    }

    /** The vector or matrix of a stated {@code shape} with these {@code entries}, row by row; {@link ShapeMismatch} else. */
    public static Tuple of(Shape shape, List<? extends Expression> entries) {
        if (shape.isScalar() || Entries.count(shape) != entries.size()) {
            throw new ShapeMismatch("found " + entries.size() + " entries for a " + shape);
        }
        for (Expression entry : entries) {
            if (!entry.shape().isScalar()) {
                throw new ShapeMismatch("found a " + entry.shape() + " inside a vector; its entries are scalars");
            }
        }
        return held(new Tuple(shape, List.copyOf(entries)));
    }

    /** The entries in order, row by row. */
    public List<Expression> entries() {
        return entries;
    }

    /** The entries of each row; a vector is a column, whose rows have one. */
    public List<List<Expression>> rows() {
        int columns = Entries.columns(shape());
        List<List<Expression>> rows = new ArrayList<>();
        for (int start = 0; start < entries.size(); start += columns) {
            rows.add(entries.subList(start, start + columns));
        }
        return rows;
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
        return entries.equals(((Tuple) other).entries) && shape().equals(other.shape());
    }
}
