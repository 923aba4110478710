package nld.integration;

/** What became of following a {@link Flow}: a trajectory, the state at its end, or the reason why there is none. */
public sealed interface FlowOutcome permits Trajectory, Arrival, Stopped {
}
