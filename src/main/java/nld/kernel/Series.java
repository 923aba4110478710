package nld.kernel;

import java.math.BigDecimal;
import java.util.function.IntUnaryOperator;

/**
 * Enclosures of Taylor series about 0, of small arguments.
 *
 * <p>Each series stops at a term that is negligible beside the first. From there on each term is at most half the one
 * before it, so that the sum of all that are left out is at most the last one taken: its size is added to both sides.
 */
final class Series {
    private Series() {
    }

    /** The exponential of |x| ≤ 1; the ratio of terms is x / n. */
    static Interval exponential(Interval x) {
        return factorial(one(x), x, n -> n);
    }

    /** The sine of |x| ≤ 1; the ratio of terms is −x² / (2n (2n + 1)). */
    static Interval sine(Interval x) {
        return factorial(x, x.times(x).negated(), n -> 2 * n * (2 * n + 1));
    }

    /** The cosine of |x| ≤ 1; the ratio of terms is −x² / ((2n − 1) 2n). */
    static Interval cosine(Interval x) {
        return factorial(one(x), x.times(x).negated(), n -> (2 * n - 1) * 2 * n);
    }

    /** The hyperbolic sine of |x| ≤ 1; the ratio of terms is x² / (2n (2n + 1)). */
    static Interval hyperbolicSine(Interval x) {
        return factorial(x, x.times(x), n -> 2 * n * (2 * n + 1));
    }

    /** The arc tangent of |x| ≤ 1/2; the ratio of terms is below x². */
    static Interval arcTangent(Interval x) {
        return odd(x, x.times(x).negated());
    }

    /** The inverse hyperbolic tangent of |x| ≤ 1/2; the ratio of terms is below x². */
    static Interval inverseHyperbolicTangent(Interval x) {
        return odd(x, x.times(x));
    }

    private static Interval factorial(Interval first, Interval factor, IntUnaryOperator divisor) {
        BigDecimal negligible = negligible(first);
        Interval term = first;
        Interval sum = first;
        for (int n = 1; term.magnitude().compareTo(negligible) > 0; n++) {
            term = term.times(factor).over(divisor.applyAsInt(n));
            sum = sum.plus(term);
        }
        return sum.plus(upTo(term));
    }

    private static Interval odd(Interval first, Interval factor) {
        BigDecimal negligible = negligible(first);
        Interval power = first;
        Interval term = first;
        Interval sum = first;
        for (int n = 1; term.magnitude().compareTo(negligible) > 0; n++) {
            power = power.times(factor);
            term = power.over(2 * n + 1);
            sum = sum.plus(term);
        }
        return sum.plus(upTo(term));
    }

    private static BigDecimal negligible(Interval first) {
        return first.magnitude().scaleByPowerOfTen(-first.digits()).max(Interval.SMALLEST);
    }

    private static Interval upTo(Interval term) {
        BigDecimal size = term.magnitude();
        return new Interval(size.negate(), size, term.digits());
    }

    private static Interval one(Interval x) {
        return Interval.of(BigDecimal.ONE, x.digits());
    }
}
