package nld.integration;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.LUDecomposition;

/**
 * The two linear systems of a step of Radau IIA, (γ/h − J) x = r and ((α + iβ)/h − J) (x + iy) = r + is, in double precision by
 * Hipparchus's LU decompositions; the complex one as a real one of twice the size.
 *
 * <p>A state whose rate is another state, as places have velocities, is put in first: s x − v = r gives x = (r + v)/s, and only the others
 * are decomposed.
 */
final class NewtonMatrices {
    private final RadauCoefficients coefficients;
    private final double[][] jacobian;
    /** For each state the one that is its rate, or −1. */
    private final int[] rateOf;
    private final int[] kept;
    private final int[] replaced;
    private DecompositionSolver real;
    private DecompositionSolver pair;
    /** 1/s of the two systems, the second complex. */
    private double inverse;
    private double inverseReal;
    private double inverseImaginary;

    /** For rates of which {@code copies} are states themselves, or −1. */
    NewtonMatrices(RadauCoefficients coefficients, int[] copies) {
        this.coefficients = coefficients;
        this.jacobian = new double[copies.length][copies.length];
        this.rateOf = replaceable(copies);
        this.kept = IntStream.range(0, copies.length).filter(state -> rateOf[state] < 0).toArray();
        this.replaced = IntStream.range(0, copies.length).filter(state -> rateOf[state] >= 0).toArray();
    }

    /** A state can be put in where the state that is its rate stays. */
    private static int[] replaceable(int[] copies) {
        return Arrays.stream(copies).map(rate -> rate >= 0 && copies[rate] < 0 ? rate : -1).toArray();
    }

    /** How many states are decomposed. */
    static int size(int[] copies) {
        return (int) Arrays.stream(replaceable(copies)).filter(rate -> rate < 0).count();
    }

    /** Where J is to be written before {@link #factor}. */
    double[][] jacobian() {
        return jacobian;
    }

    boolean isFinite() {
        for (double[] row : jacobian) {
            for (double entry : row) {
                if (!Double.isFinite(entry)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Decomposes both matrices for steps of {@code h}; false where one of them is singular. */
    boolean factor(double h) {
        double alpha = coefficients.alpha() / h;
        double beta = coefficients.beta() / h;
        inverse = h / coefficients.real();
        inverseReal = alpha / (alpha * alpha + beta * beta);
        inverseImaginary = -beta / (alpha * alpha + beta * beta);
        int size = kept.length;
        double[][] single = matrix(coefficients.real() / h, -1, inverse);
        double[][] even = matrix(alpha, -1, inverseReal);
        double[][] odd = matrix(beta, 0, inverseImaginary);
        double[][] twice = new double[2 * size][2 * size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                twice[row][column] = even[row][column];
                twice[row][size + column] = -odd[row][column];
                twice[size + row][column] = odd[row][column];
                twice[size + row][size + column] = even[row][column];
            }
        }
        real = solver(single);
        pair = solver(twice);
        return real.isNonSingular() && pair.isNonSingular();
    }

    /** diagonal + factor J − part K among the states that are kept, where K has the columns of the others at their rates. */
    private double[][] matrix(double diagonal, double factor, double part) {
        double[][] matrix = new double[kept.length][kept.length];
        int[] position = new int[rateOf.length];
        for (int index = 0; index < kept.length; index++) {
            position[kept[index]] = index;
        }
        for (int row = 0; row < kept.length; row++) {
            double[] entries = jacobian[kept[row]];
            for (int column = 0; column < kept.length; column++) {
                matrix[row][column] = factor * entries[kept[column]];
            }
            for (int state : replaced) {
                matrix[row][position[rateOf[state]]] -= part * entries[state];
            }
            matrix[row][row] += diagonal;
        }
        return matrix;
    }

    private static DecompositionSolver solver(double[][] matrix) {
        return new LUDecomposition(new Array2DRowRealMatrix(matrix, false), Double.MIN_NORMAL).getSolver();
    }

    /** Solves the real system in place. */
    void solve(double[] right) {
        double[] reduced = new double[kept.length];
        for (int row = 0; row < kept.length; row++) {
            reduced[row] = right[kept[row]] + inverse * carried(kept[row], right);
        }
        double[] solved = real.solve(new ArrayRealVector(reduced, false)).toArray();
        spread(solved, 0, right);
        for (int state : replaced) {
            right[state] = inverse * (right[state] + right[rateOf[state]]);
        }
    }

    /** Solves the complex system in place: real parts, then imaginary parts. */
    void solvePair(double[] first, double[] second) {
        double[] reduced = new double[2 * kept.length];
        for (int row = 0; row < kept.length; row++) {
            double even = carried(kept[row], first);
            double odd = carried(kept[row], second);
            reduced[row] = first[kept[row]] + inverseReal * even - inverseImaginary * odd;
            reduced[kept.length + row] = second[kept[row]] + inverseImaginary * even + inverseReal * odd;
        }
        double[] solved = pair.solve(new ArrayRealVector(reduced, false)).toArray();
        spread(solved, 0, first);
        spread(solved, kept.length, second);
        for (int state : replaced) {
            double even = first[state] + first[rateOf[state]];
            double odd = second[state] + second[rateOf[state]];
            first[state] = inverseReal * even - inverseImaginary * odd;
            second[state] = inverseImaginary * even + inverseReal * odd;
        }
    }

    /** What the states that were put in carry into a row of the others. */
    private double carried(int row, double[] right) {
        double sum = 0;
        for (int state : replaced) {
            sum += jacobian[row][state] * right[state];
        }
        return sum;
    }

    private void spread(double[] solved, int from, double[] into) {
        for (int index = 0; index < kept.length; index++) {
            into[kept[index]] = solved[from + index];
        }
    }
}
