package nld.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Enclosures of integer powers and of roots. */
final class Powers {
    private static final int LARGEST_INTEGER_ROOT = 16;

    private Powers() {
    }

    /** The power of a point or of non-negative numbers to a non-negative exponent, by repeated squaring. */
    static Interval raised(Interval base, long exponent) {
        Interval result = Interval.of(BigDecimal.ONE, base.digits());
        Interval square = base;
        for (long rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result = result.times(square);
            }
            square = square.times(square);
        }
        return result;
    }

    /**
     * The root of a bounded point. With x·10^(k·places) between the integers n and n + 1, and r the integer root of n,
     * the root of index k lies between r and r + 1, times 10^−places; it is r where nothing was cut off.
     */
    static Interval root(Interval point, int index) {
        BigDecimal radicand = point.lower();
        if (radicand.signum() <= 0) {
            return radicand.signum() == 0 ? point : root(point.negated(), index).negated();
        }
        if (index > LARGEST_INTEGER_ROOT) {
            return Elementary.exp(Elementary.log(point).over(index));
        }
        int exponent = radicand.precision() - radicand.scale();
        int places = point.digits() + 1 - Math.floorDiv(exponent, index);
        BigDecimal scaled = radicand.scaleByPowerOfTen(index * places);
        BigInteger whole = scaled.toBigInteger();
        BigInteger below = integerRoot(whole, index);
        boolean exact = new BigDecimal(below.pow(index)).compareTo(scaled) == 0;
        BigInteger above = exact ? below : below.add(BigInteger.ONE);
        return new Interval(new BigDecimal(below, places), new BigDecimal(above, places), point.digits());
    }

    /** The largest integer whose power does not exceed {@code radicand}: Newton's method, falling from above. */
    private static BigInteger integerRoot(BigInteger radicand, int index) {
        if (index == 2) {
            return radicand.sqrt();
        }
        BigInteger next = BigInteger.ONE.shiftLeft(radicand.bitLength() / index + 1);
        BigInteger root;
        do {
            root = next;
            BigInteger quotient = radicand.divide(root.pow(index - 1));
            next = root.multiply(BigInteger.valueOf(index - 1)).add(quotient).divide(BigInteger.valueOf(index));
        } while (next.compareTo(root) < 0);
        return root;
    }
}
