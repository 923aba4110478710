package nld.verdict;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nld.derivation.BrokenLaw;
import nld.derivation.Derived;
import nld.derivation.Underivable;
import nld.discretization.AlongSteps;
import nld.discretization.Chance;
import nld.discretization.Recurrence;
import nld.expression.CommonFactor;
import nld.expression.Entries;
import nld.expression.Evolved;
import nld.expression.Expression;
import nld.expression.Rewriter;
import nld.expression.Substitution;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.expression.Tuple;
import nld.kernel.Given;
import nld.kernel.Judge;
import nld.kernel.Proved;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import nld.model.Asymptotics;
import nld.model.Claim;
import nld.model.Relation;
import nld.model.Section;
import nld.model.UpdateRule;

/** Decides a claim: writes both sides out in scalars, puts the equations of motion in, and asks the judge. */
final class ClaimTrial {
    /** A difference with more parts says less than the point. */
    private static final int READABLE_PARTS = 40;

    private final Derived derived;
    private final InstanceTrial instances;

    /** Whether the equations of motion were put in. */
    private boolean eliminated;

    ClaimTrial(Derived derived) {
        this.derived = derived;
        this.instances = new InstanceTrial(derived);
    }

    /** Both sides of a relation in scalars, entry by entry, written out. */
    record Sides(List<Expression> left, List<Expression> right) {
    }

    Verdict decide(Claim claim, Section section) {
        if (!claim.hypotheses().isEmpty() && EnsembleTrial.concerns(claim, section, derived)) {
            return new EnsembleTrial(derived, claim, section).decideUnder(claim.hypotheses().stream()
                    .map(name -> derived.theorem().hypothesis(name).orElseThrow()).toList());
        }
        if (!claim.hypotheses().isEmpty()) {
            return new HypothesisTrial(derived).decide(claim);
        }
        if (EnsembleTrial.concerns(claim, section, derived)) {
            return new EnsembleTrial(derived, claim, section).decide();
        }
        Optional<Relation> kept = RelationTrial.constraint(derived, claim, section);
        if (kept.isPresent()) {
            return new RelationTrial(derived, List.of(kept.get())).decide(claim, section);
        }
        if (claim.relation().sign() == Relation.Sign.DIFFERENT) {
            // sides that agree for one size or function may still differ for another
            Verdict verdict = decideAsStated(claim, section);
            return verdict instanceof Undecided ? instances.different(claim, verdict) : verdict;
        }
        InstanceTrial.General general = new InstanceTrial.General() {
            @Override
            public Verdict decide() {
                return decideAsStated(claim, section);
            }

            @Override
            public Optional<Expression> difference() {
                return ClaimTrial.this.difference(claim, section);
            }
        };
        Verdict verdict = instances.decide(general,
                instance -> new ClaimTrial(instance).decideAsStated(claim(claim, instance), section(claim, instance)));
        boolean remark = verdict instanceof Undecided && claim.relation().sign() != Relation.Sign.EQUAL
                && section instanceof Section.Update update && CovarianceAtPoint.isNamed(update.rule());
        return remark ? new Undecided(verdict.evidence() + "; " + CovarianceAtPoint.REMARK) : verdict;
    }

    private Optional<Expression> difference(Claim claim, Section section) {
        try {
            if (DecayTrial.concerns(claim)) {
                return Optional.empty();
            }
            Sides sides = sides(claim, section);
            if (claim.asymptotics().isPresent()) {
                return series(claim, section).difference(sides);
            }
            Expression difference = derived.judge().simplified(vector(sides.left()).minus(vector(sides.right())));
            return Symbols.size(difference) <= READABLE_PARTS ? Optional.of(difference) : Optional.empty();
        } catch (Underivable missing) {
            return Optional.empty();
        }
    }

    static Section section(Claim claim, Derived instance) {
        return instance.theorem().sectionOf(claim.label()).orElseThrow();
    }

    private static Claim claim(Claim claim, Derived instance) {
        return section(claim, instance).claims().stream()
                .filter(candidate -> candidate.label().equals(claim.label())).findFirst().orElseThrow();
    }

    /** Whether the symmetry of that name keeps the potential. */
    Verdict keepsPotential(String symmetry) {
        InstanceTrial.General general = new InstanceTrial.General() {
            @Override
            public Verdict decide() {
                return keepsPotential(symmetry, derived);
            }

            @Override
            public Optional<Expression> difference() {
                return Optional.of(derived.judge().simplified(derived.potentialChange(symmetry)));
            }
        };
        return instances.decide(general, instance -> keepsPotential(symmetry, instance));
    }

    private static Verdict keepsPotential(String symmetry, Derived derived) {
        return derived.judge().equal(derived.potentialChange(symmetry), Expression.of(0));
    }

    /** The verdict in the writing of the theorem, without a look at instances. */
    Verdict decideAsStated(Claim claim, Section section) {
        if (!(section instanceof Section.Update update) || update.rule().noises().isEmpty()) {
            return decideAnywhere(claim, section);
        }
        CovarianceAtPoint covariance = new CovarianceAtPoint(update.rule());
        if (claim.relation().sign() != Relation.Sign.DIFFERENT) {
            return covariance.checked(decideAnywhere(claim, section));
        }
        Relation equal = new Relation(claim.relation().left(), Relation.Sign.EQUAL, claim.relation().right());
        return derived.judge().opposite(covariance.checked(decideAnywhere(claim.with(equal, ""), section)));
    }

    private Verdict decideAnywhere(Claim claim, Section section) {
        if (section instanceof Section.Update update && update.rule().sampling().isPresent()) {
            return forEachDraw(claim, update);
        }
        if (DecayTrial.concerns(claim)) {
            return new DecayTrial(derived, this, section).decide(claim);
        }
        Optional<Verdict> anyhow = withoutMotion(claim, section);
        if (anyhow.isPresent()) {
            return anyhow.get();
        }
        Sides sides = sides(claim, section);
        Expression left = vector(sides.left());
        Expression right = vector(sides.right());
        if (claim.asymptotics().isPresent()) {
            return series(claim, section, sides);
        }
        Vanishing vanishing = vanishing(claim, section, List.of(left, right));
        Judge judge = derived.judge().given(vanishing.equations());
        Verdict verdict = judged(claim.relation().sign(), left, right, judge);
        Verdict stated = onShell(vanishing.where(verdict, claim.relation().sign()));
        return eliminated && claim.relation().sign() == Relation.Sign.EQUAL
                ? judge.certified(stated, () -> OpenMotion.of(claim, section, derived)) : stated;
    }

    private static Verdict judged(Relation.Sign sign, Expression left, Expression right, Judge judge) {
        return switch (sign) {
            case EQUAL -> judge.equal(left, right);
            case DIFFERENT -> judge.different(left, right);
            case AT_MOST -> judge.atMost(left, right);
            case AT_LEAST -> judge.atMost(right, left);
        };
    }

    /**
     * The verdict on a claim that holds velocities and no accelerations, of a system whose equations hold accelerations: what is proved for all
     * positions and velocities holds along any motion, so that none is solved for. A point that refutes must be one that the motion passes
     * through: any is, where it determines accelerations. Empty for another claim, and where the equations turn out to determine velocities.
     */
    private Optional<Verdict> withoutMotion(Claim claim, Section section) {
        boolean free = isAboutMotion(section) && !claim.offShell() && claim.asymptotics().isEmpty()
                && claim.relation().sign() != Relation.Sign.DIFFERENT && derived.theorem().system().constraint().isEmpty()
                && derived.equations().isOfSecondOrder();
        if (!free) {
            return Optional.empty();
        }
        Rewriter names = derived.alongMotion(section);
        Expression left = vector(written(claim.relation().left(), names, false));
        Expression right = vector(written(claim.relation().right(), names, false));
        if (Math.max(left.motionOrder(), right.motionOrder()) != 1) {
            return Optional.empty();
        }
        Verdict verdict = judged(claim.relation().sign(), left, right, derived.judge());
        return verdict instanceof Proved || derived.motion().order() > 1 ? Optional.of(verdict) : Optional.empty();
    }

    /** {@code verdict}, and where the motion was put in, only where it is determined. */
    Verdict onShell(Verdict verdict) {
        Substitution values = GivenValues.of(derived.theorem());
        return eliminated ? derived.judge().where(verdict, derived.motion().divisors().stream().map(values::rewrite).toList()) : verdict;
    }

    /** Sides to an order or in a limit; equations of motion that were not put in are used before anything is expanded. */
    private Verdict series(Claim claim, Section section, Sides sides) {
        Vanishing vanishing = isAlongLimit(claim, section) ? Vanishing.NOTHING
                : vanishing(claim, section, Stream.concat(sides.left().stream(), sides.right().stream()).toList());
        Verdict series = series(claim, section).equal(vanishing.reduced(sides, derived.judge()));
        Verdict resting = derived.judge().resting(series, vanishing.equations().stream().map(Given::name).toList());
        Relation.Sign sign = claim.relation().sign();
        return onShell(vanishing.where(sign == Relation.Sign.DIFFERENT ? derived.judge().opposite(resting) : resting, sign));
    }

    /** A claim about a step that descends one of several losses has to hold for each of them; a mean is the same for all. */
    private Verdict forEachDraw(Claim claim, Section.Update update) {
        List<Verdict> verdicts = update.rule().draws().stream()
                .map(drawn -> decideAsStated(claim, new Section.Update(drawn, update.claims(), update.place()))).toList();
        Optional<Verdict> failing = verdicts.stream().filter(Refuted.class::isInstance).findFirst()
                .or(() -> verdicts.stream().filter(verdict -> !(verdict instanceof Proved)).findFirst());
        boolean alike = verdicts.stream().map(Verdict::evidence).distinct().count() == 1;
        return failing.orElseGet(() -> alike ? verdicts.get(0)
                : new Undecided("it holds for each loss, but under conditions that differ from one to the other"));
    }

    private SeriesTrial series(Claim claim, Section section) {
        Asymptotics asymptotics = claim.asymptotics().orElseThrow();
        Optional<LimitMotion> motion = isAlongLimit(claim, section)
                ? Optional.of(new LimitMotion(derived, (Asymptotics.Limit) asymptotics, section)) : Optional.empty();
        return new SeriesTrial(derived, asymptotics, motion);
    }

    /** Whether the claim is about the motion in a limit, whose equations are taken in that limit too. */
    private static boolean isAlongLimit(Claim claim, Section section) {
        return claim.asymptotics().filter(Asymptotics.Limit.class::isInstance).isPresent() && !claim.offShell()
                && isAboutMotion(section);
    }

    /** Whether claims of the section are about the motion of the system, not about an update. */
    private static boolean isAboutMotion(Section section) {
        return !(section instanceof Section.Update) && !(section instanceof Section.Along) && !(section instanceof Section.State);
    }

    /** The equations of motion that were not put in, and that proofs may use instead. */
    Vanishing vanishing(Claim claim, Section section, List<Expression> sides) {
        if (!isAboutMotion(section) || claim.offShell()
                || sides.stream().noneMatch(side -> side.motionOrder() > 0)) {
            return Vanishing.NOTHING;
        }
        return Vanishing.along(derived.motion(), sides);
    }

    private static Expression vector(List<Expression> entries) {
        return entries.size() == 1 ? entries.get(0) : Tuple.of(entries);
    }

    /** The sides of a claim, written out: along the motion with its equations put in, or along one step. */
    Sides sides(Claim claim, Section section) {
        if (section instanceof Section.Along along) {
            Sides flow = new FlowClaim(derived, along, claim).sides();
            Substitution values = GivenValues.of(derived.theorem());
            return new Sides(flow.left().stream().map(values::rewrite).toList(), flow.right().stream().map(values::rewrite).toList());
        }
        Rewriter names;
        boolean onShell;
        if (section instanceof Section.Update update) {
            names = steps(update, claim.relation());
            onShell = false;
        } else {
            onShell = !claim.offShell() && !isAlongLimit(claim, section);
            names = onShell ? derived.alongSolvedMotion(section) : derived.alongMotion(section);
        }
        return new Sides(written(claim.relation().left(), names, onShell),
                written(claim.relation().right(), names, onShell));
    }

    Rewriter steps(Section.Update update, Relation relation) {
        if (update.rule().sampling().isPresent()) {
            throw new Underivable("the step descends one of several losses: what it does depends on which");
        }
        Recurrence recurrence = Recurrence.of(update.rule(), derived.theorem().system(), derived.calculus());
        // the section may be that of one draw: means are over all that the rule of the theorem draws
        UpdateRule rule = derived.theorem().rule(update.rule().name()).orElseThrow();
        return AlongSteps.of(relation, recurrence,
                AlongSteps.quantities(recurrence, derived.theorem().system(), derived.calculus()), derived.calculus(),
                Chance.of(rule, derived.theorem().system(), derived.calculus()));
    }

    private List<Expression> written(Expression side, Rewriter names, boolean onShell) {
        try {
            Substitution values = GivenValues.of(derived.theorem());
            return derived.writing().with(side).parts(side).stream().map(names::rewrite)
                    .map(entry -> onShell && entry.motionOrder() > 0 ? onShell(entry) : entry).map(values::rewrite).toList();
        } catch (Entries.NamedDimension named) {
            throw new Underivable(named.getMessage() + "; state it, or wait for vectors of any dimension");
        }
    }

    /** {@code scalar} with the equations of motion put in, where it holds what they determine. */
    Expression alongMotion(Expression scalar) {
        return GivenValues.of(derived.theorem()).rewrite(scalar.motionOrder() > 0 ? onShell(scalar) : scalar);
    }

    private Expression onShell(Expression entry) {
        eliminated |= entry.motionOrder() >= derived.motion().order();
        return derived.motion().onShell(entry);
    }

    /** For a claim that says what a charge or its rate is: that, as derived. */
    Optional<Relation> derivation(Claim claim, Section section) {
        if (section instanceof Section.Along along) {
            return Optional.of(new FlowClaim(derived, along, claim).derivation());
        }
        if (!(section instanceof Section.Charge charge)) {
            return Optional.empty();
        }
        Expression left = claim.relation().left();
        Expression name = Symbol.of(charge.charge(), nld.expression.Shape.SCALAR, Symbol.Kind.QUANTITY);
        BrokenLaw law = derived.law(charge.symmetry());
        if (left == name) {
            return Optional.of(new Relation(left, Relation.Sign.EQUAL, CommonFactor.of(law.charge())));
        }
        if (left == Evolved.of(Evolved.Evolution.RATE, name)) {
            Expression rate = derived.motion().onShell(law.rate());
            return Optional.of(new Relation(left, Relation.Sign.EQUAL, derived.judge().simplified(rate)));
        }
        return Optional.empty();
    }
}
