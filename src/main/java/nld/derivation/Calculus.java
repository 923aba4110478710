package nld.derivation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nld.expression.Expression;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Symbols;

/** Partial derivatives, and the derivative by time along any motion, of scalars written in entries. */
public final class Calculus {
    private final Differentiator differentiator;

    /** A calculus over {@code differentiator}. */
    public Calculus(Differentiator differentiator) {
        this.differentiator = differentiator;
    }

    /** ∂{@code expression}/∂{@code symbol}; {@link Underivable} where no rule applies. */
    public Expression partial(Expression expression, Symbol symbol) {
        if (!Symbols.occurs(expression, part -> part == symbol)) {
            return Expression.of(0);
        }
        return differentiator.derivative(expression, symbol).orElseThrow(() -> new Underivable(
                "no rule differentiates " + expression + " by " + symbol));
    }

    /**
     * The derivative by time along any motion: Σ ∂/∂s · s' over every coordinate, velocity and time function s that
     * occurs, plus ∂/∂t. Accelerations appear where velocities occur.
     */
    public Expression rate(Expression expression) {
        List<Expression> terms = new ArrayList<>();
        terms.add(Expression.of(0));
        Set<Symbol> occurring = Symbols.of(expression);
        for (Symbol symbol : occurring) {
            if (symbol == Symbol.TIME) {
                terms.add(partial(expression, symbol));
            } else if (symbol.moves()) {
                terms.add(partial(expression, symbol).times(symbol.rate()));
            }
        }
        return Sum.of(terms);
    }
}
