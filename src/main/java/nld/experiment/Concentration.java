package nld.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import nld.layers.Activation;
import nld.layers.LayeredNet;
import nld.layers.NetLoss;
import nld.layers.Surrogate;
import nld.spectrum.CellHessian;
import nld.spectrum.Spectrum;

/**
 * How an ensemble concentrates as networks grow: over random signs of fixed weights, the squared gradient of f varies less and
 * less, and the spectra of Hessians of random nets become even. P3e and P4e of the theory, in the settings of a9_extra.py X3 and
 * a4_hessian.py H4.
 *
 * @param width      m, of every hidden layer
 * @param variation  the standard deviation of |∇f|² over its mean, for two, three and four layers of weights [8, m, …, 1]
 * @param skewness   the root mean square of √n tr H³/(tr H²)^{3/2} over nets [4, m, m, 1], all of 20 examples active; empty for wide ones
 * @param fourth     the mean of n tr H⁴/(tr H²)²; 2 of a semicircle
 */
public record Concentration(int width, List<Double> variation, OptionalDouble skewness, OptionalDouble fourth) {
    private static final int WIDEST_SPECTRUM = 16;
    private static final int EXAMPLES = 20;
    /** Small enough that every example is active. */
    private static final double SMALL = 0.1;

    /** For one width, from {@code draws} sign patterns and a tenth as many nets. */
    public static Concentration of(int width, int draws, long seed) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + width);
        List<Double> variation = new ArrayList<>();
        for (int layers = 2; layers <= 4; layers++) {
            variation.add(variation(net(8, width, layers), draws, random));
        }
        if (width > WIDEST_SPECTRUM) {
            return new Concentration(width, variation, OptionalDouble.empty(), OptionalDouble.empty());
        }
        double squares = 0;
        double fourth = 0;
        int nets = Math.max(1, draws / 10);
        for (int draw = 0; draw < nets; draw++) {
            Spectrum spectrum = spectrum(net(4, width, 3), random);
            squares += Math.pow(spectrum.skewness(), 2) / nets;
            fourth += spectrum.fourthMoment() / nets;
        }
        return new Concentration(width, variation, OptionalDouble.of(Math.sqrt(squares)), OptionalDouble.of(fourth));
    }

    private static LayeredNet net(int inputs, int width, int layers) {
        List<Integer> widths = new ArrayList<>(List.of(inputs));
        for (int layer = 1; layer < layers; layer++) {
            widths.add(width);
        }
        widths.add(1);
        return new LayeredNet(widths, Activation.rectifier(), false);
    }

    private static double variation(LayeredNet net, int draws, SplittableRandom random) {
        NetLoss loss = new NetLoss(net, Surrogate.HINGE, RandomExamples.of(1, net.inputs(1), random));
        double[] signed = net.drawn(random, 1);
        double sum = 0;
        double squares = 0;
        for (int draw = 0; draw < draws; draw++) {
            for (int index = 0; index < signed.length; index++) {
                signed[index] = random.nextBoolean() ? signed[index] : -signed[index];
            }
            double square = 0;
            for (double slope : loss.outputGradient(signed, 0)) {
                square += slope * slope;
            }
            sum += square;
            squares += square * square;
        }
        double mean = sum / draws;
        return Math.sqrt(Math.max(0, squares / draws - mean * mean)) / mean;
    }

    private static Spectrum spectrum(LayeredNet net, SplittableRandom random) {
        NetLoss loss = new NetLoss(net, Surrogate.HINGE, RandomExamples.of(EXAMPLES, net.inputs(1), random));
        return Spectrum.of(CellHessian.dense(loss, net.drawn(random, SMALL)));
    }
}
