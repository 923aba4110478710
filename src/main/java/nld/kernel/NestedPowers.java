package nld.kernel;

import java.util.List;
import nld.expression.Expression;
import nld.expression.Power;
import nld.expression.Product;

/** Roots of what is written as a power or a product of powers, before it is multiplied out. */
final class NestedPowers {
    private NestedPowers() {
    }

    /** Whether (bⁿ)^(p/q) = b^(np/q): for odd q, where all factors of a product are rooted alike, or odd n, where b ≥ 0. */
    static boolean fits(Power power) {
        boolean odd = power.exponent().denominator().testBit(0);
        return !power.exponent().isInteger() && (power.base() instanceof Product ? odd
                : power.base() instanceof Power inner && (odd || inner.exponent().numerator().testBit(0)));
    }

    /** The normal form of a power that fits. */
    static Quotient of(Power power, Normalizer home) {
        Quotient result = Quotient.ONE;
        for (Expression factor : power.base() instanceof Product product ? product.factors() : List.of(power.base())) {
            Expression root = factor instanceof Power inner
                    ? inner.base().power(inner.exponent().times(power.exponent())) : factor.power(power.exponent());
            result = home.algebra().times(result, home.normal(root));
        }
        return result;
    }
}
