package nld.kernel;

import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.PriorityQueue;
import nld.expression.Rational;

/**
 * Division of polynomials without rest: term by term from the leading one. What is left is kept as unordered terms; the
 * next largest monomial is that of the dividend, sorted once, or one that a subtraction has made, in a heap.
 */
final class Division {
    private final Monomial[] sorted;
    private final Terms rest;
    private final PriorityQueue<Monomial> made = new PriorityQueue<>(Collections.reverseOrder());
    private int next;

    private Division(Polynomial dividend) {
        this.sorted = new Monomial[dividend.size()];
        this.rest = new Terms(2 * dividend.size());
        for (int place = 0; place < sorted.length; place++) {
            sorted[place] = dividend.monomialAt(place);
            rest.add(sorted[place], dividend.coefficientAt(place));
        }
        Arrays.sort(sorted, Collections.reverseOrder());
    }

    /** {@code dividend / divisor}, empty where a rest is left; refuses a divisor of 0. */
    static Optional<Polynomial> exact(Polynomial dividend, Polynomial divisor, Limits limits) {
        Monomial lead = divisor.leading();
        boolean hopeless = !dividend.isZero() && (divisor.size() > 1 && dividend.size() == 1
                || !dividend.leading().isDivisibleBy(lead) || !dividend.trailing().isDivisibleBy(divisor.trailing()));
        return hopeless ? Optional.empty() : new Division(dividend).by(divisor, lead, limits);
    }

    private Optional<Polynomial> by(Polynomial divisor, Monomial lead, Limits limits) {
        Rational inverse = divisor.coefficient(lead).inverse();
        Polynomial.Builder quotient = new Polynomial.Builder();
        for (Monomial top = largest(); top != null; top = largest()) {
            if (!top.isDivisibleBy(lead)) {
                return Optional.empty();
            }
            Monomial monomial = top.dividedBy(lead);
            Rational coefficient = rest.coefficient(top).times(inverse);
            limits.spend(divisor.size() * Limits.cost(2L * coefficient.bits()));
            quotient.add(monomial, coefficient);
            take(divisor, monomial, coefficient.negated());
            Limits.requireTerms(rest.size());
        }
        return Optional.of(quotient.build());
    }

    private void take(Polynomial divisor, Monomial monomial, Rational coefficient) {
        for (int place = 0; place < divisor.size(); place++) {
            Monomial fresh = rest.addProduct(divisor.monomialAt(place), monomial,
                    divisor.coefficientAt(place).times(coefficient));
            if (fresh != null) {
                made.add(fresh);
            }
        }
    }

    /** The largest monomial that is left, or null. */
    private Monomial largest() {
        while (true) {
            Monomial given = next < sorted.length ? sorted[next] : null;
            Monomial fresh = made.peek();
            boolean takesGiven = given != null && (fresh == null || given.compareTo(fresh) > 0);
            Monomial top = takesGiven ? given : fresh;
            if (top == null || !rest.coefficient(top).isZero()) {
                return top;
            }
            if (takesGiven) {
                next++;
            } else {
                made.remove();
            }
        }
    }
}
