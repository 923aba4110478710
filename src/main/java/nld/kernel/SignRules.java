package nld.kernel;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import nld.expression.Applied;
import nld.expression.Assumptions;
import nld.expression.Dot;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.Sum;
import nld.expression.Symbol;

/**
 * Signs that a formula shows as it is built, before anything is multiplied out: even powers, exponentials, norms, roots,
 * symbols of a stated sign, and sums and products of such. What it does not recognise it calls unknown.
 */
final class SignRules {
    private final Assumptions assumptions;
    private final Map<Expression, Sign> done = new IdentityHashMap<>();

    SignRules(Assumptions assumptions) {
        this.assumptions = assumptions;
    }

    private enum Sign {
        AT_LEAST_ZERO, AT_MOST_ZERO, UNKNOWN;

        static Sign of(boolean atLeastZero) {
            return atLeastZero ? AT_LEAST_ZERO : UNKNOWN;
        }

        Sign turned() {
            return this == AT_LEAST_ZERO ? AT_MOST_ZERO : this == AT_MOST_ZERO ? AT_LEAST_ZERO : UNKNOWN;
        }
    }

    /** Whether {@code expression} shows that it is at least 0 wherever it has a value. */
    boolean isNonNegative(Expression expression) {
        return sign(expression) == Sign.AT_LEAST_ZERO;
    }

    private Sign sign(Expression expression) {
        Sign known = done.get(expression);
        if (known == null) {
            known = shown(expression);
            done.put(expression, known);
        }
        return known;
    }

    private Sign shown(Expression expression) {
        if (expression instanceof Literal literal) {
            return literal.value().signum() >= 0 ? Sign.AT_LEAST_ZERO : Sign.AT_MOST_ZERO;
        }
        if (expression instanceof Symbol symbol) {
            return Sign.of(assumptions.of(symbol).isNonNegative());
        }
        if (expression instanceof Sum sum) {
            Sign first = sign(sum.terms().get(0));
            return sum.terms().stream().allMatch(term -> sign(term) == first) ? first : Sign.UNKNOWN;
        }
        if (expression instanceof Product product) {
            return sign(product);
        }
        if (expression instanceof Power power) {
            boolean even = !power.exponent().numerator().testBit(0) || !power.exponent().denominator().testBit(0);
            return even ? Sign.AT_LEAST_ZERO : sign(power.base());
        }
        if (expression instanceof Applied applied) {
            return sign(applied);
        }
        return Sign.of(expression instanceof Dot dot && dot.left() == dot.right());
    }

    private Sign sign(Applied applied) {
        return switch (applied.function()) {
            case EXP, ABS -> Sign.AT_LEAST_ZERO;
            case TANH, ATAN -> sign(applied.argument());
            case LOG, SIN, COS -> Sign.UNKNOWN;
        };
    }

    /** Factors of unknown sign must come in pairs of opposites, which make the square of one, turned. */
    private Sign sign(Product product) {
        List<Expression> unknown = new ArrayList<>();
        Sign sign = Sign.AT_LEAST_ZERO;
        for (Expression factor : product.factors()) {
            Sign own = sign(factor);
            if (own == Sign.UNKNOWN && !unknown.removeIf(other -> other.plus(factor).isZero())) {
                unknown.add(factor);
            } else if (own != Sign.AT_LEAST_ZERO) {
                sign = sign.turned();
            }
        }
        return unknown.isEmpty() ? sign : Sign.UNKNOWN;
    }
}
