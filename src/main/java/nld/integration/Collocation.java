package nld.integration;

/**
 * The polynomial of degree 3 of one step of Radau IIA: it begins in the state before, goes through the stages, and ends in the state after.
 *
 * @param from     the time at which the step begins
 * @param h        the step; negative for a flow followed backwards
 * @param times    the times of the stages, in parts of the step
 * @param start    the state at the beginning
 * @param quotients the divided differences of the stages' increments: over 0 and the first stage, the second, the third
 */
record Collocation(double from, double h, double[] times, double[] start, double[][] quotients) {

    /** Of a step whose stages are {@code start} plus {@code increments}. */
    static Collocation of(double from, double h, double[] times, double[] start, double[][] increments) {
        int size = start.length;
        double[][] quotients = new double[RadauCoefficients.STAGES][size];
        for (int index = 0; index < size; index++) {
            double first = increments[0][index] / times[0];
            double second = (increments[1][index] - increments[0][index]) / (times[1] - times[0]);
            double third = (increments[2][index] - increments[1][index]) / (times[2] - times[1]);
            double early = (second - first) / times[1];
            double late = (third - second) / (times[2] - times[0]);
            quotients[0][index] = first;
            quotients[1][index] = early;
            quotients[2][index] = (late - early) / times[2];
        }
        return new Collocation(from, h, times, start.clone(), quotients);
    }

    /** The state at time {@code t}, which may lie beyond the step. */
    void at(double t, double[] state) {
        double s = (t - from) / h;
        for (int index = 0; index < state.length; index++) {
            double inner = quotients[1][index] + (s - times[1]) * quotients[2][index];
            state[index] = start[index] + s * (quotients[0][index] + (s - times[0]) * inner);
        }
    }
}
