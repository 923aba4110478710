package nld.integration;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.LUDecomposition;

/**
 * The two linear systems of a step of Radau IIA, (γ/h − J) x = r and ((α + iβ)/h − J) (x + iy) = r + is, in double precision by
 * Hipparchus's LU decompositions; the complex one as a real one of twice the size.
 */
final class NewtonMatrices {
    private final RadauCoefficients coefficients;
    private final int size;
    private final double[][] jacobian;
    private DecompositionSolver real;
    private DecompositionSolver pair;

    NewtonMatrices(RadauCoefficients coefficients, int size) {
        this.coefficients = coefficients;
        this.size = size;
        this.jacobian = new double[size][size];
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
        double[][] single = new double[size][size];
        double[][] twice = new double[2 * size][2 * size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                single[row][column] = -jacobian[row][column];
                twice[row][column] = -jacobian[row][column];
                twice[size + row][size + column] = -jacobian[row][column];
            }
            single[row][row] += coefficients.real() / h;
            twice[row][row] += coefficients.alpha() / h;
            twice[size + row][size + row] += coefficients.alpha() / h;
            twice[row][size + row] = -coefficients.beta() / h;
            twice[size + row][row] = coefficients.beta() / h;
        }
        real = solver(single);
        pair = solver(twice);
        return real.isNonSingular() && pair.isNonSingular();
    }

    private static DecompositionSolver solver(double[][] matrix) {
        return new LUDecomposition(new Array2DRowRealMatrix(matrix, false), Double.MIN_NORMAL).getSolver();
    }

    /** Solves the real system in place. */
    void solve(double[] right) {
        System.arraycopy(real.solve(new ArrayRealVector(right, false)).toArray(), 0, right, 0, size);
    }

    /** Solves the complex system in place: real parts, then imaginary parts. */
    void solvePair(double[] first, double[] second) {
        double[] right = new double[2 * size];
        System.arraycopy(first, 0, right, 0, size);
        System.arraycopy(second, 0, right, size, size);
        double[] solved = pair.solve(new ArrayRealVector(right, false)).toArray();
        System.arraycopy(solved, 0, first, 0, size);
        System.arraycopy(solved, size, second, 0, size);
    }
}
