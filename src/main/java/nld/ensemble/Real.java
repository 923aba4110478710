package nld.ensemble;

import java.math.BigDecimal;
import java.util.Optional;
import nld.expression.Function;
import nld.expression.Rational;
import nld.kernel.Interval;

/** A number of a pattern: exact as long as it is rational, else enclosed to 50 digits. */
sealed interface Real {
    /** A rational number. */
    record Exact(Rational value) implements Real {
    }

    /** A number in an interval. */
    record Enclosed(Interval interval) implements Real {
    }

    static Real of(Rational value) {
        return new Exact(value);
    }

    private static Optional<Real> of(Optional<Interval> interval) {
        return interval.filter(Interval::isBounded).map(Enclosed::new);
    }

    /** The interval that holds it. */
    default Interval enclosure() {
        return this instanceof Exact exact
                ? Interval.of(exact.value.numerator(), exact.value.denominator(), Interval.DEFAULT_DIGITS)
                : ((Enclosed) this).interval;
    }

    default PatternSums.Total total() {
        return this instanceof Exact exact ? PatternSums.Total.of(exact.value)
                : new PatternSums.Total(Rational.ZERO, enclosure().lower(), enclosure().upper());
    }

    default Real plus(Real other) {
        if (this instanceof Exact one && other instanceof Exact two) {
            return of(one.value.plus(two.value));
        }
        return new Enclosed(enclosure().plus(other.enclosure()));
    }

    default Real times(Real other) {
        if (this instanceof Exact one && other instanceof Exact two) {
            return of(one.value.times(two.value));
        }
        boolean zero = this instanceof Exact one && one.value.isZero() || other instanceof Exact two && two.value.isZero();
        return zero ? of(Rational.ZERO) : new Enclosed(enclosure().times(other.enclosure()));
    }

    /** One over it; empty where it may be 0. */
    default Optional<Real> inverse() {
        if (this instanceof Exact exact) {
            return exact.value.isZero() ? Optional.empty() : Optional.of(of(exact.value.inverse()));
        }
        return of(Interval.of(1).dividedBy(enclosure()));
    }

    /** To a power that is no integer, by the conventions of {@link nld.expression.Power}; empty where that has no value. */
    default Optional<Real> power(Rational exponent) {
        return of(enclosure().power(exponent.numerator().intValueExact(), exponent.denominator().intValueExact()));
    }

    /** An elementary function of it; empty where that has no value. */
    default Optional<Real> apply(Function function) {
        Interval argument = enclosure();
        return of(switch (function) {
            case EXP -> argument.exp();
            case LOG -> argument.log();
            case SIN -> Optional.of(argument.sin());
            case COS -> Optional.of(argument.cos());
            case TANH -> Optional.of(argument.tanh());
            case ATAN -> Optional.of(argument.atan());
            case ABS -> Optional.of(argument.abs());
        });
    }

    /** A function of its sign; empty where the sign cannot be told, or a sign is wanted of 0. */
    default Optional<Real> ofSign(Operation.Kind kind) {
        if (this instanceof Exact exact) {
            boolean none = kind == Operation.Kind.SIGN && exact.value.isZero();
            return none ? Optional.empty() : Optional.of(of(OrbitCompiler.ofSign(kind, exact.value)));
        }
        Interval interval = enclosure();
        return switch (kind) {
            case ABSOLUTE -> Optional.of(new Enclosed(interval.abs()));
            case RECTIFIED -> Optional.of(new Enclosed(new Interval(interval.lower().max(BigDecimal.ZERO),
                    interval.upper().max(BigDecimal.ZERO), interval.digits())));
            case IS_ZERO, IS_POSITIVE, SIGN -> interval.excludesZero()
                    ? Optional.of(of(OrbitCompiler.ofSign(kind, Rational.of(interval.lower().signum())))) : Optional.empty();
        };
    }
}
