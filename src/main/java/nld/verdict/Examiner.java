package nld.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import nld.derivation.Calculus;
import nld.derivation.ConfirmedDifferentiator;
import nld.derivation.Derived;
import nld.derivation.Differentiator;
import nld.derivation.Instance;
import nld.derivation.Kept;
import nld.derivation.SymbolicDifferentiator;
import nld.derivation.Underivable;
import nld.expression.Entries;
import nld.kernel.Failed;
import nld.kernel.Judge;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import nld.model.Check;
import nld.model.Claim;
import nld.model.Control;
import nld.model.Relation;
import nld.model.Section;
import nld.model.Symmetry;
import nld.model.Theorem;

/**
 * Examines theorems: decides each claim, runs each check, and makes sure that each control breaks what it names. Every
 * derivative is taken by our own rules and confirmed by the oracle.
 */
public final class Examiner {
    private static final String TOO_DEEP = "the formula is nested too deeply";
    private static final String TOO_LARGE = "the formula needs more memory than there is";

    private final Differentiator oracle;
    private final long seed;

    /** An examiner whose random points come from {@code seed}. */
    public Examiner(Differentiator oracle, long seed) {
        this.oracle = oracle;
        this.seed = seed;
    }

    /** The findings on {@code theorem}, in the order of its claims, checks and controls. */
    public List<Finding> examine(Theorem theorem) {
        List<Finding> findings = new ArrayList<>();
        examine(theorem, findings::add);
        return findings;
    }

    /** Hands each finding on {@code theorem} to {@code found} as soon as it is known, in the order of its claims, checks and controls. */
    public void examine(Theorem theorem, Consumer<Finding> found) {
        Derived derived = derive(theorem);
        ClaimTrial trial = new ClaimTrial(derived);
        for (Symmetry symmetry : theorem.symmetries()) {
            keeps(symmetry, trial).ifPresent(found);
        }
        for (Section section : theorem.sections()) {
            for (Claim claim : section.claims()) {
                found.accept(claim(claim, section, trial, theorem));
            }
        }
        for (Check check : theorem.checks()) {
            check(check, Variant.unchanged(theorem), derived).forEach(found);
        }
        for (Control control : theorem.controls()) {
            found.accept(control(control, theorem));
        }
    }

    /**
     * Sizes and functions at which a theorem that leaves some open can be evaluated; none where it leaves nothing open, or
     * where no functions are known that keep its hypotheses.
     */
    public List<Instance> instances(Theorem theorem) {
        try {
            return new Instances(derive(theorem)).all().stream().map(Instances.Concrete::instance).toList();
        } catch (Underivable | Entries.NamedDimension | ArithmeticException missing) {
            return List.of();
        }
    }

    /** What follows from {@code theorem}, derived as it is asked for. */
    public Derived derive(Theorem theorem) {
        Judge judge = new Judge(theorem.assumptions(), Kept.by(theorem), seed);
        Differentiator both = new ConfirmedDifferentiator(new SymbolicDifferentiator(), oracle, judge);
        return new Derived(theorem, new Calculus(both), judge);
    }

    /** A potential that a symmetry is said to keep is given, so this is shown and not assumed. */
    private static Optional<Finding> keeps(Symmetry symmetry, ClaimTrial trial) {
        if (!symmetry.keeps().contains("potential")) {
            return Optional.empty();
        }
        Verdict verdict = guarded(() -> trial.keepsPotential(symmetry.name()));
        return Optional.of(new Finding(Finding.Subject.CLAIM, symmetry.name(), "keeps potential", symmetry.place(),
                verdict, Optional.empty()));
    }

    private Finding claim(Claim claim, Section section, ClaimTrial trial, Theorem theorem) {
        Verdict verdict = guarded(() -> trial.decide(claim, section));
        Optional<Relation> seen = verdict.kind() == Verdict.Kind.REFUTED
                ? derivation(trial, claim, section) : Optional.empty();
        boolean open = claim.open().isPresent();
        List<String> saving = verdict instanceof Refuted refuted && !open
                ? new Saving(theorem, this::derive).of(claim, refuted) : List.of();
        Verdict shown = open && verdict instanceof Undecided ? new Undecided("open: " + claim.open().get()) : verdict;
        return new Finding(open ? Finding.Subject.OPEN : Finding.Subject.CLAIM, claim.label(), claim.text(),
                claim.place(), shown, seen, saving, Seen.NOTHING);
    }

    /** What was derived instead of a refuted claim: shown where it can be, and no verdict hangs on it. */
    private static Optional<Relation> derivation(ClaimTrial trial, Claim claim, Section section) {
        try {
            return trial.derivation(claim, section);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError missing) {
            return Optional.empty();
        }
    }

    private List<Finding> check(Check check, Variant variant, Derived derived) {
        List<Finding> findings = new ArrayList<>();
        for (int index = 0; index < check.expectations().size(); index++) {
            int number = index;
            Check.Expectation expectation = check.expectations().get(index);
            List<Observation> seen = new ArrayList<>();
            Verdict verdict = guarded(() -> {
                ConcreteCheck concrete = ConcreteCheck.of(variant, check, derived.calculus());
                Derived of = concrete.variant() == variant ? derived : derive(concrete.variant().theorem());
                return ComputedValues.noted(new CheckTrial(concrete.variant(), of, seen::add)
                        .decide(concrete.check(), concrete.check().expectations().get(number)), check);
            });
            findings.add(new Finding(Finding.Subject.CHECK, check.label(), CheckTrial.describe(check, expectation),
                    expectation.place(), verdict, Optional.empty(), List.of(), Seen.of(seen)));
        }
        return findings;
    }

    /** A control holds when what it breaks is refuted: of a check, when one of its expectations is. */
    private Finding control(Control control, Theorem theorem) {
        Verdict verdict = guarded(() -> {
            Variant variant = Variant.of(theorem, control);
            Derived derived = derive(variant.theorem());
            Optional<Section> section = variant.theorem().sectionOf(control.breaks());
            if (section.isPresent()) {
                Claim claim = section.get().claims().stream()
                        .filter(candidate -> candidate.label().equals(control.breaks())).findFirst().orElseThrow();
                return new ClaimTrial(derived).decide(claim, section.get());
            }
            Check check = variant.theorem().checks().stream().filter(candidate -> candidate.label().equals(control.breaks()))
                    .findFirst().orElseThrow(() -> new Underivable("nothing is called " + control.breaks()));
            return broken(check(check, variant, derived));
        });
        return new Finding(Finding.Subject.CONTROL, control.breaks(), control.text(), control.place(), verdict,
                Optional.empty());
    }

    private static Verdict broken(List<Finding> findings) {
        List<Verdict> verdicts = findings.stream().map(Finding::verdict).toList();
        return verdicts.stream().filter(verdict -> verdict.kind() == Verdict.Kind.REFUTED).findFirst()
                .or(() -> verdicts.stream().max(Comparator.comparing(Verdict::kind))).orElseThrow();
    }

    /** Whether another machine, or another run on this one, may come to another verdict: nld failed, or memory was at an end. */
    public static boolean dependsOnMachine(Verdict verdict) {
        return verdict.kind() == Verdict.Kind.FAILED
                || verdict.kind() == Verdict.Kind.UNDECIDED && List.of(TOO_DEEP, TOO_LARGE).contains(verdict.evidence());
    }

    /** What a missing rule or a fault of ours makes of a decision: a verdict, so that the run goes on. */
    static Verdict guarded(Supplier<Verdict> decision) {
        try {
            return decision.get();
        } catch (Underivable | Entries.NamedDimension | ArithmeticException missing) {
            return new Undecided(missing.getMessage());
        } catch (StackOverflowError deep) {
            return new Undecided(TOO_DEEP);
        } catch (OutOfMemoryError large) {
            return new Undecided(TOO_LARGE);
        } catch (RuntimeException fault) {
            return new Failed(fault.getClass().getSimpleName() + ": " + fault.getMessage());
        }
    }
}
