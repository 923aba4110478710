package nld.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import nld.kernel.Confirmed;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import nld.verdict.Followed.Drift;

/**
 * Whether a law holds along a motion, judged by whether its drift shrinks with the tolerance of the integration: the drift of
 * a true law is the integrator's doing and falls about as the tolerance does; that of a false one stays.
 *
 * <p>The motion is followed at tolerances 1e-6, 1e-8, 1e-10 and 1e-12. The two finest decide: a drift that falls tenfold
 * or more for a hundredfold tolerance, or has reached the rounding floor, confirms the law; one that falls less than
 * twofold refutes it; one between is undecided, as is a motion that could not be followed, one along which nothing
 * moves, and a quantity all of whose terms are zero. At the floor drifts need not fall any further, nor be in order. Within 32 floors they need not be in order
 * either: there the mean fall over all tolerances decides, and nothing is refuted. The floor is measured
 * ({@link Drift#floor()}); what is smaller than it would not have been noticed, and the evidence says how much that is.
 * Where that is not small against the quantity itself, as where large terms cancel, a drift at or near the floor says
 * nothing.
 *
 * <p>On Kepler orbits, oscillators, a pendulum and a gradient flow the drift of a true law fell 30 to 180 times for the
 * last hundredfold of tolerance, or reached the floor; a quantity that every Runge–Kutta method keeps exactly stood at
 * 0.001 to 0.07 floors throughout.
 */
public final class DriftTrial {
    /** The tolerances, coarsest first. */
    public static final List<Double> TOLERANCES = List.of(1e-6, 1e-8, 1e-10, 1e-12);
    /** A drift that falls by this factor from one tolerance to the next is the integrator's. */
    private static final double SHRINKS = 10;
    /** A drift that does not even fall by this factor is the law's. */
    private static final double STAYS = 2;
    private static final int SAMPLES = 200;
    /** The golden ratio's fraction, whose multiples fill the circle most evenly. */
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private DriftTrial() {
    }

    /** Follows a motion at one tolerance. */
    @FunctionalInterface
    public interface Following {
        /** The drift when each step of the integration may err by {@code tolerance}. */
        Followed at(double tolerance);
    }

    /**
     * Times at which a drift is to be sampled, in order, both ends among them. They are spaced irregularly: at even spacing,
     * two to a period, a quantity that oscillates was seen at its zeros alone and passed for conserved.
     *
     * @param from the time of the first
     * @param to   the time of the last; may be the earlier one
     */
    public static double[] times(double from, double to) {
        double[] times = new double[SAMPLES + 2];
        times[1] = 1;
        for (int index = 0; index < SAMPLES; index++) {
            times[index + 2] = (index + 1) * GOLDEN % 1;
        }
        Arrays.sort(times);
        for (int index = 0; index < times.length; index++) {
            times[index] = from * (1 - times[index]) + to * times[index];
        }
        return times;
    }

    /** The verdict, with every drift in its evidence; {@link Refuted} comes without a witness. */
    public static Verdict of(Following following) {
        List<Drift> drifts = new ArrayList<>();
        for (double tolerance : TOLERANCES) {
            Followed followed = following.at(tolerance);
            if (followed instanceof Followed.Lost lost) {
                return new Undecided(String.format(Locale.ROOT, "at tolerance %.0e: %s", tolerance, lost.reason()));
            }
            if (followed instanceof Followed.Still still) {
                return new Undecided(still.reason());
            }
            drifts.add((Drift) followed);
        }
        return judge(drifts);
    }

    private static Verdict judge(List<Drift> drifts) {
        Drift finest = drifts.get(drifts.size() - 1);
        if (!drifts.stream().allMatch(Drift::isFinite)) {
            return new Undecided("the quantity or its rounding is not finite along the motion: drifts " + figures(drifts));
        }
        if (finest.scale() == 0) {
            return new Undecided("every term of the quantity is zero along this motion, so that nothing was tried");
        }
        if (finest.isNearFloor() && !finest.isAboveFloor()) {
            return new Undecided(String.format(Locale.ROOT, "rounding hides what is smaller than %.1e, and the quantity is"
                    + " %.1e at most: drifts ", finest.floor(), finest.magnitude()) + figures(drifts) + at());
        }
        if (finest.isAtFloor()) {
            return new Confirmed("drift at the rounding floor: " + figures(drifts) + at() + noticed(finest.floor()));
        }
        double factor = fall(drifts);
        if (factor >= SHRINKS) {
            return new Confirmed("drift shrinks with the tolerance: " + figures(drifts) + at()
                    + noticed(STAYS * finest.size()));
        }
        if (factor < STAYS && !finest.isNearFloor()) {
            return new Refuted("drift does not shrink with the tolerance: " + figures(drifts) + at(), Optional.empty());
        }
        return new Undecided("drift shrinks too slowly with the tolerance to tell: " + figures(drifts) + at());
    }

    /** How often the drift falls for the last hundredfold of tolerance; near the floor, in the mean over all of them. */
    private static double fall(List<Drift> drifts) {
        Drift finest = drifts.get(drifts.size() - 1);
        if (finest.isNearFloor()) {
            return StrictMath.pow(drifts.get(0).size() / finest.size(), 1.0 / (drifts.size() - 1));
        }
        return drifts.get(drifts.size() - 2).size() / finest.size();
    }

    private static String figures(List<Drift> drifts) {
        return drifts.stream().map(drift -> String.format(Locale.ROOT, "%.1e", drift.size()))
                .collect(Collectors.joining(" "));
    }

    private static String at() {
        return TOLERANCES.stream().map(tolerance -> String.format(Locale.ROOT, "%.0e", tolerance))
                .collect(Collectors.joining(" ", " at ", ""));
    }

    private static String noticed(double least) {
        return String.format(Locale.ROOT, "; one above %.1e would have been noticed", least);
    }
}
