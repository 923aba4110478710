package nld.descent;

/** How a run of a {@link Descent} ended. */
public sealed interface DescentOutcome {
    /** The outcome in one sentence. */
    String sentence();

    /**
     * All steps were made and every coordinate stayed below {@link Descent#LARGEST}.
     *
     * @param position q at the end
     * @param state    the states at the end
     * @param steps    how many steps were made
     */
    record Completed(double[] position, double[] state, int steps) implements DescentOutcome {
        /** Copies the arrays. */
        public Completed {
            position = position.clone();
            state = state.clone();
        }

        /** A copy of q at the end. */
        @Override
        public double[] position() {
            return position.clone();
        }

        /** A copy of the states at the end. */
        @Override
        public double[] state() {
            return state.clone();
        }

        @Override
        public String sentence() {
            return "completed " + steps + " steps";
        }
    }

    /**
     * A coordinate or state became infinite, not a number or larger than {@link Descent#LARGEST}; nothing after
     * that step was computed, and observers did not see it.
     *
     * @param step the first step with such a value; 0 for the start itself
     */
    record Diverged(int step) implements DescentOutcome {
        @Override
        public String sentence() {
            return step == 0 ? "diverged: the start is not finite or beyond " + Descent.LARGEST
                    : "diverged at step " + step + ": a value is not finite or beyond " + Descent.LARGEST;
        }
    }

    /**
     * The thread was interrupted; its interrupt flag is left set.
     *
     * @param step the last step that was completed
     */
    record Interrupted(int step) implements DescentOutcome {
        @Override
        public String sentence() {
            return "interrupted after step " + step;
        }
    }
}
