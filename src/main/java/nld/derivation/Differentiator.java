package nld.derivation;

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
}
