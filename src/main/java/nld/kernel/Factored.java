package nld.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nld.expression.Rational;

/**
 * A quotient that is not zero, as a number times powers of factors, as far as that is cheap: the monomials, the factors
 * of the denominator and what is left of the numerator, each written as a power of something that is no power itself.
 *
 * @param number the number
 * @param parts  the powers: each factor an indeterminate, or a sum with integer coefficients without common divisor,
 *               positive in front
 */
record Factored(Rational number, List<Part> parts) {

    /** A factor with its exponent, which is not 0. */
    record Part(Polynomial factor, int exponent) {
    }

    static Factored of(Quotient quotient, Limits limits) {
        Gatherer gatherer = new Gatherer(limits);
        Polynomial above = quotient.numerator();
        Monomial content = above.content();
        gatherer.take(content, 1);
        gatherer.take(quotient.monomial(), -1);
        gatherer.take(above.dividedBy(content), 1);
        quotient.factors().forEach((factor, exponent) -> gatherer.take(factor, -exponent));
        return new Factored(gatherer.number, gatherer.parts);
    }

    private static final class Gatherer {
        private final Limits limits;
        private final List<Part> parts = new ArrayList<>();
        private Rational number = Rational.ONE;

        Gatherer(Limits limits) {
            this.limits = limits;
        }

        void take(Monomial monomial, int sign) {
            for (int index = 0; index < monomial.count(); index++) {
                parts.add(new Part(Algebra.polynomial(monomial.indeterminate(index)), sign * monomial.exponentAt(index)));
            }
        }

        void take(Polynomial factor, int exponent) {
            Rational common = Readback.commonFactor(factor);
            Rational front = factor.coefficient(factor.leading()).over(common);
            Rational taken = front.signum() < 0 ? common.negated() : common;
            number = number.times(taken.power(exponent));
            Polynomial primitive = factor.scaled(taken.inverse());
            if (primitive.size() > 1) {
                Part root = root(primitive);
                parts.add(new Part(root.factor, Math.multiplyExact(root.exponent, exponent)));
            }
        }

        private Part root(Polynomial primitive) {
            for (int degree : List.of(2, 3, 5, 7)) {
                Optional<Polynomial> root = PerfectPower.root(primitive, degree, limits);
                if (root.isPresent()) {
                    Part inner = root(root.get());
                    return new Part(inner.factor, degree * inner.exponent);
                }
            }
            return new Part(primitive, 1);
        }
    }
}
