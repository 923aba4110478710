package nld.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Random;

/** What the tests of intervals have in common: each assertion comes with its control, the truth moved by 10^−40. */
final class Enclosures {
    static final int DIGITS = Interval.DEFAULT_DIGITS;
    static final int ARGUMENTS = 100;
    static final Interval ONE = Interval.of(1);
    static final BigDecimal MOVED = BigDecimal.ONE.add(new BigDecimal("1e-40"));

    private Enclosures() {
    }

    static void assertEncloses(Interval enclosure, String truth) {
        assertEncloses(enclosure, new BigDecimal(truth));
    }

    static void assertEncloses(Interval enclosure, BigDecimal truth) {
        assertThat(enclosure.contains(truth)).as("%s contains %s", enclosure, truth).isTrue();
        assertThat(enclosure.contains(truth.multiply(MOVED))).as("%s contains the moved truth", enclosure).isFalse();
        assertThat(relativeWidth(enclosure)).isLessThan(1e-45);
    }

    static void assertIdentity(Interval left, Interval right) {
        assertThat(left.minus(right).excludesZero()).as("%s = %s refuted", left, right).isFalse();
        assertThat(left.minus(right.times(of(MOVED))).excludesZero()).as("moved identity refuted").isTrue();
    }

    static void assertExactly(Interval enclosure, String value) {
        assertThat(enclosure.lower()).isEqualByComparingTo(value);
        assertThat(enclosure.upper()).isEqualByComparingTo(value);
    }

    static double relativeWidth(Interval x) {
        return x.width().divide(x.midpoint().abs(), MathContext.DECIMAL32).doubleValue();
    }

    static Interval squared(Interval x) {
        return x.power(2).orElseThrow();
    }

    static Interval between(String lower, String upper) {
        return between(new BigDecimal(lower), new BigDecimal(upper));
    }

    static Interval between(BigDecimal one, BigDecimal other) {
        return new Interval(one.min(other), one.max(other), DIGITS);
    }

    static Interval of(BigDecimal x) {
        return Interval.of(x, DIGITS);
    }

    static Interval point(String x) {
        return of(new BigDecimal(x));
    }

    static Interval quotient(long numerator, long denominator) {
        return Interval.of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator), DIGITS);
    }

    /** A number in [−range, range]. */
    static BigDecimal argument(Random random, double range) {
        return new BigDecimal(range * (2 * random.nextDouble() - 1)).round(new MathContext(DIGITS));
    }
}
