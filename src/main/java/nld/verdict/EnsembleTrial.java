package nld.verdict;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nld.derivation.Derived;
import nld.derivation.Reynolds;
import nld.derivation.Underivable;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Jet;
import nld.expression.Substitution;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.expression.Tuple;
import nld.kernel.Judge;
import nld.kernel.Proved;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import nld.model.Claim;
import nld.model.Data;
import nld.model.FiniteGroup;
import nld.model.Relation;
import nld.model.Section;
import nld.network.Cell;

/**
 * Decides claims about any state or about the law of an ensemble of states: inside cells, where gates and active examples are
 * spins; moved by maps and groups; averaged over groups, by {@link Reynolds}. Values that the theorem gives are put in last.
 */
final class EnsembleTrial {
    private final Derived derived;
    private final Claim claim;
    private final Section section;
    private final Judge judge;
    private final Optional<Cell> cell;
    private final CellMoves moves;
    private final Averages averages;
    private final EnsembleNames names;
    private Map<Symbol, Expression> generator = Map.of();

    EnsembleTrial(Derived derived, Claim claim, Section section) {
        this.derived = derived;
        this.claim = claim;
        this.section = section;
        this.judge = derived.judge();
        Set<Symbol> labels = derived.theorem().ensemble().data().map(Data::labels).map(Set::copyOf).orElse(Set.of());
        this.cell = claim.frame().cell().map(kind -> new Cell(labels, kind));
        this.moves = new CellMoves(cell, judge);
        this.averages = new Averages(claim.frame().over().stream()
                .map(name -> derived.theorem().ensemble().group(name).orElseThrow(() -> new Underivable("there is no group " + name)))
                .toList(), values(), entries(derived.theorem().ensemble().magnitudes()), judge, moves::completed);
        this.names = new EnsembleNames(derived, section, cell, averages::mean, this::moved);
    }

    /** Whether a claim is of this kind: it stands outside of other sections, or speaks of cells, groups or maps. */
    static boolean concerns(Claim claim, Section section, Derived derived) {
        Set<String> moving = new HashSet<>();
        derived.theorem().ensemble().groups().forEach(group -> moving.add(group.name()));
        derived.theorem().ensemble().maps().forEach(map -> moving.add(map.name()));
        return section instanceof Section.State || !claim.frame().equals(Claim.Frame.PLAIN)
                || !moving.isEmpty() && List.of(claim.relation().left(), claim.relation().right()).stream().anyMatch(side ->
                        Symbols.occurs(side, part -> part instanceof Jet jet && moving.contains(jet.function().name())));
    }

    /** Both sides in scalars, with everything that they refer to put in. */
    ClaimTrial.Sides sides() {
        return new ClaimTrial.Sides(written(claim.relation().left()), written(claim.relation().right()));
    }

    /** Both sides of a further relation, in the same cell. */
    ClaimTrial.Sides sides(Relation relation) {
        return new ClaimTrial.Sides(written(relation.left()), written(relation.right()));
    }

    private List<Expression> written(Expression side) {
        List<Expression> parts = side.shape().names().isEmpty() && !leavesOpen(side) ? Entries.of(side) : List.of(side);
        Substitution values = new Substitution(values());
        return parts.stream().map(names::rewrite).map(values::rewrite).toList();
    }

    private Map<Symbol, Expression> values() {
        return entries(derived.theorem().ensemble().values());
    }

    private static boolean leavesOpen(Expression side) {
        return Symbols.occurs(side, part -> !part.shape().names().isEmpty());
    }

    /** Values of whole symbols as values of their entries. */
    private static Map<Symbol, Expression> entries(Map<Symbol, Expression> values) {
        Map<Symbol, Expression> byEntry = new HashMap<>();
        values.forEach((symbol, value) -> {
            List<Symbol> symbols = Entries.symbols(symbol);
            List<Expression> numbers = Entries.of(value);
            for (int index = 0; index < symbols.size(); index++) {
                byEntry.put(symbols.get(index), numbers.get(index));
            }
        });
        return byEntry;
    }

    /** {@code operand}, resolved already, moved by the map or the group of that name. */
    private Expression moved(String name, Expression operand) {
        return derived.theorem().ensemble().map(name).map(map -> new Substitution(moves.completed(entries(map.moves()))).rewrite(operand))
                .orElseGet(() -> new Substitution(moves.completed(generator)).rewrite(operand));
    }

    Verdict decide() {
        Optional<FiniteGroup> group = invariance();
        return group.isPresent() ? invariant(group.get()) : decideOnce();
    }

    /** The group of a claim G(F) = …, if it is one. */
    private Optional<FiniteGroup> invariance() {
        return derived.theorem().ensemble().groups().stream().filter(group -> List.of(claim.relation().left(), claim.relation().right())
                .stream().anyMatch(side -> Symbols.occurs(side, part -> part instanceof Jet jet && jet.function().name().equals(group.name()))))
                .findFirst();
    }

    /** A claim G(F) = F holds for every element where it does for those that make the group. */
    private Verdict invariant(FiniteGroup group) {
        boolean plain = claim.relation().left() instanceof Jet jet && jet.function().name().equals(group.name())
                && jet.arguments().get(0) == claim.relation().right();
        if (!plain) {
            return new Undecided("of a group only the invariance " + group.name() + "(F) = F is decided, for the elements that make it");
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (Map<Symbol, Expression> element : generators(group)) {
            EnsembleTrial trial = new EnsembleTrial(derived, claim, section);
            trial.generator = element;
            verdicts.add(trial.decideOnce());
        }
        return judge.together(verdicts);
    }

    private static List<Map<Symbol, Expression>> generators(FiniteGroup group) {
        List<Map<Symbol, Expression>> generators = new ArrayList<>();
        group.flips().forEach(flip -> generators.add(Reynolds.flip(flip)));
        group.exchanges().forEach(units -> {
            for (int unit = 1; unit < units.size(); unit++) {
                generators.add(Reynolds.exchange(units.get(unit - 1), units.get(unit)));
            }
        });
        return generators;
    }

    private Verdict decideOnce() {
        ClaimTrial.Sides sides = sides();
        CellPoints points = new CellPoints(derived.theorem().assumptions(), judge);
        if (cell.isPresent() && points.of(cell.get(), sides).isEmpty()) {
            return new Undecided("no point was found that lies in such a cell");
        }
        if (cell.isPresent() && claim.relation().sign() == Relation.Sign.DIFFERENT) {
            return averageNamed(different(sides, points));
        }
        Verdict verdict = compared(sides, claim.relation().sign());
        if (cell.isPresent() && !(verdict instanceof Proved)) {
            // spins that no weights have refute nothing: only a point of a cell does
            return points.refuted(cell.get(), sides, claim.relation().sign()).map(found -> (Verdict) found).orElseGet(() ->
                    verdict instanceof Undecided ? verdict : new Undecided("not proved in a cell, and no point was found that refutes it"));
        }
        return averageNamed(verdict);
    }

    /** Sides differ in a cell where they do at weights that have such spins. */
    private Verdict different(ClaimTrial.Sides sides, CellPoints points) {
        Verdict equal = compared(sides, Relation.Sign.EQUAL);
        return judge.opposite(equal instanceof Proved ? equal : points.refuted(cell.orElseThrow(), sides, Relation.Sign.EQUAL)
                .<Verdict>map(found -> found).orElse(new Undecided("no point of such a cell was found at which the sides differ")));
    }

    private Verdict compared(ClaimTrial.Sides sides, Relation.Sign sign) {
        if (claim.asymptotics().isPresent()) {
            Verdict equal = new SeriesTrial(derived, claim.asymptotics().get(), Optional.empty()).equal(sides);
            return together(sign == Relation.Sign.DIFFERENT ? judge.opposite(equal) : equal);
        }
        Expression left = vector(sides.left());
        Expression right = vector(sides.right());
        return together(switch (sign) {
            case EQUAL -> judge.equal(left, right);
            case DIFFERENT -> judge.different(left, right);
            case AT_MOST -> judge.atMost(left, right);
            case AT_LEAST -> judge.atMost(right, left);
        });
    }

    /** {@code verdict}, a proof of it only with what was proved when averages were simplified. */
    private Verdict together(Verdict verdict) {
        List<Verdict> all = new ArrayList<>(List.of(verdict));
        all.addAll(averages.steps());
        return verdict instanceof Proved ? judge.together(all) : verdict;
    }

    private Verdict averageNamed(Verdict verdict) {
        return claim.frame().over().isEmpty() ? verdict : judge.resting(verdict, Collections.singleton(averages.words()));
    }

    private static Expression vector(List<Expression> entries) {
        return entries.size() == 1 ? entries.get(0) : Tuple.of(entries);
    }
}
