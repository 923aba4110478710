package nld.verdict;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nld.derivation.Derived;
import nld.derivation.Underivable;
import nld.expression.Domain;
import nld.expression.Entries;
import nld.expression.Evolved;
import nld.expression.Expression;
import nld.expression.Product;
import nld.expression.Sum;
import nld.kernel.Judge;
import nld.kernel.Proved;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import nld.model.Claim;
import nld.model.Relation;
import nld.model.Section;

/**
 * Decides a claim under relations between what moves, at each point where they and their first and second rates along the
 * motion hold: by an identity, left − right = Σ multiplier · (left − right of a relation), for an inequality by multipliers
 * of at least 0; or by a point at which all relations hold and the claim does not.
 */
final class RelationTrial {
    private static final int MOST_RATES = 2;
    private static final String NOT_ZERO = "≠ 0";

    private final Derived derived;
    private final List<Relation> relations;
    private final Judge judge;
    private Optional<List<Instances.Concrete>> found = Optional.empty();

    RelationTrial(Derived derived, List<Relation> relations) {
        this.derived = derived;
        this.relations = relations;
        this.judge = derived.judge();
    }

    /** What the constraint of the system says in the place of {@code claim}; empty where there is none, or it is not kept there. */
    static Optional<Relation> constraint(Derived derived, Claim claim, Section section) {
        boolean along = !claim.offShell() && !(section instanceof Section.Update)
                && !(section instanceof Section.Along);
        return derived.theorem().system().constraint().filter(constraint -> along)
                .map(constraint -> new Relation(constraint.function(), Relation.Sign.EQUAL, Expression.of(0)));
    }

    Verdict decide(Claim claim, Section section) {
        if (claim.asymptotics().isPresent() || claim.relation().sign() == Relation.Sign.DIFFERENT) {
            return new Undecided("orders, limits and != are decided under relations between parameters and functions of time only");
        }
        List<Relation> used = new ArrayList<>(relations);
        List<Relation> latest = relations;
        Verdict verdict = proof(claim, section, used);
        for (int order = 1; order <= MOST_RATES && verdict instanceof Undecided && !(section instanceof Section.Update) && !(section instanceof Section.Along); order++) {
            latest = latest.stream().filter(relation -> relation.sign() == Relation.Sign.EQUAL).map(RelationTrial::rate).toList();
            used.addAll(latest);
            Verdict next = proof(claim, section, used);
            verdict = next instanceof Undecided ? verdict : next;
        }
        return verdict instanceof Undecided ? refutation(claim, section, used).orElse(verdict) : verdict;
    }

    /** What holds at all times has equal rates on both sides. */
    private static Relation rate(Relation relation) {
        return new Relation(Evolved.of(Evolved.Evolution.RATE, relation.left()), Relation.Sign.EQUAL,
                Evolved.of(Evolved.Evolution.RATE, relation.right()));
    }

    private Verdict proof(Claim claim, Section section, List<Relation> used) {
        ClaimTrial trial = new ClaimTrial(derived);
        ClaimTrial.Sides sides = trial.sides(claim, section);
        Given given = Given.of(used, claim, section, trial);
        if (!isSatisfiable(given, List.of())) {
            return new Undecided("no point was found at which the hypothesis holds");
        }
        Informed informed = new Informed(judge.given(trial.vanishing(claim, section, all(sides, given)).equations()));
        List<Verdict> verdicts = new ArrayList<>();
        for (int index = 0; index < sides.left().size(); index++) {
            Expression left = sides.left().get(index);
            Expression right = sides.right().get(index);
            verdicts.add(everywhere(informed.decide(claim.relation().sign(), left, right, given), left, right, given));
        }
        return trial.onShell(judge.together(verdicts));
    }

    /** {@code verdict}, unless it is a proof that divides by what may be 0 where both sides and the relations have values: there nothing is shown. */
    private Verdict everywhere(Verdict verdict, Expression left, Expression right, Given given) {
        if (!(verdict instanceof Proved proved)) {
            return verdict;
        }
        List<Expression> stated = Stream.of(List.of(left, right), given.zero(), given.atLeastZero(), given.zeroInVectors())
                .flatMap(List::stream).flatMap(side -> Divisors.of(side).stream()).toList();
        Set<String> further = new TreeSet<>(proved.assumptions());
        further.removeIf(condition -> !condition.endsWith(NOT_ZERO));
        if (!further.isEmpty() && judge.where(judge.proving().equal(Expression.of(0), Expression.of(0)), stated) instanceof Proved known) {
            further.removeAll(known.assumptions());
        }
        return further.isEmpty() ? verdict : new Undecided("proved only where " + String.join(" and ", further)
                + ", which neither the claim nor the hypothesis says");
    }

    private static List<Expression> all(ClaimTrial.Sides sides, Given given) {
        return Stream.of(sides.left(), sides.right(), given.zero(), given.atLeastZero(), given.zeroInVectors())
                .flatMap(List::stream).toList();
    }

    /** Whether a point was found at which all relations hold and nothing that is divided by is 0: of a theorem that leaves something open, of one of its instances. */
    private boolean isSatisfiable(Given given, List<Expression> dividing) {
        List<Expression> divisors = new ArrayList<>(divisors());
        divisors.addAll(dividing);
        List<Instances.Concrete> instances = instances();
        return instances.isEmpty() ? judge.point(wanted(given, divisors)).isPresent()
                : instances.stream().anyMatch(instance -> instance.derived().judge().point(wanted(new Given(
                        given.zero().stream().map(instance.instance()::rewrite).toList(),
                        given.atLeastZero().stream().map(instance.instance()::rewrite).toList(),
                        given.zeroInVectors().stream().map(instance.instance()::rewrite).toList()),
                        divisors.stream().map(instance.instance()::rewrite).toList())).isPresent());
    }

    private List<Instances.Concrete> instances() {
        if (found.isEmpty()) {
            found = Optional.of(new Instances(derived).all());
        }
        return found.get();
    }

    private static List<Judge.Wanted> wanted(Given given, List<Expression> divisors) {
        List<Judge.Wanted> wanted = new ArrayList<>(given.wanted());
        divisors.forEach(divisor -> wanted.add(new Judge.Wanted(Entries.scalar(divisor.power(2)), Domain.POSITIVE)));
        return wanted;
    }

    /** What solving a constrained motion divides by: a constraint that makes one of them 0 determines nothing. */
    private List<Expression> divisors() {
        try {
            return derived.theorem().system().constraint().isPresent() ? derived.motion().divisors() : List.of();
        } catch (Underivable undetermined) {
            return List.of();
        }
    }

    /** A point that breaks the claim: of the theorem in entries, or of an instance of it. */
    private Optional<Verdict> refutation(Claim claim, Section section, List<Relation> used) {
        List<Instances.Concrete> instances = instances();
        if (instances.isEmpty()) {
            return broken(derived, claim, section, used).map(refuted -> refuted);
        }
        for (Instances.Concrete instance : instances) {
            Section concrete = instance.derived().theorem().sectionOf(claim.label()).orElseThrow();
            Claim same = concrete.claims().stream().filter(candidate -> candidate.label().equals(claim.label())).findFirst().orElseThrow();
            List<Relation> written = used.stream().map(relation -> new Relation(instance.instance().rewrite(relation.left()),
                    relation.sign(), instance.instance().rewrite(relation.right()))).toList();
            Optional<Refuted> refuted = broken(instance.derived(), same, concrete, written);
            if (refuted.isPresent()) {
                return Optional.of(new Refuted("for " + instance.words() + ", " + refuted.get().evidence(),
                        refuted.get().witness().map(witness -> witness.in(instance.words(), Optional.empty()))));
            }
        }
        return Optional.empty();
    }

    private static Optional<Refuted> broken(Derived at, Claim claim, Section section, List<Relation> used) {
        try {
            ClaimTrial trial = new ClaimTrial(at);
            ClaimTrial.Sides sides = trial.sides(claim, section);
            Given given = Given.of(used, claim, section, trial);
            if (!trial.vanishing(claim, section, all(sides, given)).equations().isEmpty()) {
                return Optional.empty();
            }
            return new Breaking(at.judge(), at.theorem().assumptions()).of(claim.relation().sign(), sides, given);
        } catch (Underivable | Entries.NamedDimension | ArithmeticException missing) {
            return Optional.empty();
        }
    }

    /**
     * Looks for identities and bounds with a judge that knows the equations of motion that are not solved for their accelerations.
     */
    private final class Informed {
        private final Judge judge;

        Informed(Judge judge) {
            this.judge = judge;
        }

        Verdict decide(Relation.Sign sign, Expression left, Expression right, Given given) {
            if (!given.zeroInVectors().isEmpty() || !left.shape().isScalar()) {
                // the seam for relations between vectors and matrices, and for claims about them
                List<Expression> zero = new ArrayList<>(given.zeroInVectors());
                zero.addAll(given.zero());
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
            Optional<List<Expression>> factors = multipliers(left.minus(right), given.zero());
            if (factors.isEmpty()) {
                // what symmetries keep is known to the judge, and not to the search for multipliers
                return judge.equalWhere(left, right, given.zero()) instanceof Proved proved ? proved
                        : new Undecided("no multiplier of the hypothesis was found that makes the sides equal");
            }
            List<Expression> terms = new ArrayList<>(List.of(Expression.of(0)));
            for (int index = 0; index < given.zero().size(); index++) {
                terms.add(factors.get().get(index).times(given.zero().get(index)));
            }
            Verdict verdict = judge.equal(left.minus(right), Sum.of(terms));
            List<Expression> divisors = factors.get().stream().flatMap(factor -> Divisors.of(factor).stream()).distinct().toList();
            if (verdict instanceof Proved && !divisors.isEmpty() && !isSatisfiable(given, divisors)) {
                return new Undecided("no point was found at which the hypothesis holds and nothing is 0 that the proof divides by: "
                        + divisors.stream().map(Expression::toString).collect(Collectors.joining(", ")));
            }
            return judge.where(verdict, divisors);
        }

        /** Multipliers of a difference, or of what is left of it when its divisors are multiplied away. */
        private Optional<List<Expression>> multipliers(Expression difference, List<Expression> zero) {
            Optional<List<Expression>> factors = new Multipliers(judge).of(difference, zero);
            if (factors.isPresent()) {
                return factors;
            }
            Expression simplified = judge.simplified(difference);
            Set<Expression> divisors = new LinkedHashSet<>(Divisors.of(simplified));
            if (divisors.isEmpty() || !divisors.stream().allMatch(divisor -> divisor.shape().isScalar())) {
                return Optional.empty();
            }
            Expression common = Product.of(List.copyOf(divisors));
            return new Multipliers(judge).of(simplified.times(common), zero)
                    .map(found -> found.stream().map(factor -> factor.over(common)).toList());
        }

        private Verdict atMost(Expression left, Expression right, Given given) {
            Optional<Expression> taken = new Bounds(judge).of(right.minus(left), given.atLeastZero());
            return taken.isPresent() ? judge.atMost(left.plus(taken.get()), right)
                    : new Undecided("no multipliers of the hypothesis were found that bound one side by the other");
        }
    }
}
