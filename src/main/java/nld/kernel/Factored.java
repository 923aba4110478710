package nld.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nld.expression.Rational;

/**
 * A quotient that is not zero, as a number times powers of factors, as far as that is cheap: the monomials, the factors
 * of the denominator and what is left of the numerator, each split by the factors that are known.
 *
 * @param number the number
 * @param parts  the powers: each factor an indeterminate, or a sum with integer coefficients without common divisor,
 *               positive in front
 */
record Factored(Rational number, List<Part> parts) {

    /** A factor with its exponent, which is not 0. */
    record Part(Polynomial factor, int exponent) {
    }

    static Factored of(Quotient quotient, Factors factors) {
        Gatherer gatherer = new Gatherer(factors);
        Polynomial above = quotient.numerator();
        Monomial content = above.content();
        gatherer.take(content, 1);
        gatherer.take(quotient.monomial(), -1);
        gatherer.take(above.dividedBy(content), 1);
        quotient.factors().forEach((factor, exponent) -> gatherer.take(factor, -exponent));
        return new Factored(gatherer.number, gatherer.collected());
    }

    private static final class Gatherer {
        private final Factors factors;
        private final Map<Polynomial, Integer> exponents = new LinkedHashMap<>();
        private Rational number = Rational.ONE;

        Gatherer(Factors factors) {
            this.factors = factors;
        }

        void take(Monomial monomial, int sign) {
            for (int index = 0; index < monomial.count(); index++) {
                Polynomial factor = Algebra.polynomial(monomial.indeterminate(index));
                exponents.merge(factor, sign * monomial.exponentAt(index), Math::addExact);
            }
        }

        void take(Polynomial factor, int exponent) {
            Rational common = Readback.commonFactor(factor);
            Rational front = factor.coefficient(factor.leading()).over(common);
            Rational taken = front.signum() < 0 ? common.negated() : common;
            number = number.times(taken.power(exponent));
            for (Part part : factors.of(factor.scaled(taken.inverse()))) {
                exponents.merge(part.factor, Math.multiplyExact(part.exponent, exponent), Math::addExact);
            }
        }

        List<Part> collected() {
            List<Part> parts = new ArrayList<>();
            exponents.forEach((factor, exponent) -> {
                if (exponent != 0) {
                    parts.add(new Part(factor, exponent));
                }
            });
            return parts;
        }
    }
}
