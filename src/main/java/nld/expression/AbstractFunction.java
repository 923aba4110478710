package nld.expression;

import java.util.List;

/**
 * A function that a theorem leaves open: its name and what its values are.
 *
 * @param name      its name
 * @param arguments the names by which derivatives tell its arguments apart, where it has several; none where it has one
 * @param value     the shape of its values
 * @param symmetric whether its values are symmetric matrices, as those of a metric are
 */
public record AbstractFunction(String name, List<String> arguments, Shape value, boolean symmetric) {
    /** Copies the list; refuses symmetric values that are no square matrices. */
    public AbstractFunction {
        arguments = List.copyOf(arguments);
        if (symmetric && !(value instanceof Shape.Matrix matrix && matrix.rows().equals(matrix.columns()))) {
            throw new ShapeMismatch("found symmetric values that are a " + value + "; expected a square matrix");
        }
    }

    /** A function of one argument with scalar values. */
    public static AbstractFunction scalar(String name) {
        return new AbstractFunction(name, List.of(), Shape.SCALAR, false);
    }

    /**
     * What moves a formula as a whole, by name, such as a map of states or a finite group: {@code mirror(f(x))}. Its value has the shape of
     * what is moved; it is no function of that alone.
     */
    public static AbstractFunction moving(String name, Shape shape) {
        return new AbstractFunction(name, List.of("moved"), shape, false);
    }

    /** Whether it moves a formula: only then it names its only argument. */
    public boolean isMoving() {
        return arguments.size() == 1;
    }

    /** How many indices a value has: 0 for a scalar, 1 for a vector, 2 for a matrix. */
    public int valueSlots() {
        return value.isScalar() ? 0 : value instanceof Shape.Vector ? 1 : 2;
    }

    /** The shape of what fills an index of a value, from 0: a vector as long as that side. */
    public Shape valueSlot(int index) {
        if (value instanceof Shape.Matrix matrix) {
            return new Shape.Vector(index == 0 ? matrix.rows() : matrix.columns());
        }
        return value;
    }
}
