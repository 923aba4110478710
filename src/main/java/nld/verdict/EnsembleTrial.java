package nld.verdict;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nld.derivation.Derived;
import nld.derivation.Reynolds;
import nld.derivation.Underivable;
import nld.expression.Entries;
import nld.expression.Expectation;
import nld.expression.Expression;
import nld.expression.Jet;
import nld.expression.Literal;
import nld.expression.Substitution;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.expression.Tuple;
import nld.kernel.Judge;
import nld.kernel.Proved;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import nld.model.Asymptotics;
import nld.model.Claim;
import nld.model.Data;
import nld.model.FiniteGroup;
import nld.model.Hypothesis;
import nld.model.Relation;
import nld.model.Section;
import nld.network.Cell;
import nld.network.Draws;

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
        this.averages = new Averages(claim.frame().over().stream().filter(name -> !isDrawn(name))
                .map(name -> derived.theorem().ensemble().group(name).orElseThrow(() -> new Underivable("there is no group " + name)))
                .toList(), values(), GivenValues.byEntry(derived.theorem().ensemble().magnitudes()), judge, moves::completed,
                moves::gates);
        this.names = new EnsembleNames(derived, section, cell, this::averaged, new Moves());
    }

    /** Whether a claim is of this kind: it stands outside of other sections, or speaks of cells, groups or maps. */
    static boolean concerns(Claim claim, Section section, Derived derived) {
        return section instanceof Section.State || !claim.frame().equals(Claim.Frame.PLAIN)
                || Stream.of(claim.relation().left(), claim.relation().right()).anyMatch(side -> Symbols.occurs(side, part ->
                        part instanceof Jet jet && jet.function().isMoving()));
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
        List<Expression> parts = leavesOpen(side) || leavesOpen(derived.theorem().system().potential()) ? List.of(side) : Entries.of(side);
        Substitution values = new Substitution(values());
        return parts.stream().map(names::rewrite).map(values::rewrite).toList();
    }

    private Map<Symbol, Expression> values() {
        return GivenValues.byEntry(derived.theorem().ensemble().values());
    }

    private boolean leavesOpen(Expression side) {
        return Symbols.occurs(side, part -> !part.shape().names().isEmpty()
                || part instanceof Jet jet && !jet.function().isMoving() && !Draws.isGate(jet));
    }

    /** Whether the name is that of gates that are drawn, not of a group. */
    private boolean isDrawn(String name) {
        return name.equals(FiniteGroup.DRAWN_GATES) && derived.theorem().ensemble().group(name).isEmpty();
    }

    /** The mean over drawn gates, which depend on the weights, and then over the groups. */
    private Expression averaged(Expression operand) {
        Expression mean = claim.frame().over().stream().anyMatch(this::isDrawn) ? Draws.mean(operand) : operand;
        return averages.mean(mean);
    }

    /** Maps and groups move what is resolved already; a step is followed where it stays in the cell. */
    private final class Moves implements EnsembleNames.Move {
        @Override
        public Expression of(String name, Expression operand) {
            return derived.theorem().ensemble().map(name).map(map -> new Substitution(moves.completed(GivenValues.byEntry(map.moves()))).rewrite(operand))
                    .orElseGet(() -> new Substitution(moves.completed(generator)).rewrite(operand));
        }

        @Override
        public void requireKept(Expression operand, UnaryOperator<Expression> step) {
            moves.requireKept(operand, step, claim.asymptotics().filter(asymptotics -> !(asymptotics instanceof Asymptotics.Limit limit
                    && limit.infinity())).map(Asymptotics::symbol));
        }
    }

    /** The verdict; what leaves a dimension or a function open is tried at instances as well, which may refute it. */
    Verdict decide() {
        if (!isOpen()) {
            return decideStated();
        }
        return new InstanceTrial(derived).decide(new InstanceTrial.General() {
            @Override
            public Verdict decide() {
                return decideStated();
            }

            @Override
            public Optional<Expression> difference() {
                return Optional.empty();
            }
        }, instance -> {
            Section stated = ClaimTrial.section(claim, instance);
            Claim same = stated.claims().stream().filter(candidate -> candidate.label().equals(claim.label())).findFirst().orElseThrow();
            return new EnsembleTrial(instance, same, stated).decideStated();
        });
    }

    private Verdict decideStated() {
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
        Closure.requireMaps(List.of(group));
        List<Verdict> verdicts = new ArrayList<>();
        List<Map<Symbol, Expression>> elements = generators(group);
        if (elements.isEmpty()) {
            return new Undecided(group.name() + " flips the gates of a cell, and no gate is met here; make the claim in cell");
        }
        for (Map<Symbol, Expression> element : elements) {
            EnsembleTrial trial = new EnsembleTrial(derived, claim, section);
            trial.generator = element;
            verdicts.add(trial.decideOnce());
        }
        return judge.together(verdicts);
    }

    private List<Map<Symbol, Expression>> generators(FiniteGroup group) {
        List<Map<Symbol, Expression>> generators = new ArrayList<>();
        if (group.gates()) {
            // gates are known once the sides are written
            EnsembleTrial unmoved = new EnsembleTrial(derived, claim, section);
            unmoved.sides();
            unmoved.moves.gates().forEach(gate -> generators.add(Reynolds.flip(gate)));
        }
        group.flips().forEach(flip -> generators.add(Reynolds.flip(flip)));
        group.exchanges().forEach(units -> {
            for (int unit = 1; unit < units.size(); unit++) {
                generators.add(Reynolds.exchange(units.get(unit - 1), units.get(unit)));
            }
        });
        return generators;
    }

    /** The verdict under hypotheses that are equations: by multiples of them, or by a point of the cell at which they hold. */
    Verdict decideUnder(List<Hypothesis> hypotheses) {
        ClaimTrial.Sides sides = sides();
        List<Expression> zero = new ArrayList<>();
        for (Relation relation : hypotheses.stream().flatMap(hypothesis -> hypothesis.relations().stream()).toList()) {
            if (relation.sign() != Relation.Sign.EQUAL) {
                return new Undecided("claims about states are decided under equations only: " + relation);
            }
            ClaimTrial.Sides given = sides(relation);
            for (int index = 0; index < given.left().size(); index++) {
                zero.add(given.left().get(index).minus(given.right().get(index)));
            }
        }
        if (claim.relation().sign() != Relation.Sign.EQUAL || claim.asymptotics().isPresent()) {
            return new Undecided("under equations only equations are decided");
        }
        CellPoints points = points();
        Cell inside = cell.orElseGet(() -> new Cell(Set.of(), new Claim.Cell(Claim.Cell.Gates.FIXED, Claim.Cell.Examples.FREE)));
        Optional<Refuted> refuted = points.refuted(inside, sides, claim.relation().sign(), zero);
        if (refuted.isPresent()) {
            return refuted.get();
        }
        if (points.of(inside, sides, zero).isEmpty()) {
            return new Undecided("no point was found at which the hypotheses hold");
        }
        EquationsOfStates equations = new EquationsOfStates(hypotheses, judge);
        return equations.resting(together(equations.decide(sides, zero, weights(),
                divisors -> points.of(inside, sides, zero, divisors).isPresent())));
    }

    private List<Expression> weights() {
        return derived.theorem().system().coordinates().stream().flatMap(symbol -> Entries.of(symbol).stream()).toList();
    }

    /** What a claim E[F] = NUMBER, whose average is enclosed or drawn, is: such an average is no formula. */
    private Optional<Verdict> enclosedOrDrawn() {
        Relation relation = claim.relation();
        if (relation.sign() != Relation.Sign.EQUAL || claim.asymptotics().isPresent() || cell.isPresent()
                || !(relation.left() instanceof Expectation mean) || !(relation.right() instanceof Literal number)) {
            return Optional.empty();
        }
        return averages.against(new Substitution(values()).rewrite(names.rewrite(Entries.scalar(mean.operand()))), number.value());
    }

    /** A proof of a claim E[F] = 0 flip by flip, which needs no values where F is odd. */
    private Optional<Verdict> oddInLaw() {
        if (!claim.relation().right().isZero()) {
            return Optional.empty();
        }
        try {
            return Optional.of(compared(sides(), Relation.Sign.EQUAL)).filter(Proved.class::isInstance).map(this::averageNamed);
        } catch (Underivable large) {
            // too large to be averaged for all values
            return Optional.empty();
        }
    }

    private Verdict decideOnce() {
        if (cell.isEmpty() && averages.flipGates()) {
            return new Undecided("gates are flipped in a cell only; make the claim in cell");
        }
        Optional<Verdict> beyond = enclosedOrDrawn();
        if (beyond.isPresent()) {
            return oddInLaw().filter(found -> !(beyond.get() instanceof Refuted)).orElse(beyond.get());
        }
        ClaimTrial.Sides written = sides();
        if (isOpen()) {
            // cells of any width are not looked into: what is proved holds for all of them
            return compared(written, claim.relation().sign());
        }
        CellPoints points = points();
        Optional<Map<Symbol, Expression>> settled = cell.isPresent() ? points.settled(cell.get()) : Optional.of(Map.of());
        if (settled.isEmpty() || cell.isPresent() && points.of(cell.get(), written).isEmpty()) {
            return new Undecided("no point was found that lies in such a cell");
        }
        ClaimTrial.Sides sides = with(settled.get(), written);
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

    private static ClaimTrial.Sides with(Map<Symbol, Expression> values, ClaimTrial.Sides sides) {
        Substitution substitution = new Substitution(values);
        return new ClaimTrial.Sides(sides.left().stream().map(substitution::rewrite).toList(),
                sides.right().stream().map(substitution::rewrite).toList());
    }

    /** Whether a dimension or a function is left open. */
    private boolean isOpen() {
        return Stream.of(claim.relation().left(), claim.relation().right(), derived.theorem().system().potential()).anyMatch(this::leavesOpen);
    }

    /** Sides differ in a cell where they do at weights that have such spins. */
    private Verdict different(ClaimTrial.Sides sides, CellPoints points) {
        Optional<Refuted> found = points.refuted(cell.orElseThrow(), sides, Relation.Sign.EQUAL);
        if (found.isPresent()) {
            return judge.opposite(found.get());
        }
        Verdict equal = compared(sides, Relation.Sign.EQUAL);
        return judge.opposite(equal instanceof Proved ? equal : new Undecided("no point of such a cell was found at which the sides differ"));
    }

    private CellPoints points() {
        return new CellPoints(derived.theorem().assumptions(), values(), judge, series());
    }

    private Optional<SeriesTrial> series() {
        return claim.asymptotics().map(asymptotics -> new SeriesTrial(derived, asymptotics, Optional.empty()));
    }

    private Verdict compared(ClaimTrial.Sides sides, Relation.Sign sign) {
        if (claim.asymptotics().isPresent()) {
            Verdict equal = series().orElseThrow().equal(sides);
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
        return claim.frame().over().stream().allMatch(this::isDrawn) ? verdict : judge.resting(verdict, Collections.singleton(averages.words()));
    }

    private static Expression vector(List<Expression> entries) {
        return entries.size() == 1 ? entries.get(0) : Tuple.of(entries);
    }
}
