package nld.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import nld.derivation.Underivable;
import nld.lowering.Lowered;
import nld.model.Theorem;
import org.junit.jupiter.api.Test;

/** The problems of the benchmarks, from their theorem files, at small sizes. */
class TrainingTest {
    private static final double ETA = 0.25;
    private final Random random = new Random(3);

    private static Theorem theorem(String name) throws IOException {
        return Examined.read(Files.readString(Path.of("bench/theorems/" + name + ".thm")));
    }

    private double[] numbers(int count) {
        return random.doubles(count, -1, 1).toArray();
    }

    private static double[] labels(int samples, int classes) {
        double[] labels = new double[samples * classes];
        for (int sample = 0; sample < samples; sample++) {
            labels[sample * classes + sample % classes] = 1;
        }
        return labels;
    }

    private Training softmax() throws IOException {
        return Training.of(theorem("softmax"), "gradient-descent", Map.of("N", 7, "d", 4, "c", 3),
                Map.of("X", numbers(28), "Y", labels(7, 3), "eta", new double[] {ETA}));
    }

    private Training normalised() throws IOException {
        return Training.of(theorem("bn-mlp"), "gradient-descent", Map.of("N", 9, "d", 3, "k", 5, "c", 2),
                Map.of("X", numbers(27), "Y", labels(9, 2), "eta", new double[] {ETA}, "epsilon", new double[] {1e-2}));
    }

    private Training linear() throws IOException {
        return Training.of(theorem("linear"), "gradient-descent", Map.of("s", 4, "h", 3),
                Map.of("X", numbers(32), "Y", numbers(32), "eta", new double[] {ETA}));
    }

    @Test
    void gradients_are_the_slopes_of_their_losses() throws IOException {
        for (Training training : new Training[] {softmax(), normalised(), linear()}) {
            Lowered lowered = training.lossAndGradient();
            double[] place = numbers(lowered.inputs());
            double[] here = new double[lowered.outputs()];
            lowered.evaluate(place, here);
            double[] above = new double[here.length];
            double[] below = new double[here.length];
            for (int index = 0; index < place.length; index++) {
                double[] moved = place.clone();
                moved[index] += 1e-5;
                lowered.evaluate(moved, above);
                moved[index] = place[index] - 1e-5;
                lowered.evaluate(moved, below);
                // differences err by 1e-10 times the third derivative, and by 1e-11 times the loss
                assertThat(here[1 + index]).isCloseTo((above[0] - below[0]) / 2e-5, within(1e-7 * (1 + Math.abs(here[0]))));
            }
        }
    }

    @Test
    void a_step_goes_down_the_gradient_and_the_flow_along_it() throws IOException {
        Training training = normalised();
        Lowered gradient = training.lossAndGradient();
        double[] place = numbers(gradient.inputs());
        double[] slope = new double[gradient.outputs()];
        gradient.evaluate(place, slope);
        double[] next = new double[place.length];
        training.step().evaluate(Arrays.copyOf(place, place.length + 1), next);
        double[] rates = new double[place.length];
        training.gradientFlow().evaluate(Arrays.copyOf(place, place.length + 1), rates);
        for (int index = 0; index < place.length; index++) {
            assertThat(rates[index]).isCloseTo(-slope[1 + index], within(1e-14));
            assertThat(next[index]).isCloseTo(place[index] - ETA * slope[1 + index], within(1e-14));
        }
    }

    @Test
    void an_update_that_is_not_there_is_refused() throws IOException {
        Theorem linear = theorem("linear");
        assertThatThrownBy(() -> Training.of(linear, "heavy-ball", Map.of("s", 2, "h", 2), Map.of()))
                .isInstanceOf(Underivable.class).hasMessage("the theorem has no section 'update heavy-ball'");
    }
}
