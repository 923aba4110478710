package nld.expression;

import java.util.Optional;

/**
 * The real values that a symbol may take: an interval, each end open, closed or absent, or the two ends of one.
 *
 * @param lower     the lower end, absent for no bound
 * @param lowerOpen whether the lower end itself is excluded
 * @param upper     the upper end, absent for no bound
 * @param upperOpen whether the upper end itself is excluded
 * @param endsOnly  whether only the two ends are values; both are present then, and belong to it
 */
public record Domain(Optional<Rational> lower, boolean lowerOpen, Optional<Rational> upper, boolean upperOpen, boolean endsOnly) {
    /** Every real number. */
    public static final Domain REAL = new Domain(Optional.empty(), false, Optional.empty(), false);
    /** The numbers above 0. */
    public static final Domain POSITIVE = new Domain(Optional.of(Rational.ZERO), true, Optional.empty(), false);
    /** The numbers from 1 on. */
    public static final Domain FROM_ONE = new Domain(Optional.of(Rational.ONE), false, Optional.empty(), false);

    /** The two signs −1 and 1: labels of two classes, and spins. */
    public static final Domain SIGNS = new Domain(Optional.of(Rational.MINUS_ONE), false, Optional.of(Rational.ONE), false, true);

    /** An interval. */
    public Domain(Optional<Rational> lower, boolean lowerOpen, Optional<Rational> upper, boolean upperOpen) {
        this(lower, lowerOpen, upper, upperOpen, false);
    }

    /** Whether {@code value} is among the values. */
    public boolean contains(Rational value) {
        if (endsOnly) {
            return value.equals(lower.orElseThrow()) || value.equals(upper.orElseThrow());
        }
        boolean above = lower.map(end -> lowerOpen ? value.compareTo(end) > 0 : value.compareTo(end) >= 0).orElse(true);
        boolean below = upper.map(end -> upperOpen ? value.compareTo(end) < 0 : value.compareTo(end) <= 0).orElse(true);
        return above && below;
    }

    /** Whether all values are above 0. */
    public boolean isPositive() {
        return lower.map(end -> end.signum() > 0 || end.isZero() && lowerOpen).orElse(false);
    }

    /** Whether all values are at least 0. */
    public boolean isNonNegative() {
        return lower.map(end -> end.signum() >= 0).orElse(false);
    }
}
