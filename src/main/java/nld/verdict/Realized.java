package nld.verdict;

import nld.derivation.Underivable;
import nld.expression.Evolved;
import nld.expression.Expectation;
import nld.expression.Expression;
import nld.expression.Product;
import nld.expression.Rewriter;
import nld.expression.Sum;
import nld.expression.Symbols;

/**
 * A formula with what happened in a step in the place of its expectation. The mean of that is the formula only where it is linear
 * in its expectations, and where nothing else in it is random; other formulas are {@link Underivable}.
 */
final class Realized {
    private static final Rewriter HAPPENED = new Rewriter() {
        @Override
        public Expression expectation(Expectation expectation) {
            return expectation.operand();
        }
    };

    /** The scalar {@code formula} as one step shows it. */
    Expression of(Expression formula) {
        if (degree(formula) > 1) {
            throw new Underivable("found " + formula + ", which is not linear in its expectations; runs show only their means");
        }
        return HAPPENED.rewrite(formula);
    }

    private static int degree(Expression formula) {
        if (formula instanceof Expectation) {
            return 1;
        }
        if (formula instanceof Evolved evolved && evolved.evolution() == Evolved.Evolution.NEXT) {
            throw new Underivable("found " + formula + " outside of an expectation: it is random itself");
        }
        if (formula instanceof Sum sum) {
            return sum.terms().stream().mapToInt(Realized::degree).max().orElse(0);
        }
        if (formula instanceof Product product) {
            return product.factors().stream().mapToInt(Realized::degree).sum();
        }
        boolean inside = Symbols.occurs(formula, Expectation.class::isInstance);
        formula.children().forEach(Realized::degree);
        return inside ? 2 : 0;
    }
}
