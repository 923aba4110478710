package nld.derivation;

import java.util.Map;
import java.util.Optional;
import nld.expression.Expression;
import nld.expression.Symbol;

/** Something that differentiates; the derivation asks two of them, which share nothing, and compares their answers. */
public interface Differentiator {
    /**
     * The partial derivative of the scalar {@code expression}, written in scalars, by the scalar {@code symbol}; all
     * other symbols, its own derivatives among them, are held fixed.
     *
     * @return empty where it has no answer: a form it does not know, or no answer in its time
     */
    Optional<Expression> derivative(Expression expression, Symbol symbol);

    /**
     * Has a derivative that was found in another way, of many symbols at once, confirmed: that {@code claimed} is the derivative of the
     * scalar {@code expression} along {@code direction}. Who has no second opinion has nothing to say.
     */
    default void confirm(Expression expression, Map<Symbol, Expression> direction, Expression claimed) {
    }
}
