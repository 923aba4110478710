package nld.kernel;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import nld.expression.Rational;

/**
 * A polynomial over a product of factors: a monomial and polynomials that have no monomial in common with their terms
 * and leading coefficient 1. The denominators are kept factored, and never expanded; a quotient is zero exactly when
 * its numerator is.
 *
 * @param numerator the numerator
 * @param monomial  the monomial part of the denominator
 * @param factors   the other factors of the denominator, with their exponents of at least 1
 */
record Quotient(Polynomial numerator, Monomial monomial, Map<Polynomial, Integer> factors) {
    private static final int QUICK = 1_000;

    static final Quotient ZERO = of(Polynomial.ZERO);
    static final Quotient ONE = of(Polynomial.ONE);

    /** Copies the factors into a map whose order is the same in every run. */
    Quotient {
        factors = factors.isEmpty() ? Map.of() : Collections.unmodifiableMap(new HashMap<>(factors));
    }

    static Quotient of(Polynomial polynomial) {
        return new Quotient(polynomial, Monomial.ONE, Map.of());
    }

    static Quotient of(Rational value) {
        return of(Polynomial.constant(value));
    }

    boolean isZero() {
        return numerator.isZero();
    }

    boolean isPolynomial() {
        return monomial.count() == 0 && factors.isEmpty();
    }

    /** One over the same denominator. */
    Quotient over() {
        return new Quotient(Polynomial.ONE, monomial, factors);
    }

    Quotient negated() {
        return scaled(Rational.MINUS_ONE);
    }

    Quotient scaled(Rational factor) {
        return factor.isZero() ? ZERO : new Quotient(numerator.scaled(factor), monomial, factors);
    }

    /** This quotient with monomials that numerator and denominator share struck out. */
    Quotient reduced() {
        if (isZero()) {
            return ZERO;
        }
        if (monomial.count() == 0) {
            return this;
        }
        Monomial shared = numerator.content().gcd(monomial);
        return shared.count() == 0 ? this
                : new Quotient(numerator.dividedBy(shared), monomial.dividedBy(shared), factors);
    }

    /** This quotient with every factor struck out that divides the numerator without rest, while that is quick. */
    Quotient lowest(Limits limits) {
        if (numerator.size() > QUICK) {
            return this;
        }
        Polynomial rest = numerator;
        Map<Polynomial, Integer> left = new HashMap<>();
        for (Map.Entry<Polynomial, Integer> factor : factors.entrySet()) {
            int exponent = factor.getValue();
            while (exponent > 0) {
                var divided = rest.dividedExactlyBy(factor.getKey(), limits);
                if (divided.isEmpty()) {
                    break;
                }
                rest = divided.get();
                exponent--;
            }
            if (exponent > 0) {
                left.put(factor.getKey(), exponent);
            }
        }
        return new Quotient(rest, monomial, left).reduced();
    }
}
