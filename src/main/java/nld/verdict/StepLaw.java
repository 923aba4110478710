package nld.verdict;

import java.util.Locale;
import java.util.Optional;
import nld.kernel.Confirmed;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import nld.lowering.Roundoff;

/**
 * Whether a law holds at every step of a real run, exactly but for rounding. Steps are shown to it one after the other;
 * nothing is kept but a few numbers.
 *
 * <p>At each step the residual, left side minus right side, must not exceed a bound that is derived, not chosen: how far
 * rounding in the step and in the evaluation of the law ({@link nld.lowering.Roundoff})
 * can have moved it. A true law cannot exceed it; the first step at which a residual does refutes the law. A step where
 * the bound is as large as the law's terms says nothing, and where all steps are so, or no step was shown, the
 * law is undecided.
 */
public final class StepLaw {
    private int latest;
    private int steps;
    private int telling;
    private boolean told;
    /** The largest residual, in units of its bound. */
    private double largest;
    /** The smallest bound, in units of the terms. */
    private double sharpest = Double.POSITIVE_INFINITY;
    private Optional<Verdict> ended = Optional.empty();

    /**
     * Shows the law one step; of a law between vectors, entry by entry with the same number.
     *
     * @param step     its number, for the report
     * @param residual left side minus right side of the law
     * @param size     the larger size of the two sides: what a residual must be small against to say anything
     * @param bound    how large rounding can have made the residual of a true law
     */
    public void observe(int step, double residual, double size, double bound) {
        if (ended.isPresent()) {
            return;
        }
        if (step != latest || steps == 0) {
            latest = step;
            steps++;
            told = false;
        }
        if (!Double.isFinite(residual) || !Double.isFinite(size) || !Double.isFinite(bound)) {
            ended = Optional.of(new Undecided("at step " + step + " the law or its rounding is not a finite number"));
        } else if (Math.abs(residual) > bound) {
            ended = Optional.of(new Refuted(String.format(Locale.ROOT,
                    "fails at step %d: the sides differ by %.3g with terms of size %.3g; rounding explains %.1e at most",
                    step, residual, size, bound), Optional.empty()));
        } else if (bound < size) {
            telling += told ? 0 : 1;
            told = true;
            largest = Math.max(largest, residual == 0 ? 0 : Math.abs(residual) / bound);
            sharpest = Math.min(sharpest, bound / size);
        }
    }

    /** Whether the verdict stands and further steps change nothing. */
    public boolean isDecided() {
        return ended.isPresent();
    }

    /** The verdict over the steps shown so far. */
    public Verdict verdict() {
        return ended.orElseGet(this::held);
    }

    private Verdict held() {
        if (steps == 0) {
            return new Undecided("no step was made");
        }
        if (telling == 0) {
            return new Undecided("at each of " + steps + " steps the terms are zero or as small as rounding");
        }
        String which = telling == steps ? steps + " steps"
                : telling + " of " + steps + " steps, the terms being zero or as small as rounding at the others";
        return new Confirmed(String.format(Locale.ROOT,
                "exact at %s: the sides differ by %.2f of what rounding explains at most; %.1e of the terms would have"
                        + " been noticed", which, largest, sharpest));
    }
}
