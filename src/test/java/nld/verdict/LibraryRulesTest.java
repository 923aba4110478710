package nld.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The rules for which no trajectory is recorded, against loops written down here from PyTorch's documentation: one
 * coordinate at a time, the gradient by hand.
 */
class LibraryRulesTest {
    private static final double[] START = {-0.4, 0.7, 1.1, -0.9};
    private static final int STEPS = 60;

    /** How one entry moves by its gradient in step n, given what it remembers. */
    private interface Rule {
        double move(int step, double q, double g, double[] remembered);
    }

    private static List<double[]> loop(Rule rule) {
        List<double[]> rows = new ArrayList<>(List.of(START));
        double[][] remembered = new double[4][4];
        double[] q = START.clone();
        for (int step = 1; step <= STEPS; step++) {
            double[] g = gradient(q);
            for (int index = 0; index < 4; index++) {
                q[index] += rule.move(step, q[index], g[index], remembered[index]);
            }
            rows.add(q.clone());
        }
        return rows;
    }

    private static double[] gradient(double[] q) {
        double valley = q[1] - q[0] * q[0];
        double slope = Math.tanh(q[2] - 0.3 * q[3]);
        return new double[] {2 * (q[0] - 1) - 20 * q[0] * valley + 0.1 * q[3] * q[3], 10 * valley, slope,
            -0.3 * slope + 0.2 * q[3] * q[0]};
    }

    private static void agree(String update, Rule rule) {
        assertThat(TorchRuns.departure(TorchRuns.of(update, START, STEPS), loop(rule))).as(update).isLessThan(1e-12);
    }

    private static void differ(String update, Rule rule) {
        assertThat(TorchRuns.departure(TorchRuns.of(update, START, STEPS), loop(rule))).as(update).isGreaterThan(1e-8);
    }

    @Test
    void dampened_momentum_begins_with_the_whole_gradient() {
        Rule torch = (step, q, g, m) -> {
            m[0] = step == 1 ? g : 0.8 * m[0] + (1 - 0.3) * g;
            return -0.01 * m[0];
        };
        agree("heavy-ball, rate 0.01, momentum 0.8, dampening 0.3", torch);
        differ("dampened, rate 0.01, momentum 0.8, dampening 0.3", torch);
    }

    @Test
    void dampened_from_the_first_step_is_momentum_at_a_smaller_rate() {
        Rule ema = (step, q, g, m) -> {
            m[0] = 0.8 * m[0] + (1 - 0.8) * g;
            return -0.02 * m[0];
        };
        agree("averaged, rate 0.02, momentum 0.8", ema);
        agree("dampened, rate 0.02, momentum 0.8, dampening 0.8", ema);
        agree("heavy-ball, rate 0.004, momentum 0.8", ema);
        agree("sutskever, rate 0.004, momentum 0.8", ema);
    }

    @Test
    void nesterov_with_dampening_and_decay() {
        agree("nesterov, rate 0.01, momentum 0.7, dampening 0.1, decay 0.05, decoupled 0.02", (step, q, g, m) -> {
            double d = g + 0.05 * q;
            m[0] = step == 1 ? d : 0.7 * m[0] + (1 - 0.1) * d;
            return -0.01 * 0.02 * q - 0.01 * (d + 0.7 * m[0]);
        });
    }

    @Test
    void rmsprop_centred_with_momentum_and_decay() {
        agree("rmsprop, rate 0.01, smoothing 0.95, epsilon 1e-6, momentum 0.5, centred 1, decay 0.02", (step, q, g, m) -> {
            double d = g + 0.02 * q;
            m[0] = 0.95 * m[0] + 0.05 * d * d;
            m[1] = 0.95 * m[1] + 0.05 * d;
            m[2] = 0.5 * m[2] + d / (Math.sqrt(m[0] - m[1] * m[1]) + 1e-6);
            return -0.01 * m[2];
        });
    }

    @Test
    void adagrad_that_slows_down() {
        agree("adagrad, rate 0.1, slowing 0.03, begun 0.2, decay 0.01", (step, q, g, m) -> {
            double d = g + 0.01 * q;
            m[0] = (step == 1 ? 0.2 : m[0]) + d * d;
            return -0.1 / (1 + (step - 1) * 0.03) * d / (Math.sqrt(m[0]) + 1e-10);
        });
    }

    @Test
    void amsgrad_keeps_the_largest_before_its_bias_is_corrected() {
        Rule torch = (step, q, g, m) -> {
            m[0] = 0.9 * m[0] + 0.1 * g;
            m[1] = 0.5 * m[1] + 0.5 * g * g;
            m[2] = Math.max(m[2], m[1]);
            double d = Math.sqrt(m[2]) / Math.sqrt(1 - Math.pow(0.5, step)) + 1e-8;
            return -0.02 * m[0] / (1 - Math.pow(0.9, step)) / d;
        };
        agree("amsgrad, rate 0.02, beta1 0.9, beta2 0.5", torch);
        differ("adam, rate 0.02, beta1 0.9, beta2 0.5", torch);
    }

    private static Rule nadam(boolean twice) {
        double[] product = new double[STEPS + 2];
        product[0] = 1;
        return (step, q, g, m) -> {
            double mu = 0.9 * (1 - 0.5 * Math.pow(0.96, step * 0.004));
            double ahead = 0.9 * (1 - 0.5 * Math.pow(0.96, (step + 1) * 0.004));
            product[step] = product[step - 1] * mu;
            m[0] = 0.9 * m[0] + 0.1 * g;
            m[1] = 0.999 * m[1] + 0.001 * g * g;
            double d = Math.sqrt(m[1] / (1 - Math.pow(0.999, step))) + 1e-8;
            return -0.01 * (1 - mu) / (1 - product[step]) * g / d
                    - 0.01 * ahead / (1 - product[step] * (twice ? mu : 1) * ahead) * m[0] / d;
        };
    }

    @Test
    void nadam_in_both_variants_which_differ() {
        agree("nadam, rate 0.01", nadam(false));
        agree("nadam-twice, rate 0.01", nadam(true));
        differ("nadam, rate 0.01", nadam(true));
    }

    @Test
    void mirror_descent_in_the_entropy_moves_the_logarithm() {
        double[] start = {0.4, 0.7, 1.1, 0.9};
        List<double[]> rows = TorchRuns.of("entropic-momentum, rate 0.01, momentum 0.6", start, STEPS);
        double[] dual = new double[4];
        double[] v = new double[4];
        for (int index = 0; index < 4; index++) {
            dual[index] = Math.log(start[index]);
        }
        for (int step = 1; step <= STEPS; step++) {
            double[] g = gradient(rows.get(step - 1));
            for (int index = 0; index < 4; index++) {
                v[index] = 0.6 * v[index] + g[index];
                dual[index] -= 0.01 * v[index];
                assertThat(Math.log(rows.get(step)[index])).isCloseTo(dual[index], org.assertj.core.data.Offset.offset(1e-12));
            }
        }
    }

    @Test
    void the_natural_gradient_takes_the_inverse_of_a_metric() {
        agree("natural-gradient, rate 0.01, inverse 1/2", (step, q, g, m) -> -0.005 * g);
        agree("natural-gradient, rate 0.01, inverse diag(1 + q.^2)", (step, q, g, m) -> -0.01 * (1 + q * q) * g);
        differ("natural-gradient, rate 0.01, inverse diag(1 + q.^2)", (step, q, g, m) -> -0.01 * g);
    }
}
