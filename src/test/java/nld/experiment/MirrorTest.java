package nld.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nld.descent.DescentOutcome;
import nld.descent.StepObserver;
import nld.layers.Activation;
import nld.layers.Examples;
import nld.layers.LayeredNet;
import nld.layers.NetLoss;
import nld.layers.Surrogate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** P5 of the adaptive-symmetry theory: whole runs are mirror images to the bit, and three controls are not. */
class MirrorTest {
    private static final int STEPS = 200;
    private static final Activation RELU = Activation.rectifier();

    private final SplittableRandom random = new SplittableRandom(3);

    static Stream<String> rules() {
        return Stream.of("gradient-descent, rate 1/50", "heavy-ball, rate 1/50, momentum 9/10", "adam, rate 1/100",
                "gradient-descent, rate 1/50, decay 1/100", "adamw, rate 1/100, decay 1/50", "nesterov, rate 1/100, momentum 4/5");
    }

    private Examples examples() {
        double[][] inputs = new double[12][4];
        double[] labels = new double[12];
        for (int example = 0; example < 12; example++) {
            for (int entry = 0; entry < 4; entry++) {
                inputs[example][entry] = random.nextGaussian();
            }
            labels[example] = random.nextBoolean() ? 1 : -1;
        }
        return new Examples(inputs, labels);
    }

    private Training training(LayeredNet net, Surrogate surrogate, String rule) {
        return new Training(net, surrogate, examples(), WeightRule.of(rule), Training.GradientFilter.NONE, 4, 7);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void two_and_three_layers_are_mirrored_to_the_bit_by_every_rule_that_is_odd_in_the_gradient(String rule) {
        for (LayeredNet net : List.of(LayeredNet.of(RELU, 4, 6, 1), LayeredNet.of(new Activation.Leaky(0.2), 4, 6, 5, 1),
                new LayeredNet(List.of(4, 6, 5, 1), RELU, true))) {
            for (Surrogate surrogate : List.of(Surrogate.HINGE, Surrogate.LOGISTIC, Surrogate.SQUARE)) {
                Mirror mirror = Mirror.of(training(net, surrogate, rule), net.drawn(random, 0.7), net::mirrored, STEPS);
                assertThat(mirror.outputs()).isZero();
                assertThat(mirror.weights()).isZero();
                assertThat(mirror.travelled()).isGreaterThan(0.1);
            }
        }
    }

    @Test
    void an_output_bias_that_is_not_flipped_breaks_the_mirror() {
        LayeredNet net = new LayeredNet(List.of(4, 6, 1), RELU, true);
        UnaryOperator<double[]> forgetful = theta -> {
            double[] mirror = net.mirrored(theta);
            mirror[mirror.length - 1] = theta[theta.length - 1];
            return mirror;
        };
        assertThat(of(net, Training.GradientFilter.NONE, forgetful)).isGreaterThan(0.01);
    }

    @Test
    void one_sided_clipping_of_the_gradient_breaks_the_mirror() {
        LayeredNet net = LayeredNet.of(RELU, 4, 6, 1);
        Training.GradientFilter clip = gradient -> {
            for (int index = 0; index < gradient.length; index++) {
                gradient[index] = Math.max(gradient[index], -0.02);
            }
        };
        assertThat(of(net, clip, net::mirrored)).isGreaterThan(0.01);
        Training.GradientFilter both = gradient -> {
            for (int index = 0; index < gradient.length; index++) {
                gradient[index] = Math.max(-0.02, Math.min(gradient[index], 0.02));
            }
        };
        assertThat(of(net, both, net::mirrored)).isZero();
    }

    @Test
    void the_flip_of_a_hidden_layer_is_a_mirror_for_tanh_and_not_for_rectifiers() {
        for (Activation activation : List.of(RELU, new Activation.Tanh())) {
            LayeredNet net = LayeredNet.of(activation, 4, 6, 1);
            UnaryOperator<double[]> hidden = theta -> {
                double[] flipped = theta.clone();
                for (int index = 0; index < net.offset(2); index++) {
                    flipped[index] = -flipped[index];
                }
                return flipped;
            };
            double defect = of(net, Training.GradientFilter.NONE, hidden);
            if (activation == RELU) {
                assertThat(defect).isGreaterThan(0.1);
            } else {
                assertThat(defect).isZero();
            }
        }
    }

    @Test
    void averaged_over_all_labels_and_mirrors_training_learns_nothing_and_over_labels_alone_it_does() {
        int count = 4;
        LayeredNet net = LayeredNet.of(RELU, 4, 5, 4, 1);
        double[][] inputs = Arrays.copyOf(examples().inputs(), count + 1);
        double[] start = net.drawn(random, 0.7);
        double both = 0;
        double labelsOnly = 0;
        double alignment = 0;
        for (int labeling = 0; labeling < 1 << count; labeling++) {
            double[] ends = new double[2];
            for (int side = 0; side < 2; side++) {
                int bits = side == 0 ? labeling : ~labeling;
                double[] labels = IntStream.range(0, count).mapToDouble(bit -> (bits >> bit & 1) == 1 ? 1 : -1).toArray();
                Examples seen = new Examples(Arrays.copyOf(inputs, count), labels);
                Training training = Training.whole(net, Surrogate.HINGE, seen, WeightRule.of("gradient-descent, rate 1/10"));
                double[] end = ((DescentOutcome.Completed) training.run(side == 0 ? start : net.mirrored(start), 60, StepObserver.NONE)).position();
                ends[side] = new NetLoss(net, Surrogate.HINGE, new Examples(new double[][] {inputs[count]}, new double[] {1})).output(end, 0);
                NetLoss loss = new NetLoss(net, Surrogate.HINGE, seen);
                alignment += loss.output(end, 0) * labels[0] / (2 << count);
            }
            both += ends[0] + ends[1];
            labelsOnly += ends[0] / (1 << count);
        }
        assertThat(both).isZero();
        assertThat(Math.abs(labelsOnly)).isGreaterThan(1e-3);
        assertThat(alignment).isGreaterThan(0.3);
    }

    private double of(LayeredNet net, Training.GradientFilter filter, UnaryOperator<double[]> map) {
        Training training = new Training(net, Surrogate.HINGE, examples(), WeightRule.of("gradient-descent, rate 1/20"), filter, 4, 7);
        return Mirror.of(training, net.drawn(random, 0.7), map, STEPS).outputs();
    }

    @Test
    void a_rule_that_does_not_exist_or_lacks_a_number_is_refused() {
        assertThatThrownBy(() -> WeightRule.of("gradient-decent, rate 1/10")).hasMessageContaining("gradient-decent");
        assertThatThrownBy(() -> WeightRule.of("heavy-ball, rate 1/10")).hasMessageContaining("momentum");
    }
}
