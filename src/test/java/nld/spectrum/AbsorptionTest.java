package nld.spectrum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import nld.layers.Activation;
import nld.layers.Examples;
import nld.layers.LayeredNet;
import nld.layers.NetLoss;
import nld.layers.Surrogate;
import org.junit.jupiter.api.Test;

/** P8d and P8e of the theory of adaptive symmetry: what the gradients of the examples span, and when they can stop. */
class AbsorptionTest {
    private final SplittableRandom random = new SplittableRandom(2);

    private Examples examples(int count, int size) {
        double[][] inputs = new double[count][size];
        double[] labels = new double[count];
        for (int example = 0; example < count; example++) {
            for (int entry = 0; entry < size; entry++) {
                inputs[example][entry] = random.nextGaussian();
            }
            labels[example] = random.nextBoolean() ? 1 : -1;
        }
        return new Examples(inputs, labels);
    }

    @Test
    void gradients_of_examples_span_the_weights_less_the_hidden_units_and_are_orthogonal_to_rescalings() {
        for (List<Integer> widths : List.of(List.of(4, 5, 1), List.of(4, 5, 4, 1), List.of(3, 4, 3, 1))) {
            LayeredNet net = new LayeredNet(widths, new Activation.Leaky(0.2), false);
            double[] theta = net.drawn(random, 1);
            int count = 400;
            NetLoss loss = new NetLoss(net, Surrogate.HINGE, examples(count, widths.get(0)));
            double[][] gradients = new double[count][];
            for (int example = 0; example < count; example++) {
                gradients[example] = loss.outputGradient(theta, example);
            }
            assertThat(SingularValues.of(gradients).rank(1e-9)).isEqualTo(net.parameters() - net.hidden());
            for (int layer = 1; layer < net.layers(); layer++) {
                for (int unit = 0; unit < net.units(layer); unit++) {
                    double[] generator = net.rescaling(theta, layer, unit);
                    assertThat(Math.sqrt(dot(generator, generator))).isGreaterThan(0.1);
                    for (double[] gradient : gradients) {
                        assertThat(Math.abs(dot(gradient, generator))).isLessThan(1e-12 * (1 + dot(gradient, gradient) + dot(generator, generator)));
                    }
                }
            }
            // an activation that is not homogeneous keeps no rescaling
            LayeredNet smooth = new LayeredNet(widths, new Activation.Tanh(), false);
            double[] gradient = new NetLoss(smooth, Surrogate.HINGE, loss.examples()).outputGradient(theta, 0);
            assertThat(Math.abs(dot(gradient, smooth.rescaling(theta, 1, 0)))).isGreaterThan(1e-6);
        }
    }

    private static double dot(double[] one, double[] other) {
        double total = 0;
        for (int index = 0; index < one.length; index++) {
            total += one[index] * other[index];
        }
        return total;
    }

    @Test
    void the_certificate_bounds_the_gradient_and_says_nothing_where_a_dead_example_stops_it() {
        int useful = 0;
        for (int trial = 0; trial < 100; trial++) {
            LayeredNet net = LayeredNet.of(new Activation.Leaky(0.2), 4, 6, 1);
            NetLoss loss = new NetLoss(net, Surrogate.HINGE, examples(random.nextInt(2, 20), 4));
            Absorption found = Absorption.at(loss, net.drawn(random, 1));
            assertThat(found.gradient()).isGreaterThanOrEqualTo(found.bound() - 1e-12);
            useful += found.bound() > 1e-3 ? 1 : 0;
        }
        assertThat(useful).isGreaterThan(50);
        // two units, both off at the second example: a flat minimum of loss 1/2, and σ_min is 0
        LayeredNet net = LayeredNet.of(Activation.rectifier(), 1, 2, 1);
        NetLoss loss = new NetLoss(net, Surrogate.HINGE, new Examples(new double[][] {{1}, {-1}}, new double[] {1, 1}));
        double[] stuck = {1, 1, 1, 1};
        assertThat(Absorption.at(loss, stuck)).isEqualTo(new Absorption(1, 0, 0, 0));
        assertThat(loss.value(stuck)).isEqualTo(0.5);
        assertThat(loss.value(new double[] {1, -1, 2, 2})).isZero();
    }
}
