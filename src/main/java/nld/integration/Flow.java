package nld.integration;

import java.util.Optional;
import nld.lowering.Jacobian;
import nld.lowering.Lowered;

/**
 * A system of ordinary differential equations of first order: the rate of each state as a function of all states and of
 * learning time. A motion of second order is given as such, by coordinates with rates q' and velocities with rates q''.
 *
 * <p>It is followed with Dormand and Prince's method of order 8(5,3) (Hairer, Nørsett and Wanner, Solving Ordinary
 * Differential Equations I, section II.10) with automatic steps. The method is explicit; where a flow turns out to be stiff it is
 * followed by Radau IIA of order 5 from there on ({@link MethodChange}), with its exact Jacobian. One of more than 200 states, or
 * whose rates have no {@link Lowered#jacobian}, stays with the explicit method: it is followed correctly but slowly, and given up at
 * the bound on evaluations, with the rate that makes it stiff.
 */
public final class Flow {
    /** How often the rates may be evaluated unless said otherwise; about a hundred megabytes of dense output at most. */
    public static final int EVALUATIONS = 1_000_000;

    private final Lowered rates;
    private final int evaluations;
    private final boolean explicit;

    private Flow(Lowered rates, int evaluations, boolean explicit) {
        this.rates = rates;
        this.evaluations = evaluations;
        this.explicit = explicit;
    }

    /**
     * The flow with these rates. Refuses, with an {@link IllegalArgumentException}, another number of inputs than one
     * more than there are outputs, and a flow without states.
     *
     * @param rates from the values of all states and then of learning time t, to the rate of each state in the same order
     */
    public static Flow of(Lowered rates) {
        if (rates.outputs() == 0 || rates.inputs() != rates.outputs() + 1) {
            throw new IllegalArgumentException("found rates with " + rates.inputs() + " inputs and " + rates.outputs()
                    + " outputs; expected as inputs the states and then time, and as outputs the rate of each state");
        }
        return new Flow(rates.fork(), EVALUATIONS, false);
    }

    /** The same flow with another bound on evaluations of its rates, at least 1. */
    public Flow withEvaluations(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("found the bound " + bound + " on evaluations; expected at least 1");
        }
        return new Flow(rates, bound, explicit);
    }

    /** The same flow followed by the explicit method alone, however stiff it is: for comparisons. */
    public Flow explicitly() {
        return new Flow(rates, evaluations, true);
    }

    /**
     * Follows the flow from {@code start}. Any thread may call this; calls do not share anything. An interrupt of the
     * thread stops it before the next evaluation of the rates.
     *
     * @param start     the state at the beginning; left as it is
     * @param from      the time of the beginning
     * @param to        the time of the end; earlier than {@code from} to follow the flow backwards
     * @param tolerance the local error allowed in each step, absolute plus relative to each state's size; positive
     * @return the trajectory, or why there is none; never a trajectory with a state that is not finite
     */
    public FlowOutcome follow(double[] start, double from, double to, double tolerance) {
        requireFit(start, from, to, tolerance);
        return new Integration(rates.fork(), this::derivatives, evaluations, start, from, to, tolerance).run();
    }

    /**
     * Follows the flow from {@code start} as {@link #follow} does, and keeps only its end: without a trajectory in memory, and without
     * allocation on the way.
     *
     * @return an {@link Arrival}, or why there is none
     */
    public FlowOutcome arrive(double[] start, double from, double to, double tolerance) {
        requireFit(start, from, to, tolerance);
        if (from == to) {
            return follow(start, from, to, tolerance);
        }
        Optional<FlowOutcome> arrival = new DormandPrince(rates.fork(), this::derivatives, evaluations, tolerance).follow(start, from, to);
        if (arrival.isPresent()) {
            return arrival.get();
        }
        FlowOutcome outcome = follow(start, from, to, tolerance);
        return outcome instanceof Trajectory trajectory
                ? new Arrival(trajectory.end(), trajectory.evaluations(), trajectory.change()) : outcome;
    }

    private Optional<Jacobian> derivatives() {
        return explicit ? Optional.empty() : StiffRest.derivatives(rates);
    }

    private void requireFit(double[] start, double from, double to, double tolerance) {
        if (start.length != rates.outputs()) {
            throw new IllegalArgumentException("found " + start.length + " starting values; expected "
                    + rates.outputs());
        }
        if (!Double.isFinite(from) || !Double.isFinite(to)) {
            throw new IllegalArgumentException("found the interval from " + from + " to " + to
                    + "; expected finite times");
        }
        if (!(tolerance > 0)) {
            throw new IllegalArgumentException("found the tolerance " + tolerance + "; expected a positive one");
        }
    }
}
