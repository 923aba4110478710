package nld.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A closed interval of real numbers with decimal endpoints, computed so that it always encloses the truth.
 *
 * <p>Lower endpoints are rounded towards −∞ and upper ones towards +∞, to {@code digits} significant digits. An
 * enclosure that excludes 0 therefore refutes an identity; one that contains 0 proves nothing.
 *
 * <p>Total operations return an interval. Partial ones return an empty {@link Optional} where a value of the argument
 * has no real image, or where the result is unbounded. Operands of different precision give the larger of the two.
 *
 * <p>Endpoints reach from 10^−1000000 to 10^1000000 in size. As in IEEE arithmetic a smaller one is rounded outwards to
 * 0 or 10^−1000000, and a larger one to 10^1000000 or to "unbounded", kept as 10^1000000000: so wide a gap
 * that no product, quotient or sum with a bounded number brings it back into the range.
 *
 * @param lower the lower endpoint
 * @param upper the upper endpoint
 * @param digits the significant digits that endpoints are rounded to, at least 1
 */
public record Interval(BigDecimal lower, BigDecimal upper, int digits) {
    /** The usual number of significant digits. */
    public static final int DEFAULT_DIGITS = 50;

    static final BigDecimal SMALLEST = BigDecimal.ONE.scaleByPowerOfTen(-1_000_000);
    static final BigDecimal LARGEST = BigDecimal.ONE.scaleByPowerOfTen(1_000_000);

    private static final BigDecimal UNBOUNDED = BigDecimal.ONE.scaleByPowerOfTen(1_000_000_000);
    private static final BigDecimal LARGEST_EXPONENT = BigDecimal.valueOf(100_000);
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final int GUARD_DIGITS = 15;
    private static final int SURELY_WITHIN = 999_000;

    /** Rounds both endpoints outwards; refuses fewer than 1 digit, or endpoints out of order, with an exception. */
    public Interval {
        if (digits < 1) {
            throw new IllegalArgumentException("found " + digits + " digits; expected at least 1");
        }
        if (lower.compareTo(upper) > 0) {
            throw new IllegalArgumentException("found a lower endpoint above the upper one; expected them in order");
        }
        lower = down(lower, digits);
        upper = down(upper.negate(), digits).negate();
    }

    /** The integer {@code value}, to {@link #DEFAULT_DIGITS}. */
    public static Interval of(long value) {
        return of(BigDecimal.valueOf(value), DEFAULT_DIGITS);
    }

    /** A decimal number: exact if it has no more than {@code digits} digits. */
    public static Interval of(BigDecimal value, int digits) {
        return new Interval(value, value, digits);
    }

    /** A quotient of integers, rounded downwards, and one unit in the last place above that unless it is exact; an exception refuses denominator 0. */
    public static Interval of(BigInteger numerator, BigInteger denominator, int digits) {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("found a zero denominator; expected a non-zero one");
        }
        BigDecimal top = new BigDecimal(numerator);
        BigDecimal bottom = new BigDecimal(denominator);
        BigDecimal below = top.divide(bottom, floor(digits));
        boolean exact = below.multiply(bottom).compareTo(top) == 0;
        return new Interval(below, exact ? below : below.add(below.ulp()), digits);
    }

    /** The number π, by Machin's formula. */
    public static Interval pi(int digits) {
        return Elementary.pi(digits + GUARD_DIGITS).withDigits(digits);
    }

    /** The sums of a number in this interval and one in {@code other}: the sums of the endpoints, rounded outwards. */
    public Interval plus(Interval other) {
        int most = Math.max(digits, other.digits);
        return new Interval(lower.add(other.lower, floor(most)), upper.add(other.upper, ceiling(most)), most);
    }

    /** The differences of a number in this interval and one in {@code other}. */
    public Interval minus(Interval other) {
        return plus(other.negated());
    }

    /** The numbers of this interval with their sign changed. */
    public Interval negated() {
        return new Interval(upper.negate(), lower.negate(), digits);
    }

    /** The products: bilinear, hence between the least and the greatest of the four products of endpoints. */
    public Interval times(Interval other) {
        int most = Math.max(digits, other.digits);
        if (lower.signum() >= 0 && other.lower.signum() >= 0) {
            return new Interval(lower.multiply(other.lower), upper.multiply(other.upper), most);
        }
        BigDecimal a = lower.multiply(other.lower);
        BigDecimal b = lower.multiply(other.upper);
        BigDecimal c = upper.multiply(other.lower);
        BigDecimal d = upper.multiply(other.upper);
        return new Interval(a.min(b).min(c.min(d)), a.max(b).max(c.max(d)), most);
    }

    /** The quotients, which are monotone in either operand; empty unless {@code divisor} excludes 0. */
    public Optional<Interval> dividedBy(Interval divisor) {
        if (divisor.isCertainlyNegative()) {
            return negated().dividedBy(divisor.negated());
        }
        if (!divisor.isCertainlyPositive()) {
            return Optional.empty();
        }
        int most = Math.max(digits, divisor.digits);
        BigDecimal underLower = lower.signum() >= 0 ? divisor.upper : divisor.lower;
        BigDecimal underUpper = upper.signum() >= 0 ? divisor.lower : divisor.upper;
        return bounded(new Interval(
                lower.divide(underLower, floor(most)), upper.divide(underUpper, ceiling(most)), most));
    }

    /**
     * The powers, by repeated squaring; sharp around 0, where even ones are not negative. The power 0 is 1, of 0 too.
     * Empty for a negative power of an interval that contains 0, and for a result past the range.
     */
    public Optional<Interval> power(int exponent) {
        long size = Math.abs((long) exponent);
        Interval base = size % 2 == 0 ? abs() : this;
        Interval raised = base.withDigits(digits + GUARD_DIGITS).increasing(x -> Powers.raised(x, size));
        Optional<Interval> result = exponent < 0 ? of(1).dividedBy(raised) : bounded(raised);
        return result.map(x -> x.withDigits(digits));
    }

    /**
     * The powers with exponent {@code numerator / denominator}. Unless that is an integer, empty where the base may be
     * negative; otherwise as {@link #power(int)}. An exception refuses a denominator below 1.
     */
    public Optional<Interval> power(int numerator, int denominator) {
        requirePositive(denominator);
        int divisor = BigInteger.valueOf(numerator).gcd(BigInteger.valueOf(denominator)).intValueExact();
        int index = denominator / divisor;
        if (index > 1 && lower.signum() < 0) {
            return Optional.empty();
        }
        return withDigits(digits + GUARD_DIGITS).root(index)
                .flatMap(x -> x.power(numerator / divisor)).map(x -> x.withDigits(digits));
    }

    /**
     * The real roots of the given index: the non-negative ones for an even index, empty where a radicand may be
     * negative. Integer roots, exact where the root is a short decimal; an exception refuses an index below 1.
     */
    public Optional<Interval> root(int index) {
        requirePositive(index);
        boolean defined = isBounded() && (index % 2 == 1 || lower.signum() >= 0);
        if (defined && isNarrow()) {
            return Optional.of(narrowRoot(index));
        }
        return defined ? Optional.of(increasing(x -> Powers.root(x, index))) : Optional.empty();
    }

    /** Whether this is positive and so narrow that the square of its relative width is below what is kept of a root. */
    private boolean isNarrow() {
        return lower.signum() > 0 && !isPoint()
                && upper.subtract(lower).compareTo(lower.scaleByPowerOfTen(-(digits + GUARD_DIGITS) / 2 - 1)) <= 0;
    }

    /** Roots are concave: none lies above the tangent at the lower endpoint, whose slope is root / (index · lower). */
    private Interval narrowRoot(int index) {
        int most = digits + GUARD_DIGITS;
        Interval least = Powers.root(of(lower, most), index);
        BigDecimal rise = upper.subtract(lower).multiply(least.upper)
                .divide(lower.multiply(BigDecimal.valueOf(index)), ceiling(GUARD_DIGITS));
        return new Interval(least.lower, least.upper.add(rise), digits);
    }

    /** The non-negative square roots; empty where a radicand may be negative. */
    public Optional<Interval> sqrt() {
        return root(2);
    }

    /** The exponentials; empty where an exponent may exceed 100000 in size. */
    public Optional<Interval> exp() {
        boolean defined = magnitude().compareTo(LARGEST_EXPONENT) <= 0;
        return defined ? Optional.of(increasing(Elementary::exp)) : Optional.empty();
    }

    /** The natural logarithms; empty unless this is certainly positive and bounded. */
    public Optional<Interval> log() {
        boolean defined = isCertainlyPositive() && isBounded();
        return defined ? Optional.of(increasing(Elementary::log)) : Optional.empty();
    }

    /** The sines: the hull of those at the endpoints and of extrema that may lie between; [−1, 1] past 10^30. */
    public Interval sin() {
        return Circular.sine(this, 0, digits + GUARD_DIGITS);
    }

    /** The cosines, sines a quarter turn on: see {@link #sin()}. */
    public Interval cos() {
        return Circular.sine(this, 1, digits + GUARD_DIGITS);
    }

    /** The hyperbolic tangents. */
    public Interval tanh() {
        return increasing(Elementary::tanh);
    }

    /** The arc tangents, between −π/2 and π/2. */
    public Interval atan() {
        return increasing(Elementary::atan);
    }

    /** The absolute values; from 0 on if this contains 0. */
    public Interval abs() {
        if (lower.signum() >= 0) {
            return this;
        }
        return upper.signum() <= 0 ? negated() : new Interval(BigDecimal.ZERO, magnitude(), digits);
    }

    /** Whether no number of this interval is 0: if this encloses a difference, the difference is refuted to be 0. */
    public boolean excludesZero() {
        return isCertainlyPositive() || isCertainlyNegative();
    }

    /** Whether every number of this interval is above 0. */
    public boolean isCertainlyPositive() {
        return lower.signum() > 0;
    }

    /** Whether every number of this interval is below 0. */
    public boolean isCertainlyNegative() {
        return upper.signum() < 0;
    }

    /** Whether both endpoints are in the range of sizes up to 10^1000000. */
    public boolean isBounded() {
        return magnitude().compareTo(LARGEST) <= 0;
    }

    /** Whether {@code value} lies between the endpoints or on one. */
    public boolean contains(BigDecimal value) {
        return lower.compareTo(value) <= 0 && value.compareTo(upper) <= 0;
    }

    /** The distance of the endpoints, rounded up. */
    public BigDecimal width() {
        return upper.subtract(lower, ceiling(digits));
    }

    /** A number in the middle, and of this interval: two more digits hold twice an endpoint. */
    public BigDecimal midpoint() {
        return lower.add(upper, new MathContext(digits + 2)).multiply(HALF);
    }

    /** The double nearest to the midpoint. */
    public double toDouble() {
        return midpoint().doubleValue();
    }

    @Override
    public String toString() {
        return "[" + lower + ", " + upper + "]";
    }

    /** The largest absolute value. */
    BigDecimal magnitude() {
        return lower.abs().max(upper.abs());
    }

    /** Whether there is one number in it. */
    boolean isPoint() {
        return lower.compareTo(upper) == 0;
    }

    /** The quotients by a positive integer. */
    Interval over(long divisor) {
        BigDecimal number = BigDecimal.valueOf(divisor);
        return new Interval(lower.divide(number, floor(digits)), upper.divide(number, ceiling(digits)), digits);
    }

    /** This interval, rounded outwards to another precision. */
    Interval withDigits(int other) {
        return new Interval(lower, upper, other);
    }

    /** Encloses the images under an increasing function: they lie between those of the endpoints. */
    private Interval increasing(UnaryOperator<Interval> enclosure) {
        Interval low = enclosure.apply(of(lower, digits + GUARD_DIGITS));
        Interval high = isPoint() ? low : enclosure.apply(of(upper, digits + GUARD_DIGITS));
        return new Interval(low.lower, high.upper, digits);
    }

    private static Optional<Interval> bounded(Interval result) {
        return Optional.of(result).filter(Interval::isBounded);
    }

    private static BigDecimal down(BigDecimal value, int digits) {
        BigDecimal rounded = value.round(floor(digits));
        if (rounded.signum() == 0 || Math.abs((long) rounded.precision() - rounded.scale()) < SURELY_WITHIN) {
            return rounded.signum() == 0 ? BigDecimal.ZERO : rounded;
        }
        BigDecimal size = rounded.abs();
        if (size.compareTo(LARGEST) > 0) {
            return rounded.signum() > 0 ? LARGEST : UNBOUNDED.negate();
        }
        if (size.compareTo(SMALLEST) < 0) {
            return rounded.signum() < 0 ? SMALLEST.negate() : BigDecimal.ZERO;
        }
        return rounded;
    }

    private static MathContext floor(int digits) {
        return new MathContext(digits, RoundingMode.FLOOR);
    }

    private static MathContext ceiling(int digits) {
        return new MathContext(digits, RoundingMode.CEILING);
    }

    private static void requirePositive(int value) {
        if (value < 1) {
            throw new IllegalArgumentException("found " + value + "; expected an integer of at least 1");
        }
    }
}
