package nld.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A threshold experiment, ended in every way a run can end and taken up again. */
class ThresholdTest {
    private static final ThresholdPlan SMALL = new ThresholdPlan(0.2, 3, List.of(1, 2), List.of(50, 100, 300), 3, 2, 300, 5);

    private static byte[] whole(Path file, int threads) throws IOException, InterruptedException, Journal.Mismatch {
        Threshold threshold = new Threshold(SMALL);
        try (Journal journal = Journal.open(file, SMALL.header())) {
            threshold.run(journal, threads, done -> { });
            assertThat(journal.entries()).hasSize(threshold.size());
        }
        return Files.readAllBytes(file);
    }

    @Test
    void a_run_interrupted_half_way_and_resumed_leaves_the_same_bytes(@TempDir Path directory) throws Exception {
        byte[] uninterrupted = whole(directory.resolve("whole"), 1);
        Path file = directory.resolve("halves");
        Threshold threshold = new Threshold(SMALL);
        try (Journal journal = Journal.open(file, SMALL.header())) {
            Thread self = Thread.currentThread();
            assertThatThrownBy(() -> threshold.run(journal, 2, done -> {
                if (done == threshold.size() / 2) {
                    self.interrupt();
                }
            })).isInstanceOf(InterruptedException.class);
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(Arrays.copyOf(uninterrupted, (int) Files.size(file)));
        assertThat(Files.size(file)).isBetween(1L, uninterrupted.length - 1L);
        assertThat(whole(file, 2)).isEqualTo(uninterrupted);
        assertThat(whole(file, 1)).isEqualTo(uninterrupted);
    }

    @Test
    void a_file_cut_anywhere_or_with_a_corrupt_tail_is_taken_up_at_its_last_whole_line(@TempDir Path directory) throws Exception {
        byte[] uninterrupted = whole(directory.resolve("whole"), 2);
        int header = SMALL.header().length();
        for (int cut : new int[] {0, 7, header + 3, header + 9, header + 40, uninterrupted.length - 1}) {
            Path file = Files.write(directory.resolve("cut" + cut), Arrays.copyOf(uninterrupted, cut));
            assertThat(whole(file, 1)).isEqualTo(uninterrupted);
        }
        byte[] corrupt = uninterrupted.clone();
        corrupt[corrupt.length - 20] ^= 1;
        Path file = Files.write(directory.resolve("corrupt"), corrupt);
        try (Journal journal = Journal.open(file, SMALL.header())) {
            assertThat(journal.dropped()).isPositive();
            assertThat(journal.entries()).hasSize(new Threshold(SMALL).size() - 1);
        }
        assertThat(whole(file, 1)).isEqualTo(uninterrupted);
    }

    @Test
    void the_journal_of_another_run_is_left_alone(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("letter"), "Dear all,\n");
        assertThatThrownBy(() -> Journal.open(file, SMALL.header())).isInstanceOf(Journal.Mismatch.class);
        assertThat(file).hasContent("Dear all,\n");
        Path other = directory.resolve("other");
        Journal.open(other, ThresholdPlan.quick(1).header()).close();
        assertThatThrownBy(() -> Journal.open(other, ThresholdPlan.quick(2).header())).hasMessageContaining("seed 2");
    }

    @Test
    void few_examples_are_fitted_and_many_are_not(@TempDir Path directory) throws Exception {
        byte[] bytes = whole(directory.resolve("whole"), 2);
        List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().skip(1).toList();
        assertThat(lines).filteredOn(line -> line.contains("\t2\t8\t4\t")).hasSize(3).allMatch(line -> line.contains("fitted"));
        assertThat(lines).filteredOn(line -> line.contains("\t2\t8\t24\t")).hasSize(3).noneMatch(line -> line.contains("fitted"));
    }

    /** verification/experiments/threshold.tsv is a journal of the long form. */
    @Test
    void the_stored_journal_comes_again_line_by_line_and_its_bands_are_proportional_to_the_weights(@TempDir Path directory) throws Exception {
        ThresholdPlan plan = ThresholdPlan.full(1);
        Threshold threshold = new Threshold(plan);
        Path copy = Files.copy(Path.of("verification/experiments/threshold.tsv"), directory.resolve("copy"));
        try (Journal journal = Journal.open(copy, plan.header())) {
            assertThat(journal.entries()).hasSize(threshold.size());
            for (int number : new int[] {0, 1, 40, 95, 208, 215}) {
                assertThat(threshold.line(plan.jobs().get(number))).isEqualTo(journal.entries().get(number));
            }
            for (Band band : threshold.bands(journal)) {
                assertThat(band.lower().orElseThrow() / band.parameters()).isBetween(0.75, 1.0);
                assertThat(band.upper().orElseThrow() / band.parameters()).isBetween(1.0, 1.6);
            }
        }
    }

    @Test
    void a_band_lies_between_what_is_clearly_more_and_clearly_less_than_half() {
        Band band = Band.of(4, 24, List.of(new Band.Share(10, 8, 8), new Band.Share(20, 7, 8), new Band.Share(30, 5, 8),
                new Band.Share(40, 1, 8), new Band.Share(50, 0, 8)));
        assertThat(band.lower()).hasValue(20);
        assertThat(band.upper()).hasValue(40);
        Band open = Band.of(4, 24, List.of(new Band.Share(10, 5, 8), new Band.Share(20, 4, 8)));
        assertThat(open.lower()).isEmpty();
        assertThat(open.upper()).isEmpty();
    }
}
