package nld.verdict;

import java.util.Locale;
import nld.expression.Rational;

/**
 * The observed order between two learning rates: log(e₁/e₂)/log(η₁/η₂), with e the sizes of the differences.
 *
 * @param from    the larger rate
 * @param to      the smaller rate
 * @param value   the order; NaN where a difference is at its floor
 * @param quality whether it says anything
 */
public record Slope(Rational from, Rational to, double value, Quality quality) {
    /** A difference below this many times its floor is not used: the floor may then move a slope by more than 0.1. */
    static final double FLOORS = 32;

    /** What a slope is worth. */
    public enum Quality {
        /** It can be used. */
        GOOD,
        /** The difference turns to the opposite side between the two rates: its size passes a dip, or zero. */
        CROSSES_ZERO,
        /** One of the differences is too near its floor. */
        AT_FLOOR
    }

    static Slope between(Rational from, Compared.Apart first, Rational to, Compared.Apart second) {
        if (isAtFloor(first) || isAtFloor(second)) {
            return new Slope(from, to, Double.NaN, Quality.AT_FLOOR);
        }
        double value = StrictMath.log(first.size() / second.size()) / StrictMath.log(from.toDouble() / to.toDouble());
        return new Slope(from, to, value, first.isOpposite(second) ? Quality.CROSSES_ZERO : Quality.GOOD);
    }

    static boolean isAtFloor(Compared.Apart apart) {
        return apart.size() <= FLOORS * apart.floor();
    }

    /** The order with two decimals; in brackets where a zero is crossed, a dash at the floor. */
    @Override
    public String toString() {
        String digits = String.format(Locale.ROOT, "%.2f", value);
        return switch (quality) {
            case GOOD -> digits;
            case CROSSES_ZERO -> "(" + digits + ")";
            case AT_FLOOR -> "-";
        };
    }
}
