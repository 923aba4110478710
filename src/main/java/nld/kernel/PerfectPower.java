package nld.kernel;

import java.util.Optional;
import nld.expression.Rational;

/** Roots of polynomials with integer coefficients: found term by term from the leading one, as far as that is cheap. */
final class PerfectPower {
    private static final int LARGEST = 400;

    private PerfectPower() {
    }

    /** The polynomial with integer coefficients, positive in front, of which {@code power} is the power of a degree. */
    static Optional<Polynomial> root(Polynomial power, int degree, Limits limits) {
        Monomial last = power.trailing();
        Optional<Monomial> lead = power.leading().root(degree);
        Optional<Rational> front = power.coefficient(power.leading()).root(degree);
        boolean possible = power.size() <= LARGEST && lead.isPresent() && front.isPresent()
                && last.root(degree).isPresent() && power.coefficient(last).root(degree).isPresent();
        return possible ? completed(Polynomial.of(lead.get(), front.get()), power, degree, limits) : Optional.empty();
    }

    private static Optional<Polynomial> completed(Polynomial first, Polynomial power, int degree, Limits limits) {
        Monomial step = first.leading().power(degree - 1);
        Rational slope = first.coefficient(first.leading()).power(degree - 1).times(Rational.of(degree));
        Polynomial root = first;
        while (root.size() <= power.size()) {
            Polynomial rest = power.plus(raised(root, degree, limits).negated());
            if (rest.isZero()) {
                return Optional.of(root);
            }
            Rational coefficient = rest.coefficient(rest.leading()).over(slope);
            if (!coefficient.isInteger() || !rest.leading().isDivisibleBy(step)) {
                return Optional.empty();
            }
            root = root.plus(Polynomial.of(rest.leading().dividedBy(step), coefficient));
        }
        return Optional.empty();
    }

    private static Polynomial raised(Polynomial base, int exponent, Limits limits) {
        Polynomial result = base;
        for (int factor = 1; factor < exponent; factor++) {
            Polynomial.Builder product = new Polynomial.Builder();
            product.addProduct(result, base, limits);
            result = product.build();
        }
        return result;
    }
}
