package nld.typesetting;

import nld.expression.Rational;
import nld.typesetting.Box.Role;
import nld.typesetting.Box.Sign;

/** Rational numbers as boxes. */
final class Numerals {
    private Numerals() {
    }

    /** A number: digits, or a small fraction. */
    static Box number(Rational value) {
        Box above = new Box.Digits(value.numerator().toString());
        return value.isInteger() ? above
                : new Box.Fraction(above, new Box.Digits(value.denominator().toString()), true);
    }

    /** A number in a script: a fraction by its slash. */
    static Box slashed(Rational value) {
        Box above = new Box.Digits(value.numerator().abs().toString());
        Box whole = value.isInteger() ? above : Box.row(above, new Sign("/", Role.PREFIX),
                new Box.Digits(value.denominator().toString()));
        return value.signum() < 0 ? Box.row(new Sign("−", Role.PREFIX), whole) : whole;
    }
}
