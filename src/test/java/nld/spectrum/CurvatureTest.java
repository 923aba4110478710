package nld.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import nld.layers.Activation;
import nld.layers.Examples;
import nld.layers.LayeredNet;
import nld.layers.NetLoss;
import nld.layers.Surrogate;
import org.junit.jupiter.api.Test;

/** P4 of the adaptive-symmetry theory on random nets: identities up to rounding, each with what breaks it. */
class CurvatureTest {
    private static final double ROUNDING = 1e-12;
    private static final Activation RELU = Activation.rectifier();

    private final SplittableRandom random = new SplittableRandom(4);

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

    private NetLoss hinge(LayeredNet net, int count) {
        return new NetLoss(net, Surrogate.HINGE, examples(count, net.inputs(1)));
    }

    @Test
    void products_with_the_hessian_are_differences_of_gradients() {
        for (Surrogate surrogate : List.of(Surrogate.LOGISTIC, Surrogate.SQUARE)) {
            LayeredNet net = new LayeredNet(List.of(3, 4, 3, 1), new Activation.Tanh(), true);
            NetLoss loss = new NetLoss(net, surrogate, examples(6, 3));
            double[] theta = net.drawn(random, 0.8);
            double[][] hessian = CellHessian.dense(loss, theta);
            double step = 1e-5;
            for (int column = 0; column < theta.length; column++) {
                double[] above = theta.clone();
                double[] below = theta.clone();
                above[column] += step;
                below[column] -= step;
                double[] upper = new double[theta.length];
                double[] lower = new double[theta.length];
                loss.gradient(above, upper);
                loss.gradient(below, lower);
                for (int row = 0; row < theta.length; row++) {
                    assertThat((upper[row] - lower[row]) / (2 * step)).isCloseTo(hessian[column][row], within(1e-8));
                    assertThat(hessian[row][column]).isCloseTo(hessian[column][row], within(ROUNDING));
                }
                double slope = (loss.value(above) - loss.value(below)) / (2 * step);
                double[] gradient = new double[theta.length];
                loss.gradient(theta, gradient);
                assertThat(slope).isCloseTo(gradient[column], within(1e-8));
            }
        }
    }

    @Test
    void of_a_hinge_the_blocks_of_layers_vanish_to_the_bit_and_so_does_the_trace() {
        for (LayeredNet net : List.of(LayeredNet.of(RELU, 5, 6, 1), LayeredNet.of(new Activation.Leaky(0.2), 4, 5, 4, 1),
                new LayeredNet(List.of(3, 4, 4, 3, 1), RELU, true))) {
            double[][] hessian = CellHessian.dense(hinge(net, 12), net.drawn(random, 1));
            for (int layer = 1; layer <= net.layers(); layer++) {
                for (int row = net.offset(layer); row < net.offset(layer + 1); row++) {
                    for (int column = net.offset(layer); column < net.offset(layer + 1); column++) {
                        assertThat(hessian[row][column]).isZero();
                    }
                }
            }
            Spectrum spectrum = Spectrum.of(hessian);
            assertThat(spectrum.radius()).isPositive();
            int size = spectrum.size();
            // λ_min ≤ −|H|_F/√(n(n−1)), P4b
            assertThat(spectrum.eigenvalues()[0]).isLessThanOrEqualTo(-Math.sqrt(spectrum.powerSum(2) / size / (size - 1)) + ROUNDING);
        }
    }

    @Test
    void one_hidden_layer_has_a_spectrum_of_plus_minus_norms_and_two_have_not() {
        LayeredNet net = LayeredNet.of(RELU, 5, 6, 1);
        NetLoss loss = hinge(net, 20);
        double[] theta = net.drawn(random, 1);
        Spectrum spectrum = Spectrum.of(CellHessian.dense(loss, theta));
        double[] predicted = new double[36];
        for (int unit = 0; unit < 6; unit++) {
            double[] sum = new double[5];
            for (int example = 0; example < 20; example++) {
                double[] input = loss.examples().inputs()[example];
                double z = 0;
                for (int entry = 0; entry < 5; entry++) {
                    z += theta[unit * 5 + entry] * input[entry];
                }
                double label = loss.examples().labels()[example];
                for (int entry = 0; z > 0 && loss.output(theta, example) * label < 1 && entry < 5; entry++) {
                    sum[entry] += label * input[entry] / 20;
                }
            }
            double square = 0;
            for (double entry : sum) {
                square += entry * entry;
            }
            predicted[unit] = Math.sqrt(square);
            predicted[unit + 6] = -predicted[unit];
        }
        assertThat(spectrum.eigenvalues()).containsExactly(new Spectrum(predicted).eigenvalues(), within(ROUNDING));
        LayeredNet deep = LayeredNet.of(RELU, 5, 6, 4, 1);
        Spectrum other = Spectrum.of(CellHessian.dense(hinge(deep, 20), deep.drawn(random, 1)));
        assertThat(other.distanceFromReflected(other)).isGreaterThan(1e-3);
    }

    @Test
    void the_mirrored_net_has_the_reflected_spectrum_only_where_all_examples_stay_active() {
        LayeredNet net = LayeredNet.of(RELU, 4, 5, 4, 1);
        NetLoss loss = hinge(net, 15);
        double[] small = net.drawn(random, 0.3);
        for (double output : loss.outputs(small)) {
            assertThat(Math.abs(output)).isLessThan(1);
        }
        Spectrum one = Spectrum.of(CellHessian.dense(loss, small));
        Spectrum flipped = Spectrum.of(CellHessian.dense(loss, net.mirrored(small)));
        assertThat(one.distanceFromReflected(flipped)).isLessThan(ROUNDING);
        assertThat(one.distanceFromReflected(one)).isGreaterThan(1e-3);
        double[] large = net.drawn(random, 3);
        Spectrum broken = Spectrum.of(CellHessian.dense(loss, large));
        assertThat(broken.distanceFromReflected(Spectrum.of(CellHessian.dense(loss, net.mirrored(large))))).isGreaterThan(0.1);
    }

    @Test
    void two_hidden_layers_and_one_active_example_have_the_margin_as_third_moment_and_leaky_ones_have_not() {
        for (int trial = 0; trial < 5; trial++) {
            Examples one = examples(1, 3);
            for (double slope : new double[] {0, 0.3}) {
                LayeredNet net = LayeredNet.of(new Activation.Leaky(slope), 3, 4, 5, 1);
                NetLoss loss = new NetLoss(net, Surrogate.HINGE, one);
                double[] theta = net.drawn(random, 0.5);
                double margin = loss.output(theta, 0) * one.labels()[0];
                double third = Spectrum.of(CellHessian.dense(loss, theta)).powerSum(3);
                double square = 0;
                for (double entry : one.inputs()[0]) {
                    square += entry * entry;
                }
                double law = margin < 1 ? -6 * square * margin : 0;
                if (slope == 0) {
                    assertThat(third).isCloseTo(law, within(ROUNDING));
                } else {
                    assertThat(Math.abs(third - law)).isGreaterThan(1e-3 * Math.abs(law));
                }
            }
        }
    }

    /** P4f: 6 Σ_pqr c_p c_q c_r (x_p·x_r) Σ_jk a_k W_kj h_j(q) g_k(q) G_jk(p) G_jk(r) with c = −1_A y/N, G_jk = g_j g_k. */
    @Test
    void the_third_moment_of_several_examples_is_a_cubic_form_for_leaky_units_too_and_curvature_along_the_weights_is_the_margin() {
        LayeredNet net = LayeredNet.of(new Activation.Leaky(0.2), 4, 5, 6, 1);
        NetLoss loss = hinge(net, 7);
        double[] theta = net.drawn(random, 1);
        double[][][] units = new double[7][][];
        double[] factors = new double[7];
        double margins = 0;
        for (int example = 0; example < 7; example++) {
            double label = loss.examples().labels()[example];
            double margin = loss.output(theta, example) * label;
            factors[example] = margin < 1 ? -label / 7 : 0;
            margins += margin < 1 ? margin / 7 : 0;
            units[example] = units(theta, loss.examples().inputs()[example]);
        }
        double form = 0;
        for (int p = 0; p < 7; p++) {
            for (int q = 0; q < 7; q++) {
                for (int r = 0; r < 7; r++) {
                    form += 6 * factors[p] * factors[q] * factors[r] * dot(loss.examples().inputs()[p], loss.examples().inputs()[r])
                            * joined(theta, units[p], units[q], units[r]);
                }
            }
        }
        double[][] hessian = CellHessian.dense(loss, theta);
        assertThat(Spectrum.of(hessian).powerSum(3)).isCloseTo(form, within(1e-11));
        assertThat(Math.abs(form)).isGreaterThan(1e-4);
        double[] product = new double[theta.length];
        loss.hessian(theta, theta, product);
        // P4g: θ·Hθ = −L(L − 1) times the mean of y f over active examples
        assertThat(dot(theta, product)).isCloseTo(-6 * margins, within(1e-11));
    }

    /** h, g of the first layer, h, g of the second. */
    private static double[][] units(double[] theta, double[] input) {
        double[][] units = {new double[5], new double[5], new double[6], new double[6]};
        for (int unit = 0; unit < 5; unit++) {
            double z = dot(Arrays.copyOfRange(theta, unit * 4, unit * 4 + 4), input);
            units[1][unit] = z > 0 ? 1 : 0.2;
            units[0][unit] = units[1][unit] * z;
        }
        for (int unit = 0; unit < 6; unit++) {
            double z = dot(Arrays.copyOfRange(theta, 20 + unit * 5, 25 + unit * 5), units[0]);
            units[3][unit] = z > 0 ? 1 : 0.2;
            units[2][unit] = units[3][unit] * z;
        }
        return units;
    }

    private static double joined(double[] theta, double[][] p, double[][] q, double[][] r) {
        double total = 0;
        for (int k = 0; k < 6; k++) {
            for (int j = 0; j < 5; j++) {
                total += theta[50 + k] * theta[20 + 5 * k + j] * q[0][j] * q[3][k] * p[1][j] * p[3][k] * r[1][j] * r[3][k];
            }
        }
        return total;
    }

    private static double dot(double[] one, double[] other) {
        double total = 0;
        for (int index = 0; index < one.length; index++) {
            total += one[index] * other[index];
        }
        return total;
    }

    @Test
    void a_loss_with_curvature_has_its_mean_squared_gradient_as_trace() {
        LayeredNet net = LayeredNet.of(RELU, 4, 5, 4, 1);
        Examples examples = examples(15, 4);
        double[] theta = net.drawn(random, 0.8);
        for (Surrogate surrogate : List.of(Surrogate.LOGISTIC, Surrogate.SQUARED_HINGE, Surrogate.SQUARE)) {
            NetLoss loss = new NetLoss(net, surrogate, examples);
            double law = 0;
            for (int example = 0; example < 15; example++) {
                double square = 0;
                for (double entry : loss.outputGradient(theta, example)) {
                    square += entry * entry;
                }
                law += surrogate.curvature(loss.output(theta, example), examples.labels()[example]) * square / 15;
            }
            double trace = CellHessian.trace(CellHessian.dense(loss, theta));
            assertThat(trace).isPositive().isCloseTo(law, within(ROUNDING * law));
        }
    }

    @Test
    void lanczos_gives_the_moments_of_a_dense_spectrum_and_its_edges() {
        LayeredNet net = LayeredNet.of(RELU, 6, 10, 8, 1);
        NetLoss loss = hinge(net, 30);
        double[] theta = net.drawn(random, 0.7);
        Spectrum spectrum = Spectrum.of(CellHessian.dense(loss, theta));
        int size = theta.length;
        LinearMap map = CellHessian.map(loss, theta);
        SpectralDensity density = new Lanczos(size, 60, 40, 1).density(map);
        double scale = spectrum.powerSum(2) / size;
        assertThat(density.moment(0)).isCloseTo(1, within(ROUNDING));
        // of sign vectors v the mean of v·H²v/n has a standard deviation below √2 |H²|_F/n
        assertThat(density.moment(2)).isCloseTo(scale, within(6 * Math.sqrt(2 * spectrum.powerSum(4) / 40) / size));
        double radius = Arrays.stream(density.nodes()).map(Math::abs).max().orElseThrow();
        assertThat(radius).isCloseTo(spectrum.radius(), within(1e-10));
        // one vector: the quadrature gives v·H³v exactly, computed here by products
        double[] vector = new double[size];
        SplittableRandom same = new SplittableRandom(9);
        for (int index = 0; index < size; index++) {
            vector[index] = (same.nextBoolean() ? 1 : -1) / Math.sqrt(size);
        }
        double[] once = new double[size];
        double[] twice = new double[size];
        map.multiply(vector, once);
        map.multiply(once, twice);
        double third = 0;
        for (int index = 0; index < size; index++) {
            third += once[index] * twice[index];
        }
        assertThat(new Lanczos(size, 2, 1, 9).density(map).moment(3)).isCloseTo(third, within(ROUNDING));
        assertThat(new Lanczos(size, 1, 1, 9).density(map).moment(3)).isNotCloseTo(third, within(1e-9));
        assertThat(new Lanczos(size, 20, 2, 3).density(map).nodes()).isEqualTo(new Lanczos(size, 20, 2, 3).density(map).nodes());
    }
}
