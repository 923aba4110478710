package nld.expression;

import java.util.List;
import java.util.Objects;

/** One entry of a vector ({@code q_2}) or of a matrix ({@code U_12}), counted from 1. */
public final class Entry extends Expression {
    private final Expression tensor;
    private final int row;
    private final int column;

    private Entry(Expression tensor, int row, int column) {
        super(Shape.SCALAR, Objects.hash(tensor, row, column), List.of(tensor));
        this.tensor = tensor;
        this.row = row;
        this.column = column;
    }

    /** Entry {@code row} of a vector; {@link ShapeMismatch} beyond a stated length. */
    public static Expression of(Expression vector, int row) {
        if (!(vector.shape() instanceof Shape.Vector shape)) {
            throw new ShapeMismatch("found one index on a " + vector.shape() + "; one index belongs to a vector");
        }
        requireWithin(row, shape.length());
        return vector instanceof Tuple tuple ? tuple.entries().get(row - 1) : held(new Entry(vector, row, 1));
    }

    /** Entry ({@code row}, {@code column}) of a matrix; {@link ShapeMismatch} beyond stated sides. */
    public static Expression of(Expression matrix, int row, int column) {
        if (!(matrix.shape() instanceof Shape.Matrix shape)) {
            throw new ShapeMismatch("found two indices on a " + matrix.shape() + "; two indices belong to a matrix");
        }
        requireWithin(row, shape.rows());
        requireWithin(column, shape.columns());
        if (matrix instanceof Tuple tuple) {
            int columns = ((Dimension.Stated) shape.columns()).size();
            return tuple.entries().get((row - 1) * columns + column - 1);
        }
        return held(new Entry(matrix, row, column));
    }

    private static void requireWithin(int index, Dimension dimension) {
        if (index < 1 || dimension instanceof Dimension.Stated stated && index > stated.size()) {
            throw new ShapeMismatch("found the index " + index + "; indices run from 1 to " + dimension);
        }
    }

    /** The vector or matrix. */
    public Expression tensor() {
        return tensor;
    }

    /** The row, from 1. */
    public int row() {
        return row;
    }

    /** The column, from 1; 1 for a vector. */
    public int column() {
        return column;
    }

    @Override
    public List<Expression> children() {
        return List.of(tensor);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.entry(this);
    }

    @Override
    boolean isBuiltAs(Expression other) {
        Entry entry = (Entry) other;
        return tensor == entry.tensor && row == entry.row && column == entry.column;
    }
}
