package nld.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nld.expression.Rational;

/**
 * Writes a polynomial as a combination of polynomials that are 0, one indeterminate after the other: where
 * {@code b xᵏ = a}, bⁿ times a polynomial of degree at most n in xᵏ is one without xᵏ and a multiple of b xᵏ − a. What is
 * kept throughout is {@code scale · start = rest + Σ multiplier · zero}.
 */
final class Elimination {
    private final Algebra free;
    private final List<Step> steps = new ArrayList<>();
    private final Map<Polynomial, Integer> scale = new HashMap<>();
    private Polynomial rest;

    /**
     * A polynomial that is 0, with its multiplier.
     *
     * @param reason     the names of the equations it comes from
     * @param zero       the polynomial
     * @param multiplier its multiplier
     */
    record Step(List<String> reason, Polynomial zero, Polynomial multiplier) {
    }

    Elimination(Polynomial start, Algebra free) {
        this.rest = start;
        this.free = free;
    }

    /** What is left. */
    Polynomial rest() {
        return rest;
    }

    List<Step> steps() {
        return steps;
    }

    /** What the start is multiplied with, as one over it. */
    Quotient overScale() {
        return new Quotient(Polynomial.ONE, Monomial.ONE, scale);
    }

    /** Uses that {@code indeterminate} to the power {@code degree} is {@code value}, which does not hold it. */
    void use(int indeterminate, int degree, Quotient value, List<String> reason) {
        TreeMap<Integer, Polynomial.Builder> byExponent = new TreeMap<>();
        rest.terms().forEach((monomial, coefficient) -> byExponent
                .computeIfAbsent(monomial.exponentOf(indeterminate), fresh -> new Polynomial.Builder())
                .add(monomial.restricted(other -> other != indeterminate), coefficient));
        int most = byExponent.isEmpty() ? 0 : byExponent.lastKey() / degree;
        if (most == 0) {
            return;
        }
        Polynomial below = Polynomial.ONE;
        for (Map.Entry<Polynomial, Integer> factor : Compact.factors(value).entrySet()) {
            below = free.times(below, free.power(factor.getKey(), factor.getValue()));
            scale.merge(factor.getKey(), factor.getValue() * most, Math::addExact);
        }
        Polynomial power = Polynomial.of(Monomial.of(indeterminate, degree), Rational.ONE);
        Polynomial whole = free.times(below, power);
        Polynomial.Builder left = new Polynomial.Builder();
        Polynomial.Builder multiplier = new Polynomial.Builder();
        for (Map.Entry<Integer, Polynomial.Builder> entry : byExponent.entrySet()) {
            int count = entry.getKey() / degree;
            Polynomial part = free.times(free.times(entry.getValue().build(), free.power(below, most - count)),
                    Polynomial.of(Monomial.of(indeterminate, entry.getKey() % degree), Rational.ONE));
            left.addProduct(part, free.power(value.numerator(), count), free.limits());
            for (int index = 0; index < count; index++) {
                Polynomial between = free.times(free.power(whole, index), free.power(value.numerator(), count - 1 - index));
                multiplier.addProduct(part, between, free.limits());
            }
        }
        rest = left.build();
        Polynomial factor = free.power(below, most);
        steps.replaceAll(step -> new Step(step.reason, step.zero, free.times(step.multiplier, factor)));
        steps.add(new Step(reason, whole.plus(value.numerator().negated()), multiplier.build()));
    }
}
