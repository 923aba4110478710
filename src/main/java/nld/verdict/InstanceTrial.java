package nld.verdict;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nld.derivation.Derived;
import nld.derivation.Underivable;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.kernel.Failed;
import nld.kernel.Proved;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import nld.model.Claim;
import nld.model.Relation;
import nld.model.Section;

/**
 * Examines a statement that leaves dimensions or functions open at {@link Instances} as well, by the derivation in entries:
 * an instance that breaks it refutes it, and would show that a proof of it is wrong.
 */
final class InstanceTrial {
    private final Instances instances;

    /** The statement as it stands, with what it leaves open. */
    interface General {
        /** The verdict in vectors. */
        Verdict decide();

        /** Left side minus right side in vectors, where that can be read. */
        Optional<Expression> difference();
    }

    InstanceTrial(Derived derived) {
        this.instances = new Instances(derived);
    }

    /** What {@code general} decides for all, unless what {@code particular} decides for an instance contradicts it. */
    Verdict decide(General general, Function<Derived, Verdict> particular) {
        Optional<Underivable> missing = Optional.empty();
        Verdict verdict;
        try {
            verdict = general.decide();
        } catch (Underivable underivable) {
            missing = Optional.of(underivable);
            verdict = new Undecided(underivable.getMessage());
        }
        Optional<Verdict> contradicted = contradicted(instances.all(), verdict, general, particular);
        if (contradicted.isEmpty() && !(verdict instanceof Proved)) {
            contradicted = contradicted(instances.steep(), verdict, general, particular);
        }
        if (contradicted.isEmpty() && missing.isPresent()) {
            throw missing.get();
        }
        return contradicted.orElse(verdict);
    }

    private static Optional<Verdict> contradicted(List<Instances.Concrete> instances, Verdict verdict, General general,
            Function<Derived, Verdict> particular) {
        for (Instances.Concrete instance : instances) {
            Optional<Refuted> refuted = refuted(particular, instance.derived());
            if (refuted.isPresent()) {
                String evidence = "for " + instance.words() + ", " + refuted.get().evidence();
                return Optional.of(verdict instanceof Proved
                        ? new Failed("proved in vectors, yet refuted " + evidence + "; please report this")
                        : new Refuted(evidence, refuted.get().witness().map(witness -> witness.in(instance.words(), general.difference()))));
            }
        }
        return Optional.empty();
    }

    /** That the sides of {@code claim} differ, shown by an instance; {@code otherwise} where none shows it. */
    Verdict different(Claim claim, Verdict otherwise) {
        for (Instances.Concrete instance : instances.all()) {
            Section section = ClaimTrial.section(claim, instance.derived());
            Claim stated = section.claims().stream().filter(candidate -> candidate.label().equals(claim.label())).findFirst().orElseThrow();
            Relation equal = new Relation(stated.relation().left(), Relation.Sign.EQUAL, stated.relation().right());
            Optional<Refuted> refuted = refuted(at -> new ClaimTrial(at).decideAsStated(stated.with(equal, ""), section), instance.derived());
            if (refuted.isPresent()) {
                return instance.derived().judge().opposite(new Refuted("for " + instance.words() + ", " + refuted.get().evidence(),
                        refuted.get().witness()));
            }
        }
        return otherwise;
    }

    /** An instance that cannot be examined says nothing. */
    private static Optional<Refuted> refuted(Function<Derived, Verdict> particular, Derived instance) {
        try {
            return particular.apply(instance) instanceof Refuted refuted ? Optional.of(refuted) : Optional.empty();
        } catch (Underivable | Entries.NamedDimension | ArithmeticException missing) {
            return Optional.empty();
        }
    }
}
