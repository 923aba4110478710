package nld.kernel;

import java.util.function.LongFunction;

/** What the entries of one claim may cost together, each kind of work for itself: so a claim of many entries is bounded too. */
final class Budget {
    private final LongFunction<Algebra> algebras;
    private final Limits trials = new Limits(Limits.TRIALS_OF_ENTRIES);
    private final Limits residues = new Limits(Limits.RESIDUES);
    private long forms = Limits.NORMAL_FORM;
    private Algebra last;

    Budget(LongFunction<Algebra> algebras) {
        this.algebras = algebras;
    }

    /** An algebra for a normal form, which may cost what the one before has left. */
    Algebra algebra() {
        forms = last == null ? forms : last.limits().left();
        last = algebras.apply(forms);
        return last;
    }

    /** What one series of trials may cost. */
    Limits trials() {
        return trials.part(Limits.TRIALS);
    }

    /** What one comparison modulo a prime may cost. */
    Limits residues() {
        return residues;
    }
}
