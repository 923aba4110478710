package nld.kernel;

import java.math.BigInteger;
import nld.expression.Rational;

/**
 * Arithmetic modulo the prime p = 2⁶¹ − 636873, on numbers from 0 to p − 1.
 *
 * <p>The prime is chosen so that much of what holds for real numbers has its likeness. (p − 1)/2 is a prime, so every odd
 * root exists, once: x = (xᵏ)^(1/k). −1 is no square, so the non-zero squares are like the positive numbers: exactly one of x and
 * −x is one, products of squares are squares, and every square has for each k exactly one k-th root that is itself a square.
 * The primes up to 31 are squares, so √2 exists.
 */
final class PrimeField {
    /** The prime p. */
    static final long P = (1L << 61) - 636_873L;
    /** How many numbers are squares other than 0: a prime. */
    static final long SQUARES = (P - 1) / 2;

    private static final int BITS = 61;
    private static final long MASK = (1L << BITS) - 1;
    private static final long FOLD = MASK + 1 - P;

    private PrimeField() {
    }

    static long plus(long left, long right) {
        long sum = left + right;
        return sum >= P ? sum - P : sum;
    }

    static long minus(long left, long right) {
        long difference = left - right;
        return difference < 0 ? difference + P : difference;
    }

    static long negated(long value) {
        return value == 0 ? 0 : P - value;
    }

    /** By 2⁶¹ = 636873 modulo p, twice. */
    static long times(long left, long right) {
        long low = left * right;
        long above = Math.multiplyHigh(left, right) << Long.SIZE - BITS | low >>> BITS;
        long folded = above * FOLD;
        long aboveFolded = Math.multiplyHigh(above, FOLD) << Long.SIZE - BITS | folded >>> BITS;
        long sum = (low & MASK) + (folded & MASK) + aboveFolded * FOLD;
        long rest = (sum & MASK) + (sum >>> BITS) * FOLD;
        return rest >= P ? rest - P : rest;
    }

    /** To an exponent of at least 0. */
    static long power(long base, long exponent) {
        long result = 1;
        long square = base;
        for (long rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result = times(result, square);
            }
            square = times(square, square);
        }
        return result;
    }

    /** One over a number that is not 0. */
    static long inverse(long value) {
        return power(value, P - 2);
    }

    /** Whether a number is a square other than 0. */
    static boolean isSquare(long value) {
        return power(value, SQUARES) == 1;
    }

    /**
     * The exponent that makes the k-th root: of a square the one that is a square, for odd k of a number that is no square the
     * negative of its negative's. For even k only squares and 0 have one.
     */
    static long exponentOfRoot(int k) {
        return modulo(Rational.of(1, k), k % 2 == 0 ? SQUARES : P - 1);
    }

    /** The exponent that raises squares other than 0 to a rational power, which is a square again. */
    static long exponentOfPower(Rational exponent) {
        return modulo(exponent, SQUARES);
    }

    /** The rational number modulo p; an {@link ArithmeticException} where p divides its denominator. */
    static long of(Rational value) {
        return value.isInteger() && value.bits() < BITS ? Math.floorMod(value.numerator().longValueExact(), P)
                : modulo(value, P);
    }

    private static long modulo(Rational value, long modulus) {
        BigInteger by = BigInteger.valueOf(modulus);
        return value.numerator().multiply(value.denominator().modInverse(by)).mod(by).longValueExact();
    }
}
