package nld.kernel;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import nld.expression.Domain;
import nld.expression.Rational;

/**
 * Which indeterminates are known to be at least 0, which to be above 0, and what follows for monomials and polynomials.
 * Besides what is declared there is what a formula itself takes for granted: where √x occurs, x is at least 0 at every
 * point at which the formula has a value.
 */
final class Signs {
    private final Set<Integer> nonNegative = new HashSet<>();
    private final Set<Integer> positive = new HashSet<>();
    private final Set<Polynomial> nonNegativeSums = new HashSet<>();
    private boolean learned;

    /** Declares what follows from the values that a symbol may take. */
    void declare(int indeterminate, Domain domain) {
        if (domain.isPositive()) {
            declarePositive(indeterminate);
        } else if (domain.isNonNegative()) {
            declareNonNegative(indeterminate);
        }
    }

    void declarePositive(int indeterminate) {
        positive.add(indeterminate);
        nonNegative.add(indeterminate);
    }

    void declareNonNegative(int indeterminate) {
        nonNegative.add(indeterminate);
    }

    /** Takes it that {@code polynomial} is at least 0, and not 0 if {@code strict}, wherever the formula has a value. */
    void learn(Polynomial polynomial, boolean strict) {
        int indeterminate = polynomial.asIndeterminate();
        boolean news;
        if (indeterminate < 0) {
            news = nonNegativeSums.add(polynomial);
        } else {
            news = nonNegative.add(indeterminate) | (strict && positive.add(indeterminate));
        }
        learned |= news;
    }

    /** Whether something has been learned since this was last asked. */
    boolean takeLearned() {
        boolean answer = learned;
        learned = false;
        return answer;
    }

    boolean isPositive(int indeterminate) {
        return positive.contains(indeterminate);
    }

    /** Whether no value of the polynomial is 0: a sum of terms of at least 0, one of them positive. */
    boolean isPositive(Polynomial polynomial) {
        boolean someTerm = false;
        for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
            if (term.getValue().signum() < 0 || !isNonNegative(term.getKey())) {
                return false;
            }
            someTerm |= term.getKey().restricted(indeterminate -> !isPositive(indeterminate)).count() == 0;
        }
        return someTerm;
    }

    /** Whether every value of the monomial is at least 0. */
    boolean isNonNegative(Monomial monomial) {
        for (int index = 0; index < monomial.count(); index++) {
            if (monomial.exponentAt(index) % 2 != 0 && !nonNegative.contains(monomial.indeterminate(index))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the polynomial is a sum of terms of at least 0, or known to be at least 0 as a whole. */
    boolean isNonNegative(Polynomial polynomial) {
        for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
            if (term.getValue().signum() < 0 || !isNonNegative(term.getKey())) {
                return nonNegativeSums.contains(polynomial);
            }
        }
        return true;
    }

    /** Whether numerator and denominator both show to be at least 0. */
    boolean isNonNegative(Quotient quotient) {
        return isNonNegative(quotient.monomial())
                && quotient.factors().entrySet().stream()
                        .allMatch(factor -> factor.getValue() % 2 == 0 || isNonNegative(factor.getKey()))
                && isNonNegative(quotient.numerator());
    }
}
