package nld.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import nld.layers.Activation;
import nld.layers.LayeredNet;
import nld.layers.Surrogate;

/**
 * A mirrored training run with its name.
 *
 * @param name     what was trained and how
 * @param expected whether it should be a mirror image to the bit; a control should not
 * @param mirror   how it was
 */
public record MirrorRow(String name, boolean expected, Mirror mirror) {
    private static final int STEPS = 200;
    private static final double SCALE = 0.7;
    private static final double LEAST_SLOPE = -0.02;
    private static final List<String> RULES = List.of("gradient-descent, rate 1/50", "heavy-ball, rate 1/50, momentum 9/10", "adam, rate 1/100",
            "gradient-descent, rate 1/50, decay 1/100", "adamw, rate 1/100, decay 1/50");

    /** Two and three layers, three losses, five rules of the library, 200 steps of batches of 4 out of 12 examples; then three controls. */
    public static List<MirrorRow> all(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<MirrorRow> rows = new ArrayList<>();
        for (String rule : RULES) {
            for (LayeredNet net : List.of(LayeredNet.of(Activation.rectifier(), 4, 6, 1), LayeredNet.of(Activation.rectifier(), 4, 6, 5, 1))) {
                for (Surrogate surrogate : List.of(Surrogate.HINGE, Surrogate.LOGISTIC, Surrogate.SQUARE)) {
                    Training training = training(net, surrogate, rule, Training.GradientFilter.NONE, random);
                    rows.add(new MirrorRow(net.layers() + " layers, " + surrogate.name().toLowerCase(Locale.ROOT) + ", " + rule, true,
                            Mirror.of(training, net.drawn(random, SCALE), net::mirrored, STEPS)));
                }
            }
        }
        rows.addAll(controls(random));
        return rows;
    }

    private static List<MirrorRow> controls(SplittableRandom random) {
        LayeredNet biased = new LayeredNet(List.of(4, 6, 1), Activation.rectifier(), true);
        LayeredNet plain = LayeredNet.of(Activation.rectifier(), 4, 6, 1);
        Training.GradientFilter clip = gradient -> {
            for (int index = 0; index < gradient.length; index++) {
                gradient[index] = Math.max(gradient[index], LEAST_SLOPE);
            }
        };
        UnaryOperator<double[]> forgetful = theta -> {
            double[] mirror = biased.mirrored(theta);
            mirror[mirror.length - 1] = theta[theta.length - 1];
            return mirror;
        };
        UnaryOperator<double[]> hidden = theta -> {
            double[] flipped = theta.clone();
            for (int index = 0; index < plain.offset(2); index++) {
                flipped[index] = -flipped[index];
            }
            return flipped;
        };
        return List.of(control("the output bias is not flipped", biased, Training.GradientFilter.NONE, forgetful, random),
                control("gradients are clipped on one side", plain, clip, plain::mirrored, random),
                control("a hidden layer is flipped in place of the last", plain, Training.GradientFilter.NONE, hidden, random));
    }

    private static MirrorRow control(String name, LayeredNet net, Training.GradientFilter filter, UnaryOperator<double[]> map, SplittableRandom random) {
        Training training = training(net, Surrogate.HINGE, "gradient-descent, rate 1/20", filter, random);
        return new MirrorRow(name, false, Mirror.of(training, net.drawn(random, SCALE), map, STEPS));
    }

    private static Training training(LayeredNet net, Surrogate surrogate, String rule, Training.GradientFilter filter, SplittableRandom random) {
        return new Training(net, surrogate, RandomExamples.of(12, net.inputs(1), random), WeightRule.of(rule), filter, 4, 7);
    }

    /** Whether it is as it should be: a difference of exactly 0, or one that is clearly not. */
    public boolean holds() {
        return expected ? mirror.outputs() == 0 && mirror.weights() == 0 : mirror.outputs() > 1e-3;
    }
}
