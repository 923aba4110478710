package nld.expression;

import java.util.ArrayList;
import java.util.List;

/**
 * A product of scalars as it is written with one bar: a number, the factors above the bar, and those below it with their
 * exponents turned positive.
 *
 * @param coefficient the number
 * @param above       the factors of the numerator
 * @param below       the factors of the denominator
 */
public record Fraction(Rational coefficient, List<Expression> above, List<Expression> below) {
    /** The fraction that is the product of {@code factors}, at most one of them a number. */
    public static Fraction of(List<Expression> factors) {
        Rational coefficient = Rational.ONE;
        List<Expression> above = new ArrayList<>();
        List<Expression> below = new ArrayList<>();
        for (Expression factor : factors) {
            if (factor instanceof Literal literal) {
                coefficient = literal.value();
            } else if (factor instanceof Power power && power.exponent().signum() < 0) {
                below.add(Power.of(power.base(), power.exponent().negated()));
            } else {
                above.add(factor);
            }
        }
        return new Fraction(coefficient, List.copyOf(above), List.copyOf(below));
    }
}
