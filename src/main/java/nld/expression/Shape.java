package nld.expression;

import java.util.Set;
import java.util.TreeSet;

/** The shape of an expression: scalar, column vector, or matrix. */
public sealed interface Shape {
    /** The shape of a single number. */
    Shape SCALAR = new Scalar();

    /** A single number. */
    record Scalar() implements Shape {
        @Override
        public String toString() {
            return "scalar";
        }
    }

    /** A column vector of the given length. */
    record Vector(Dimension length) implements Shape {
        @Override
        public String toString() {
            return "vector in R^" + length;
        }
    }

    /** A matrix of the given sides. */
    record Matrix(Dimension rows, Dimension columns) implements Shape {
        @Override
        public String toString() {
            return "matrix in R^(" + rows + " x " + columns + ")";
        }
    }

    /** The shape of a column vector of stated length. */
    static Shape vector(int length) {
        return new Vector(Dimension.of(length));
    }

    /** The shape of a matrix of stated sides. */
    static Shape matrix(int rows, int columns) {
        return new Matrix(Dimension.of(rows), Dimension.of(columns));
    }

    /** Whether one of its dimensions is a name. */
    default boolean isOpen() {
        return this instanceof Vector vector && vector.length() instanceof Dimension.Named
                || this instanceof Matrix matrix && (matrix.rows() instanceof Dimension.Named || matrix.columns() instanceof Dimension.Named);
    }

    /** The names among its dimensions, which stand for any number. */
    default Set<String> names() {
        Set<String> names = new TreeSet<>();
        if (this instanceof Vector vector && vector.length() instanceof Dimension.Named length) {
            names.add(length.name());
        } else if (this instanceof Matrix matrix) {
            if (matrix.rows() instanceof Dimension.Named rows) {
                names.add(rows.name());
            }
            if (matrix.columns() instanceof Dimension.Named columns) {
                names.add(columns.name());
            }
        }
        return names;
    }

    /** Whether this is the shape of a single number. */
    default boolean isScalar() {
        return this instanceof Scalar;
    }
}
