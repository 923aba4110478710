package nld.expression;

import java.math.BigInteger;
import java.util.Objects;
import java.util.Optional;

/**
 * An exact rational number in lowest terms with a positive denominator.
 *
 * <p>Numerators and denominators that fit a {@code long} are computed without allocation of big integers; the
 * fast path falls back to {@link BigInteger} on overflow, so no operation ever rounds or wraps.
 */
public final class Rational implements Comparable<Rational> {
    /** The number 0. */
    public static final Rational ZERO = new Rational(0, 1);
    /** The number 1. */
    public static final Rational ONE = new Rational(1, 1);
    /** The number −1. */
    public static final Rational MINUS_ONE = new Rational(-1, 1);
    /** The number 1/2. */
    public static final Rational HALF = of(1, 2);

    private static final int MANTISSA = 52;
    private static final long UNFIT = Long.MIN_VALUE;

    private final BigInteger numerator;
    private final BigInteger denominator;
    private final long smallNumerator;
    private final long smallDenominator;

    private Rational(BigInteger numerator, BigInteger denominator) {
        this.numerator = numerator;
        this.denominator = denominator;
        this.smallNumerator = UNFIT;
        this.smallDenominator = UNFIT;
    }

    private Rational(long numerator, long denominator) {
        this.numerator = null;
        this.denominator = null;
        this.smallNumerator = numerator;
        this.smallDenominator = denominator;
    }

    /** The integer {@code value}. */
    public static Rational of(long value) {
        return value == UNFIT ? of(BigInteger.valueOf(value), BigInteger.ONE) : new Rational(value, 1);
    }

    /** The quotient of two integers; refuses a zero denominator with an {@link ArithmeticException}. */
    public static Rational of(long numerator, long denominator) {
        if (denominator == 0) {
            throw new ArithmeticException("found a zero denominator; expected a non-zero one");
        }
        if (numerator == UNFIT || denominator == UNFIT) {
            return of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
        }
        long divisor = gcd(Math.abs(numerator), Math.abs(denominator));
        long sign = denominator < 0 ? -1 : 1;
        return new Rational(sign * (numerator / divisor), sign * (denominator / divisor));
    }

    /** The quotient of two integers of any size; refuses a zero denominator with an {@link ArithmeticException}. */
    public static Rational of(BigInteger numerator, BigInteger denominator) {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("found a zero denominator; expected a non-zero one");
        }
        if (denominator.equals(BigInteger.ONE)) {
            return fits(numerator) ? new Rational(numerator.longValue(), 1) : new Rational(numerator, denominator);
        }
        BigInteger divisor = numerator.gcd(denominator);
        if (denominator.signum() < 0) {
            divisor = divisor.negate();
        }
        BigInteger top = numerator.divide(divisor);
        BigInteger bottom = denominator.divide(divisor);
        return lowest(top, bottom);
    }

    /** The number that a finite double is, exactly; another one is refused with an {@link ArithmeticException}. */
    public static Rational exactly(double value) {
        if (!Double.isFinite(value)) {
            throw new ArithmeticException("found " + value + "; expected a finite number");
        }
        if (value == 0) {
            return ZERO;
        }
        int exponent = Math.max(Math.getExponent(value), Double.MIN_EXPONENT) - MANTISSA;
        long scaled = (long) Math.scalb(value, -exponent);
        int zeros = Long.numberOfTrailingZeros(scaled);
        long odd = scaled >> zeros;
        int power = exponent + zeros;
        if (power >= 0) {
            return of(BigInteger.valueOf(odd).shiftLeft(power), BigInteger.ONE);
        }
        return power > -Long.SIZE + 1 ? new Rational(odd, 1L << -power) : new Rational(BigInteger.valueOf(odd), BigInteger.ONE.shiftLeft(-power));
    }

    /** Each number has one representation, whichever way it was computed: small whenever it fits. */
    private static boolean fits(BigInteger value) {
        return value.bitLength() < Long.SIZE && value.longValue() != UNFIT;
    }

    private static long gcd(long a, long b) {
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return a == 0 ? 1 : a;
    }

    /** The numerator, carrying the sign. */
    public BigInteger numerator() {
        return isSmall() ? BigInteger.valueOf(smallNumerator) : numerator;
    }

    /** The denominator, positive. */
    public BigInteger denominator() {
        return isSmall() ? BigInteger.valueOf(smallDenominator) : denominator;
    }

    private boolean isSmall() {
        return smallDenominator != UNFIT;
    }

    /** This number plus {@code other}. */
    public Rational plus(Rational other) {
        if (isSmall() && other.isSmall()) {
            long left = product(smallNumerator, other.smallDenominator);
            long right = product(other.smallNumerator, smallDenominator);
            long below = product(smallDenominator, other.smallDenominator);
            long above = left + right;
            boolean fits = left != UNFIT && right != UNFIT && below != UNFIT && above != UNFIT
                    && ((left ^ above) & (right ^ above)) >= 0;
            if (fits) {
                return below == 1 ? new Rational(above, 1) : of(above, below);
            }
        }
        if (isInteger() && other.isInteger()) {
            return of(numerator().add(other.numerator()), BigInteger.ONE);
        }
        return sum(numerator(), denominator(), other.numerator(), other.denominator());
    }

    /**
     * The sum a/b + c/d of large numbers in lowest terms, by gcd(b, d): where that is 1 the sum is in lowest terms as it stands, else
     * what cancels divides it (Knuth, The Art of Computer Programming 2, 4.5.1).
     */
    private static Rational sum(BigInteger a, BigInteger b, BigInteger c, BigInteger d) {
        BigInteger common = b.gcd(d);
        if (common.equals(BigInteger.ONE)) {
            return lowest(a.multiply(d).add(c.multiply(b)), b.multiply(d));
        }
        BigInteger below = b.divide(common);
        BigInteger above = a.multiply(d.divide(common)).add(c.multiply(below));
        BigInteger cancelled = above.gcd(common);
        return lowest(above.divide(cancelled), below.multiply(d.divide(cancelled)));
    }

    /** A quotient that is in lowest terms, with a positive denominator. */
    private static Rational lowest(BigInteger numerator, BigInteger denominator) {
        return fits(numerator) && fits(denominator) ? new Rational(numerator.longValue(), denominator.longValue())
                : new Rational(numerator, denominator);
    }

    /** The product, or {@link #UNFIT} where it overflows: an exception would cost more than the large numbers that follow. */
    private static long product(long left, long right) {
        long product = left * right;
        return Math.multiplyHigh(left, right) == product >> Long.SIZE - 1 ? product : UNFIT;
    }

    /** This number minus {@code other}. */
    public Rational minus(Rational other) {
        return plus(other.negated());
    }

    /** This number times {@code other}. */
    public Rational times(Rational other) {
        if (isSmall() && other.isSmall()) {
            long above = product(smallNumerator, other.smallNumerator);
            long below = product(smallDenominator, other.smallDenominator);
            if (above != UNFIT && below != UNFIT) {
                return below == 1 ? new Rational(above, 1) : of(above, below);
            }
        }
        BigInteger one = numerator().gcd(other.denominator());
        BigInteger two = other.numerator().gcd(denominator());
        return lowest(numerator().divide(one).multiply(other.numerator().divide(two)),
                denominator().divide(two).multiply(other.denominator().divide(one)));
    }

    /** This number divided by {@code other}; refuses a zero divisor with an {@link ArithmeticException}. */
    public Rational over(Rational other) {
        return times(other.inverse());
    }

    /** One over this number; refuses zero with an {@link ArithmeticException}. */
    public Rational inverse() {
        return isSmall() ? of(smallDenominator, smallNumerator) : of(denominator(), numerator());
    }

    /** This number with its sign changed. */
    public Rational negated() {
        return isSmall() ? new Rational(-smallNumerator, smallDenominator) : lowest(numerator.negate(), denominator);
    }

    /** The absolute value. */
    public Rational abs() {
        return signum() < 0 ? negated() : this;
    }

    /** The real root of index {@code degree}, non-negative for even ones, where it is rational. */
    public Optional<Rational> root(int degree) {
        if (signum() < 0) {
            return degree % 2 == 0 ? Optional.empty() : negated().root(degree).map(Rational::negated);
        }
        return exactRoot(numerator(), degree)
                .flatMap(top -> exactRoot(denominator(), degree).map(bottom -> of(top, bottom)));
    }

    /** By Newton's method, falling from above: the largest integer whose power does not exceed {@code value}. */
    private static Optional<BigInteger> exactRoot(BigInteger value, int degree) {
        if (degree == 1 || value.bitLength() <= 1) {
            return Optional.of(value);
        }
        if (value.bitLength() <= degree) {
            return Optional.empty();
        }
        BigInteger next = BigInteger.ONE.shiftLeft((value.bitLength() - 1) / degree + 1);
        BigInteger root;
        do {
            root = next;
            BigInteger quotient = value.divide(root.pow(degree - 1));
            next = root.multiply(BigInteger.valueOf(degree - 1)).add(quotient).divide(BigInteger.valueOf(degree));
        } while (next.compareTo(root) < 0);
        return root.pow(degree).equals(value) ? Optional.of(root) : Optional.empty();
    }

    /** How many bits the larger of numerator and denominator has. */
    public int bits() {
        return isSmall() ? Long.SIZE - Long.numberOfLeadingZeros(Math.abs(smallNumerator) | smallDenominator)
                : Math.max(numerator.bitLength(), denominator.bitLength());
    }

    /** This number to an integer power; a negative power of zero is refused with an {@link ArithmeticException}. */
    public Rational power(int exponent) {
        if (exponent < 0) {
            return inverse().power(Math.negateExact(exponent));
        }
        return lowest(numerator().pow(exponent), denominator().pow(exponent));
    }

    /** −1, 0 or 1. */
    public int signum() {
        return isSmall() ? Long.signum(smallNumerator) : numerator.signum();
    }

    /** Whether this is 0. */
    public boolean isZero() {
        return signum() == 0;
    }

    /** Whether this is 1. */
    public boolean isOne() {
        return smallNumerator == 1 && smallDenominator == 1;
    }

    /** Whether the denominator is 1. */
    public boolean isInteger() {
        return smallDenominator == 1 || !isSmall() && denominator.equals(BigInteger.ONE);
    }

    /** The value as an {@code int}; refuses fractions and large values with an {@link ArithmeticException}. */
    public int intValueExact() {
        if (!isInteger()) {
            throw new ArithmeticException("found " + this + "; expected an integer");
        }
        return numerator().intValueExact();
    }

    /** The nearest double. */
    public double toDouble() {
        boolean whole = isSmall() && Math.abs(smallNumerator) < 1L << MANTISSA + 1;
        if (whole && (smallDenominator < 1L << MANTISSA + 1 || Long.bitCount(smallDenominator) == 1)) {
            return (double) smallNumerator / smallDenominator;
        }
        if (!isSmall() && numerator.bitLength() <= MANTISSA + 1 && denominator.bitLength() < Double.MAX_EXPONENT - MANTISSA && denominator.bitCount() == 1) {
            return Math.scalb(numerator.doubleValue(), -denominator.getLowestSetBit());
        }
        return new java.math.BigDecimal(numerator())
                .divide(new java.math.BigDecimal(denominator()), new java.math.MathContext(40)).doubleValue();
    }

    @Override
    public int compareTo(Rational other) {
        if (isSmall() && smallDenominator == other.smallDenominator) {
            return Long.compare(smallNumerator, other.smallNumerator);
        }
        return minus(other).signum();
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Rational other
                && smallNumerator == other.smallNumerator && smallDenominator == other.smallDenominator
                && Objects.equals(numerator, other.numerator) && Objects.equals(denominator, other.denominator);
    }

    @Override
    public int hashCode() {
        return isSmall() ? Long.hashCode(smallNumerator * 31 + smallDenominator) : Objects.hash(numerator, denominator);
    }

    /** Digits, and {@code /} before the denominator where it is not 1: {@code 3}, {@code -3/10}. */
    @Override
    public String toString() {
        return isInteger() ? numerator().toString() : numerator() + "/" + denominator();
    }
}
