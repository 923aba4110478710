package nld.layers;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The shape of a layered network with one output, f(x) = W_L φ(… φ(W_1 x + b_1) …) + b_L. Its parameters stand in one array:
 * layer by layer, the weights row by row, then the layer's biases where there are any.
 *
 * @param widths     n_0 inputs, the hidden layers, and the one output
 * @param activation φ, between the layers
 * @param biased     whether the layers have biases
 */
public record LayeredNet(List<Integer> widths, Activation activation, boolean biased) {
    /** Refuses widths that are not positive, fewer than two, or an output that is not one, with an {@link IllegalArgumentException}. */
    public LayeredNet {
        widths = List.copyOf(widths);
        boolean fits = widths.size() >= 2 && widths.stream().allMatch(width -> width > 0) && widths.get(widths.size() - 1) == 1;
        if (!fits) {
            throw new IllegalArgumentException("found the widths " + widths + "; expected two or more positive ones, the last of them 1");
        }
    }

    /** Without biases. */
    public static LayeredNet of(Activation activation, Integer... widths) {
        return new LayeredNet(List.of(widths), activation, false);
    }

    /** L, the number of layers of weights. */
    public int layers() {
        return widths.size() - 1;
    }

    /** How many units a layer feeds on; layers are counted from 1. */
    public int inputs(int layer) {
        return widths.get(layer - 1);
    }

    /** How many units a layer has. */
    public int units(int layer) {
        return widths.get(layer);
    }

    /** How many hidden units there are. */
    public int hidden() {
        return widths.subList(1, widths.size() - 1).stream().mapToInt(Integer::intValue).sum();
    }

    /** Where the parameters of a layer begin; of layer L + 1, how many parameters there are. */
    public int offset(int layer) {
        int offset = 0;
        for (int before = 1; before < layer; before++) {
            offset += units(before) * (inputs(before) + (biased ? 1 : 0));
        }
        return offset;
    }

    /** P, the number of parameters. */
    public int parameters() {
        return offset(layers() + 1);
    }

    /** Independent normal weights of variance 2 {@code scale}²/n_in (He et al. 2015, scaled), and biases of variance {@code scale}². */
    public double[] drawn(RandomGenerator random, double scale) {
        double[] theta = new double[parameters()];
        int at = 0;
        for (int layer = 1; layer <= layers(); layer++) {
            double deviation = scale * Math.sqrt(2.0 / inputs(layer));
            for (int index = 0; index < units(layer) * inputs(layer); index++) {
                theta[at++] = deviation * random.nextGaussian();
            }
            for (int index = 0; biased && index < units(layer); index++) {
                theta[at++] = scale * random.nextGaussian();
            }
        }
        return theta;
    }

    /** {@code theta} with the parameters of the last layer negated, its bias with them. */
    public double[] mirrored(double[] theta) {
        double[] mirror = theta.clone();
        for (int index = offset(layers()); index < mirror.length; index++) {
            mirror[index] = -mirror[index];
        }
        return mirror;
    }

    /**
     * The generator of the rescaling of a hidden unit at {@code theta}: its weights in, and its bias, grow as its weights out
     * shrink, which leaves f alone.
     *
     * @param layer its layer, from 1
     * @param unit  its number in the layer, from 0
     */
    public double[] rescaling(double[] theta, int layer, int unit) {
        double[] generator = new double[theta.length];
        int in = offset(layer) + unit * inputs(layer);
        for (int index = in; index < in + inputs(layer); index++) {
            generator[index] = theta[index];
        }
        if (biased) {
            int bias = offset(layer) + units(layer) * inputs(layer) + unit;
            generator[bias] = theta[bias];
        }
        for (int above = 0; above < units(layer + 1); above++) {
            int out = offset(layer + 1) + above * inputs(layer + 1) + unit;
            generator[out] = -theta[out];
        }
        return generator;
    }
}
