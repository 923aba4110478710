package nld.kernel;

import java.math.BigInteger;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import nld.expression.Rational;

/** Factors numbers as far as small primes reach; a large cofactor stays whole, which hides nothing but relations. */
final class Primes {
    private static final int LARGEST = 10_000;

    private Primes() {
    }

    /** Pairwise different bases above 1 with non-zero exponents, whose product is the positive {@code value}. */
    static Map<BigInteger, Integer> factors(Rational value) {
        SortedMap<BigInteger, Integer> factors = new TreeMap<>();
        addFactors(value.numerator(), 1, factors);
        addFactors(value.denominator(), -1, factors);
        return factors;
    }

    private static void addFactors(BigInteger number, int sign, Map<BigInteger, Integer> factors) {
        BigInteger rest = number;
        for (int candidate = 2; candidate < LARGEST && !rest.equals(BigInteger.ONE); candidate++) {
            BigInteger prime = BigInteger.valueOf(candidate);
            if (prime.multiply(prime).compareTo(rest) > 0) {
                break;
            }
            while (rest.mod(prime).signum() == 0) {
                factors.merge(prime, sign, Integer::sum);
                rest = rest.divide(prime);
            }
        }
        if (!rest.equals(BigInteger.ONE)) {
            factors.merge(rest, sign, Integer::sum);
        }
    }
}
