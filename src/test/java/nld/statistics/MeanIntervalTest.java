package nld.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MeanIntervalTest {
    @Test
    void it_is_students_interval_of_the_published_table() {
        // Student's t at 0.975 with 4 degrees of freedom: 2.776445
        MeanInterval interval = MeanInterval.of(new double[] {1, 2, 3, 4, 5}, 0.95);
        assertThat(interval.mean()).isEqualTo(3);
        assertThat(interval.halfWidth()).isCloseTo(2.776445 * Math.sqrt(2.5 / 5), within(1e-6));
    }

    @Test
    void it_holds_the_true_mean_as_often_as_it_says() {
        SplittableRandom random = new SplittableRandom(5);
        int held = 0;
        int trials = 4000;
        for (int trial = 0; trial < trials; trial++) {
            double[] samples = random.doubles(12).map(value -> value - 0.5).toArray();
            held += MeanInterval.of(samples, 0.9).holds(0) ? 1 : 0;
        }
        // five standard deviations of a fair count
        assertThat(held / (double) trials).isCloseTo(0.9, within(5 * Math.sqrt(0.09 / trials)));
    }

    @Test
    void a_constant_added_to_all_samples_moves_it_and_does_not_widen_it() {
        MeanInterval near = MeanInterval.of(new double[] {1, 2, 4}, 0.99);
        MeanInterval far = MeanInterval.of(new double[] {1e9 + 1, 1e9 + 2, 1e9 + 4}, 0.99);
        assertThat(far.halfWidth()).isCloseTo(near.halfWidth(), within(1e-6));
        assertThat(far.mean() - 1e9).isCloseTo(near.mean(), within(1e-6));
    }

    @Test
    void one_sample_has_no_interval() {
        assertThatThrownBy(() -> MeanInterval.of(new double[] {1}, 0.9)).isInstanceOf(IllegalArgumentException.class);
    }
}
