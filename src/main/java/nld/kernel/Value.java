package nld.kernel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import nld.expression.Rational;

/**
 * The value of an expression at a point: exact where it is rational by the way it was computed and of modest size, and
 * always an interval that certainly contains it.
 */
final class Value {
    private static final MathContext SHOWN = new MathContext(12);
    private static final int LARGEST_EXACT_BITS = 4_000;

    private final Optional<Rational> exact;
    private Interval enclosure;

    private Value(Optional<Rational> exact, Interval enclosure) {
        this.exact = exact;
        this.enclosure = enclosure;
    }

    static Value of(Rational value) {
        return value.bits() <= LARGEST_EXACT_BITS ? new Value(Optional.of(value), null) : of(enclosure(value));
    }

    static Value of(Interval enclosure) {
        return new Value(Optional.empty(), enclosure);
    }

    private static Interval enclosure(Rational value) {
        return Interval.of(value.numerator(), value.denominator(), Interval.DEFAULT_DIGITS);
    }

    /** The value itself, where it is known exactly. */
    Optional<Rational> exact() {
        return exact;
    }

    /** An interval that contains the value. */
    Interval enclosure() {
        if (enclosure == null) {
            enclosure = enclosure(exact.orElseThrow());
        }
        return enclosure;
    }

    Value plus(Value other) {
        return exact.isPresent() && other.exact.isPresent() ? of(exact.get().plus(other.exact.get()))
                : of(enclosure().plus(other.enclosure()));
    }

    Value times(Value other) {
        return exact.isPresent() && other.exact.isPresent() ? of(exact.get().times(other.exact.get()))
                : of(enclosure().times(other.enclosure()));
    }

    Value minus(Value other) {
        return plus(other.times(of(Rational.MINUS_ONE)));
    }

    /** Whether this is certainly not 0. */
    boolean isCertainlyNotZero() {
        return exact.map(value -> !value.isZero()).orElseGet(() -> enclosure().excludesZero());
    }

    boolean isCertainlyNegative() {
        return exact.map(value -> value.signum() < 0).orElseGet(() -> enclosure().isCertainlyNegative());
    }

    /** What the operation that made this cost, beside one on small numbers. */
    long cost() {
        return exact.map(value -> Limits.cost(value.bits())).orElse(2L);
    }

    /** The value as people read it: a fraction, or twelve digits of a number that is not rational. */
    @Override
    public String toString() {
        return exact.map(Rational::toString).orElseGet(() -> inWords(enclosure()));
    }

    private static String inWords(Interval enclosure) {
        BigDecimal middle = enclosure.midpoint();
        boolean sharp = enclosure.width().compareTo(middle.abs().scaleByPowerOfTen(-SHOWN.getPrecision())) <= 0;
        return sharp ? shown(middle) : "between " + shown(enclosure.lower())
                + (enclosure.isBounded() ? " and " + shown(enclosure.upper()) : " and any size");
    }

    private static String shown(BigDecimal number) {
        BigDecimal rounded = number.round(SHOWN);
        return rounded.signum() == 0 ? "0" : rounded.toString();
    }
}
