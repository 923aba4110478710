package nld.kernel;

import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Enclosures of π and of the monotone functions of points: arguments are made small for a {@link Series}. */
final class Elementary {
    private static final BigDecimal SMALL_ARC = new BigDecimal("0.05");
    private static final BigDecimal NEAR_ONE = new BigDecimal("0.1");
    private static final BigDecimal LEAST_MANTISSA = new BigDecimal("0.3");
    private static final int HALVED_BITS = 8;
    private static final Map<Integer, Interval> PI = new ConcurrentHashMap<>();
    private static final Map<Integer, Interval> LOG_TEN = new ConcurrentHashMap<>();

    private Elementary() {
    }

    /** By exp x = (exp(x / 2^k))^(2^k), with k such that the series is of at most 2^−8. */
    static Interval exp(Interval x) {
        if (x.magnitude().signum() == 0) {
            return Interval.of(BigDecimal.ONE, x.digits());
        }
        if (x.magnitude().compareTo(BinaryExponential.LARGEST) <= 0) {
            BinaryExponential low = new BinaryExponential(x.lower(), x.digits());
            BinaryExponential high = x.isPoint() ? low : new BinaryExponential(x.upper(), x.digits());
            return new Interval(low.lower(), high.upper(), x.digits());
        }
        int halvings = Math.max(0, Math.getExponent(x.magnitude().doubleValue()) + 1 + HALVED_BITS);
        Interval result = Series.exponential(x.over(1L << halvings));
        for (int i = 0; i < halvings; i++) {
            result = result.times(result);
        }
        return result;
    }

    /** By log x = log m + n·log 10 with m in [0.3, 3): unless it is 0 the second part outweighs the first. */
    static Interval log(Interval x) {
        int exponent = x.lower().precision() - x.lower().scale();
        if (x.lower().scaleByPowerOfTen(-exponent).compareTo(LEAST_MANTISSA) < 0) {
            exponent--;
        }
        Interval near = logOfMantissa(new Interval(
                x.lower().scaleByPowerOfTen(-exponent), x.upper().scaleByPowerOfTen(-exponent), x.digits()));
        return exponent == 0 ? near : near.plus(logTen(x.digits()).times(Interval.of(exponent)));
    }

    private static Interval logTen(int digits) {
        return LOG_TEN.computeIfAbsent(digits, key -> logOfMantissa(Interval.of(BigDecimal.TEN, key)));
    }

    /** By log m = 2^k log y, with y the root of index 2^k of m, and log y = 2 artanh((y − 1) / (y + 1)). */
    private static Interval logOfMantissa(Interval mantissa) {
        Interval one = Interval.of(1);
        Interval root = mantissa;
        long factor = 2;
        while (root.minus(one).magnitude().compareTo(NEAR_ONE) > 0) {
            root = root.sqrt().orElseThrow();
            factor *= 2;
        }
        Interval ratio = root.minus(one).dividedBy(root.plus(one)).orElseThrow();
        return Series.inverseHyperbolicTangent(ratio).times(Interval.of(factor));
    }

    /** By sinh / √(1 + sinh²) up to 1, by 1 − 2 / (exp 2x + 1) from there on; far out 1 − tanh x < 2 exp(−2x). */
    static Interval tanh(Interval x) {
        if (x.isCertainlyNegative()) {
            return tanh(x.negated()).negated();
        }
        Interval one = Interval.of(BigDecimal.ONE, x.digits());
        if (x.lower().compareTo(BigDecimal.valueOf(2L * x.digits())) > 0) {
            BigDecimal below = BigDecimal.ONE.subtract(BigDecimal.ONE.movePointLeft(x.digits()));
            return new Interval(below, BigDecimal.ONE, x.digits());
        }
        if (x.upper().compareTo(BigDecimal.ONE) <= 0) {
            Interval sinh = Series.hyperbolicSine(x);
            return sinh.dividedBy(one.plus(sinh.times(sinh)).sqrt().orElseThrow()).orElseThrow();
        }
        Interval rest = Interval.of(2).dividedBy(exp(x.plus(x)).plus(one)).orElseThrow();
        return one.minus(rest);
    }

    /** By atan x = π/2 − atan(1/x) above 1, and atan x = 2 atan(x / (1 + √(1 + x²))) until x is small. */
    static Interval atan(Interval x) {
        if (x.isCertainlyNegative()) {
            return atan(x.negated()).negated();
        }
        Interval one = Interval.of(BigDecimal.ONE, x.digits());
        if (x.lower().compareTo(BigDecimal.ONE) > 0) {
            return pi(x.digits()).over(2).minus(atan(one.dividedBy(x).orElseThrow()));
        }
        Interval tangent = x;
        long factor = 1;
        while (tangent.magnitude().compareTo(SMALL_ARC) > 0) {
            Interval secant = one.plus(tangent.times(tangent)).sqrt().orElseThrow();
            tangent = tangent.dividedBy(one.plus(secant)).orElseThrow();
            factor *= 2;
        }
        return Series.arcTangent(tangent).times(Interval.of(factor));
    }

    /** By Machin's π = 16 atan(1/5) − 4 atan(1/239); kept for each precision. */
    static Interval pi(int digits) {
        return PI.computeIfAbsent(digits, key -> {
            Interval one = Interval.of(BigDecimal.ONE, key);
            Interval large = Series.arcTangent(one.over(5)).times(Interval.of(16));
            return large.minus(Series.arcTangent(one.over(239)).times(Interval.of(4)));
        });
    }
}
