package nld.kernel;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import nld.expression.Rational;

/**
 * The unit in which each exponential, angle and root is counted, so that exp(x/2) and exp(x/3) become powers of one
 * indeterminate exp(x/6). A unit that turns out too large is refined, and the claim is normalized again with it.
 */
final class Units {
    private final Map<Object, Rational> units = new HashMap<>();
    private boolean refined;

    /** How many units of {@code key} make {@code amount}; an integer once the units have settled. */
    Rational count(Object key, Rational amount) {
        Rational known = units.get(key);
        Rational unit = known == null ? amount.abs() : gcd(known, amount.abs());
        if (!unit.equals(known)) {
            refined |= known != null;
            units.put(key, unit);
        }
        return amount.over(unit);
    }

    /** The unit of {@code key}, which has been counted before. */
    Rational unit(Object key) {
        return units.get(key);
    }

    /** Whether a unit has been refined since this was last asked. */
    boolean takeRefined() {
        boolean answer = refined;
        refined = false;
        return answer;
    }

    private static Rational gcd(Rational left, Rational right) {
        BigInteger top = left.numerator().multiply(right.denominator())
                .gcd(right.numerator().multiply(left.denominator()));
        return Rational.of(top, left.denominator().multiply(right.denominator()));
    }
}
