package nld.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.expression.Expression;
import nld.expression.Rational;

/**
 * The field in which a claim is decided: quotients of polynomials over ℚ in indeterminates, some of which satisfy a
 * relation {@code xᵏ = polynomial} (a root; a sine, by sin² = 1 − cos²). Results are reduced: a related indeterminate
 * stands at most to the power k − 1. Every rewriting is a true identity, so a numerator that reduces to 0 is zero for
 * all values. Only tests extend this class, with a relation that is false.
 */
class Algebra {
    private final Limits limits;
    private final Map<Object, Integer> numbers = new HashMap<>();
    private final List<Expression> meanings = new ArrayList<>();
    private final List<Relation> relations = new ArrayList<>();

    Algebra(long work) {
        this.limits = new Limits(work);
    }

    /** That an indeterminate to the power {@code degree} is {@code replacement}, whose powers are kept. */
    record Relation(int degree, Polynomial replacement, Map<Integer, Polynomial> powers) {
        boolean says(int otherDegree, Polynomial other) {
            return degree == otherDegree && replacement.equals(other);
        }
    }

    /** What may still be spent on this normal form. */
    final Limits limits() {
        return limits;
    }

    /** The number of the indeterminate known by {@code key}, which stands for {@code meaning}. */
    int indeterminate(Object key, Expression meaning) {
        return numbers.computeIfAbsent(key, fresh -> {
            meanings.add(meaning);
            return meanings.size() - 1;
        });
    }

    /** What an indeterminate stands for. */
    Expression meaning(int indeterminate) {
        return meanings.get(indeterminate);
    }

    /** How many indeterminates there are. */
    int size() {
        return meanings.size();
    }

    /** States that an indeterminate to the power {@code degree} is {@code replacement}, which is reduced. */
    void relate(int indeterminate, int degree, Polynomial replacement) {
        while (relations.size() <= indeterminate) {
            relations.add(null);
        }
        Relation known = relations.get(indeterminate);
        if (known == null || !known.says(degree, replacement)) {
            relations.set(indeterminate, new Relation(degree, replacement, new HashMap<>()));
        }
    }

    /** What relation an indeterminate satisfies. */
    Optional<Relation> relation(int indeterminate) {
        return Optional.ofNullable(known(indeterminate));
    }

    private Relation known(int indeterminate) {
        return indeterminate < relations.size() ? relations.get(indeterminate) : null;
    }

    private boolean isRelated(int indeterminate) {
        return known(indeterminate) != null;
    }

    static Polynomial polynomial(int indeterminate) {
        return Polynomial.of(Monomial.of(indeterminate, 1), Rational.ONE);
    }

    Polynomial times(Polynomial left, Polynomial right) {
        if (left.size() == 1 || right.size() == 1) {
            return right.size() == 1 ? timesTerm(left, right) : timesTerm(right, left);
        }
        Polynomial.Builder product = new Polynomial.Builder(left.size() + right.size());
        product.addProduct(left, right, limits);
        return made(reduced(product.build()));
    }

    private Polynomial timesTerm(Polynomial polynomial, Polynomial term) {
        limits.spend(1 + polynomial.size());
        return made(reduced(polynomial.times(term.monomialAt(0), term.coefficientAt(0))));
    }

    /** The polynomial, counted as one that may be kept. */
    private Polynomial made(Polynomial polynomial) {
        limits.spend(polynomial.size());
        limits.keep(polynomial.size());
        return polynomial;
    }

    Polynomial power(Polynomial base, int exponent) {
        if (base.size() == 1) {
            return reduced(Polynomial.of(base.monomialAt(0).power(exponent), base.coefficientAt(0).power(exponent)));
        }
        Polynomial result = Polynomial.ONE;
        for (int bit = 31 - Integer.numberOfLeadingZeros(exponent); bit >= 0; bit--) {
            result = times(result, result);
            if ((exponent >> bit & 1) == 1) {
                result = times(result, base);
            }
        }
        return result;
    }

    private Polynomial reduced(Polynomial polynomial) {
        int first = 0;
        while (first < polynomial.size() && reducible(polynomial.monomialAt(first)) < 0) {
            first++;
        }
        if (first == polynomial.size()) {
            return polynomial;
        }
        Polynomial.Builder kept = new Polynomial.Builder(polynomial.size());
        Polynomial.Builder rewritten = new Polynomial.Builder();
        for (int place = 0; place < polynomial.size(); place++) {
            Monomial monomial = polynomial.monomialAt(place);
            int related = place < first ? -1 : reducible(monomial);
            if (related < 0) {
                kept.add(monomial, polynomial.coefficientAt(place));
            } else {
                rewrite(monomial, polynomial.coefficientAt(place), related, rewritten);
            }
        }
        kept.add(reduced(rewritten.build()));
        return kept.build();
    }

    private int reducible(Monomial monomial) {
        for (int index = 0; index < monomial.count() && !relations.isEmpty(); index++) {
            Relation relation = known(monomial.indeterminate(index));
            if (relation != null && monomial.exponentAt(index) >= relation.degree) {
                return monomial.indeterminate(index);
            }
        }
        return -1;
    }

    private void rewrite(Monomial monomial, Rational coefficient, int related, Polynomial.Builder into) {
        Relation relation = known(related);
        int exponent = monomial.exponentOf(related);
        int whole = exponent / relation.degree;
        Polynomial power = relation.powers.get(whole);
        if (power == null) {
            power = power(relation.replacement, whole);
            relation.powers.put(whole, power);
        }
        Monomial rest = monomial.dividedBy(Monomial.of(related, whole * relation.degree));
        into.addProduct(rest, coefficient, power, limits);
    }

    /** The sum; summands over one denominator are added first, and what cancels there needs no denominator. */
    Quotient plus(List<Quotient> summands) {
        Map<Quotient, Polynomial.Builder> groups = new LinkedHashMap<>();
        for (Quotient summand : summands) {
            limits.spend(1 + summand.numerator().size());
            Polynomial.Builder group = groups.computeIfAbsent(summand.over(), fresh -> new Polynomial.Builder());
            group.add(summand.numerator());
            group.requireTerms();
        }
        List<Quotient> parts = new ArrayList<>();
        groups.forEach((over, group) -> {
            Polynomial numerator = made(group.build());
            if (!numerator.isZero()) {
                parts.add(new Quotient(numerator, over.monomial(), over.factors()));
            }
        });
        return parts.size() <= 1 ? parts.stream().findFirst().map(Quotient::reduced).orElse(Quotient.ZERO)
                : overCommonDenominator(parts);
    }

    private Quotient overCommonDenominator(List<Quotient> parts) {
        Monomial monomial = Monomial.ONE;
        Map<Polynomial, Integer> factors = new HashMap<>();
        for (Quotient part : parts) {
            monomial = monomial.lcm(part.monomial());
            part.factors().forEach((factor, exponent) -> factors.merge(factor, exponent, Math::max));
        }
        Polynomial.Builder sum = new Polynomial.Builder();
        for (Quotient part : parts) {
            Polynomial lacking = Polynomial.of(monomial.dividedBy(part.monomial()), Rational.ONE);
            for (Map.Entry<Polynomial, Integer> factor : factors.entrySet()) {
                int missing = factor.getValue() - part.factors().getOrDefault(factor.getKey(), 0);
                lacking = missing == 0 ? lacking : times(lacking, power(factor.getKey(), missing));
            }
            sum.addProduct(lacking, part.numerator(), limits);
        }
        return new Quotient(made(reduced(sum.build())), monomial, factors).reduced();
    }

    Quotient times(Quotient left, Quotient right) {
        if (left.isPolynomial() && right.isPolynomial()) {
            return Quotient.of(times(left.numerator(), right.numerator()));
        }
        Map<Polynomial, Integer> factors = new HashMap<>(left.factors());
        right.factors().forEach((factor, exponent) -> factors.merge(factor, exponent, Math::addExact));
        return new Quotient(times(left.numerator(), right.numerator()), left.monomial().times(right.monomial()), factors)
                .reduced();
    }

    /** One over a quotient that is not zero. */
    Quotient inverse(Quotient quotient) {
        if (quotient.isZero()) {
            throw new Limits.Beyond("a division by an expression that is zero for all values");
        }
        Polynomial numerator = Polynomial.of(quotient.monomial(), Rational.ONE);
        for (Map.Entry<Polynomial, Integer> factor : quotient.factors().entrySet()) {
            numerator = times(numerator, power(factor.getKey(), factor.getValue()));
        }
        Polynomial below = quotient.numerator();
        Monomial content = below.content();
        Quotient inverse = times(Quotient.of(reduced(numerator)), inverse(below.dividedBy(content)));
        Monomial free = content.restricted(indeterminate -> !isRelated(indeterminate));
        inverse = new Quotient(inverse.numerator(), inverse.monomial().times(free), inverse.factors()).reduced();
        Monomial related = content.restricted(this::isRelated);
        for (int index = 0; index < related.count(); index++) {
            inverse = times(inverse, inverseOfRelated(related.indeterminate(index), related.exponentAt(index)));
        }
        return inverse;
    }

    /** One over a polynomial without a monomial factor. */
    private static Quotient inverse(Polynomial primitive) {
        Rational lead = primitive.coefficient(primitive.leading());
        Polynomial monic = primitive.scaled(lead.inverse());
        Map<Polynomial, Integer> factors = monic.asConstant().isPresent() ? Map.of() : Map.of(monic, 1);
        return new Quotient(Polynomial.constant(lead.inverse()), Monomial.ONE, factors);
    }

    /** One over xᵉ, where xᵏ = p: x^(nk − e)/pⁿ with the least n, so that roots stay out of denominators. */
    private Quotient inverseOfRelated(int indeterminate, int exponent) {
        Relation relation = known(indeterminate);
        int whole = (exponent + relation.degree - 1) / relation.degree;
        Polynomial above = Polynomial.of(Monomial.of(indeterminate, whole * relation.degree - exponent), Rational.ONE);
        return times(Quotient.of(above), power(inverse(Quotient.of(relation.replacement)), whole));
    }

    Quotient power(Quotient base, int exponent) {
        if (exponent < 0) {
            return power(inverse(base), Math.negateExact(exponent));
        }
        Map<Polynomial, Integer> factors = new HashMap<>();
        if (exponent > 0) {
            base.factors().forEach((factor, power) -> factors.put(factor, Math.multiplyExact(power, exponent)));
        }
        return new Quotient(power(base.numerator(), exponent), base.monomial().power(exponent), factors).reduced();
    }
}
