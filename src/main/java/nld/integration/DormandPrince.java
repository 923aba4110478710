package nld.integration;

import java.util.Optional;
import java.util.function.Supplier;
import nld.lowering.Jacobian;
import nld.lowering.Lowered;

/**
 * Follows a flow to its end by Dormand and Prince's method of order 8(5,3), keeping nothing on the way and allocating nothing in a
 * step. The error of each step is held below the tolerance as in DOP853: the estimate of order 5, made smaller by that of
 * order 3, in the mean over the states.
 *
 * <p>A flow that turns out to be stiff is left to {@link StiffRest} from there on. What else stops it is left to {@link Integration} to
 * find again and to name.
 */
final class DormandPrince {
    private static final double SAFETY = 0.9;
    private static final double SHRINKS = 0.2;
    private static final double GROWS = 10;
    private static final double ORDER = 8;
    /** How many entries are combined at a time. */
    private static final int STRETCH = 1024;
    /** The smallest step, relative to the interval. */
    private static final double SMALLEST = 1e-13;

    private final Lowered rates;
    private final int bound;
    private final double tolerance;
    private final int size;
    private final double[][] slopes;
    private final double[] state;
    private final double[] next;
    private final double[] stage;
    private final StiffnessTest stiffness;
    private Growth growth;
    private int evaluations;

    DormandPrince(Lowered rates, Supplier<Optional<Jacobian>> derivatives, int bound, double tolerance) {
        this.rates = rates;
        this.stiffness = new StiffnessTest(derivatives);
        this.bound = bound;
        this.tolerance = tolerance;
        this.size = rates.outputs();
        this.slopes = new double[Coefficients.TIMES.length + 1][size];
        this.state = new double[size];
        this.next = new double[size];
        this.stage = new double[size + 1];
    }

    /** What became of the flow: the state at its end, or what followed once it was stiff; nothing where a step becomes too small, a value is not finite, or the bound is reached. */
    Optional<FlowOutcome> follow(double[] start, double from, double to) {
        System.arraycopy(start, 0, state, 0, size);
        double t = from;
        evaluate(t, state, slopes[0]);
        growth = new Growth(Math.abs(to - from));
        growth.see(state, slopes[0]);
        double direction = Math.signum(to - from);
        double h = direction * firstStep(t, direction, Math.abs(to - from));
        double smallest = Math.max(SMALLEST * Math.abs(to - from), 4 * Math.ulp(Math.max(Math.abs(from), Math.abs(to))));
        boolean rejected = false;
        while (direction * (to - t) > 0) {
            boolean last = direction * (t + h - to) >= 0;
            h = last ? to - t : h;
            if (evaluations + Coefficients.TIMES.length > bound || Thread.currentThread().isInterrupted()) {
                return Optional.empty();
            }
            double error = step(t, h);
            if (error < 1) {
                t = last ? to : t + h;
                Optional<StiffRest> rest = accept(t);
                if (rest.isPresent() && !last) {
                    return Optional.of(rest.get().follow(state, t, to, h, evaluations, unseen -> { }));
                }
            } else if (Double.isNaN(error) || Math.abs(h) <= smallest) {
                return Optional.empty();
            }
            h *= factor(error, rejected);
            rejected = error >= 1;
        }
        return isFinite() ? Optional.of(new Arrival(state, evaluations)) : Optional.empty();
    }

    /** By what the next step, or the repeated one, is longer. */
    private static double factor(double error, boolean rejected) {
        double factor = error == 0 ? GROWS : Math.max(SHRINKS, SAFETY * StrictMath.pow(error, -1 / ORDER));
        return error < 1 ? Math.min(rejected ? 1 : GROWS, factor) : factor;
    }

    private boolean isFinite() {
        for (double value : state) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    private void evaluate(double t, double[] at, double[] rate) {
        System.arraycopy(at, 0, stage, 0, size);
        stage[size] = t;
        rates.evaluate(stage, rate);
        evaluations++;
    }

    /** Computes the state after a step and the rates there; the size of its error, below 1 where the step will do. */
    private double step(double t, double h) {
        for (int number = 1; number < Coefficients.TIMES.length; number++) {
            combine(h, Coefficients.STAGES[number - 1], Coefficients.WEIGHTS[number - 1]);
            evaluate(t + Coefficients.TIMES[number] * h, next, slopes[number]);
        }
        int end = Coefficients.TIMES.length;
        combine(h, Coefficients.STAGES[end - 1], Coefficients.WEIGHTS[end - 1]);
        evaluate(t + h, next, slopes[end]);
        return error(h);
    }

    /** The state plus h times a combination of rates, several of them at a time, in stretches that stay in the nearest cache. */
    private void combine(double h, int[] which, double[] weights) {
        for (int from = 0; from < size; from += STRETCH) {
            combine(h, which, weights, from, Math.min(size, from + STRETCH));
        }
    }

    private void combine(double h, int[] which, double[] weights, int from, int to) {
        System.arraycopy(state, from, next, from, to - from);
        int index = 0;
        for (; index + 4 <= which.length; index += 4) {
            add(h * weights[index], slopes[which[index]], h * weights[index + 1], slopes[which[index + 1]],
                    h * weights[index + 2], slopes[which[index + 2]], h * weights[index + 3], slopes[which[index + 3]], next, from, to);
        }
        for (; index < which.length; index++) {
            add(h * weights[index], slopes[which[index]], next, from, to);
        }
    }

    private static void add(double a, double[] x, double b, double[] y, double c, double[] z, double d, double[] w, double[] sum, int from, int to) {
        for (int i = from; i < to; i++) {
            sum[i] += a * x[i] + b * y[i] + (c * z[i] + d * w[i]);
        }
    }

    private static void add(double a, double[] x, double[] sum, int from, int to) {
        for (int i = from; i < to; i++) {
            sum[i] += a * x[i];
        }
    }

    private double error(double h) {
        double[] weights = Coefficients.WEIGHTS[Coefficients.TIMES.length - 1];
        double fifth = 0;
        double third = 0;
        for (int i = 0; i < size; i++) {
            double five = 0;
            double three = 0;
            for (int index = 0; index < weights.length; index++) {
                double slope = slopes[Coefficients.ESTIMATED[index]][i];
                five += Coefficients.FIFTH[index] * slope;
                three += weights[index] * slope;
            }
            three -= Coefficients.THIRD[0] * slopes[0][i] + Coefficients.THIRD[1] * slopes[8][i]
                    + Coefficients.THIRD[2] * slopes[11][i];
            double scale = tolerance + tolerance * Math.max(Math.abs(state[i]), Math.abs(next[i]));
            fifth += five / scale * (five / scale);
            third += three / scale * (three / scale);
        }
        double both = fifth + 0.01 * third;
        return both == 0 ? 0 : Math.abs(h) * fifth / Math.sqrt(both * size);
    }

    /** Goes on to the end of the step; what is left of the flow, where it turns out to be stiff. */
    private Optional<StiffRest> accept(double t) {
        System.arraycopy(next, 0, state, 0, size);
        System.arraycopy(slopes[Coefficients.TIMES.length], 0, slopes[0], 0, size);
        return stiffness.stiff(t, state).map(found -> new StiffRest(rates, found, bound, tolerance, growth));
    }

    /** A first step from the size of the rates and of their change over a trial step (Hairer, Nørsett and Wanner, section II.4). */
    private double firstStep(double t, double direction, double span) {
        double place = norm(state, null);
        double rate = norm(slopes[0], null);
        double trial = Math.min(span, place < 1e-5 || rate < 1e-5 ? 1e-6 : 0.01 * place / rate);
        System.arraycopy(state, 0, next, 0, size);
        add(direction * trial, slopes[0], next, 0, size);
        evaluate(t + direction * trial, next, slopes[1]);
        double change = norm(slopes[1], slopes[0]) / trial;
        double largest = Math.max(rate, change);
        double step = largest <= 1e-15 ? Math.max(1e-6, trial * 1e-3) : StrictMath.pow(0.01 / largest, 1 / ORDER);
        return Math.min(span, Math.min(100 * trial, step));
    }

    /** The root of the mean square in units of the tolerance. */
    private double norm(double[] values, double[] minus) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double value = (values[i] - (minus == null ? 0 : minus[i])) / (tolerance + tolerance * Math.abs(state[i]));
            sum += value * value;
        }
        return Math.sqrt(sum / size);
    }
}
