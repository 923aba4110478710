package nld.layers;

import java.util.Arrays;

/**
 * The mean loss of a network over examples: its value, gradient, and products of its Hessian with vectors (forward over
 * reverse, Pearlmutter 1994). With rectifiers the gates are those of the point, and the Hessian that of the cell around it.
 *
 * <p>Every operation is odd or even in the parameters of the last layer together with the labels, so that a mirrored network
 * with mirrored labels has the mirrored gradient to the bit. An instance is used by one thread at a time.
 */
public final class NetLoss {
    private final LayeredNet net;
    private final Surrogate surrogate;
    private final Examples examples;
    private final int layers;
    /** By layer from 0, the input: what a layer gives, what it gets, and their derivatives along a direction. */
    private final double[][] values;
    private final double[][] sums;
    private final double[][] valueRates;
    private final double[][] sumRates;
    private final double[][] slopes;
    private final double[][] slopeRates;

    /** The loss of {@code net}; {@link IllegalArgumentException} where an input has the wrong size. */
    public NetLoss(LayeredNet net, Surrogate surrogate, Examples examples) {
        this.net = net;
        this.surrogate = surrogate;
        this.examples = examples;
        this.layers = net.layers();
        for (double[] input : examples.inputs()) {
            if (input.length != net.inputs(1)) {
                throw new IllegalArgumentException("found an input of " + input.length + " numbers; expected " + net.inputs(1));
            }
        }
        values = workspace();
        sums = workspace();
        valueRates = workspace();
        sumRates = workspace();
        slopes = workspace();
        slopeRates = workspace();
    }

    private double[][] workspace() {
        double[][] arrays = new double[layers + 1][];
        for (int layer = 0; layer <= layers; layer++) {
            arrays[layer] = new double[net.widths().get(layer)];
        }
        return arrays;
    }

    /** The network. */
    public LayeredNet net() {
        return net;
    }

    /** The loss of an example. */
    public Surrogate surrogate() {
        return surrogate;
    }

    /** The examples. */
    public Examples examples() {
        return examples;
    }

    /** The network's value at an example. */
    public double output(double[] theta, int example) {
        values[0] = examples.inputs()[example];
        for (int layer = 1; layer <= layers; layer++) {
            multiply(theta, layer, values[layer - 1], true, sums[layer]);
            for (int unit = 0; unit < sums[layer].length; unit++) {
                values[layer][unit] = layer < layers ? net.activation().value(sums[layer][unit]) : sums[layer][unit];
            }
        }
        return values[layers][0];
    }

    /** The network's values at all examples. */
    public double[] outputs(double[] theta) {
        double[] all = new double[examples.size()];
        for (int example = 0; example < all.length; example++) {
            all[example] = output(theta, example);
        }
        return all;
    }

    /** The mean loss. */
    public double value(double[] theta) {
        double total = 0;
        for (int example = 0; example < examples.size(); example++) {
            total += surrogate.value(output(theta, example), examples.labels()[example]);
        }
        return total / examples.size();
    }

    /** Puts the gradient of the mean loss into {@code gradient}; returns how many examples are on the wrong side, y f ≤ 0. */
    public int gradient(double[] theta, double[] gradient) {
        Arrays.fill(gradient, 0);
        int wrong = 0;
        for (int example = 0; example < examples.size(); example++) {
            double f = output(theta, example);
            double label = examples.labels()[example];
            double slope = surrogate.slope(f, label);
            wrong += f * label > 0 ? 0 : 1;
            if (slope != 0) {
                backward(theta, slope / examples.size(), gradient);
            }
        }
        return wrong;
    }

    /** The gradient of the network's value at an example. */
    public double[] outputGradient(double[] theta, int example) {
        double[] gradient = new double[theta.length];
        output(theta, example);
        backward(theta, 1, gradient);
        return gradient;
    }

    /** Adds {@code factor} times the gradient of the value at the example at hand. */
    private void backward(double[] theta, double factor, double[] gradient) {
        slopes[layers][0] = factor;
        for (int layer = layers; layer >= 1; layer--) {
            addOuter(slopes[layer], values[layer - 1], layer, true, gradient);
            if (layer > 1) {
                multiplyTransposed(theta, layer, slopes[layer], slopes[layer - 1]);
                for (int unit = 0; unit < slopes[layer - 1].length; unit++) {
                    slopes[layer - 1][unit] *= net.activation().slope(sums[layer - 1][unit]);
                }
            }
        }
    }

    /** Puts the Hessian of the mean loss times {@code direction} into {@code product}. */
    public void hessian(double[] theta, double[] direction, double[] product) {
        Arrays.fill(product, 0);
        for (int example = 0; example < examples.size(); example++) {
            double f = output(theta, example);
            double label = examples.labels()[example];
            double slope = surrogate.slope(f, label) / examples.size();
            double curvature = surrogate.curvature(f, label) / examples.size();
            if (slope != 0 || curvature != 0) {
                forwardRates(theta, direction);
                backwardRates(theta, direction, slope, curvature, product);
            }
        }
    }

    private void forwardRates(double[] theta, double[] direction) {
        Arrays.fill(valueRates[0], 0);
        for (int layer = 1; layer <= layers; layer++) {
            double[] other = new double[sums[layer].length];
            multiply(direction, layer, values[layer - 1], true, sumRates[layer]);
            multiply(theta, layer, valueRates[layer - 1], false, other);
            for (int unit = 0; unit < other.length; unit++) {
                sumRates[layer][unit] += other[unit];
                valueRates[layer][unit] = layer < layers
                        ? net.activation().slope(sums[layer][unit]) * sumRates[layer][unit] : sumRates[layer][unit];
            }
        }
    }

    private void backwardRates(double[] theta, double[] direction, double slope, double curvature, double[] product) {
        slopes[layers][0] = slope;
        slopeRates[layers][0] = curvature * valueRates[layers][0];
        for (int layer = layers; layer >= 1; layer--) {
            addOuter(slopeRates[layer], values[layer - 1], layer, true, product);
            addOuter(slopes[layer], valueRates[layer - 1], layer, false, product);
            if (layer > 1) {
                stepDown(theta, direction, layer);
            }
        }
    }

    private void stepDown(double[] theta, double[] direction, int layer) {
        double[] above = new double[slopes[layer - 1].length];
        double[] turned = new double[above.length];
        multiplyTransposed(theta, layer, slopeRates[layer], above);
        multiplyTransposed(direction, layer, slopes[layer], turned);
        multiplyTransposed(theta, layer, slopes[layer], slopes[layer - 1]);
        for (int unit = 0; unit < above.length; unit++) {
            double z = sums[layer - 1][unit];
            double gate = net.activation().slope(z);
            slopeRates[layer - 1][unit] = gate * (above[unit] + turned[unit])
                    + net.activation().curvature(z) * sumRates[layer - 1][unit] * slopes[layer - 1][unit];
            slopes[layer - 1][unit] *= gate;
        }
    }

    /** W h + b, without b where it is not wanted. */
    private void multiply(double[] theta, int layer, double[] input, boolean withBias, double[] result) {
        int at = net.offset(layer);
        for (int unit = 0; unit < result.length; unit++) {
            double sum = 0;
            for (double entry : input) {
                sum += theta[at++] * entry;
            }
            result[unit] = sum;
        }
        for (int unit = 0; withBias && net.biased() && unit < result.length; unit++) {
            result[unit] += theta[at++];
        }
    }

    /** Wᵀ u. */
    private void multiplyTransposed(double[] theta, int layer, double[] above, double[] result) {
        Arrays.fill(result, 0);
        int at = net.offset(layer);
        for (double factor : above) {
            for (int column = 0; column < result.length; column++) {
                result[column] += theta[at++] * factor;
            }
        }
    }

    /** Adds u hᵀ to the weights' part of a layer, and u to the biases' where it is wanted. */
    private void addOuter(double[] above, double[] input, int layer, boolean withBias, double[] target) {
        int at = net.offset(layer);
        for (double factor : above) {
            for (double entry : input) {
                target[at++] += factor * entry;
            }
        }
        for (int unit = 0; withBias && net.biased() && unit < above.length; unit++) {
            target[at++] += above[unit];
        }
    }
}
