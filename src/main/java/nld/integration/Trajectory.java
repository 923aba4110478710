package nld.integration;

import org.hipparchus.ode.DenseOutputModel;

/**
 * A motion followed to the end, with its states at every time between. Between the integrator's steps the state is
 * interpolated (order 7), to about the tolerance of the integration. To be used by one thread at a time.
 */
public final class Trajectory implements FlowOutcome {
    /** Times such as n·η may miss an end of the interval by rounding: by that much they are that end. */
    private static final int ULPS_AT_ENDS = 8;

    private final DenseOutputModel model;
    private final double from;
    private final double to;
    private final double[] end;
    private final int evaluations;

    Trajectory(DenseOutputModel model, double from, double to, double[] end, int evaluations) {
        this.model = model;
        this.from = from;
        this.to = to;
        this.end = end.clone();
        this.evaluations = evaluations;
    }

    /**
     * Writes the state at time {@code t} into {@code state}. A time outside the interval, by more than a few units
     * in the last place, or an array of another length is refused with an {@link IllegalArgumentException}.
     */
    public void at(double t, double[] state) {
        if (state.length != end.length) {
            throw new IllegalArgumentException("found room for " + state.length + " values; expected " + end.length);
        }
        double[] found = model.getInterpolatedState(within(t)).getPrimaryState();
        System.arraycopy(found, 0, state, 0, state.length);
    }

    private double within(double t) {
        double low = Math.min(from, to);
        double high = Math.max(from, to);
        double slack = ULPS_AT_ENDS * Math.ulp(Math.max(Math.abs(low), Math.abs(high)));
        if (!(t >= low - slack && t <= high + slack)) {
            throw new IllegalArgumentException("found t = " + t + "; expected a time from " + low + " to " + high);
        }
        return Math.min(Math.max(t, low), high);
    }

    /** The time at which it begins. */
    public double from() {
        return from;
    }

    /** The time at which it ends; before {@link #from()} for a motion followed backwards. */
    public double to() {
        return to;
    }

    /** The state at the end, as integrated: a copy. */
    public double[] end() {
        return end.clone();
    }

    /** How often the rates were evaluated. */
    public int evaluations() {
        return evaluations;
    }
}
