package nld.kernel;

import java.util.function.LongFunction;

/** What the entries of one claim may cost together, each kind of work for itself: so a claim of many entries is bounded too. */
final class Budget {
    private final LongFunction<Algebra> algebras;
    private final Limits trials = new Limits(Limits.TRIALS_OF_ENTRIES);
    private final Limits residues = new Limits(Limits.RESIDUES);
    private long forms = Limits.ENTRIES;
    private Algebra last;
    private long given;

    Budget(LongFunction<Algebra> algebras) {
        this.algebras = algebras;
    }

    /** An algebra for the next normal form; what it spends, those after it lack. */
    Algebra algebra() {
        forms -= last == null ? 0 : given - last.limits().left();
        given = Math.min(Limits.NORMAL_FORM, forms);
        last = algebras.apply(given);
        return last;
    }

    /** Whether so much is spent that nothing more can be decided. */
    boolean isExhausted() {
        return trials.left() <= 0;
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
