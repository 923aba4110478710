package nld.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nld.expression.AbstractFunction;
import nld.expression.Dimension;
import nld.expression.Expression;
import nld.expression.Shape;

/** What a node of a {@link Network} stands for: a vector or matrix that is not looked into, or a derivative. */
sealed interface Letter extends Comparable<Letter> {
    /**
     * Where indices are attached. Slots of one kind can be exchanged: the derivative is the same.
     *
     * @param kind  which slots can be exchanged for each other
     * @param sides the dimensions of its indices: one, or two where a slot is filled by a matrix
     */
    record Slot(int kind, List<Dimension> sides) {
        int width() {
            return sides.size();
        }
    }

    /** The slots, those of one kind next to each other. */
    List<Slot> slots();

    /** The highest order of time derivative of a coordinate in it; −1 where none occurs. */
    default int motionOrder() {
        if (this instanceof Tensor tensor) {
            return tensor.value().motionOrder();
        }
        return this instanceof Derivative jet
                ? jet.arguments().stream().mapToInt(Expression::motionOrder).max().orElse(-1) : -1;
    }

    /** A vector or matrix. */
    record Tensor(Expression value) implements Letter {
        @Override
        public List<Slot> slots() {
            List<Slot> slots = new ArrayList<>();
            for (Dimension side : sides(value.shape())) {
                slots.add(new Slot(slots.size(), List.of(side)));
            }
            return slots;
        }
    }

    /** The vector whose entry {@code row}, from 1, is 1 and every other 0. */
    record Unit(Dimension dimension, int row) implements Letter {
        @Override
        public List<Slot> slots() {
            return List.of(new Slot(0, List.of(dimension)));
        }
    }

    /**
     * An abstract function or one of its derivatives.
     *
     * @param function  the function
     * @param arguments where it is taken
     * @param by        by which argument each derivative is taken, ascending
     */
    record Derivative(AbstractFunction function, List<Expression> arguments, List<Integer> by) implements Letter {
        @Override
        public List<Slot> slots() {
            List<Slot> slots = new ArrayList<>();
            for (int index = 0; index < function.valueSlots(); index++) {
                int kind = function.symmetric() ? -1 : -1 - index;
                slots.add(new Slot(kind, sides(function.valueSlot(index))));
            }
            for (int argument : by) {
                List<Dimension> sides = sides(arguments.get(argument).shape());
                if (!sides.isEmpty()) {
                    slots.add(new Slot(argument, sides));
                }
            }
            return slots;
        }
    }

    private static List<Dimension> sides(Shape shape) {
        if (shape instanceof Shape.Vector vector) {
            return List.of(vector.length());
        }
        return shape instanceof Shape.Matrix matrix ? List.of(matrix.rows(), matrix.columns()) : List.of();
    }

    /** One fixed order: tensors, units, derivatives; higher derivatives last. */
    @Override
    default int compareTo(Letter other) {
        int byKind = Integer.compare(rank(this), rank(other));
        if (byKind != 0) {
            return byKind;
        }
        if (this instanceof Tensor mine && other instanceof Tensor theirs) {
            return mine.value.compareTo(theirs.value);
        }
        if (this instanceof Unit mine && other instanceof Unit theirs) {
            int byRow = Integer.compare(mine.row, theirs.row);
            return byRow != 0 ? byRow : mine.dimension.toString().compareTo(theirs.dimension.toString());
        }
        Derivative mine = (Derivative) this;
        Derivative theirs = (Derivative) other;
        return ORDER.compare(mine, theirs);
    }

    /** Of derivatives: fewer first, then by function and where it is taken. */
    Comparator<Derivative> ORDER = Comparator.comparingInt((Derivative letter) -> letter.by.size())
            .thenComparing(letter -> letter.function.name()).thenComparing(letter -> letter.by.toString())
            .thenComparing(Derivative::arguments, Letter::compareLists)
            .thenComparing(letter -> letter.function.toString());

    private static int compareLists(List<Expression> left, List<Expression> right) {
        for (int index = 0; index < Math.min(left.size(), right.size()); index++) {
            int order = left.get(index).compareTo(right.get(index));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private static int rank(Letter letter) {
        return letter instanceof Tensor ? 0 : letter instanceof Unit ? 1 : 2;
    }
}
