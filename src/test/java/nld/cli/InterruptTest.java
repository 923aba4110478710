package nld.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import nld.verdict.Examiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C, in a process of its own. */
@DisabledOnOs(OS.WINDOWS)
class InterruptTest {
    @Test
    void ctrl_c_ends_at_once_and_says_what_was_not_done(@TempDir Path directory) throws IOException, InterruptedException {
        Files.writeString(directory.resolve("a.thm"), Call.GOOD);
        Files.writeString(directory.resolve("b.thm"), Call.LONG);
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        List<String> command = new ArrayList<>(listening());
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), "nld.cli.Main", "verify", "--threads", "1", "a.thm", "b.thm"));
        Process nld = new ProcessBuilder(command).directory(directory.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        for (int wait = 0; wait < 200 && Files.size(out) == 0; wait++) {
            Thread.sleep(50);
        }
        new ProcessBuilder("kill", "-INT", Long.toString(nld.pid())).start().waitFor();
        assertThat(nld.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(nld.exitValue()).isEqualTo(130);
        assertThat(Files.readString(err)).isEqualTo("\nnld: interrupted; not verified: b.thm\n");
        assertThat(Files.readString(out)).startsWith("spring  a.thm\n").endsWith("\n\n").doesNotContain("b.thm");
    }

    /**
     * What makes a command listen to Ctrl-C although these tests may run in the background, where a shell has it ignored:
     * nothing at all where the tests themselves are not so.
     */
    private static List<String> listening() throws IOException, InterruptedException {
        List<String> reset = List.of("env", "--default-signal=INT");
        List<String> tried = new ArrayList<>(reset);
        tried.add("true");
        boolean resets = new ProcessBuilder(tried).start().waitFor() == 0;
        Path status = Path.of("/proc/self/status");
        boolean ignored = Files.isReadable(status) && Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
        assumeTrue(resets || !ignored, "Ctrl-C is ignored here, and this env cannot reset it");
        return resets ? reset : List.of();
    }

    @Test
    void a_file_verified_behind_an_unfinished_one_is_not_called_pending(@TempDir Path directory)
            throws IOException, InterruptedException {
        TheoremFile slow = new TheoremFile("slow.thm", Files.writeString(directory.resolve("slow.thm"), Call.LONG));
        TheoremFile quick = new TheoremFile("quick.thm", Files.writeString(directory.resolve("quick.thm"), Call.GOOD));
        Terminal terminal = new Terminal(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()),
                InputStream.nullInputStream(), directory, Map.of(), false, false);
        Examiner examiner = new Examiner((expression, symbol) -> Optional.empty(), 1);
        Verification verification = new Verification(examiner, Duration.ofSeconds(100), terminal, Optional.empty(),
                new Memory(Optional.empty(), 1, Duration.ofSeconds(100), false));
        Thread running = new Thread(() -> {
            try {
                verification.run(List.of(slow, quick), 2, report -> { });
            } catch (InterruptedException wanted) {
                // the test has seen enough
            }
        });
        running.start();
        for (int wait = 0; wait < 400 && verification.pending().size() != 1; wait++) {
            Thread.sleep(50);
        }
        assertThat(verification.pending()).containsExactly("slow.thm");
        running.interrupt();
        running.join();
    }
}
