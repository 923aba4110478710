package nld.integration;

import java.util.Optional;
import java.util.function.Consumer;
import nld.lowering.Jacobian;
import nld.lowering.Lowered;

/**
 * What is left of a flow once it was recognised as stiff, followed by {@link Radau}.
 *
 * @param rates       the rates, from states and time
 * @param derivatives theirs by the states
 * @param bound       how often the rates may be evaluated, before the change and after it
 * @param tolerance   the error allowed in each step
 * @param growth      how large the flow was when it began
 */
record StiffRest(Lowered rates, Jacobian derivatives, int bound, double tolerance, Growth growth) {
    /** Of so many states at most: a decomposition takes the third power of them, and a larger flow stays with the explicit method. */
    private static final int LARGEST = 200;

    /** The derivatives with which a flow can be followed so; nothing for a large one and for one that has none. */
    static Optional<Jacobian> derivatives(Lowered rates) {
        return rates.outputs() > LARGEST ? Optional.empty() : rates.jacobian(rates.outputs());
    }

    /**
     * Follows it to the end.
     *
     * @param state  the state at the change
     * @param from   the time of the change
     * @param to     the time of the end
     * @param h      the step before the change
     * @param before how often the rates were evaluated before
     * @param steps  what is told of every step
     * @return the {@link Arrival}, or why there is none; either says when the method changed
     */
    FlowOutcome follow(double[] state, double from, double to, double h, int before, Consumer<Collocation> steps) {
        MethodChange change = new MethodChange(from);
        Radau radau = new Radau(rates, derivatives, bound - before, tolerance, growth, steps);
        FlowOutcome outcome = radau.follow(state, from, to, h);
        if (outcome instanceof Arrival arrival) {
            return new Arrival(arrival.end(), before + arrival.evaluations(), Optional.of(change));
        }
        Stopped stopped = (Stopped) outcome;
        String cause = (stopped.cause().isEmpty() ? "" : stopped.cause() + "; ") + "it " + change.sentence();
        return new Stopped(stopped.reason(), stopped.time(), cause);
    }
}
