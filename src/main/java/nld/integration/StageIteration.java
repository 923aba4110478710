package nld.integration;

import java.util.Arrays;
import java.util.Optional;
import nld.lowering.Lowered;

/**
 * The three stages of one step of Radau IIA, by simplified Newton iteration in the coordinates in which its matrix is in blocks: in each
 * iteration the rates at three stages, one real and one complex linear system.
 *
 * <p>The iteration ends when what it still misses is small against the tolerance, by its observed contraction. It gives up where it
 * does not contract, would take too many iterations, or meets rates that are not finite.
 */
final class StageIteration {
    /** So many iterations at most. */
    static final int ITERATIONS = 7;
    /** A contraction at which the iteration counts as diverging. */
    private static final double DIVERGES = 0.99;
    private static final double UNIT = 0x1p-52;

    private final Lowered rates;
    private final RadauCoefficients coefficients;
    private final NewtonMatrices matrices;
    private final int size;
    private final double sufficient;
    private final double[][] increments;
    private final double[][] transformed;
    private final double[][] slopes;
    private final double[][] corrections;
    private final double[] inputs;
    private final double[] stage;
    private int evaluations;
    private boolean finite;
    private double contraction;
    /** How far beyond a correction the solution may be, from the contraction seen last. */
    private double beyond = 1;

    /**
     * How an iteration ended.
     *
     * @param iterations how many there were
     * @param shorter    empty where it converged; else by what the step is to be multiplied
     */
    record Ended(int iterations, Optional<Double> shorter) {
    }

    StageIteration(Lowered rates, RadauCoefficients coefficients, NewtonMatrices matrices, double tolerance) {
        this.rates = rates;
        this.coefficients = coefficients;
        this.matrices = matrices;
        this.size = rates.outputs();
        this.sufficient = Math.max(10 * UNIT / tolerance, Math.min(0.03, Math.sqrt(tolerance)));
        this.increments = new double[RadauCoefficients.STAGES][size];
        this.transformed = new double[RadauCoefficients.STAGES][size];
        this.slopes = new double[RadauCoefficients.STAGES][size];
        this.corrections = new double[RadauCoefficients.STAGES][size];
        this.inputs = new double[size + 1];
        this.stage = new double[size];
    }

    /** What the stages add to the state; valid after an iteration that converged. */
    double[][] increments() {
        return increments;
    }

    int evaluations() {
        return evaluations;
    }

    /** Whether all rates of the last iteration were finite. */
    boolean isFinite() {
        return finite;
    }

    /** The contraction seen last: how well the Jacobian still fits. */
    double contraction() {
        return contraction;
    }

    void evaluate(double t, double[] state, double[] rate) {
        System.arraycopy(state, 0, inputs, 0, size);
        inputs[size] = t;
        rates.evaluate(inputs, rate);
        evaluations++;
    }

    /**
     * Iterates for a step of {@code h} from {@code state}, with the matrices as they are factored.
     *
     * @param scale what counts as 1 in each entry: the tolerance there
     * @param last  the step before, from which the stages are guessed; nothing to begin with none
     */
    Ended solve(double t, double[] state, double h, double[] scale, Optional<Collocation> last) {
        guess(t, state, h, last);
        beyond = StrictMath.pow(Math.max(beyond, UNIT), 0.8);
        finite = true;
        contraction = 0;
        double before = 0;
        double ratioBefore = 0;
        for (int iteration = 1; iteration <= ITERATIONS; iteration++) {
            double length = correct(t, state, h, scale);
            if (!Double.isFinite(length)) {
                return new Ended(iteration, Optional.of(0.5));
            }
            if (iteration > 1) {
                double ratio = length / before;
                contraction = iteration == 2 ? ratio : Math.sqrt(ratio * ratioBefore);
                ratioBefore = ratio;
                double wanting = wanting(length, iteration);
                if (wanting >= 1) {
                    return new Ended(iteration, Optional.of(shorter(wanting, iteration)));
                }
            }
            before = Math.max(length, UNIT);
            add();
            if (beyond * length <= sufficient) {
                return new Ended(iteration, Optional.empty());
            }
        }
        return new Ended(ITERATIONS, Optional.of(0.5));
    }

    /** What will be missing after the last iteration allowed, in parts of what may be; infinite where the iteration diverges. */
    private double wanting(double length, int iteration) {
        if (!(contraction < DIVERGES)) {
            return Double.POSITIVE_INFINITY;
        }
        beyond = contraction / (1 - contraction);
        return beyond * length * StrictMath.pow(contraction, ITERATIONS - iteration) / sufficient;
    }

    private static double shorter(double wanting, int iteration) {
        return Double.isInfinite(wanting) ? 0.5
                : 0.8 * StrictMath.pow(Math.max(1e-4, Math.min(20, wanting)), -1.0 / (4 + ITERATIONS - iteration));
    }

    private void guess(double t, double[] state, double h, Optional<Collocation> last) {
        for (int stage = 0; stage < increments.length; stage++) {
            if (last.isEmpty()) {
                Arrays.fill(increments[stage], 0);
                continue;
            }
            last.get().at(t + coefficients.times()[stage] * h, increments[stage]);
            for (int index = 0; index < size; index++) {
                increments[stage][index] -= state[index];
            }
        }
        combine(coefficients.inverse(), increments, transformed);
    }

    /** One correction; its length in units of the scale. */
    private double correct(double t, double[] state, double h, double[] scale) {
        evaluateStages(t, state, h);
        combine(coefficients.inverse(), slopes, corrections);
        double real = coefficients.real() / h;
        double alpha = coefficients.alpha() / h;
        double beta = coefficients.beta() / h;
        for (int index = 0; index < size; index++) {
            corrections[0][index] -= real * transformed[0][index];
            corrections[1][index] -= alpha * transformed[1][index] - beta * transformed[2][index];
            corrections[2][index] -= beta * transformed[1][index] + alpha * transformed[2][index];
        }
        matrices.solve(corrections[0]);
        matrices.solvePair(corrections[1], corrections[2]);
        return length(scale);
    }

    private void evaluateStages(double t, double[] state, double h) {
        for (int number = 0; number < increments.length; number++) {
            for (int index = 0; index < size; index++) {
                stage[index] = state[index] + increments[number][index];
            }
            evaluate(t + coefficients.times()[number] * h, stage, slopes[number]);
            for (double slope : slopes[number]) {
                finite &= Double.isFinite(slope);
            }
        }
    }

    private double length(double[] scale) {
        double sum = 0;
        for (double[] correction : corrections) {
            for (int index = 0; index < size; index++) {
                double part = correction[index] / scale[index];
                sum += part * part;
            }
        }
        return Math.sqrt(sum / (RadauCoefficients.STAGES * size));
    }

    private void add() {
        for (int stage = 0; stage < transformed.length; stage++) {
            for (int index = 0; index < size; index++) {
                transformed[stage][index] += corrections[stage][index];
            }
        }
        combine(coefficients.transform(), transformed, increments);
    }

    /** A matrix times three vectors. */
    private void combine(double[][] matrix, double[][] from, double[][] to) {
        for (int row = 0; row < to.length; row++) {
            for (int index = 0; index < size; index++) {
                to[row][index] = matrix[row][0] * from[0][index] + matrix[row][1] * from[1][index] + matrix[row][2] * from[2][index];
            }
        }
    }
}
