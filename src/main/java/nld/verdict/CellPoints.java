package nld.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import nld.expression.Assumptions;
import nld.expression.Domain;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.Rational;
import nld.expression.Substitution;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.kernel.Judge;
import nld.kernel.Refuted;
import nld.kernel.Verdict;
import nld.kernel.Witness;
import nld.model.Relation;
import nld.network.Cell;

/**
 * Points that lie in a cell: weights and data are drawn, and the spins are what they are there. Only such a point can refute a
 * claim that is made in a cell, since not every choice of spins belongs to some weights.
 */
final class CellPoints {
    private static final int TRIALS = 60;
    private static final List<Rational> SCALES = List.of(Rational.ONE, Rational.of(1, 4), Rational.of(1, 16));

    private final Assumptions assumptions;
    private final Map<Symbol, Expression> values;
    private final Judge judge;
    private final Optional<SeriesTrial> series;

    /**
     * Points at which the symbols of {@code values} have theirs.
     *
     * @param series how sides are compared at a point where the claim is one to an order or in a limit: what becomes small has no value then
     */
    CellPoints(Assumptions assumptions, Map<Symbol, Expression> values, Judge judge, Optional<SeriesTrial> series) {
        this.assumptions = assumptions;
        this.values = Map.copyOf(values);
        this.judge = judge;
        this.series = series;
    }

    /**
     * What the spins are whose sign the given values settle; empty where these lie on a kink, or an example is not active that has
     * to be.
     */
    Optional<Map<Symbol, Expression>> settled(Cell cell) {
        Map<Symbol, Expression> settled = new LinkedHashMap<>();
        for (Map.Entry<Symbol, Expression> spin : cell.spins().entrySet()) {
            Expression sign = new Substitution(settled).rewrite(new Substitution(values).rewrite(spin.getValue()));
            if (Symbols.of(sign).isEmpty()) {
                int side = sign(sign, Map.of());
                if (side == 0) {
                    return Optional.empty();
                }
                settled.put(spin.getKey(), Expression.of(side));
            }
        }
        boolean inactive = cell.active().stream().map(margin -> new Substitution(settled).rewrite(new Substitution(values).rewrite(margin)))
                .anyMatch(margin -> Symbols.of(margin).isEmpty() && sign(margin, Map.of()) <= 0);
        return inactive ? Optional.empty() : Optional.of(settled);
    }

    /** The first point found at which the examples are active that have to be; with the values of the spins. */
    Optional<Map<Symbol, Rational>> of(Cell cell, ClaimTrial.Sides sides) {
        return of(cell, sides, List.of());
    }

    /** The same, at which each of {@code zero} is 0. */
    Optional<Map<Symbol, Rational>> of(Cell cell, ClaimTrial.Sides sides, List<Expression> zero) {
        return of(cell, sides, zero, List.of());
    }

    /** The same, at which none of {@code nonzero} is 0. */
    Optional<Map<Symbol, Rational>> of(Cell cell, ClaimTrial.Sides sides, List<Expression> zero, List<Expression> nonzero) {
        SplittableRandom random = new SplittableRandom(1);
        for (int trial = 0; trial < TRIALS; trial++) {
            Optional<Map<Symbol, Rational>> point = point(cell, symbols(cell, sides), random, trial);
            if (point.isPresent() && holds(point.get(), zero) && nonzero.stream().map(at(point.get())::rewrite).noneMatch(Expression::isZero)) {
                return point;
            }
        }
        return Optional.empty();
    }

    /** A refutation at a point of a cell at which the sides certainly differ as {@code sign} forbids; empty where none was found. */
    Optional<Refuted> refuted(Cell cell, ClaimTrial.Sides sides, Relation.Sign sign) {
        return refuted(cell, sides, sign, List.of());
    }

    /** The same, at a point at which each of {@code zero} is 0. */
    Optional<Refuted> refuted(Cell cell, ClaimTrial.Sides sides, Relation.Sign sign, List<Expression> zero) {
        SplittableRandom random = new SplittableRandom(1);
        SortedSet<Symbol> symbols = symbols(cell, sides);
        for (int trial = 0; trial < TRIALS; trial++) {
            Optional<Map<Symbol, Rational>> point = point(cell, symbols, random, trial);
            for (int index = 0; point.isPresent() && holds(point.get(), zero) && index < sides.left().size(); index++) {
                Optional<Refuted> refuted = at(point.get(), sides.left().get(index), sides.right().get(index), sign);
                if (refuted.isPresent()) {
                    return refuted;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean holds(Map<Symbol, Rational> point, List<Expression> zero) {
        Substitution values = at(point);
        return zero.stream().map(values::rewrite).allMatch(Expression::isZero);
    }

    private Optional<Refuted> at(Map<Symbol, Rational> point, Expression left, Expression right, Relation.Sign sign) {
        Substitution values = at(point);
        Expression first = values.rewrite(left);
        Expression second = values.rewrite(right);
        Verdict verdict = switch (sign) {
            case AT_MOST -> judge.atMost(first, second);
            case AT_LEAST -> judge.atMost(second, first);
            default -> series.map(trial -> trial.equal(new ClaimTrial.Sides(List.of(first), List.of(second))))
                    .orElseGet(() -> judge.equal(first, second));
        };
        if (!(verdict instanceof Refuted refuted) || refuted.witness().isEmpty()) {
            return Optional.empty();
        }
        Witness found = refuted.witness().get();
        Map<Symbol, Rational> weights = new TreeMap<>(point);
        weights.keySet().removeIf(symbol -> symbol.kind() == Symbol.Kind.SPIN);
        weights.putAll(found.point());
        Witness witness = new Witness(weights, found.left(), found.right(), Optional.empty(), found.part(), found.instance());
        return Optional.of(new Refuted(witness.place() + ": " + witness.left() + " against " + witness.right(), Optional.of(witness)));
    }

    private SortedSet<Symbol> symbols(Cell cell, ClaimTrial.Sides sides) {
        SortedSet<Symbol> symbols = new TreeSet<>();
        List<Expression> all = new ArrayList<>(sides.left());
        all.addAll(sides.right());
        all.addAll(cell.spins().values());
        all.addAll(cell.active());
        all.forEach(part -> symbols.addAll(Symbols.of(part)));
        symbols.removeIf(symbol -> symbol.kind() == Symbol.Kind.SPIN);
        series.ifPresent(trial -> symbols.remove(trial.small()));
        return symbols;
    }

    private Optional<Map<Symbol, Rational>> point(Cell cell, SortedSet<Symbol> symbols, SplittableRandom random, int trial) {
        Map<Symbol, Rational> point = new LinkedHashMap<>();
        Rational scale = SCALES.get(trial % SCALES.size());
        symbols.forEach(symbol -> point.put(symbol, values.get(symbol) instanceof Literal given ? given.value() : value(symbol, random, scale)));
        for (Map.Entry<Symbol, Expression> spin : cell.spins().entrySet()) {
            int sign = sign(spin.getValue(), point);
            if (sign == 0) {
                return Optional.empty();
            }
            point.put(spin.getKey(), Rational.of(sign));
        }
        boolean active = cell.active().stream().allMatch(margin -> sign(margin, point) > 0);
        return active ? Optional.of(point) : Optional.empty();
    }

    private Rational value(Symbol symbol, SplittableRandom random, Rational scale) {
        Domain domain = assumptions.of(symbol);
        if (domain.endsOnly()) {
            return random.nextBoolean() ? Rational.ONE : Rational.MINUS_ONE;
        }
        Rational drawn = Rational.of(random.nextInt(1, 5) * (random.nextBoolean() ? 1 : -1), random.nextInt(1, 4));
        Rational scaled = symbol.kind() == Symbol.Kind.COORDINATE ? drawn.times(scale) : drawn;
        Rational size = scaled.signum() < 0 ? scaled.negated() : scaled;
        return domain.contains(scaled) ? scaled : domain.contains(size) ? size
                : domain.contains(Rational.HALF) ? Rational.HALF : domain.lower().or(domain::upper).orElse(size);
    }

    /** The certain sign of {@code expression} at a point; 0 where it is 0 or not known. */
    private int sign(Expression expression, Map<Symbol, Rational> point) {
        Expression value = at(point).rewrite(expression);
        if (value instanceof Literal literal) {
            return literal.value().signum();
        }
        return isAboveZero(value) ? 1 : isAboveZero(value.negated()) ? -1 : 0;
    }

    private boolean isAboveZero(Expression value) {
        return judge.point(List.of(new Judge.Wanted(value, Domain.POSITIVE))).isPresent();
    }

    private static Substitution at(Map<Symbol, Rational> point) {
        Map<Symbol, Expression> literals = new LinkedHashMap<>();
        point.forEach((symbol, value) -> literals.put(symbol, Literal.of(value)));
        return new Substitution(literals);
    }
}
