package nld.integration;

/**
 * The step after a step of Radau IIA, from the size of its error and from how many iterations it took, with the predictive control of
 * Gustafsson (Hairer and Wanner II, section IV.8).
 */
final class StepControl {
    private static final double SAFETY = 0.9;
    private static final double SHRINKS = 5;
    private static final double GROWS = 8;
    /** One over the order of the error estimate plus one. */
    private static final double POWER = 0.25;

    private int accepted;
    private double stepBefore;
    private double errorBefore;

    /** How many steps were accepted. */
    int accepted() {
        return accepted;
    }

    /** The next step after one of {@code h} whose error is below 1, in units of the tolerance. */
    double accept(double h, double error, int iterations) {
        double quotient = quotient(error, iterations);
        if (accepted > 0) {
            double predicted = stepBefore / h * StrictMath.pow(error * error / errorBefore, POWER) / SAFETY;
            quotient = Math.max(quotient, within(predicted));
        }
        accepted++;
        stepBefore = h;
        errorBefore = Math.max(0.01, error);
        return h / quotient;
    }

    /** The step with which one of {@code h} is repeated. */
    double reject(double h, double error, int iterations) {
        return accepted == 0 ? 0.1 * h : h / quotient(error, iterations);
    }

    private static double quotient(double error, int iterations) {
        double most = 2.0 * StageIteration.ITERATIONS;
        double safe = Math.min(SAFETY, SAFETY * (1 + most) / (iterations + most));
        return within(StrictMath.pow(error, POWER) / safe);
    }

    private static double within(double quotient) {
        return Math.max(1 / GROWS, Math.min(SHRINKS, quotient));
    }
}
