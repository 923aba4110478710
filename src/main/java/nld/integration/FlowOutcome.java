package nld.integration;

/** What became of following a {@link Flow}: a trajectory, or the reason why there is none. */
public sealed interface FlowOutcome permits Trajectory, Stopped {
}
