package nld.integration;

import java.util.Locale;
import nld.lowering.Lowered;

/**
 * Why an explicit method needed very many steps: because something settles far faster than the flow moves, or because the way is
 * long. Told apart by the size of the fastest rate, found by iterating with the Jacobian by differences: steps of the method
 * that is used stay below six over that rate (its region of stability reaches to −6.1), however smooth the flow.
 */
final class Stiffness {
    private static final double REACH = StiffnessTest.REACH;
    private static final int ITERATIONS = 20;

    private Stiffness() {
    }

    /**
     * A sentence's end, of which the flow is the subject.
     *
     * @param rates    the rates of the states, from states and time
     * @param at       a state and the time, where the flow was given up
     * @param meanStep the mean step until there
     */
    static String words(Lowered rates, double[] at, double meanStep) {
        double rate = fastest(rates, at);
        boolean stiff = Double.isFinite(rate) && rate * Math.abs(meanStep) > REACH / 4;
        return stiff ? String.format(Locale.ROOT, "it is stiff: something settles at the rate %.1e, which allows steps of %.1e at most;"
                + " follow its limit, as of no inertia, or take values further from the limit", rate, REACH / rate) : "it is long";
    }

    /** The size of the eigenvalue that repeated application of the Jacobian settles on. */
    private static double fastest(Lowered rates, double[] at) {
        int size = rates.outputs();
        double[] here = new double[size];
        double[] there = new double[size];
        double[] moved = at.clone();
        double[] direction = new double[size];
        for (int index = 0; index < size; index++) {
            direction[index] = 1.0 / (1 + index);
        }
        rates.evaluate(at, here);
        double rate = 0;
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            double length = norm(direction);
            double stride = 1e-7 * Math.max(1, norm(at)) / length;
            for (int index = 0; index < size; index++) {
                moved[index] = at[index] + stride * direction[index];
            }
            rates.evaluate(moved, there);
            for (int index = 0; index < size; index++) {
                direction[index] = (there[index] - here[index]) / stride / length;
            }
            rate = norm(direction);
        }
        return rate;
    }

    private static double norm(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }
}
