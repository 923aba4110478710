package nld.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * An abstract function or one of its derivatives where it is taken: {@code f(q)}, {@code grad f(q)}, {@code hess f(q)},
 * {@code D3 f(q)[u, v]}, {@code grad_u F(u, w)}, {@code D1 G(q)[u]}.
 *
 * <p>Each derivative is taken by one of the arguments; its slot is filled with a direction of that argument's shape, or
 * open. At most two slots stay open, counting the indices of the values: with none the jet is a scalar, with one a vector
 * (a matrix, where it is the derivative by a matrix), with two a matrix: the indices of the value first, then the open
 * derivatives in the order of the arguments. Open derivatives by scalars do not count. The indices of the values may be
 * filled with vectors as well, all of them or none: {@code grad G(q)[][u, v]} is the gradient of u·G(q) v with u and v held
 * fixed.
 */
public final class Jet extends Expression {
    private final AbstractFunction function;
    private final List<Expression> arguments;
    private final List<Integer> open;
    private final List<Direction> directions;
    private final List<Expression> values;

    /**
     * What fills the slot of one derivative.
     *
     * @param argument by which argument it is taken, from 0
     * @param along    the direction, of the argument's shape
     */
    public record Direction(int argument, Expression along) {
        private static final Comparator<Direction> ORDER =
                Comparator.comparingInt(Direction::argument).thenComparing(Direction::along);
    }

    private Jet(Shape shape, AbstractFunction function, List<Expression> arguments, List<Integer> open,
            List<Direction> directions, List<Expression> values) {
        super(shape, Objects.hash(function.name(), arguments, open, directions, values), join(arguments, directions, values));
        this.function = function;
        this.arguments = arguments;
        this.open = open;
        this.directions = directions;
        this.values = values;
    }

    private static List<Expression> join(List<Expression> arguments, List<Direction> directions, List<Expression> values) {
        List<Expression> all = new ArrayList<>(arguments);
        directions.forEach(direction -> all.add(direction.along()));
        all.addAll(values);
        return Collections.unmodifiableList(all);
    }

    /** The value of {@code function} at {@code arguments}, at least one. */
    public static Jet of(AbstractFunction function, List<? extends Expression> arguments) {
        return of(function, arguments, List.of(), List.of(), List.of());
    }

    /**
     * A derivative of {@code function} at {@code arguments}. Derivatives commute, so directions stand in canonical order, and
     * so do the values of a symmetric function. {@link ShapeMismatch} where more than two slots stay open or something that
     * fills one has not its shape.
     *
     * @param function   the function
     * @param arguments  where it is taken
     * @param open       by which argument each derivative with an open slot is taken, in ascending order
     * @param directions the derivatives whose slots are filled
     * @param values     what fills the indices of the value; none for a value as it is
     */
    public static Jet of(AbstractFunction function, List<? extends Expression> arguments, List<Integer> open,
            List<Direction> directions, List<? extends Expression> values) {
        for (Direction direction : directions) {
            requireShape(function, arguments.get(direction.argument()).shape(), direction.along());
        }
        for (int index = 0; index < values.size(); index++) {
            requireShape(function, function.valueSlot(index), values.get(index));
        }
        List<Expression> filled = new ArrayList<>(values);
        if (function.symmetric()) {
            Collections.sort(filled);
        }
        Shape shape = shapeOf(function, arguments, open, !values.isEmpty());
        return held(new Jet(shape, function, List.copyOf(arguments), List.copyOf(open),
                directions.stream().sorted(Direction.ORDER).toList(), List.copyOf(filled)));
    }

    /** The derivative of order {@code derivatives} of a scalar function of one argument along some directions. */
    public static Jet of(String function, Expression point, int derivatives, List<? extends Expression> directions) {
        int open = derivatives - directions.size();
        if (open < 0) {
            throw new ShapeMismatch("found " + directions.size() + " directions for derivative " + derivatives + " of "
                    + function + "; fill all slots, or leave one (a vector) or two (a matrix) open");
        }
        return of(AbstractFunction.scalar(function), List.of(point), Collections.nCopies(open, 0),
                directions.stream().map(direction -> new Direction(0, direction)).toList(), List.of());
    }

    private static void requireShape(AbstractFunction function, Shape expected, Expression found) {
        if (!found.shape().equals(expected)) {
            throw new ShapeMismatch("found a " + found.shape() + " as a direction of " + function.name()
                    + "; expected a " + expected);
        }
    }

    private static Shape shapeOf(AbstractFunction function, List<? extends Expression> arguments, List<Integer> open,
            boolean filled) {
        List<Shape> slots = new ArrayList<>();
        for (int index = 0; index < function.valueSlots() && !filled; index++) {
            slots.add(function.valueSlot(index));
        }
        for (int argument : open) {
            Shape shape = arguments.get(argument).shape();
            if (!shape.isScalar()) {
                slots.add(shape);
            }
        }
        if (slots.size() < 2) {
            return slots.isEmpty() ? Shape.SCALAR : slots.get(0);
        }
        if (slots.size() == 2 && slots.get(0) instanceof Shape.Vector rows && slots.get(1) instanceof Shape.Vector columns) {
            return new Shape.Matrix(rows.length(), columns.length());
        }
        throw new ShapeMismatch("found more open slots of " + function.name() + " than a matrix has; fill all slots, or "
                + "leave one (a vector) or two (a matrix) open");
    }

    /** This with one derivative more, by {@code argument} along {@code along}. */
    public Jet along(int argument, Expression along) {
        List<Direction> more = new ArrayList<>(directions);
        more.add(new Direction(argument, along));
        return of(function, arguments, open, more, values);
    }

    /** This with its only open slot, of a derivative or of the value, filled. {@link ShapeMismatch} where it has none or two. */
    public Jet filled(Expression with) {
        int valueSlots = values.isEmpty() ? function.valueSlots() : 0;
        if (valueSlots + open.size() != 1) {
            throw new ShapeMismatch("found " + (valueSlots + open.size()) + " open slots; expected one to fill");
        }
        return valueSlots == 1 ? of(function, arguments, open, directions, List.of(with))
                : of(function, arguments, List.of(), directions, values).along(open.get(0), with);
    }

    /** The function. */
    public AbstractFunction function() {
        return function;
    }

    /** Where it is taken. */
    public List<Expression> arguments() {
        return arguments;
    }

    /** By which argument each derivative with an open slot is taken, in ascending order. */
    public List<Integer> open() {
        return open;
    }

    /** The only argument; refuses a function of several. */
    public Expression point() {
        if (arguments.size() != 1) {
            throw new IllegalStateException("found a function of " + arguments.size() + " arguments; expected one");
        }
        return arguments.get(0);
    }

    /** The directions alone, in canonical order. */
    public List<Expression> alongs() {
        return directions.stream().map(Direction::along).toList();
    }

    /** Whether it is a matrix that is its own transpose: of second derivatives by one argument, or of symmetric values. */
    public boolean isSymmetric() {
        if (!(shape() instanceof Shape.Matrix)) {
            return false;
        }
        List<Integer> slots = open.stream().filter(argument -> !arguments.get(argument).shape().isScalar()).toList();
        boolean ofValues = values.isEmpty() && function.symmetric();
        return ofValues && slots.isEmpty()
                || slots.size() == 2 && slots.get(0).equals(slots.get(1));
    }

    /** The derivatives whose slots are filled, in canonical order. */
    public List<Direction> directions() {
        return directions;
    }

    /** What fills the indices of the value; none for a value as it is. */
    public List<Expression> values() {
        return values;
    }

    /** How often it is differentiated. */
    public int derivatives() {
        return open.size() + directions.size();
    }

    @Override
    public List<Expression> children() {
        return join(arguments, directions, values);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.jet(this);
    }

    @Override
    boolean isBuiltAs(Expression other) {
        Jet jet = (Jet) other;
        return function.equals(jet.function) && arguments.equals(jet.arguments) && open.equals(jet.open)
                && directions.equals(jet.directions) && values.equals(jet.values);
    }
}
