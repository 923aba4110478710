package nld.kernel;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;

/** A product of powers of indeterminates, exponents at least 1; indeterminates are known by their number. */
final class Monomial implements Comparable<Monomial> {
    /** The empty product. */
    static final Monomial ONE = new Monomial(new int[0]);

    /** Number and exponent in turn, numbers ascending. */
    private final int[] powers;
    private final int hash;

    private Monomial(int[] powers) {
        this.powers = powers;
        this.hash = Arrays.hashCode(powers);
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
        return combined(other, Combination.PRODUCT);
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
        Monomial quotient = combined(divisor, Combination.QUOTIENT);
        assert quotient.times(divisor).equals(this) : "the divisor must divide";
        return quotient;
    }

    boolean isDivisibleBy(Monomial divisor) {
        return gcd(divisor).equals(divisor);
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
        PRODUCT, QUOTIENT, GCD, LCM;

        int of(int left, int right) {
            return switch (this) {
                case PRODUCT -> Math.addExact(left, right);
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
        return object instanceof Monomial other && hash == other.hash && Arrays.equals(powers, other.powers);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
