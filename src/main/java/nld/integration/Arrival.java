package nld.integration;

/**
 * Where a flow is at the end of its interval.
 *
 * @param end         the state there
 * @param evaluations how often the rates were evaluated
 */
public record Arrival(double[] end, int evaluations) implements FlowOutcome {
    /** Copies the array. */
    public Arrival {
        end = end.clone();
    }

    /** The state at the end: a copy. */
    @Override
    public double[] end() {
        return end.clone();
    }
}
