package nld.integration;

import java.util.Optional;

/**
 * Where a flow is at the end of its interval.
 *
 * @param end         the state there
 * @param evaluations how often the rates were evaluated
 * @param change      where the method was changed because the flow is stiff; empty where the explicit method did all
 */
public record Arrival(double[] end, int evaluations, Optional<MethodChange> change) implements FlowOutcome {
    /** Copies the array. */
    public Arrival {
        end = end.clone();
    }

    /** By one method. */
    Arrival(double[] end, int evaluations) {
        this(end, evaluations, Optional.empty());
    }

    /** The state at the end: a copy. */
    @Override
    public double[] end() {
        return end.clone();
    }
}
