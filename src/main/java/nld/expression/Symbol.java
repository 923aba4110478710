package nld.expression;

import java.util.List;
import java.util.Objects;

/**
 * A declared name, scalar, vector or matrix. A coordinate or a function of time carries an order: 0 for q, 1 for its
 * velocity q', 2 for its acceleration q''.
 */
public final class Symbol extends Expression {
    /** Learning time {@code t}. */
    public static final Symbol TIME = of("t", Shape.SCALAR, Kind.TIME);
    /** The step count {@code step}, from 1. */
    public static final Symbol STEP = of("step", Shape.SCALAR, Kind.STEP);

    /** What a name stands for; also the order in which factors of a product are written. */
    public enum Kind {
        /** A number, vector or matrix that does not change: parameters and constants. */
        PARAMETER,
        /** Learning time. */
        TIME,
        /** The step count. */
        STEP,
        /** The sign, −1 or 1, of something that a cell keeps on its side of a kink. */
        SPIN,
        /** A declared function of time. */
        TIME_FUNCTION,
        /** A coordinate of the system, or a derivative of it along the motion. */
        COORDINATE,
        /** A state of an update rule besides the coordinates, such as a momentum buffer. */
        STATE,
        /** A quantity that is derived: a charge by its name, {@code energy}, {@code potential} and the like. */
        QUANTITY
    }

    private final String name;
    private final Kind kind;
    private final int order;
    private final int stem;

    private Symbol(String name, Shape shape, Kind kind, int order) {
        super(shape, Objects.hash(name, kind.name(), order), kind == Kind.COORDINATE ? order : -1);
        this.name = name;
        this.kind = kind;
        this.order = order;
        this.stem = stem(name);
    }

    private static int stem(String name) {
        int index = name.length();
        while (index > 0 && Character.isDigit(name.charAt(index - 1))) {
            index--;
        }
        return index;
    }

    /** How long the name is but for the digits at its end. */
    int stem() {
        return stem;
    }

    /** The symbol of that name, at order 0. */
    public static Symbol of(String name, Shape shape, Kind kind) {
        return held(new Symbol(name, shape, kind, 0));
    }

    /** A scalar coordinate. */
    public static Symbol coordinate(String name) {
        return of(name, Shape.SCALAR, Kind.COORDINATE);
    }

    /** A scalar parameter. */
    public static Symbol parameter(String name) {
        return of(name, Shape.SCALAR, Kind.PARAMETER);
    }

    /** The name, without primes. */
    public String name() {
        return name;
    }

    /** What the name stands for. */
    public Kind kind() {
        return kind;
    }

    /** How often this is differentiated by time. */
    public int order() {
        return order;
    }

    /** This symbol with another order. */
    public Symbol atOrder(int newOrder) {
        return newOrder == order ? this : held(new Symbol(name, shape(), kind, newOrder));
    }

    /** Whether the symbol changes along the motion other than through time itself: a coordinate or time function. */
    public boolean moves() {
        return kind == Kind.COORDINATE || kind == Kind.TIME_FUNCTION;
    }

    /** The time derivative of a symbol that {@linkplain #moves() moves}. */
    public Symbol rate() {
        if (!moves()) {
            throw new IllegalStateException("found the rate of " + name + "; expected a coordinate or time function");
        }
        return atOrder(order + 1);
    }

    @Override
    public List<Expression> children() {
        return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.symbol(this);
    }

    @Override
    boolean isBuiltAs(Expression other) {
        Symbol symbol = (Symbol) other;
        return order == symbol.order && kind == symbol.kind && name.equals(symbol.name)
                && shape().equals(symbol.shape());
    }
}
