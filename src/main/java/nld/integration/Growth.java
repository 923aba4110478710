package nld.integration;

/** How large a flow is, by its states and by its rates times the interval: whether it stopped because it grows without bound. */
final class Growth {
    /** Grown by that much at the end of a failed run, a flow counts as one that blows up. */
    private static final double LARGE = 1e4;

    private final double span;
    private double first = Double.NaN;
    private double latest = Double.NaN;

    Growth(double span) {
        this.span = span;
    }

    /** The flow is at {@code state} and moves with {@code slope}. */
    void see(double[] state, double[] slope) {
        latest = 0;
        for (int index = 0; index < state.length; index++) {
            latest = Math.max(latest, Math.max(Math.abs(state[index]), Math.abs(slope[index] * span)));
        }
        first = Double.isNaN(first) ? latest : first;
    }

    boolean isLarge() {
        return latest / Math.max(first, 1) > LARGE;
    }
}
