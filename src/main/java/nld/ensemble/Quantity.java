package nld.ensemble;

import java.util.List;
import nld.expression.Expression;

/** What is averaged over an orbit. */
public sealed interface Quantity {
    /**
     * The value of a scalar expression: sums, products, powers, quotients and elementary functions of symbols and rational
     * numbers; {@code max} is written with absolute values, which keep it rational.
     */
    record Value(Expression expression) implements Quantity {
    }

    /** 1 where all conditions hold, else 0: averaged, the share of the orbit in which they hold. */
    record Share(List<Condition> conditions) implements Quantity {
        /** Copies the list. */
        public Share {
            conditions = List.copyOf(conditions);
        }
    }

    /** A condition on the sign of an expression. */
    record Condition(Expression expression, Sign sign) {
    }

    /** The signs that a condition may ask for. */
    enum Sign {
        /** Exactly 0. */
        ZERO,
        /** Above 0. */
        POSITIVE,
        /** Anything but 0. */
        NOT_ZERO
    }

    /** The value of {@code expression}. */
    static Quantity of(Expression expression) {
        return new Value(expression);
    }

    /** The share of the orbit in which {@code expression} is 0: of a network's output, its dead patterns. */
    static Quantity zero(Expression expression) {
        return new Share(List.of(new Condition(expression, Sign.ZERO)));
    }

    /** The share of the orbit in which none of {@code expressions} is 0: of outputs, the patterns that are not dead at any input. */
    static Quantity noneZero(List<Expression> expressions) {
        return new Share(expressions.stream().map(one -> new Condition(one, Sign.NOT_ZERO)).toList());
    }

    /** The share of the orbit in which all of {@code expressions} are above 0: of margins, the patterns that fit all examples. */
    static Quantity allPositive(List<Expression> expressions) {
        return new Share(expressions.stream().map(one -> new Condition(one, Sign.POSITIVE)).toList());
    }
}
