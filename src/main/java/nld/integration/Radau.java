package nld.integration;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import nld.integration.Stopped.Reason;
import nld.lowering.Jacobian;
import nld.lowering.Lowered;

/**
 * Follows a stiff flow by Radau IIA of order 5 with automatic steps (Hairer and Wanner II, section IV.8): three implicit stages, L-stable
 * and stiffly accurate. The error of each step, estimated to order 3 and filtered so that what settles does not count, is held
 * below the tolerance itself, not below a root of it as in the code RADAU5: the states between the steps are of that order too.
 *
 * <p>Jacobian and decompositions are kept while they serve. A matrix that is singular, rates that are not finite and an iteration that
 * does not converge make the step smaller, until that is of no use.
 */
final class Radau {
    /** A step that would grow by less is kept, and with it the decompositions. */
    private static final double KEEPS = 1.2;
    /** An iteration that contracts that well needs no new Jacobian. */
    private static final double FITS = 1e-3;
    /** The smallest step, relative to the interval: far below the initial layers of stiff flows. */
    private static final double SMALLEST = 1e-18;
    /** How often a step evaluates the rates at most. */
    private static final int DEAREST = RadauCoefficients.STAGES * StageIteration.ITERATIONS + 2;

    private final Jacobian derivatives;
    private final int bound;
    private final double tolerance;
    private final RadauCoefficients coefficients = RadauCoefficients.RADAU_IIA;
    private final NewtonMatrices matrices;
    private final StageIteration stages;
    private final StepControl control = new StepControl();
    private final Growth growth;
    private final Consumer<Collocation> steps;
    private final int size;
    private final double[] state;
    private final double[] slope;
    private final double[] scale;
    private final double[] error;
    private double t;
    private double h;
    private double factored;
    private Optional<Collocation> last = Optional.empty();
    /** Whether the Jacobian is that at the present state. */
    private boolean current;
    private boolean rejected;
    private boolean singular;

    /**
     * For one run.
     *
     * @param rates       the rates, from states and time
     * @param derivatives theirs by the states
     * @param bound       how often the rates may be evaluated
     * @param tolerance   the error allowed in each step, absolute and relative
     * @param growth      how large the flow was when it began
     * @param steps       what is told of every step
     */
    Radau(Lowered rates, Jacobian derivatives, int bound, double tolerance, Growth growth, Consumer<Collocation> steps) {
        this.size = rates.outputs();
        this.derivatives = derivatives;
        this.bound = bound;
        this.tolerance = tolerance;
        this.steps = steps;
        this.matrices = new NewtonMatrices(coefficients, size);
        this.stages = new StageIteration(rates, coefficients, matrices, tolerance);
        this.growth = growth;
        this.state = new double[size];
        this.slope = new double[size];
        this.scale = new double[size];
        this.error = new double[size];
    }

    /** Follows the flow, with a first step of {@code first} in the direction of the end: an {@link Arrival}, or why there is none. */
    FlowOutcome follow(double[] start, double from, double to, double first) {
        System.arraycopy(start, 0, state, 0, size);
        t = from;
        h = first;
        look();
        renew();
        double direction = Math.signum(to - from);
        double least = SMALLEST * Math.abs(to - from);
        while (direction * (to - t) > 0) {
            Optional<Reason> obstacle = obstacle(least);
            if (obstacle.isPresent()) {
                return new Stopped(obstacle.get(), t, singular ? "the matrix of Newton's iteration is singular" : "");
            }
            boolean ends = direction * (t + h - to) >= 0;
            h = ends ? to - t : h;
            attempt(ends ? to : t + h);
        }
        return isFinite(state) ? new Arrival(state, stages.evaluations()) : new Stopped(Reason.NOT_A_NUMBER, t);
    }

    /** How many steps were accepted. */
    int accepted() {
        return control.accepted();
    }

    private Optional<Reason> obstacle(double least) {
        if (Thread.currentThread().isInterrupted()) {
            return Optional.of(Reason.INTERRUPTED);
        }
        if (stages.evaluations() + DEAREST > bound) {
            return Optional.of(Reason.TOO_MANY_EVALUATIONS);
        }
        boolean smallest = Math.abs(h) <= 4 * Math.ulp(t) || rejected && Math.abs(h) <= least;
        boolean finite = isFinite(slope) && matrices.isFinite();
        if (!smallest && finite) {
            return Optional.empty();
        }
        if (growth.isLarge()) {
            return Optional.of(Reason.BLOW_UP);
        }
        return Optional.of(finite && stages.isFinite() ? Reason.STEP_TOO_SMALL : Reason.NOT_A_NUMBER);
    }

    /** One step, which is accepted, or made smaller to be repeated. */
    private void attempt(double end) {
        singular = factored != h && !matrices.factor(h);
        factored = singular ? Double.NaN : h;
        if (singular) {
            repeat(h / 2);
            return;
        }
        StageIteration.Ended ended = stages.solve(t, state, h, scale, last);
        if (ended.shorter().isPresent()) {
            repeat(h * ended.shorter().get());
            return;
        }
        double size = estimate();
        if (size < 1) {
            accept(end, control.accept(h, size, ended.iterations()));
        } else {
            repeat(Double.isFinite(size) ? control.reject(h, size, ended.iterations()) : h / 2);
        }
    }

    private void repeat(double smaller) {
        rejected = true;
        h = smaller;
        if (!current) {
            renew();
        }
    }

    private void accept(double end, double next) {
        Collocation step = Collocation.of(t, h, coefficients.times(), state, stages.increments());
        for (int index = 0; index < size; index++) {
            state[index] += stages.increments()[RadauCoefficients.STAGES - 1][index];
        }
        steps.accept(step);
        last = Optional.of(step);
        t = end;
        look();
        current = false;
        double wanted = rejected ? Math.signum(h) * Math.min(Math.abs(next), Math.abs(h)) : next;
        rejected = false;
        boolean fits = stages.contraction() <= FITS;
        boolean keeps = fits && wanted / h >= 1 && wanted / h <= KEEPS;
        h = keeps ? h : wanted;
        if (!fits) {
            renew();
        }
    }

    /** Takes in where the flow is now. */
    private void look() {
        stages.evaluate(t, state, slope);
        growth.see(state, slope);
        for (int index = 0; index < size; index++) {
            scale[index] = tolerance + tolerance * Math.abs(state[index]);
        }
    }

    private void renew() {
        double[] inputs = Arrays.copyOf(state, size + 1);
        inputs[size] = t;
        derivatives.evaluate(inputs, matrices.jacobian());
        factored = Double.NaN;
        current = true;
    }

    /** The size of the error in units of the tolerance; of a first or repeated step filtered twice. */
    private double estimate() {
        double found = filtered(slope);
        if (found >= 1 && (rejected || control.accepted() == 0)) {
            double[] moved = new double[size];
            for (int index = 0; index < size; index++) {
                moved[index] = state[index] + error[index];
            }
            stages.evaluate(t, moved, moved);
            found = filtered(moved);
        }
        return found;
    }

    private double filtered(double[] rate) {
        double[] weights = coefficients.estimate();
        double[][] increments = stages.increments();
        for (int index = 0; index < size; index++) {
            error[index] = rate[index] + (weights[0] * increments[0][index] + weights[1] * increments[1][index]
                    + weights[2] * increments[2][index]) / h;
        }
        matrices.solve(error);
        double sum = 0;
        for (int index = 0; index < size; index++) {
            sum += error[index] / scale[index] * (error[index] / scale[index]);
        }
        return Math.max(Math.sqrt(sum / size), 1e-10);
    }

    private static boolean isFinite(double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
