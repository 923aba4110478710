package nld.verdict;

import java.util.Locale;
import java.util.Optional;
import nld.kernel.Confirmed;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import nld.statistics.MeanInterval;

/**
 * What a check says of the mean of a quantity.
 *
 * @param value   the mean
 * @param within  how far off it may be, in parts of it
 * @param against another value, that has to be noticed as wrong
 */
record StatedMean(double value, double within, Optional<Double> against) {

    /** Refuted where the interval misses what is allowed; confirmed where it shows that, and not the alternative; else undecided. */
    Verdict judged(MeanInterval interval, String words) {
        if (!Double.isFinite(interval.mean())) {
            return new Undecided("the quantity is not a finite number at the end of every run");
        }
        if (!Double.isFinite(value) || against.filter(other -> !Double.isFinite(other)).isPresent()) {
            return new Undecided("the stated mean or the alternative is not a finite number");
        }
        double low = value - within * Math.abs(value);
        double high = value + within * Math.abs(value);
        String found = String.format(Locale.ROOT, "the mean is %.5g ± %.2g, %s", interval.mean(), interval.halfWidth(), words);
        String stated = String.format(Locale.ROOT, "%.5g", value) + (within > 0 ? String.format(Locale.ROOT, " within %.3g%%", 100 * within) : "");
        if (interval.high() < low || interval.low() > high) {
            return new Refuted(found + ", not " + stated, Optional.empty());
        }
        if (interval.halfWidth() == 0) {
            return new Undecided(found + "; every run gives the same, so that nothing random was seen");
        }
        boolean inside = within > 0 ? interval.low() >= low && interval.high() <= high : interval.holds(value);
        boolean noticed = against.filter(interval::holds).isEmpty() && (within > 0 || against.isPresent());
        return inside && noticed
                ? new Confirmed(found + "; expected " + stated
                        + against.map(other -> String.format(Locale.ROOT, "; the alternative is %.5g", other)).orElse(""))
                : new Undecided(found + "; that is too wide to tell " + stated + " from what would be wrong: take more seeds");
    }
}
