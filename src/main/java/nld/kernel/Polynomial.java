package nld.kernel;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nld.expression.Rational;

/** A polynomial with rational coefficients: each monomial with its non-zero coefficient. Immutable. */
final class Polynomial {
    static final Polynomial ZERO = new Polynomial(Map.of());
    static final Polynomial ONE = constant(Rational.ONE);

    private final Map<Monomial, Rational> terms;

    private Polynomial(Map<Monomial, Rational> terms) {
        this.terms = terms;
    }

    static Polynomial constant(Rational value) {
        return of(Monomial.ONE, value);
    }

    static Polynomial of(Monomial monomial, Rational coefficient) {
        return coefficient.isZero() ? ZERO : new Polynomial(Map.of(monomial, coefficient));
    }

    /** Collects terms one by one. */
    static final class Builder {
        private final Map<Monomial, Rational> terms = new HashMap<>();

        void add(Monomial monomial, Rational coefficient) {
            terms.merge(monomial, coefficient, Builder::sumOrNothing);
        }

        private static Rational sumOrNothing(Rational left, Rational right) {
            Rational sum = left.plus(right);
            return sum.isZero() ? null : sum;
        }

        void add(Polynomial polynomial) {
            polynomial.terms.forEach(this::add);
        }

        /** Adds {@code left · right}, as polynomials over independent indeterminates. */
        void addProduct(Polynomial left, Polynomial right) {
            Limits.requireProduct(left.size(), right.size());
            left.terms.forEach((leftMonomial, leftCoefficient) -> {
                right.terms.forEach((rightMonomial, rightCoefficient) ->
                        add(leftMonomial.times(rightMonomial), leftCoefficient.times(rightCoefficient)));
                Limits.requireTerms(terms.size());
            });
        }

        Polynomial build() {
            return terms.isEmpty() ? ZERO : new Polynomial(terms);
        }
    }

    Map<Monomial, Rational> terms() {
        return Collections.unmodifiableMap(terms);
    }

    int size() {
        return terms.size();
    }

    boolean isZero() {
        return terms.isEmpty();
    }

    /** The value, where this is a number. */
    Optional<Rational> asConstant() {
        if (isZero()) {
            return Optional.of(Rational.ZERO);
        }
        return size() == 1 ? Optional.ofNullable(terms.get(Monomial.ONE)) : Optional.empty();
    }

    Polynomial plus(Polynomial other) {
        Builder sum = new Builder();
        sum.add(this);
        sum.add(other);
        return sum.build();
    }

    Polynomial scaled(Rational factor) {
        return times(Monomial.ONE, factor);
    }

    Polynomial negated() {
        return scaled(Rational.MINUS_ONE);
    }

    /** This times one term. */
    Polynomial times(Monomial monomial, Rational coefficient) {
        if (coefficient.isZero()) {
            return ZERO;
        }
        Map<Monomial, Rational> scaled = new HashMap<>(2 * terms.size());
        terms.forEach((mine, value) -> scaled.put(mine.times(monomial), value.times(coefficient)));
        return new Polynomial(scaled);
    }

    /** The largest monomial that divides every term; 1 of the zero polynomial. */
    Monomial content() {
        return terms.keySet().stream().reduce(Monomial::gcd).orElse(Monomial.ONE);
    }

    /** This divided by a monomial that divides every term. */
    Polynomial dividedBy(Monomial divisor) {
        if (divisor.count() == 0) {
            return this;
        }
        Map<Monomial, Rational> divided = new HashMap<>(2 * terms.size());
        terms.forEach((monomial, value) -> divided.put(monomial.dividedBy(divisor), value));
        return new Polynomial(divided);
    }

    /** The largest monomial in lexicographic order; refuses the zero polynomial. */
    Monomial leading() {
        return Collections.max(terms.keySet());
    }

    Rational coefficient(Monomial monomial) {
        return terms.getOrDefault(monomial, Rational.ZERO);
    }

    /** This divided by {@code divisor} where that leaves no rest, as polynomials over independent indeterminates. */
    Optional<Polynomial> dividedExactlyBy(Polynomial divisor) {
        Monomial lead = divisor.leading();
        Rational leadCoefficient = divisor.coefficient(lead);
        Polynomial rest = this;
        Builder quotient = new Builder();
        while (!rest.isZero()) {
            Monomial top = rest.leading();
            if (!top.isDivisibleBy(lead)) {
                return Optional.empty();
            }
            Monomial monomial = top.dividedBy(lead);
            Rational coefficient = rest.coefficient(top).over(leadCoefficient);
            quotient.add(monomial, coefficient);
            rest = rest.plus(divisor.times(monomial, coefficient.negated()));
        }
        return Optional.of(quotient.build());
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Polynomial other && terms.equals(other.terms);
    }

    @Override
    public int hashCode() {
        return terms.hashCode();
    }
}
