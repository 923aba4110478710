package nld.integration;

import java.util.List;
import java.util.Optional;
import org.hipparchus.ode.DenseOutputModel;

/**
 * A motion followed to the end, with its states at every time between. Between the integrator's steps the state is
 * interpolated (order 7; where the flow is stiff, by the collocation polynomial, of order 3), to about the tolerance of the integration. To be used by one thread at a time.
 */
public final class Trajectory implements FlowOutcome {
    /** Times such as n·η may miss an end of the interval by rounding: by that much they are that end. */
    private static final int ULPS_AT_ENDS = 8;

    private final DenseOutputModel model;
    private final double from;
    private final double to;
    private final double[] end;
    private final int evaluations;
    private final Optional<MethodChange> change;
    private final List<Collocation> stiff;

    /**
     * Of a flow that was followed from {@code from} to {@code to}.
     *
     * @param model what the explicit method saw, up to the change
     * @param stiff the steps of the implicit method, in order; none without a change
     */
    Trajectory(DenseOutputModel model, List<Collocation> stiff, double from, double to, Arrival arrival) {
        this.model = model;
        this.from = from;
        this.to = to;
        this.end = arrival.end();
        this.evaluations = arrival.evaluations();
        this.change = arrival.change();
        this.stiff = stiff;
    }

    /**
     * Writes the state at time {@code t} into {@code state}. A time outside the interval, by more than a few units
     * in the last place, or an array of another length is refused with an {@link IllegalArgumentException}.
     */
    public void at(double t, double[] state) {
        if (state.length != end.length) {
            throw new IllegalArgumentException("found room for " + state.length + " values; expected " + end.length);
        }
        double time = within(t);
        if (change.isPresent() && isAfter(time, change.get().time())) {
            step(time).at(time, state);
            return;
        }
        double[] found = model.getInterpolatedState(time).getPrimaryState();
        System.arraycopy(found, 0, state, 0, state.length);
    }

    private boolean isAfter(double time, double other) {
        return from <= to ? time > other : time < other;
    }

    /** The step of the implicit method in which a time lies: the last that begins before it. */
    private Collocation step(double time) {
        int low = 0;
        int high = stiff.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (isAfter(time, stiff.get(middle).from())) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return stiff.get(low);
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

    /** Where the method was changed because the flow is stiff; empty where the explicit method did all. */
    public Optional<MethodChange> change() {
        return change;
    }
}
