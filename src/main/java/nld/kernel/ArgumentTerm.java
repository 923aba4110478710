package nld.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nld.expression.Expression;
import nld.expression.Rational;

/**
 * One term of the argument of a function, without its coefficient: a monomial over a denominator. Arguments are taken
 * apart into such terms so that addition theorems apply.
 *
 * @param above   the monomial
 * @param below   the monomial part of the denominator, sharing nothing with {@code above}
 * @param factors the other factors of the denominator
 */
record ArgumentTerm(Monomial above, Monomial below, Map<Polynomial, Integer> factors) {

    /** A term with its coefficient. */
    record Weighted(ArgumentTerm term, Rational coefficient) {
    }

    /** The terms of {@code argument}, in one order. */
    static List<Weighted> of(Quotient argument) {
        List<Weighted> terms = new ArrayList<>();
        argument.numerator().terms().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            Monomial shared = entry.getKey().gcd(argument.monomial());
            ArgumentTerm term = new ArgumentTerm(entry.getKey().dividedBy(shared),
                    argument.monomial().dividedBy(shared), argument.factors());
            terms.add(new Weighted(term, entry.getValue()));
        });
        return terms;
    }

    /** This term times {@code coefficient}. */
    Quotient times(Rational coefficient) {
        return new Quotient(Polynomial.of(above, coefficient), below, factors);
    }

    Expression expression(Readback readback, Rational coefficient) {
        return readback.of(times(coefficient));
    }

    /** The number of the only indeterminate, where the term is nothing but that. */
    int single() {
        boolean bare = above.count() == 1 && above.exponentAt(0) == 1 && below.count() == 0 && factors.isEmpty();
        return bare ? above.indeterminate(0) : -1;
    }
}
