package nld.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import nld.layers.Activation;
import nld.layers.Examples;
import nld.layers.LayeredNet;
import nld.layers.PathSums;
import org.junit.jupiter.api.Test;

/** P6 of the adaptive-symmetry theory: how fast feedback breaks the symmetry of the signs. */
class FirstStepTest {
    /** The net of a5_breaking.py, B3: 0.35 |N(0, 1)| of NumPy's default_rng(8); widths 2, 2, 2, 1, input (0.8, −0.6), label 1. */
    private static final double[] WEIGHTS = {0.6083932394739087, 0.4678249776133963, 0.47638734799774546, 0.12306599594744341,
        0.8094035528938461, 0.06611401862961272, 0.3350302298337211, 0.31276006472549256, 0.3348965331527319, 0.48729038019868026};
    private static final LayeredNet NET = LayeredNet.of(Activation.rectifier(), 2, 2, 2, 1);
    private static final Examples ONE = new Examples(new double[][] {{0.8, -0.6}}, new double[] {1});

    @Test
    void the_first_step_gains_the_mean_squared_gradient_to_nine_digits() {
        FirstStep step = FirstStep.of(NET, ONE, WEIGHTS);
        assertThat(step.patterns()).isEqualTo(1 << 10);
        assertThat(step.inactive()).isZero();
        assertThat(step.before()).isCloseTo(0, within(1e-16));
        assertThat(step.gradient()).isCloseTo(0.13613580772687, within(1e-13));
        assertThat(step.rate()).isCloseTo(step.gradient(), within(1e-9 * step.gradient()));
        assertThat(PathSums.squaredGradient(NET, WEIGHTS, ONE.inputs()[0])).isCloseTo(step.gradient(), within(1e-14));
    }

    @Test
    void leaky_units_obey_it_too_and_so_do_several_examples() {
        LayeredNet net = LayeredNet.of(new Activation.Leaky(0.25), 2, 2, 2, 1);
        FirstStep one = FirstStep.of(net, ONE, WEIGHTS);
        assertThat(one.rate()).isCloseTo(one.gradient(), within(1e-9 * one.gradient()));
        assertThat(PathSums.squaredGradient(net, WEIGHTS, ONE.inputs()[0])).isCloseTo(one.gradient(), within(1e-14));
        Examples three = new Examples(new double[][] {{0.8, -0.6}, {0.3, 0.5}, {-0.2, 0.7}}, new double[] {1, -1, -1});
        FirstStep more = FirstStep.of(net, three, WEIGHTS);
        assertThat(more.inactive()).isZero();
        assertThat(more.rate()).isCloseTo(more.gradient(), within(1e-9 * more.gradient()));
    }

    @Test
    void where_examples_are_not_active_the_law_fails() {
        double[] large = WEIGHTS.clone();
        for (int index = 0; index < large.length; index++) {
            large[index] *= 4;
        }
        FirstStep step = FirstStep.of(NET, new Examples(new double[][] {{0.8, -0.6}, {0.3, 0.9}}, new double[] {1, -1}), large);
        assertThat(step.inactive()).isPositive();
        assertThat(Math.abs(step.rate() - step.gradient())).isGreaterThan(0.01 * step.gradient());
    }
}
