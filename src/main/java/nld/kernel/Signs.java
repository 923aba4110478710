package nld.kernel;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import nld.expression.Rational;

/** Which indeterminates are known to be positive, and what follows for monomials and polynomials. */
final class Signs {
    private final Set<Integer> positive = new HashSet<>();

    void declarePositive(int indeterminate) {
        positive.add(indeterminate);
    }

    boolean isPositive(int indeterminate) {
        return positive.contains(indeterminate);
    }

    /** Whether the monomial is a product of positive indeterminates. */
    boolean isPositive(Monomial monomial) {
        return monomial.restricted(indeterminate -> !isPositive(indeterminate)).count() == 0;
    }

    /** Whether no value of the polynomial is 0: a sum of terms of at least 0, one of them positive. */
    boolean isPositive(Polynomial polynomial) {
        return isNonNegative(polynomial) && polynomial.terms().keySet().stream().anyMatch(this::isPositive);
    }

    /** Whether every value of the monomial is at least 0. */
    boolean isNonNegative(Monomial monomial) {
        for (int index = 0; index < monomial.count(); index++) {
            if (monomial.exponentAt(index) % 2 != 0 && !isPositive(monomial.indeterminate(index))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the polynomial is a sum of even powers and positive indeterminates with positive coefficients. */
    boolean isNonNegative(Polynomial polynomial) {
        for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
            if (term.getValue().signum() < 0 || !isNonNegative(term.getKey())) {
                return false;
            }
        }
        return true;
    }
}
