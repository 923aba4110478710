package nld.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nld.expression.Expression;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.kernel.Judge;
import nld.kernel.Proved;

/**
 * Looks for multipliers of at least 0 with D ≥ Σ cᵢ pᵢ, where each pᵢ is at least 0 by hypothesis, or a product of two of
 * them: the coefficients with which what is highest in p stands in D. What is left is the judge's to decide.
 */
final class Bounds {
    private final Judge judge;
    private final Coefficients coefficients;
    private final Atoms atoms = new Atoms();

    Bounds(Judge judge) {
        this.judge = judge;
        this.coefficients = new Coefficients(judge);
    }

    /** What is at least 0 by hypothesis and can be taken off {@code difference}, so that the rest is shown to be at least 0; empty where nothing is found. */
    Optional<Expression> of(Expression difference, List<Expression> atLeastZero) {
        List<Expression> generators = new ArrayList<>();
        List<Expression> single = atLeastZero.stream().map(this::named).toList();
        for (int first = 0; first < single.size(); first++) {
            for (int second = 0; second < first; second++) {
                generators.add(judge.simplified(single.get(first).times(single.get(second))));
            }
        }
        generators.addAll(single);
        return taken(named(difference), generators, Expression.of(0)).map(atoms::restored);
    }

    private Expression named(Expression scalar) {
        return atoms.rewrite(judge.simplified(scalar));
    }

    private boolean isAtLeastZero(Expression scalar) {
        return judge.atMost(Expression.of(0), scalar) instanceof Proved;
    }

    private Optional<Expression> taken(Expression difference, List<Expression> generators, Expression sum) {
        if (generators.isEmpty()) {
            return isAtLeastZero(atoms.restored(difference)) ? Optional.of(sum) : Optional.empty();
        }
        Expression first = generators.get(0);
        List<Expression> others = generators.subList(1, generators.size());
        List<Expression> tried = new ArrayList<>();
        for (Expression factor : factors(difference, first)) {
            if (!tried.contains(factor) && isAtLeastZero(atoms.restored(factor))) {
                tried.add(factor);
                Expression part = factor.times(first);
                Optional<Expression> found = taken(judge.simplified(difference.minus(part)), others, Sum.of(List.of(sum, part)));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return taken(difference, others, sum);
    }

    /** The factors with which parts of {@code generator} stand in the difference. */
    private List<Expression> factors(Expression difference, Expression generator) {
        List<Expression> factors = new ArrayList<>();
        for (Symbol symbol : Multipliers.candidates(generator)) {
            Optional<Expression> above = slope(difference, symbol);
            Optional<Expression> below = slope(generator, symbol);
            if (above.isPresent() && below.isPresent() && !above.get().isZero()) {
                ratio(above.get(), below.get()).ifPresent(factors::add);
                for (Symbol second : Multipliers.candidates(below.get())) {
                    Optional<Expression> twice = slope(above.get(), second);
                    Optional<Expression> twiceBelow = slope(below.get(), second);
                    if (twice.isPresent() && twiceBelow.isPresent() && !twice.get().isZero()) {
                        ratio(twice.get(), twiceBelow.get()).ifPresent(factors::add);
                    }
                }
            }
        }
        return factors;
    }

    private Optional<Expression> ratio(Expression above, Expression below) {
        return below.isZero() ? Optional.empty() : Optional.of(judge.simplified(above.over(below)));
    }

    /** The coefficient of {@code symbol} in what holds it at most once. */
    private Optional<Expression> slope(Expression scalar, Symbol symbol) {
        if (!Symbols.of(scalar).contains(symbol)) {
            return Optional.empty();
        }
        return coefficients.of(scalar, symbol).filter(powers -> powers.size() == 2).map(powers -> judge.simplified(powers.get(1)));
    }
}
