package nld.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Enclosures of the sines of an interval, and of the cosines: the sines a quarter turn on.
 *
 * <p>Arguments are counted in quarter turns of π/2, with twice the digits of the result and more: so few are lost when
 * the whole quarter turns are taken off, even of an argument close to a zero. Between two neighbouring extrema, which
 * are at odd numbers of quarter turns, the sine is monotone.
 */
final class Circular {
    private static final BigDecimal LARGEST_ARGUMENT = BigDecimal.ONE.scaleByPowerOfTen(30);
    private static final int ARGUMENT_DIGITS = 50;
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal MINUS_ONE = ONE.negate();
    private static final long MAXIMUM = 1;
    private static final long MINIMUM = 3;

    private Circular() {
    }

    /** Encloses sin(x + quarters·π/2), computed with the given number of digits. */
    static Interval sine(Interval x, int quarters, int digits) {
        if (x.magnitude().compareTo(LARGEST_ARGUMENT) > 0) {
            return new Interval(MINUS_ONE, ONE, x.digits());
        }
        Interval turns = quarterTurns(x.withDigits(2 * digits + ARGUMENT_DIGITS)).plus(Interval.of(quarters));
        Interval low = atPoint(x.lower(), quarters, digits);
        Interval high = x.lower().compareTo(x.upper()) == 0 ? low : atPoint(x.upper(), quarters, digits);
        BigDecimal lower = mayReach(turns, MINIMUM) ? MINUS_ONE : low.lower().min(high.lower()).max(MINUS_ONE);
        BigDecimal upper = mayReach(turns, MAXIMUM) ? ONE : low.upper().max(high.upper()).min(ONE);
        return new Interval(lower, upper, x.digits());
    }

    /** Whether a number of the form 4m + phase, with an integer m, may lie in {@code turns}. */
    private static boolean mayReach(Interval turns, long phase) {
        Interval periods = turns.minus(Interval.of(phase)).over(4);
        BigInteger next = floor(periods.lower().negate()).negate();
        return next.compareTo(floor(periods.upper())) <= 0;
    }

    private static Interval atPoint(BigDecimal x, int quarters, int digits) {
        Interval angle = Interval.of(x, 2 * digits + ARGUMENT_DIGITS);
        BigInteger whole = floor(quarterTurns(angle).plus(Interval.of(1).over(2)).lower());
        Interval taken = quarterTurn(angle.digits()).times(Interval.of(new BigDecimal(whole), angle.digits()));
        Interval rest = angle.minus(taken).withDigits(digits);
        int phase = whole.add(BigInteger.valueOf(quarters)).mod(BigInteger.valueOf(4)).intValue();
        Interval sine = phase % 2 == 0 ? Series.sine(rest) : Series.cosine(rest);
        return phase < 2 ? sine : sine.negated();
    }

    private static Interval quarterTurns(Interval angle) {
        return angle.dividedBy(quarterTurn(angle.digits())).orElseThrow();
    }

    private static Interval quarterTurn(int digits) {
        return Elementary.pi(digits).over(2);
    }

    /** The integer part, taken at once where it is 0 or −1: tiny numbers have a million places. */
    private static BigInteger floor(BigDecimal number) {
        if (number.precision() <= number.scale()) {
            return number.signum() < 0 ? BigInteger.ONE.negate() : BigInteger.ZERO;
        }
        return number.setScale(0, RoundingMode.FLOOR).toBigInteger();
    }
}
