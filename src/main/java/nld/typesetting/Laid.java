package nld.typesetting;

import nld.expression.Rational;

/**
 * A box and how tightly it holds together.
 *
 * @param box     the box
 * @param binding how tightly
 */
record Laid(Box box, Binding binding) {
    /** How tightly a box holds together, loosest first. */
    enum Binding { SUM, DOT, PRODUCT, POWER, ATOM }

    static Laid atom(Box box) {
        return new Laid(box, Binding.ATOM);
    }

    /** A function by its name, its argument in brackets. */
    static Laid call(String word, Box argument) {
        return atom(Box.row(new Box.Word(word), Box.bracket(argument)));
    }

    static Laid raised(Box base, Rational exponent) {
        return new Laid(Box.raised(base, Numerals.slashed(exponent)), Binding.POWER);
    }

    /** The box, in brackets where it holds together less than that. */
    Box within(Binding least) {
        return binding.compareTo(least) >= 0 ? box : Box.bracket(box);
    }
}
