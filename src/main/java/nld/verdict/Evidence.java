package nld.verdict;

import nld.kernel.Confirmed;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.kernel.Verdict;

/** Words added to the evidence of a verdict that numbers gave. */
final class Evidence {
    private Evidence() {
    }

    /** The same verdict, its evidence followed by {@code more}; one that numbers do not give stays as it is. */
    static Verdict and(Verdict verdict, String more) {
        if (verdict instanceof Confirmed confirmed) {
            return new Confirmed(confirmed.evidence() + "; " + more);
        }
        if (verdict instanceof Refuted refuted) {
            return new Refuted(refuted.evidence() + "; " + more, refuted.witness());
        }
        return verdict instanceof Undecided undecided ? new Undecided(undecided.evidence() + "; " + more) : verdict;
    }
}
