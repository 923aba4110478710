package nld.derivation;

import nld.expression.Applied;
import nld.expression.Assumptions;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Literal;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.Symbol;

/** Whether a scalar shows, as it is built, that no value of it is 0: products and powers of numbers, positive symbols and exponentials. */
public final class NowhereZero {
    private final Assumptions assumptions;

    /** Under {@code assumptions} on the symbols. */
    public NowhereZero(Assumptions assumptions) {
        this.assumptions = assumptions;
    }

    /** Whether {@code scalar} shows it; false where it does not, even if it is so. */
    public boolean test(Expression scalar) {
        if (scalar instanceof Literal literal) {
            return !literal.value().isZero();
        }
        if (scalar instanceof Symbol symbol) {
            return assumptions.of(symbol).isPositive();
        }
        if (scalar instanceof Product product) {
            return product.factors().stream().allMatch(this::test);
        }
        return scalar instanceof Power power ? test(power.base())
                : scalar instanceof Applied applied && applied.function() == Function.EXP;
    }
}
