package nld.kernel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import nld.expression.Assumptions;
import nld.expression.Domain;
import nld.expression.Rational;
import nld.expression.Symbol;
import nld.expression.Symbols;

/** Looks for a point at which scalars certainly have values of stated kinds; parts that cannot be evaluated have any value. */
final class Feasible {
    private final Assumptions assumptions;
    private final long seed;

    Feasible(Assumptions assumptions, long seed) {
        this.assumptions = assumptions;
        this.seed = seed;
    }

    /** The first point at which each of {@code wanted} has a value of its domain. */
    Optional<Map<Symbol, Rational>> point(List<Judge.Wanted> wanted) {
        Opaque opaque = new Opaque();
        List<Judge.Wanted> evaluable = wanted.stream()
                .map(one -> new Judge.Wanted(opaque.rewrite(one.scalar()), one.domain())).toList();
        SortedSet<Symbol> symbols = new TreeSet<>();
        evaluable.forEach(one -> symbols.addAll(Symbols.of(one.scalar())));
        Limits limits = new Limits(Limits.TRIALS);
        try {
            for (Map<Symbol, Rational> point : new Points(symbols, assumptions, seed).all()) {
                Evaluation evaluation = new Evaluation(point, limits);
                if (evaluable.stream().allMatch(one -> evaluation.at(one.scalar())
                        .filter(value -> isIn(value, one.domain())).isPresent())) {
                    return Optional.of(point);
                }
            }
        } catch (Limits.Beyond beyond) {
            // none was found within the bounds
        }
        return Optional.empty();
    }

    private static boolean isIn(Value value, Domain domain) {
        return value.exact().map(domain::contains).orElseGet(() ->
                domain.lower().map(end -> Value.of(end).minus(value).isCertainlyNegative()).orElse(true)
                        && domain.upper().map(end -> value.minus(Value.of(end)).isCertainlyNegative()).orElse(true));
    }
}
