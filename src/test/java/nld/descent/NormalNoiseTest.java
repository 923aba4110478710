package nld.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import nld.expression.Expression;
import nld.expression.Symbol;
import nld.lowering.Lowering;
import org.junit.jupiter.api.Test;

class NormalNoiseTest {
    private static final int DRAWS = 20_000;
    private static final Symbol X = Symbol.coordinate("x");

    private static NormalNoise.Source source(long seed, double... covariance) {
        List<Expression> entries = java.util.Arrays.stream(covariance).mapToObj(entry -> Expression.of(Math.round(entry * 100), 100)).toList();
        return new NormalNoise(Lowering.of(List.of(X), entries), seed).source();
    }

    private static double[] moments(NormalNoise.Source source, int size) {
        double[] sums = new double[size + size * size];
        double[] inputs = new double[1 + size];
        for (int draw = 0; draw < DRAWS; draw++) {
            source.draw(inputs);
            for (int row = 0; row < size; row++) {
                sums[row] += inputs[1 + row] / DRAWS;
                for (int column = 0; column < size; column++) {
                    sums[size + row * size + column] += inputs[1 + row] * inputs[1 + column] / DRAWS;
                }
            }
        }
        return sums;
    }

    @Test
    void it_has_mean_0_and_its_covariance() {
        double[] covariance = {2, 0.5, -1, 0.5, 1, 0, -1, 0, 3};
        double[] moments = moments(source(7, covariance), 3);
        for (int index = 0; index < 3; index++) {
            assertThat(moments[index]).isCloseTo(0, within(5 * Math.sqrt(3.0 / DRAWS)));
        }
        for (int index = 0; index < 9; index++) {
            // the variance of z_i z_j is at most 2 · 3²
            assertThat(moments[3 + index]).isCloseTo(covariance[index], within(5 * Math.sqrt(18.0 / DRAWS)));
        }
    }

    @Test
    void directions_without_variance_stay_still() {
        NormalNoise.Source source = source(3, 1, 1, 1, 1);
        double[] inputs = new double[3];
        for (int draw = 0; draw < 100; draw++) {
            source.draw(inputs);
            assertThat(inputs[1]).isEqualTo(inputs[2]).isNotZero();
        }
        source(3, 0, 0, 0, 0).draw(inputs);
        assertThat(inputs).containsExactly(0, 0, 0);
    }

    @Test
    void a_matrix_that_is_no_covariance_makes_a_run_fail_and_not_go_on() {
        double[] inputs = new double[3];
        source(3, 1, 2, 2, 1).draw(inputs);
        assertThat(inputs[1]).isNaN();
    }

    @Test
    void the_same_seed_gives_the_same_noise_and_another_seed_another() {
        double[] one = moments(source(11, 1), 1);
        assertThat(moments(source(11, 1), 1)).containsExactly(one);
        assertThat(moments(source(12, 1), 1)[0]).isNotEqualTo(one[0]);
    }
}
