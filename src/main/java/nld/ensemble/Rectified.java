package nld.ensemble;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import nld.expression.Applied;
import nld.expression.Coefficient;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Rational;
import nld.expression.Sum;

/**
 * A multiple of max(z, 0) found in a sum as c z + c |z|: one operation, which keeps numbers small, and what networks are made of.
 *
 * @param factor   of max(z, 0), twice c
 * @param argument z
 */
record Rectified(Rational factor, Expression argument) {
    /** Takes all that are there out of {@code parts}, the coefficients of a sum, where {@code wanted} holds of their |z|. */
    static List<Rectified> takenFrom(Map<Expression, Rational> parts, Predicate<Applied> wanted) {
        List<Rectified> found = new ArrayList<>();
        for (Expression part : List.copyOf(parts.keySet())) {
            // null where another absolute value has taken it
            Rational factor = parts.get(part);
            if (factor != null && part instanceof Applied applied && applied.function() == Function.ABS && wanted.test(applied)) {
                Optional<Set<Expression>> beside = beside(applied.argument(), factor, parts);
                if (beside.isPresent()) {
                    parts.keySet().removeAll(beside.get());
                    parts.remove(part);
                    found.add(new Rectified(factor.plus(factor), applied.argument()));
                }
            }
        }
        return found;
    }

    /** What in {@code parts} amounts to {@code factor} times {@code argument}: the argument itself, or its terms. */
    private static Optional<Set<Expression>> beside(Expression argument, Rational factor, Map<Expression, Rational> parts) {
        Coefficient whole = Coefficient.of(argument);
        if (factor.times(whole.value()).equals(parts.get(whole.rest()))) {
            return Optional.of(Set.of(whole.rest()));
        }
        Map<Expression, Rational> pieces = coefficients(argument);
        boolean all = pieces.entrySet().stream().allMatch(piece -> factor.times(piece.getValue()).equals(parts.get(piece.getKey())));
        return all ? Optional.of(pieces.keySet()) : Optional.empty();
    }

    /** The terms of a sum without their coefficients, with these; of anything else, itself. */
    static Map<Expression, Rational> coefficients(Expression expression) {
        Map<Expression, Rational> parts = new LinkedHashMap<>();
        for (Expression term : expression instanceof Sum sum ? sum.terms() : List.of(expression)) {
            Coefficient split = Coefficient.of(term);
            parts.put(split.rest(), split.value());
        }
        return parts;
    }
}
