package nld.kernel;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    /** Collects terms one by one; not to be used after {@link #build}. */
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
        void addProduct(Polynomial left, Polynomial right, Limits limits) {
            long bits = right.bits();
            left.terms.forEach((leftMonomial, leftCoefficient) -> {
                limits.spend(right.size() * Limits.cost(bits + leftCoefficient.bits()));
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

    private long bits() {
        long most = 0;
        for (Rational coefficient : terms.values()) {
            most = Math.max(most, coefficient.bits());
        }
        return most;
    }

    /** The value, where this is a number. */
    Optional<Rational> asConstant() {
        if (isZero()) {
            return Optional.of(Rational.ZERO);
        }
        return size() == 1 ? Optional.ofNullable(terms.get(Monomial.ONE)) : Optional.empty();
    }

    /** The number of the indeterminate that this is; −1 of all else. */
    int asIndeterminate() {
        if (size() != 1) {
            return -1;
        }
        Monomial monomial = leading();
        boolean bare = monomial.count() == 1 && monomial.exponentAt(0) == 1 && terms.get(monomial).isOne();
        return bare ? monomial.indeterminate(0) : -1;
    }

    Polynomial plus(Polynomial other) {
        Builder sum = new Builder();
        sum.add(this);
        sum.add(other);
        return sum.build();
    }

    Polynomial scaled(Rational factor) {
        return factor.isOne() ? this : times(Monomial.ONE, factor);
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
        Monomial content = null;
        for (Monomial monomial : terms.keySet()) {
            content = content == null ? monomial : content.gcd(monomial);
            if (content.count() == 0) {
                return content;
            }
        }
        return content == null ? Monomial.ONE : content;
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
    Optional<Polynomial> dividedExactlyBy(Polynomial divisor, Limits limits) {
        Monomial lead = divisor.leading();
        Rational leadCoefficient = divisor.coefficient(lead);
        TreeMap<Monomial, Rational> rest = new TreeMap<>(terms);
        Builder quotient = new Builder();
        while (!rest.isEmpty()) {
            Monomial top = rest.lastKey();
            if (!top.isDivisibleBy(lead)) {
                return Optional.empty();
            }
            Monomial monomial = top.dividedBy(lead);
            Rational coefficient = rest.get(top).over(leadCoefficient);
            limits.spend(divisor.size() * Limits.cost(2L * coefficient.bits()));
            quotient.add(monomial, coefficient);
            Rational taken = coefficient.negated();
            divisor.terms.forEach((mine, value) ->
                    rest.merge(mine.times(monomial), value.times(taken), Builder::sumOrNothing));
            Limits.requireTerms(rest.size());
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
