package nld.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import nld.derivation.Derived;
import nld.derivation.Underivable;
import nld.expression.Domain;
import nld.expression.Entries;
import nld.expression.Evolved;
import nld.expression.Expression;
import nld.expression.Rational;
import nld.expression.Sum;
import nld.kernel.Judge;
import nld.kernel.Proved;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import nld.model.Claim;
import nld.model.Relation;
import nld.model.Section;

/**
 * Decides a claim under relations between what moves: by an identity, left − right = Σ multiplier · (left − right of a
 * relation), or for an inequality by multipliers of at least 0. It only proves.
 */
final class RelationTrial {
    private static final int MOST_RATES = 2;
    private static final Domain ZERO = new Domain(Optional.of(Rational.ZERO), false, Optional.of(Rational.ZERO), false);
    private static final Domain AT_LEAST_ZERO = new Domain(Optional.of(Rational.ZERO), false, Optional.empty(), false);

    private final Derived derived;
    private final List<Relation> relations;
    private final Judge judge;

    RelationTrial(Derived derived, List<Relation> relations) {
        this.derived = derived;
        this.relations = relations;
        this.judge = derived.judge();
    }

    /** What the relations say in scalars: what is 0 and what is at least 0; and in vectors, what is 0. */
    private record Given(List<Expression> zero, List<Expression> atLeastZero, List<Expression> zeroInVectors) {
    }

    Verdict decide(Claim claim, Section section) {
        if (claim.asymptotics().isPresent() || claim.relation().sign() == Relation.Sign.DIFFERENT) {
            return new Undecided("orders, limits and != are decided under relations between parameters and functions of time only");
        }
        List<Relation> used = new ArrayList<>(relations);
        List<Relation> latest = relations;
        Verdict verdict = decide(claim, section, used);
        for (int order = 1; order <= MOST_RATES && verdict instanceof Undecided && !(section instanceof Section.Update); order++) {
            latest = latest.stream().filter(relation -> relation.sign() == Relation.Sign.EQUAL).map(RelationTrial::rate).toList();
            used.addAll(latest);
            Verdict next = decide(claim, section, used);
            verdict = next instanceof Undecided ? verdict : next;
        }
        return verdict;
    }

    /** What holds at all times has equal rates on both sides. */
    private static Relation rate(Relation relation) {
        return new Relation(Evolved.of(Evolved.Evolution.RATE, relation.left()), Relation.Sign.EQUAL,
                Evolved.of(Evolved.Evolution.RATE, relation.right()));
    }

    private Verdict decide(Claim claim, Section section, List<Relation> used) {
        ClaimTrial trial = new ClaimTrial(derived);
        ClaimTrial.Sides sides = trial.sides(claim, section);
        Given given = given(trial, claim, section, used);
        if (!isSatisfiable(given)) {
            return new Undecided("no point was found at which the hypothesis holds");
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (int index = 0; index < sides.left().size(); index++) {
            verdicts.add(decide(claim.relation().sign(), sides.left().get(index), sides.right().get(index), given));
        }
        Optional<Verdict> open = verdicts.stream().filter(verdict -> !(verdict instanceof Proved)).findFirst();
        if (open.isPresent()) {
            return open.get();
        }
        SortedSet<String> conditions = new TreeSet<>();
        verdicts.forEach(verdict -> conditions.addAll(((Proved) verdict).assumptions()));
        return trial.onShell(((Proved) verdicts.get(0)).resting(conditions));
    }

    private Given given(ClaimTrial trial, Claim claim, Section section, List<Relation> used) {
        Given given = new Given(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Relation relation : used) {
            ClaimTrial.Sides sides = trial.sides(claim.with(relation, ""), section);
            for (int index = 0; index < sides.left().size(); index++) {
                Expression difference = sides.left().get(index).minus(sides.right().get(index));
                switch (relation.sign()) {
                    case EQUAL -> (difference.shape().isScalar() ? given.zero : given.zeroInVectors).add(difference);
                    case AT_LEAST -> given.atLeastZero.add(difference);
                    case AT_MOST -> given.atLeastZero.add(difference.negated());
                    case DIFFERENT -> throw new Underivable("the hypothesis " + relation + " cannot be used: it is no equation");
                }
            }
        }
        return given;
    }

    /** Whether a point was found at which all relations hold: of a theorem that leaves something open, of one of its instances. */
    private boolean isSatisfiable(Given given) {
        List<Instances.Concrete> instances = new Instances(derived).all();
        return instances.isEmpty() ? isSatisfiable(derived, given)
                : instances.stream().anyMatch(instance -> isSatisfiable(instance.derived(), new Given(
                        given.zero.stream().map(instance.instance()::rewrite).toList(),
                        given.atLeastZero.stream().map(instance.instance()::rewrite).toList(),
                        given.zeroInVectors.stream().map(instance.instance()::rewrite).toList())));
    }

    private static boolean isSatisfiable(Derived at, Given given) {
        List<Judge.Wanted> wanted = new ArrayList<>();
        given.zero.forEach(scalar -> wanted.add(new Judge.Wanted(Entries.scalar(scalar), ZERO)));
        given.atLeastZero.forEach(scalar -> wanted.add(new Judge.Wanted(Entries.scalar(scalar), AT_LEAST_ZERO)));
        given.zeroInVectors.forEach(tensor -> Entries.of(tensor).forEach(entry -> wanted.add(new Judge.Wanted(entry, ZERO))));
        return at.judge().point(wanted).isPresent();
    }

    private Verdict decide(Relation.Sign sign, Expression left, Expression right, Given given) {
        if (!given.zeroInVectors.isEmpty()) {
            // the seam for relations between vectors and matrices
            List<Expression> zero = new ArrayList<>(given.zeroInVectors);
            zero.addAll(given.zero);
            return sign == Relation.Sign.EQUAL ? judge.equalWhere(left, right, zero)
                    : new Undecided("inequalities are not decided under relations between vectors yet");
        }
        return switch (sign) {
            case EQUAL -> equal(left, right, given);
            case AT_MOST -> atMost(left, right, given);
            default -> atMost(right, left, given);
        };
    }

    private Verdict equal(Expression left, Expression right, Given given) {
        if (!left.shape().isScalar()) {
            return judge.equalWhere(left, right, given.zero);
        }
        Optional<List<Expression>> factors = new Multipliers(judge).of(left.minus(right), given.zero);
        if (factors.isEmpty()) {
            return new Undecided("no multiplier of the hypothesis was found that makes the sides equal");
        }
        List<Expression> terms = new ArrayList<>(List.of(Expression.of(0)));
        for (int index = 0; index < given.zero.size(); index++) {
            terms.add(factors.get().get(index).times(given.zero.get(index)));
        }
        Verdict verdict = judge.equal(left.minus(right), Sum.of(terms));
        return judge.where(verdict, factors.get().stream().flatMap(factor -> Divisors.of(factor).stream()).toList());
    }

    private Verdict atMost(Expression left, Expression right, Given given) {
        Optional<Expression> taken = new Bounds(judge).of(right.minus(left), given.atLeastZero);
        return taken.isPresent() ? judge.atMost(left.plus(taken.get()), right)
                : new Undecided("no multipliers of the hypothesis were found that bound one side by the other");
    }
}
