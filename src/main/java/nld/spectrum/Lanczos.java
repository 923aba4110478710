package nld.spectrum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * The density of the eigenvalues of a large symmetric map by stochastic Lanczos quadrature (Golub and Meurant 2010; Ubaru, Chen
 * and Saad 2017): for each random sign vector a Krylov space is built with full reorthogonalisation, and the nodes and weights
 * of its tridiagonal matrix give v·Hᵏv/n exactly, up to rounding, for k below twice the number of steps. The mean over vectors
 * estimates tr Hᵏ/n without bias.
 *
 * @param size   the dimension n
 * @param steps  the largest dimension of a Krylov space
 * @param probes how many random vectors
 * @param seed   of the vectors; the same seed gives the same bits
 */
public record Lanczos(int size, int steps, int probes, long seed) {
    /** What is left of a vector below this share of its size is rounding. */
    private static final double ROUNDING = 1e-12;

    /** Refuses numbers below 1 with an {@link IllegalArgumentException}. */
    public Lanczos {
        if (size < 1 || steps < 1 || probes < 1) {
            throw new IllegalArgumentException("found size " + size + ", steps " + steps + ", probes " + probes + "; expected at least 1");
        }
    }

    /** The density of {@code map}: the mean over the random vectors. */
    public SpectralDensity density(LinearMap map) {
        return SpectralDensity.mean(quadratures(map));
    }

    /** The quadrature of each random vector, from whose spread the error of their mean is known. */
    public List<SpectralDensity> quadratures(LinearMap map) {
        SplittableRandom random = new SplittableRandom(seed);
        List<SpectralDensity> all = new ArrayList<>();
        for (int probe = 0; probe < probes; probe++) {
            all.add(quadrature(map, signs(random)));
        }
        return all;
    }

    private double[] signs(SplittableRandom random) {
        double[] vector = new double[size];
        double entry = 1 / Math.sqrt(size);
        for (int index = 0; index < size; index++) {
            vector[index] = random.nextBoolean() ? entry : -entry;
        }
        return vector;
    }

    /** The quadrature of one vector of length 1. */
    private SpectralDensity quadrature(LinearMap map, double[] start) {
        int most = Math.min(steps, size);
        double[][] basis = new double[most][];
        double[] diagonal = new double[most];
        double[] beside = new double[most];
        double[] vector = start;
        double[] product = new double[size];
        int count = 0;
        while (count < most) {
            basis[count] = vector;
            map.multiply(vector, product);
            diagonal[count] = dot(vector, product);
            double before = Math.sqrt(dot(product, product));
            double[] next = product.clone();
            orthogonalise(next, basis, count + 1);
            beside[count] = Math.sqrt(dot(next, next));
            count++;
            if (beside[count - 1] <= ROUNDING * before || before == 0) {
                break;
            }
            for (int index = 0; index < size; index++) {
                next[index] /= beside[count - 1];
            }
            vector = next;
        }
        return tridiagonal(Arrays.copyOf(diagonal, count), Arrays.copyOf(beside, count - 1));
    }

    /** Twice is enough (Parlett): what rounding brings back in the first pass, the second takes out. */
    private static void orthogonalise(double[] vector, double[][] basis, int count) {
        for (int pass = 0; pass < 2; pass++) {
            for (int member = 0; member < count; member++) {
                double share = dot(basis[member], vector);
                for (int index = 0; index < vector.length; index++) {
                    vector[index] -= share * basis[member][index];
                }
            }
        }
    }

    private static SpectralDensity tridiagonal(double[] diagonal, double[] beside) {
        double shift = Spectrum.shift(dot(diagonal, diagonal) + 2 * dot(beside, beside));
        double[] shifted = new double[diagonal.length];
        for (int index = 0; index < shifted.length; index++) {
            shifted[index] = diagonal[index] + shift;
        }
        EigenDecompositionSymmetric solved = new EigenDecompositionSymmetric(shifted, beside);
        double[] nodes = solved.getEigenvalues();
        double[] weights = new double[nodes.length];
        for (int index = 0; index < weights.length; index++) {
            nodes[index] -= shift;
            double first = solved.getEigenvector(index).getEntry(0);
            weights[index] = first * first;
        }
        return new SpectralDensity(nodes, weights);
    }

    private static double dot(double[] one, double[] other) {
        double total = 0;
        for (int index = 0; index < one.length; index++) {
            total += one[index] * other[index];
        }
        return total;
    }
}
