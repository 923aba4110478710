package nld.typesetting;

import java.util.List;
import java.util.Optional;
import nld.expression.Expression;
import nld.expression.Sum;
import nld.model.Asymptotics;
import nld.model.Relation;

/**
 * Two sides as they are to be shown. The right side is a list of terms in the order in which they are written: that of a sum,
 * or that of the powers of a rate.
 *
 * @param left   the left side; empty for a formula on its own
 * @param sign   how the sides relate
 * @param right  the terms of the right side, at least one
 * @param beyond up to which order the sides agree; empty where they agree altogether
 */
public record Equation(Optional<Expression> left, Relation.Sign sign, List<Expression> right,
        Optional<Asymptotics.Order> beyond) {
    /** Copies the list; refuses an empty one. */
    public Equation {
        right = List.copyOf(right);
        if (right.isEmpty()) {
            throw new IllegalArgumentException("found no term on the right; expected one at least, 0 for nothing");
        }
    }

    /** {@code left} = {@code right}. */
    public static Equation of(Expression left, Expression right) {
        return new Equation(Optional.of(left), Relation.Sign.EQUAL, List.of(right), Optional.empty());
    }

    /** {@code residual} = 0. */
    public static Equation vanishing(Expression residual) {
        return of(residual, Expression.of(0));
    }

    /** A formula on its own. */
    public static Equation bare(Expression formula) {
        return new Equation(Optional.empty(), Relation.Sign.EQUAL, List.of(formula), Optional.empty());
    }

    /** A relation as it is stated, to an order where one is given. */
    public static Equation of(Relation relation, Optional<Asymptotics.Order> beyond) {
        return new Equation(Optional.of(relation.left()), relation.sign(), List.of(relation.right()), beyond);
    }

    /** {@code left} = {@code terms} in this order + O(…). */
    public static Equation series(Optional<Expression> left, List<Expression> terms, Asymptotics.Order beyond) {
        return new Equation(left, Relation.Sign.EQUAL, terms, Optional.of(beyond));
    }

    /** The right side as one formula, without the order. */
    public Expression value() {
        return right.size() == 1 ? right.get(0) : Sum.of(right);
    }

    /** The right side in the notation of theorem files. */
    public String rightText() {
        StringBuilder out = new StringBuilder();
        for (Expression term : right) {
            String shown = term.toString();
            boolean negative = shown.startsWith("−");
            out.append(out.isEmpty() ? shown : negative ? " − " + shown.substring(1) : " + " + shown);
        }
        beyond.ifPresent(order -> out.append(" + ").append(order));
        return out.toString();
    }

    /** In the notation of theorem files. */
    @Override
    public String toString() {
        return left.map(side -> side + " " + sign.text() + " ").orElse("") + rightText();
    }
}
