package nld.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Encloses exponentials of points in binary fixed-point numbers, which are much quicker than decimal intervals: by
 * exp x = (exp(x / 2^k))^(2^k) with a series of at most 2^−8, then squarings of a lower and an upper bound.
 */
final class BinaryExponential {
    /** Beyond it the powers of two that are turned into decimal digits would outweigh what is saved. */
    static final BigDecimal LARGEST = BigDecimal.valueOf(1_000);

    private static final int HALVED_BITS = 8;
    private static final int GUARD_BITS = 24;
    private static final double BITS_OF_A_DIGIT = 3.33;

    private final int bits;
    private BigInteger lower;
    private BigInteger upper;
    private int exponent;

    /** The exponential of {@code x}, at most {@link #LARGEST} in size, to {@code digits} digits. */
    BinaryExponential(BigDecimal x, int digits) {
        int halvings = Math.max(0, Math.getExponent(x.doubleValue()) + 1 + HALVED_BITS);
        this.bits = (int) (digits * BITS_OF_A_DIGIT) + halvings + GUARD_BITS;
        this.exponent = -bits;
        series(x.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(bits - halvings))).toBigInteger());
        for (int square = 0; square < halvings; square++) {
            square();
        }
    }

    /**
     * Sums xⁿ/n! in units of 2^−bits. Each term is cut off twice, by less than a unit, and has less than 1/128 of the error before it:
     * less than 3 units in all. The cut argument adds less than 2 units, and what is left out, after a term below a unit, less than 2 terms.
     */
    private void series(BigInteger argument) {
        BigInteger term = BigInteger.ONE.shiftLeft(bits);
        BigInteger sum = term;
        int count = 0;
        while (term.bitLength() > 1) {
            count++;
            term = term.multiply(argument).shiftRight(bits).divide(BigInteger.valueOf(count));
            sum = sum.add(term);
        }
        BigInteger error = BigInteger.valueOf(4L * count + 16);
        lower = sum.subtract(error);
        upper = sum.add(error);
    }

    private void square() {
        lower = lower.multiply(lower);
        upper = upper.multiply(upper);
        int cut = upper.bitLength() - bits;
        lower = lower.shiftRight(cut);
        upper = upper.shiftRight(cut).add(BigInteger.ONE);
        exponent = 2 * exponent + cut;
    }

    BigDecimal lower() {
        return decimal(lower);
    }

    BigDecimal upper() {
        return decimal(upper);
    }

    /** Exact: 2^−n is 5^n / 10^n. */
    private BigDecimal decimal(BigInteger number) {
        return exponent >= 0 ? new BigDecimal(number.shiftLeft(exponent))
                : new BigDecimal(number.multiply(BigInteger.valueOf(5).pow(-exponent)), -exponent);
    }
}
