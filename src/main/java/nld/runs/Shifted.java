package nld.runs;

import nld.expression.Evolved;
import nld.expression.Evolved.Evolution;
import nld.expression.Expression;
import nld.expression.Rewriter;
import nld.expression.Symbol;

/**
 * Brings {@code next} and {@code last} down to the symbols of the state, so that {@code next |q|^2} and {@code |next q|^2} are
 * one expression, and moves the whole by some steps. A symbol that is {@code n} steps away stands under as many of these words.
 */
final class Shifted extends Rewriter {
    private final int steps;

    private Shifted(int steps) {
        this.steps = steps;
    }

    /** {@code expression} in the state {@code steps} steps later. */
    static Expression by(int steps, Expression expression) {
        return new Shifted(steps).rewrite(expression);
    }

    @Override
    public Expression symbol(Symbol symbol) {
        if (symbol.kind() == Symbol.Kind.STEP) {
            return symbol.plus(Expression.of(steps));
        }
        boolean state = symbol.kind() == Symbol.Kind.COORDINATE || symbol.kind() == Symbol.Kind.STATE
                || symbol.kind() == Symbol.Kind.QUANTITY;
        Expression moved = symbol;
        for (int count = 0; state && count < Math.abs(steps); count++) {
            moved = Evolved.of(steps > 0 ? Evolution.NEXT : Evolution.LAST, moved);
        }
        return moved;
    }

    @Override
    public Expression evolved(Evolved evolved) {
        return switch (evolved.evolution()) {
            case NEXT -> by(steps + 1, evolved.operand());
            case LAST -> by(steps - 1, evolved.operand());
            default -> evolved;
        };
    }
}
