package nld.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final Map<Integer, Relation> relations = new HashMap<>();

    Algebra(long work) {
        this.limits = new Limits(work);
    }

    private record Relation(int degree, Polynomial replacement) {
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
        relations.put(indeterminate, new Relation(degree, replacement));
    }

    static Polynomial polynomial(int indeterminate) {
        return Polynomial.of(Monomial.of(indeterminate, 1), Rational.ONE);
    }

    Polynomial times(Polynomial left, Polynomial right) {
        Polynomial.Builder product = new Polynomial.Builder();
        product.addProduct(left, right, limits);
        return reduced(product.build());
    }

    Polynomial power(Polynomial base, int exponent) {
        if (base.size() == 1) {
            var term = base.terms().entrySet().iterator().next();
            return reduced(Polynomial.of(term.getKey().power(exponent), term.getValue().power(exponent)));
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
        if (relations.isEmpty()) {
            return polynomial;
        }
        Polynomial.Builder kept = new Polynomial.Builder();
        Polynomial.Builder rewritten = new Polynomial.Builder();
        boolean changed = false;
        for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
            int related = reducible(term.getKey());
            if (related < 0) {
                kept.add(term.getKey(), term.getValue());
            } else {
                changed = true;
                rewrite(term.getKey(), term.getValue(), related, rewritten);
            }
        }
        if (!changed) {
            return polynomial;
        }
        kept.add(reduced(rewritten.build()));
        return kept.build();
    }

    private int reducible(Monomial monomial) {
        for (int index = 0; index < monomial.count(); index++) {
            Relation relation = relations.get(monomial.indeterminate(index));
            if (relation != null && monomial.exponentAt(index) >= relation.degree) {
                return monomial.indeterminate(index);
            }
        }
        return -1;
    }

    private void rewrite(Monomial monomial, Rational coefficient, int related, Polynomial.Builder into) {
        Relation relation = relations.get(related);
        int exponent = monomial.exponentOf(related);
        int whole = exponent / relation.degree;
        Monomial rest = monomial.restricted(other -> other != related)
                .times(Monomial.of(related, exponent % relation.degree));
        into.addProduct(Polynomial.of(rest, coefficient), power(relation.replacement, whole), limits);
    }

    Quotient plus(List<Quotient> summands) {
        Monomial monomial = Monomial.ONE;
        Map<Polynomial, Integer> factors = new HashMap<>();
        for (Quotient summand : summands) {
            monomial = monomial.lcm(summand.monomial());
            summand.factors().forEach((factor, exponent) -> factors.merge(factor, exponent, Math::max));
        }
        Polynomial.Builder sum = new Polynomial.Builder();
        for (Quotient summand : summands) {
            limits.spend(1 + summand.numerator().size());
            Monomial lacking = monomial.dividedBy(summand.monomial());
            Polynomial numerator = lacking.count() == 0 ? summand.numerator()
                    : reduced(summand.numerator().times(lacking, Rational.ONE));
            for (Map.Entry<Polynomial, Integer> factor : factors.entrySet()) {
                int missing = factor.getValue() - summand.factors().getOrDefault(factor.getKey(), 0);
                numerator = missing == 0 ? numerator : times(numerator, power(factor.getKey(), missing));
            }
            sum.add(numerator);
        }
        Polynomial numerator = sum.build();
        Limits.requireTerms(numerator.size());
        return new Quotient(numerator, monomial, factors).reduced();
    }

    Quotient times(Quotient left, Quotient right) {
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
        Monomial free = content.restricted(indeterminate -> !relations.containsKey(indeterminate));
        inverse = new Quotient(inverse.numerator(), inverse.monomial().times(free), inverse.factors()).reduced();
        Monomial related = content.restricted(relations::containsKey);
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
        Relation relation = relations.get(indeterminate);
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
