package nld.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nld.expression.Rational;

/**
 * Polynomials that are 0, used to rewrite others: the leading monomial of each, wherever it divides a term, is replaced by the rest. So a
 * polynomial is changed by multiples of what is 0 only. One order of monomials makes it end. The equations are not completed to a basis:
 * what is left may be a combination of them that is not seen.
 */
final class Reduction {
    private final Limits limits;
    /** By the first indeterminate of their leading monomials. */
    private final Map<Integer, List<Replacement>> replacements = new HashMap<>();

    private record Replacement(Monomial leading, Polynomial rest) {
    }

    Reduction(Limits limits) {
        this.limits = limits;
    }

    /** Takes into account that {@code zero} is 0. */
    void add(Polynomial zero) {
        Polynomial reduced = of(zero);
        if (reduced.isZero()) {
            return;
        }
        Monomial leading = reduced.leading();
        if (leading.count() == 0) {
            throw new Limits.Beyond("equations that contradict each other");
        }
        Polynomial.Builder rest = new Polynomial.Builder(reduced.size());
        Rational scale = reduced.coefficient(leading).inverse().negated();
        for (int place = 0; place < reduced.size(); place++) {
            if (!reduced.monomialAt(place).equals(leading)) {
                rest.add(reduced.monomialAt(place), reduced.coefficientAt(place).times(scale));
            }
        }
        replacements.computeIfAbsent(leading.indeterminate(0), fresh -> new ArrayList<>()).add(new Replacement(leading, rest.build()));
    }

    /** What {@code polynomial} becomes when nothing in it can be replaced any more; {@link Limits.Beyond} where that grows too large. */
    Polynomial of(Polynomial polynomial) {
        Polynomial.Builder kept = new Polynomial.Builder(polynomial.size());
        Polynomial open = polynomial;
        while (!open.isZero()) {
            Polynomial.Builder rewritten = new Polynomial.Builder();
            for (int place = 0; place < open.size(); place++) {
                Monomial monomial = open.monomialAt(place);
                Replacement found = replacement(monomial);
                limits.spend(1 + monomial.count());
                if (found == null) {
                    kept.add(monomial, open.coefficientAt(place));
                } else {
                    rewritten.addProduct(monomial.dividedBy(found.leading), open.coefficientAt(place), found.rest, limits);
                }
            }
            open = rewritten.build();
            limits.keep(open.size());
        }
        return kept.build();
    }

    private Replacement replacement(Monomial monomial) {
        for (int index = 0; index < monomial.count(); index++) {
            for (Replacement candidate : replacements.getOrDefault(monomial.indeterminate(index), List.of())) {
                if (monomial.isDivisibleBy(candidate.leading)) {
                    return candidate;
                }
            }
        }
        return null;
    }
}
