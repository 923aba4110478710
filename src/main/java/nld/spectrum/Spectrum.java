package nld.spectrum;

import java.util.Arrays;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;

/**
 * The eigenvalues of a symmetric matrix, in rising order.
 *
 * @param eigenvalues all of them
 */
public record Spectrum(double[] eigenvalues) {
    /** Sorts a copy of the array. */
    public Spectrum {
        eigenvalues = eigenvalues.clone();
        Arrays.sort(eigenvalues);
    }

    /** A copy of the eigenvalues. */
    @Override
    public double[] eigenvalues() {
        return eigenvalues.clone();
    }

    /** Of a symmetric matrix; only its symmetric part counts. Errors are those of rounding, in units of its norm. */
    public static Spectrum of(double[][] matrix) {
        int size = matrix.length;
        double[][] symmetric = new double[size][size];
        double square = 0;
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                symmetric[row][column] = (matrix[row][column] + matrix[column][row]) / 2;
                square += symmetric[row][column] * symmetric[row][column];
            }
        }
        double shift = shift(square);
        for (int index = 0; index < size; index++) {
            symmetric[index][index] += shift;
        }
        double[] eigenvalues = new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(symmetric)).getEigenvalues();
        for (int index = 0; index < size; index++) {
            eigenvalues[index] -= shift;
        }
        return new Spectrum(eigenvalues);
    }

    /**
     * What is added to a matrix of that squared Frobenius norm before it is given to Hipparchus and taken off again: its
     * iteration asks what is small against neighbouring diagonal entries, and does not end where many of these are nearly 0,
     * as those of Hessians are ("convergence failed").
     */
    static double shift(double squaredNorm) {
        return 2 * Math.sqrt(squaredNorm);
    }

    /** How many there are. */
    public int size() {
        return eigenvalues.length;
    }

    /** The sum of their powers: tr H^k. */
    public double powerSum(int exponent) {
        double total = 0;
        for (double eigenvalue : eigenvalues) {
            total += Math.pow(eigenvalue, exponent);
        }
        return total;
    }

    /** √n tr H³/(tr H²)^{3/2}, the skewness of the density of a traceless matrix; 0 of the matrix 0. */
    public double skewness() {
        double square = powerSum(2);
        return square == 0 ? 0 : Math.sqrt(size()) * powerSum(3) / Math.pow(square, 1.5);
    }

    /** n tr H⁴/(tr H²)²: 2 of a semicircle. */
    public double fourthMoment() {
        double square = powerSum(2);
        return square == 0 ? 0 : size() * powerSum(4) / (square * square);
    }

    /** The largest difference between this spectrum and that of −{@code other}. */
    public double distanceFromReflected(Spectrum other) {
        double largest = 0;
        for (int index = 0; index < size(); index++) {
            largest = Math.max(largest, Math.abs(eigenvalues[index] + other.eigenvalues[size() - 1 - index]));
        }
        return largest;
    }

    /** The size of the largest eigenvalue. */
    public double radius() {
        return Math.max(Math.abs(eigenvalues[0]), Math.abs(eigenvalues[size() - 1]));
    }

    /** The density of these eigenvalues, each of the same weight. */
    public SpectralDensity density() {
        double[] weights = new double[size()];
        Arrays.fill(weights, 1.0 / size());
        return new SpectralDensity(eigenvalues, weights);
    }
}
