package nld.layers;

/**
 * Sums over the paths of a network without biases, of squares of the input and the weights on each: by the invariance of
 * variance they are averages over all signs of the weights, ((1 + α²)/2)^{L−1} Σ_p (x w(p))², whatever the depth.
 */
public final class PathSums {
    private final LayeredNet net;
    private final double half;
    private final double[][] below;
    private final double[][] above;

    private PathSums(LayeredNet net, double[] theta, double[] input) {
        if (net.biased() || !(net.activation() instanceof Activation.Leaky leaky)) {
            throw new IllegalArgumentException("found " + net + "; expected rectifiers without biases");
        }
        this.net = net;
        this.half = (1 + leaky.alpha() * leaky.alpha()) / 2;
        this.below = new double[net.layers() + 1][];
        this.above = new double[net.layers() + 1][];
        sum(theta, input);
    }

    /** E |∇f(x)|² over all signs of the weights {@code theta}. */
    public static double squaredGradient(LayeredNet net, double[] theta, double[] input) {
        PathSums sums = new PathSums(net, theta, input);
        double total = 0;
        for (int layer = 1; layer <= net.layers(); layer++) {
            double left = 0;
            double right = 0;
            for (double value : sums.below[layer - 1]) {
                left += value;
            }
            for (double value : sums.above[layer]) {
                right += value;
            }
            total += left * right;
        }
        return total;
    }

    /** Below a layer, paths from the input to its units; above it, paths from its units to the output. */
    private void sum(double[] theta, double[] input) {
        below[0] = new double[input.length];
        for (int index = 0; index < input.length; index++) {
            below[0][index] = input[index] * input[index];
        }
        for (int layer = 1; layer <= net.layers(); layer++) {
            double factor = layer < net.layers() ? half : 1;
            below[layer] = new double[net.units(layer)];
            for (int unit = 0; unit < net.units(layer); unit++) {
                for (int column = 0; column < net.inputs(layer); column++) {
                    below[layer][unit] += factor * square(theta, layer, unit, column) * below[layer - 1][column];
                }
            }
        }
        above[net.layers()] = new double[] {1};
        for (int layer = net.layers(); layer > 1; layer--) {
            above[layer - 1] = new double[net.inputs(layer)];
            for (int unit = 0; unit < net.units(layer); unit++) {
                for (int column = 0; column < net.inputs(layer); column++) {
                    above[layer - 1][column] += half * square(theta, layer, unit, column) * above[layer][unit];
                }
            }
        }
    }

    private double square(double[] theta, int layer, int unit, int column) {
        double weight = theta[net.offset(layer) + unit * net.inputs(layer) + column];
        return weight * weight;
    }
}
