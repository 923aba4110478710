package nld.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The linear systems of a step: what they yield solves the equations, whichever states were put in first. */
class NewtonMatricesTest {
    private static final RadauCoefficients RADAU = RadauCoefficients.RADAU_IIA;

    private static void fill(double[][] jacobian, int[] copies, Random random) {
        for (int row = 0; row < copies.length; row++) {
            for (int column = 0; column < copies.length; column++) {
                jacobian[row][column] = copies[row] >= 0 ? column == copies[row] ? 1 : 0 : random.nextGaussian();
            }
        }
    }

    private static double[] random(int size, Random random) {
        return random.doubles(size, -1, 1).toArray();
    }

    private static double times(double[] row, double[] vector) {
        double sum = 0;
        for (int index = 0; index < row.length; index++) {
            sum += row[index] * vector[index];
        }
        return sum;
    }

    @Test
    void solutions_solve_both_systems_for_states_of_all_kinds() {
        Random random = new Random(20261126);
        // none put in; places with velocities; with an integral; a chain, of which only the end can be put in; a rate that is its own state
        int[][] kinds = {{-1, -1, -1}, {2, 3, -1, -1}, {2, 3, -1, -1, -1}, {1, 2, 3, -1}, {0, -1}, {3, 3, -1, -1}};
        for (int[] copies : kinds) {
            NewtonMatrices matrices = new NewtonMatrices(RADAU, copies);
            fill(matrices.jacobian(), copies, random);
            double h = Math.exp(-5 * random.nextDouble());
            assertThat(matrices.factor(h)).isTrue();
            double[] right = random(copies.length, random);
            double[] x = right.clone();
            matrices.solve(x);
            double[] first = random(copies.length, random);
            double[] second = random(copies.length, random);
            double[] even = first.clone();
            double[] odd = second.clone();
            matrices.solvePair(even, odd);
            for (int row = 0; row < copies.length; row++) {
                double[] entries = matrices.jacobian()[row];
                assertThat(RADAU.real() / h * x[row] - times(entries, x)).as(Arrays.toString(copies)).isCloseTo(right[row], within(1e-12));
                double alpha = RADAU.alpha() / h;
                double beta = RADAU.beta() / h;
                assertThat(alpha * even[row] - beta * odd[row] - times(entries, even)).isCloseTo(first[row], within(1e-12));
                assertThat(alpha * odd[row] + beta * even[row] - times(entries, odd)).isCloseTo(second[row], within(1e-12));
            }
        }
    }

    @Test
    void places_with_velocities_halve_what_is_decomposed() {
        assertThat(NewtonMatrices.size(new int[] {2, 3, -1, -1})).isEqualTo(2);
        assertThat(NewtonMatrices.size(new int[] {1, 2, 3, -1})).isEqualTo(3);
        assertThat(NewtonMatrices.size(new int[] {0, -1})).isEqualTo(2);
    }
}
