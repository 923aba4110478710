package nld.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import nld.expression.Expression;

/** A vector or matrix as a linear combination: Σ coefficient · word, no coefficient 0. */
final class Combination {
    private final Algebra algebra;
    private final Map<Expression, Quotient> parts = new LinkedHashMap<>();

    Combination(Algebra algebra) {
        this.algebra = algebra;
    }

    /** The word itself. */
    static Combination of(Expression word, Algebra algebra) {
        Combination combination = new Combination(algebra);
        combination.add(word, Quotient.ONE);
        return combination;
    }

    Map<Expression, Quotient> parts() {
        return parts;
    }

    void add(Expression word, Quotient coefficient) {
        Quotient known = parts.get(word);
        Quotient sum = known == null ? coefficient : algebra.plus(List.of(known, coefficient));
        if (sum.isZero()) {
            parts.remove(word);
        } else {
            parts.put(word, sum);
        }
    }

    void add(Combination other, Quotient factor) {
        other.parts.forEach((word, coefficient) -> add(word, algebra.times(factor, coefficient)));
    }

    /** Hands on every pair of words with the product of their coefficients. */
    void withEach(Combination other, BiConsumer<List<Expression>, Quotient> taker) {
        parts.forEach((one, first) -> other.parts.forEach((two, second) ->
                taker.accept(List.of(one, two), algebra.times(first, second))));
    }
}
