package nld.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The rules of the library against PyTorch's own trajectories; {@code verification/optimisers/ORIGIN.md} says where they are
 * from. A folder of further files of the same form is given by {@code -Dtrajectories=DIR}.
 */
class TorchTrajectoriesTest {
    private static final Path DATA = Path.of("verification", "optimisers");
    /** Of the row's norm. */
    private static final double ROUNDING = 1e-12;
    private static final String STATES = """

              state s = 0, m = 0
              next m = 9/10 m + 1/10 G
              next s = 99/100 s + 1/100 G^2
            """;

    private static List<Path> files() throws IOException {
        List<Path> folders = new ArrayList<>(List.of(DATA));
        if (System.getProperty("trajectories") != null) {
            folders.add(Path.of(System.getProperty("trajectories")));
        }
        List<Path> files = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> listed = Files.list(folder)) {
                listed.filter(file -> file.toString().endsWith(".csv")).sorted().forEach(files::add);
            }
        }
        return files;
    }

    @TestFactory
    Stream<DynamicTest> our_run_is_pytorchs_to_rounding() throws IOException {
        return files().stream().map(path -> DynamicTest.dynamicTest(path.getFileName().toString(), () -> {
            TorchFile file = TorchFile.read(path);
            double worst = departure(file, file.heading());
            System.out.printf("%-20s %-70s worst relative error %.1e%n", path.getFileName(), file.heading(), worst);
            assertThat(worst).isLessThan(ROUNDING);
        }));
    }

    private static double departure(TorchFile file, String update) {
        return TorchRuns.departure(TorchRuns.of(update, file.rows().get(0), file.rows().size() - 1), file.rows());
    }

    private static double departure(String file, String update) {
        return departure(TorchFile.read(DATA.resolve(file + ".csv")), update);
    }

    @Test
    void all_recorded_optimisers_are_there() throws IOException {
        assertThat(files().stream().map(path -> path.getFileName().toString())).contains("sgd.csv", "sgd-momentum.csv",
                "sgd-nesterov.csv", "sgd-decay.csv", "rmsprop.csv", "adam.csv", "adamw.csv");
    }

    @Test
    void adam_written_by_hand_in_a_theorem_is_pytorchs_too() {
        String own = "adam, rate 0.02, gradient G" + STATES
                + "  next q = q - rate (next m/(1 - (9/10)^step))/(sqrt(next s/(1 - (99/100)^step)) + 1e-7)\n";
        assertThat(departure("adam", own)).isLessThan(ROUNDING);
    }

    @Test
    void epsilon_inside_of_the_root_is_told_apart() {
        String inside = "adam, rate 0.02, gradient G" + STATES
                + "  next q = q - rate (next m/(1 - (9/10)^step))/sqrt(next s/(1 - (99/100)^step) + 1e-7)\n";
        assertThat(departure("adam", inside)).isGreaterThan(1e4 * ROUNDING);
    }

    @Test
    void a_bias_that_is_not_corrected_is_told_apart() {
        String biased = "adam, rate 0.02, gradient G" + STATES + "  next q = q - rate next m/(sqrt(next s) + 1e-7)\n";
        assertThat(departure("adam", biased)).isGreaterThan(1e4 * ROUNDING);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "sgd-decay; heavy-ball, rate 0.02, momentum 0.5, decoupled 0.05",
        "adamw; adam, rate 0.02, beta2 0.99, decay 0.1",
        "sgd-nesterov; heavy-ball, rate 0.01, momentum 0.8",
        "sgd; gradient-descent, rate 0.02, decay 1e-9",
        "sgd-momentum; heavy-ball, rate 0.01, momentum 0.9000000009",
        "sgd-momentum; heavy-ball, rate 0.01, momentum 0.9, dampening 1e-9",
        "rmsprop; rmsprop, rate 0.01, smoothing 0.95, epsilon 1.001e-6",
        "rmsprop; rmsprop, rate 0.01, smoothing 0.95, epsilon 1e-6, centred 1",
        "adam; adam, rate 0.02, beta2 0.99, epsilon 1.001e-7",
        "adam; amsgrad, rate 0.02, beta2 0.99, epsilon 1e-7"
    })
    void a_rule_with_one_thing_changed_is_told_apart(String file, String update) {
        assertThat(departure(file, update)).as(update).isGreaterThan(10 * ROUNDING);
    }
}
