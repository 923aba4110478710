package nld.kernel;

import java.math.MathContext;
import java.util.Optional;
import nld.expression.Rational;

/**
 * The value of an expression at a point: exact where it is rational by the way it was computed, and always an
 * interval that certainly contains it.
 *
 * @param exact     the value itself, where it is known exactly
 * @param enclosure an interval that contains it
 */
record Value(Optional<Rational> exact, Interval enclosure) {
    private static final MathContext SHOWN = new MathContext(12);

    static Value of(Rational value) {
        return new Value(Optional.of(value),
                Interval.of(value.numerator(), value.denominator(), Interval.DEFAULT_DIGITS));
    }

    static Value of(Interval enclosure) {
        return new Value(Optional.empty(), enclosure);
    }

    Value plus(Value other) {
        return exact.isPresent() && other.exact.isPresent() ? of(exact.get().plus(other.exact.get()))
                : of(enclosure.plus(other.enclosure));
    }

    Value times(Value other) {
        return exact.isPresent() && other.exact.isPresent() ? of(exact.get().times(other.exact.get()))
                : of(enclosure.times(other.enclosure));
    }

    Value negated() {
        return times(of(Rational.MINUS_ONE));
    }

    /** Whether this is certainly not 0. */
    boolean isCertainlyNotZero() {
        return exact.map(value -> !value.isZero()).orElseGet(enclosure::excludesZero);
    }

    boolean isCertainlyNegative() {
        return exact.map(value -> value.signum() < 0).orElseGet(enclosure::isCertainlyNegative);
    }

    /** The value as people read it: a fraction, or twelve digits of a number that is not rational. */
    @Override
    public String toString() {
        return exact.map(Rational::toString).orElseGet(() -> enclosure.midpoint().round(SHOWN).toString());
    }
}
