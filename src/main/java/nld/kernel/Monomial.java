package nld.kernel;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * A product of powers of indeterminates, exponents at least 1; indeterminates are known by their number. The key of a
 * product is the sum of the keys of its factors, so that a product can be looked up before it is made.
 */
final class Monomial implements Comparable<Monomial> {
    /** The empty product. */
    static final Monomial ONE = new Monomial(new int[0], 0);

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** Number and exponent in turn, numbers ascending. */
    private final int[] powers;
    private final long key;

    private Monomial(int[] powers) {
        this(powers, keyOf(powers));
    }

    private Monomial(int[] powers, long key) {
        this.powers = powers;
        this.key = key;
    }

    private static long keyOf(int[] powers) {
        long key = 0;
        for (int index = 0; index < powers.length; index += 2) {
            key += powers[index + 1] * spread(powers[index]);
        }
        return key;
    }

    /** A number that looks random, and is the same in every run, for each indeterminate (the finalizer of SplitMix64). */
    private static long spread(int indeterminate) {
        long mixed = (indeterminate + 1) * GOLDEN;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    /** Equal monomials have equal keys, other keys almost always differ, and the key of a product is the sum of keys. */
    long key() {
        return key;
    }

    static Monomial of(int indeterminate, int exponent) {
        return exponent == 0 ? ONE : new Monomial(new int[] {indeterminate, exponent});
    }

    /** How many indeterminates occur. */
    int count() {
        return powers.length / 2;
    }

    int indeterminate(int index) {
        return powers[2 * index];
    }

    int exponentAt(int index) {
        return powers[2 * index + 1];
    }

    int exponentOf(int indeterminate) {
        for (int index = 0; index < powers.length; index += 2) {
            if (powers[index] == indeterminate) {
                return powers[index + 1];
            }
        }
        return 0;
    }

    Monomial times(Monomial other) {
        if (powers.length == 0 || other.powers.length == 0) {
            return powers.length == 0 ? other : this;
        }
        int[] product = new int[powers.length + other.powers.length - 2 * shared(other)];
        int left = 0;
        int right = 0;
        for (int place = 0; place < product.length; place += 2) {
            int order = order(left, other, right);
            product[place] = order <= 0 ? powers[left] : other.powers[right];
            product[place + 1] = order < 0 ? powers[left + 1] : order > 0 ? other.powers[right + 1]
                    : Math.addExact(powers[left + 1], other.powers[right + 1]);
            left += order <= 0 ? 2 : 0;
            right += order >= 0 ? 2 : 0;
        }
        return new Monomial(product, key + other.key);
    }

    /** Whether this is {@code left · right}, found without making the product. */
    boolean isProductOf(Monomial first, Monomial second) {
        if (key != first.key + second.key) {
            return false;
        }
        int left = 0;
        int right = 0;
        for (int place = 0; place < powers.length; place += 2) {
            int mine = left < first.powers.length && first.powers[left] == powers[place] ? first.powers[left + 1] : 0;
            int theirs = right < second.powers.length && second.powers[right] == powers[place] ? second.powers[right + 1] : 0;
            if (mine + theirs != powers[place + 1]) {
                return false;
            }
            left += mine == 0 ? 0 : 2;
            right += theirs == 0 ? 0 : 2;
        }
        return left == first.powers.length && right == second.powers.length;
    }

    /** How many indeterminates occur in both. */
    private int shared(Monomial other) {
        int shared = 0;
        int left = 0;
        int right = 0;
        while (left < powers.length && right < other.powers.length) {
            int order = Integer.compare(powers[left], other.powers[right]);
            shared += order == 0 ? 1 : 0;
            left += order <= 0 ? 2 : 0;
            right += order >= 0 ? 2 : 0;
        }
        return shared;
    }

    /** Which of two monomials has the smaller indeterminate next: negative for this one, 0 for both. */
    private int order(int left, Monomial other, int right) {
        if (left == powers.length) {
            return 1;
        }
        return right == other.powers.length ? -1 : Integer.compare(powers[left], other.powers[right]);
    }

    /** The largest monomial that divides both. */
    Monomial gcd(Monomial other) {
        return combined(other, Combination.GCD);
    }

    /** The smallest monomial that both divide. */
    Monomial lcm(Monomial other) {
        return combined(other, Combination.LCM);
    }

    /** This divided by {@code divisor}, which must divide it. */
    Monomial dividedBy(Monomial divisor) {
        return divisor.powers.length == 0 ? this : combined(divisor, Combination.QUOTIENT);
    }

    boolean isDivisibleBy(Monomial divisor) {
        int place = 0;
        for (int index = 0; index < divisor.powers.length; index += 2) {
            while (place < powers.length && powers[place] < divisor.powers[index]) {
                place += 2;
            }
            boolean divides = place < powers.length && powers[place] == divisor.powers[index]
                    && powers[place + 1] >= divisor.powers[index + 1];
            if (!divides) {
                return false;
            }
        }
        return true;
    }

    /** This to a power of at least 0; exponents beyond an {@code int} are refused, never wrapped. */
    Monomial power(int exponent) {
        if (exponent == 0) {
            return ONE;
        }
        int[] raised = powers.clone();
        for (int index = 1; index < raised.length; index += 2) {
            raised[index] = Math.multiplyExact(raised[index], exponent);
        }
        return new Monomial(raised);
    }

    /** The monomial of which this is the power of that degree, where there is one. */
    Optional<Monomial> root(int degree) {
        int[] lowered = powers.clone();
        for (int index = 1; index < lowered.length; index += 2) {
            if (lowered[index] % degree != 0) {
                return Optional.empty();
            }
            lowered[index] /= degree;
        }
        return Optional.of(new Monomial(lowered));
    }

    /** The part in the indeterminates that satisfy {@code condition}. */
    Monomial restricted(IntPredicate condition) {
        int[] kept = new int[powers.length];
        int length = 0;
        for (int index = 0; index < powers.length; index += 2) {
            if (condition.test(powers[index])) {
                kept[length++] = powers[index];
                kept[length++] = powers[index + 1];
            }
        }
        return length == powers.length ? this : new Monomial(Arrays.copyOf(kept, length));
    }

    private enum Combination {
        QUOTIENT, GCD, LCM;

        int of(int left, int right) {
            return switch (this) {
                case QUOTIENT -> left - right;
                case GCD -> Math.min(left, right);
                case LCM -> Math.max(left, right);
            };
        }
    }

    private Monomial combined(Monomial other, Combination combination) {
        int[] result = new int[powers.length + other.powers.length];
        int length = 0;
        int left = 0;
        int right = 0;
        while (left < powers.length || right < other.powers.length) {
            int mine = left < powers.length ? powers[left] : Integer.MAX_VALUE;
            int theirs = right < other.powers.length ? other.powers[right] : Integer.MAX_VALUE;
            int exponent = combination.of(mine <= theirs ? powers[left + 1] : 0,
                    theirs <= mine ? other.powers[right + 1] : 0);
            if (exponent != 0) {
                result[length++] = Math.min(mine, theirs);
                result[length++] = exponent;
            }
            left += mine <= theirs ? 2 : 0;
            right += theirs <= mine ? 2 : 0;
        }
        return length == 0 ? ONE : new Monomial(Arrays.copyOf(result, length));
    }

    /** Lexicographic: the order in which exact division proceeds. */
    @Override
    public int compareTo(Monomial other) {
        int common = Math.min(powers.length, other.powers.length);
        for (int index = 0; index < common; index += 2) {
            if (powers[index] != other.powers[index]) {
                return Integer.compare(other.powers[index], powers[index]);
            }
            if (powers[index + 1] != other.powers[index + 1]) {
                return Integer.compare(powers[index + 1], other.powers[index + 1]);
            }
        }
        return Integer.compare(powers.length, other.powers.length);
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Monomial other && key == other.key && Arrays.equals(powers, other.powers);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(key);
    }
}
