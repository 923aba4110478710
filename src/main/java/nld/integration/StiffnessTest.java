package nld.integration;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import nld.lowering.Jacobian;

/**
 * Recognises a stiff flow while Dormand and Prince's method follows it: steps that stay near the edge of the region of stability of the
 * method are short for the sake of stability, not of accuracy (Hairer and Wanner II, section IV.2). Looked at are the mean of a hundred
 * steps and the size of the largest eigenvalue of the exact Jacobian, every thousand steps; a flow that ends before is followed soon enough.
 *
 * <p>The code DOP853 takes the eigenvalue from the last two stages of a step instead. Where the fast direction has settled to
 * rounding these differ in slow directions only, and it sees nothing: 0.006 for 6 was measured on a flow of small mass at 1e-10.
 */
final class StiffnessTest {
    /** The reach of the region of stability along the negative axis. */
    static final double REACH = 6.1;
    /** Beyond this part of the reach a flow is stiff. Oscillations followed at 1e-6 come to a fifth, stiff flows to three quarters. */
    private static final double NEAR = 0.5;
    private static final int EVERY = 1000;
    private static final int WINDOW = 100;
    /** Applications of the Jacobian; after the first ten their mean growth is taken, since that of one alternates for oscillations. */
    private static final int ITERATIONS = 50;
    private static final int SETTLES = 10;

    private final Supplier<Optional<Jacobian>> supplier;
    private Optional<Jacobian> derivatives = Optional.empty();
    private int steps;
    private double begun;

    StiffnessTest(Supplier<Optional<Jacobian>> supplier) {
        this.supplier = supplier;
    }

    /** The derivatives to go on with, where the flow is found to be stiff now that a step to {@code state} was accepted. */
    Optional<Jacobian> stiff(double t, double[] state) {
        steps++;
        if (steps % EVERY == EVERY - WINDOW) {
            begun = t;
        }
        if (steps % EVERY != 0) {
            return Optional.empty();
        }
        if (steps == EVERY) {
            derivatives = supplier.get();
        }
        double meanStep = Math.abs(t - begun) / WINDOW;
        return derivatives.filter(found -> meanStep * largest(found, t, state) > NEAR * REACH);
    }

    /** The size of the largest eigenvalue; NaN where an entry is not finite. */
    private static double largest(Jacobian derivatives, double t, double[] state) {
        int size = state.length;
        double[] inputs = Arrays.copyOf(state, size + 1);
        inputs[size] = t;
        double[][] matrix = new double[size][size];
        derivatives.evaluate(inputs, matrix);
        double[] direction = new double[size];
        for (int index = 0; index < size; index++) {
            direction[index] = 1.0 / (1 + index);
        }
        double growth = 0;
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            double[] next = product(matrix, direction);
            double length = norm(next);
            if (length == 0) {
                return 0;
            }
            growth += iteration < SETTLES ? 0 : StrictMath.log(length / norm(direction));
            for (int index = 0; index < size; index++) {
                direction[index] = next[index] / length;
            }
        }
        return Math.exp(growth / (ITERATIONS - SETTLES));
    }

    private static double[] product(double[][] matrix, double[] vector) {
        double[] product = new double[vector.length];
        for (int row = 0; row < product.length; row++) {
            for (int column = 0; column < product.length; column++) {
                product[row] += matrix[row][column] * vector[column];
            }
        }
        return product;
    }

    private static double norm(double[] values) {
        double norm = 0;
        for (double value : values) {
            norm = Math.hypot(norm, value);
        }
        return norm;
    }
}
