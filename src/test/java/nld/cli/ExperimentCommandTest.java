package nld.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code nld experiment}: the quick forms, and what a wrong call is told. */
class ExperimentCommandTest {
    @Test
    void a_threshold_experiment_that_is_killed_half_way_and_loses_its_tail_is_finished_to_the_same_bytes(@TempDir Path directory)
            throws Exception {
        Call first = Call.nld(directory, "experiment", "threshold", "--quick", "--out", "whole.tsv");
        assertThat(first.code()).isZero();
        assertThat(first.err()).isEmpty();
        assertThat(first.out()).contains("   m     P   lower  upper", "\n   2    12 ", "\n   4    24 ");
        byte[] whole = Files.readAllBytes(directory.resolve("whole.tsv"));
        Path file = directory.resolve("killed.tsv");
        kill(file, whole.length / 2);
        assertThat(Files.size(file)).isGreaterThan(0).isLessThan(whole.length);
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) - 5));
        Call second = Call.nld(directory, "experiment", "threshold", "--quick", "--out", "killed.tsv", "--threads", "1");
        assertThat(second.out()).isEqualTo(first.out());
        assertThat(second.err()).startsWith("nld: killed.tsv: ").endsWith(" bytes after its last whole line are dropped\n");
        assertThat(file).hasBinaryContent(whole);
        Call other = Call.nld(directory, "experiment", "threshold", "--quick", "--seed", "2", "--out", "killed.tsv");
        assertThat(other.code()).isEqualTo(4);
        assertThat(other.err()).startsWith("nld: killed.tsv cannot be taken up: it does not begin with ");
        assertThat(file).hasBinaryContent(whole);
    }

    /** Runs the experiment in a process of its own and kills it when {@code file} has so many bytes. */
    private static void kill(Path file, long size) throws Exception {
        Process nld = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-cp",
                System.getProperty("java.class.path"), "nld.cli.Main", "experiment", "threshold", "--quick", "--out", file.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        for (int wait = 0; wait < 4000 && nld.isAlive() && (!Files.exists(file) || Files.size(file) < size); wait++) {
            Thread.sleep(5);
        }
        nld.destroyForcibly().waitFor();
    }

    @Test
    void feedback_breaks_the_symmetry_and_the_trace_stays_zero_to_the_bit(@TempDir Path directory) {
        Call call = Call.nld(directory, "experiment", "breaking", "--quick");
        assertThat(call.code()).isZero();
        assertThat(call.out().lines().skip(1)).hasSize(3).allMatch(line -> line.contains("   0.0e+00  "));
        List<Double> alignments = call.out().lines().skip(1).map(line -> Double.valueOf(line.strip().split(" +")[2])).toList();
        assertThat(alignments).isSorted();
        assertThat(alignments.get(2)).isGreaterThan(0.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"first-step", "gates", "reservoir", "counts"})
    void tables_of_exact_laws_hold(String name, @TempDir Path directory) {
        Call call = Call.nld(directory, "experiment", name, "--seed", "3");
        assertThat(call.code()).isZero();
        assertThat(call.out().lines().count()).isGreaterThan(6);
    }

    @Test
    void a_wrong_call_is_told_what_is_there(@TempDir Path directory) {
        Call unknown = Call.nld(directory, "experiment", "treshold");
        assertThat(unknown.code()).isEqualTo(4);
        assertThat(unknown.err()).contains("there is no experiment 'treshold'; there are threshold, mirror, first-step, reservoir, counts, gates, ");
        assertThat(Call.nld(directory, "experiment", "threshold").err()).contains("give --out FILE");
        assertThat(Call.nld(directory, "experiment", "gates", "--out", "x").err()).contains("leave out --out");
        Call nowhere = Call.nld(directory, "experiment", "threshold", "--quick", "--out", "missing/file.tsv");
        assertThat(nowhere.code()).isEqualTo(4);
        assertThat(nowhere.err()).contains("missing/file.tsv cannot be written");
    }
}
