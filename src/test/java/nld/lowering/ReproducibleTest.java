package nld.lowering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Lowered functions give the same bits in every process, in every thread, and whichever part of the JVM carries them out. */
class ReproducibleTest {
    private static final List<Fingerprint> FUNCTIONS = Fingerprint.functions();
    private static final String EXPECTED = Fingerprint.of(FUNCTIONS) + " " + Fingerprint.ofBounds(FUNCTIONS);

    /** Everything of ours compiled before it runs the first time, by one compiler. */
    private static List<String> compiledBy(String compiler) {
        return List.of("-Xcomp", "-XX:CompileCommand=quiet", "-XX:CompileCommand=compileonly,nld.lowering.*::*", compiler);
    }

    @Test
    void the_interpreter_and_both_compilers_of_hotspot_give_the_same_bits() throws IOException, InterruptedException {
        List<Process> processes = new ArrayList<>();
        for (List<String> options : List.of(List.of("-Xint"), compiledBy("-XX:TieredStopAtLevel=1"), compiledBy("-XX:-TieredCompilation"))) {
            List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-Xshare:auto", "-XX:+UseSerialGC"));
            command.addAll(options);
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), Fingerprint.class.getName()));
            processes.add(new ProcessBuilder(command).redirectErrorStream(true).start());
        }
        for (Process process : processes) {
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(printed).isZero();
            assertThat(printed.strip()).isEqualTo(EXPECTED);
        }
    }

    @Test
    void one_two_and_eight_threads_give_the_same_bits() throws InterruptedException, ExecutionException {
        for (int count : new int[] {1, 2, 8}) {
            ExecutorService threads = Executors.newFixedThreadPool(count);
            try {
                List<Future<Long>> found = new ArrayList<>();
                for (int thread = 0; thread < count; thread++) {
                    List<Fingerprint> forks = Fingerprint.forks(FUNCTIONS);
                    found.add(threads.submit(() -> Fingerprint.of(forks)));
                }
                for (Future<Long> one : found) {
                    assertThat(EXPECTED).startsWith(one.get() + " ");
                }
            } finally {
                threads.shutdown();
            }
        }
    }

    @Test
    void bits_that_differ_would_be_seen() {
        assertThat(Fingerprint.of(FUNCTIONS.subList(1, FUNCTIONS.size()))).isNotEqualTo(Fingerprint.of(FUNCTIONS));
    }
}
