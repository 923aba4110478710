package nld.spectrum;

import java.util.Arrays;
import java.util.List;

/**
 * A density of eigenvalues as points with weights that add to 1: of a dense spectrum all eigenvalues, of Lanczos' method the
 * nodes of a quadrature.
 *
 * @param nodes   where the weights sit
 * @param weights how much of the spectrum each stands for
 */
public record SpectralDensity(double[] nodes, double[] weights) {
    /** Copies the arrays. */
    public SpectralDensity {
        nodes = nodes.clone();
        weights = weights.clone();
    }

    /** The mean of several densities. */
    public static SpectralDensity mean(List<SpectralDensity> densities) {
        double[] nodes = densities.stream().flatMapToDouble(one -> Arrays.stream(one.nodes)).toArray();
        double[] weights = densities.stream().flatMapToDouble(one -> Arrays.stream(one.weights)).map(weight -> weight / densities.size())
                .toArray();
        return new SpectralDensity(nodes, weights);
    }

    /** A copy of the nodes. */
    @Override
    public double[] nodes() {
        return nodes.clone();
    }

    /** A copy of the weights. */
    @Override
    public double[] weights() {
        return weights.clone();
    }

    /** The mean of λ^k: tr H^k/n. */
    public double moment(int exponent) {
        double total = 0;
        for (int index = 0; index < nodes.length; index++) {
            total += weights[index] * Math.pow(nodes[index], exponent);
        }
        return total;
    }

    /** The weight in each of {@code bins} equal intervals from −{@code radius} to {@code radius}; what lies outside counts at the ends. */
    public double[] histogram(double radius, int bins) {
        double[] shares = new double[bins];
        for (int index = 0; index < nodes.length; index++) {
            int bin = (int) Math.floor((nodes[index] + radius) / (2 * radius) * bins);
            shares[Math.max(0, Math.min(bins - 1, bin))] += weights[index];
        }
        return shares;
    }
}
