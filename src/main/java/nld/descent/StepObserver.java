package nld.descent;

/** Sees every step of a {@link Descent}: where it came from and where it went. */
@FunctionalInterface
public interface StepObserver {
    /** Looks at nothing. */
    StepObserver NONE = (step, position, state, nextPosition, nextState) -> { };

    /**
     * Called after each step. The arrays belong to the run: they are to be read, not changed, and hold these values
     * only during the call.
     *
     * @param step         the number of the step, from 1
     * @param position     q before the step
     * @param state        the states before the step
     * @param nextPosition q after the step
     * @param nextState    the states after the step
     */
    void step(int step, double[] position, double[] state, double[] nextPosition, double[] nextState);

    /** This observer, shown only the steps whose number is a multiple of {@code stride}, at least 1. */
    default StepObserver every(int stride) {
        if (stride < 1) {
            throw new IllegalArgumentException("found the stride " + stride + "; expected at least 1");
        }
        return (step, position, state, nextPosition, nextState) -> {
            if (step % stride == 0) {
                step(step, position, state, nextPosition, nextState);
            }
        };
    }
}
