package nld.kernel;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Reference values by another route than the Taylor series under test: the continued fractions of Lambert and Gauss
 * (NIST Digital Library of Mathematical Functions 4.25.1 for tan, 4.25.4 for arctan, 4.39.1 for tanh).
 */
final class ContinuedFractions {
    /** Three times the digits under test, and fifty more to lose. */
    static final MathContext PRECISION = new MathContext(200);

    private static final int DEPTH = 500;
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private ContinuedFractions() {
    }

    static BigDecimal tanh(BigDecimal x) {
        return lambert(x, x.multiply(x));
    }

    static BigDecimal tan(BigDecimal x) {
        return lambert(x, x.multiply(x).negate());
    }

    static BigDecimal exp(BigDecimal x) {
        BigDecimal tanh = tanh(x.divide(TWO, PRECISION));
        return ONE.add(tanh).divide(ONE.subtract(tanh), PRECISION);
    }

    static BigDecimal sin(BigDecimal x) {
        BigDecimal tan = tan(x.divide(TWO, PRECISION));
        return TWO.multiply(tan).divide(ONE.add(tan.multiply(tan)), PRECISION);
    }

    static BigDecimal cos(BigDecimal x) {
        BigDecimal tan = tan(x.divide(TWO, PRECISION));
        BigDecimal square = tan.multiply(tan);
        return ONE.subtract(square).divide(ONE.add(square), PRECISION);
    }

    /** The inverse of {@link #exp}, by Halley's method: each step triples the digits of the double it starts from. */
    static BigDecimal log(BigDecimal x) {
        BigDecimal log = BigDecimal.valueOf(Math.log(x.doubleValue()));
        for (int digits = 15; digits < PRECISION.getPrecision(); digits *= 3) {
            BigDecimal exp = exp(log);
            log = log.add(TWO.multiply(x.subtract(exp)).divide(x.add(exp), PRECISION), PRECISION);
        }
        return log;
    }

    /** The arc tangent of |x| ≤ 2, where 500 levels give more than 200 digits. */
    static BigDecimal atan(BigDecimal x) {
        BigDecimal square = x.multiply(x);
        BigDecimal rest = BigDecimal.valueOf(2 * DEPTH + 1);
        for (int n = DEPTH; n >= 1; n--) {
            BigDecimal numerator = square.multiply(BigDecimal.valueOf((long) n * n));
            rest = BigDecimal.valueOf(2 * n - 1).add(numerator.divide(rest, PRECISION), PRECISION);
        }
        return x.divide(rest, PRECISION);
    }

    private static BigDecimal lambert(BigDecimal x, BigDecimal square) {
        BigDecimal rest = BigDecimal.valueOf(2 * DEPTH + 1);
        for (int n = DEPTH; n >= 1; n--) {
            rest = BigDecimal.valueOf(2 * n - 1).add(square.divide(rest, PRECISION), PRECISION);
        }
        return x.divide(rest, PRECISION);
    }
}
