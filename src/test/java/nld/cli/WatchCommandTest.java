package nld.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code nld watch}: each save is answered, however an editor saves. */
class WatchCommandTest {
    @TempDir
    private Path directory;

    private final Output out = new Output();
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private Thread nld;

    /** What was written, which other threads wait for. */
    private static final class Output extends Writer {
        private final StringBuilder text = new StringBuilder();

        @Override
        public synchronized void write(char[] buffer, int offset, int length) {
            text.append(buffer, offset, length);
            notifyAll();
        }

        /** Waits until {@code words} are there, and forgets what came until then. */
        synchronized String await(String words) throws InterruptedException {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (text.indexOf(words) < 0 && System.nanoTime() < end) {
                wait(100);
            }
            assertThat(text).contains(words);
            int at = text.indexOf(words) + words.length();
            String seen = text.substring(0, at);
            text.delete(0, at);
            return seen;
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // it is memory
        }
    }

    private void watch(String... paths) {
        String[] arguments = new String[paths.length + 1];
        arguments[0] = "watch";
        System.arraycopy(paths, 0, arguments, 1, paths.length);
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(out), new ByteArrayInputStream(new byte[0]), directory, Map.of(),
                false, false);
        nld = new Thread(() -> ended.complete(Main.run(arguments, terminal)), "nld watch");
        nld.start();
    }

    @AfterEach
    void stop() throws Exception {
        if (nld != null) {
            nld.interrupt();
            assertThat(ended.get(60, TimeUnit.SECONDS)).isEqualTo(130);
        }
    }

    private void save(String text) throws IOException {
        Files.writeString(directory.resolve("a.thm"), text);
    }

    @Test
    void a_save_is_answered_whether_it_writes_renames_or_first_removes() throws Exception {
        save(Call.GOOD);
        watch("a.thm");
        assertThat(out.await("all 2 held")).contains("proved", "kept");
        save(Call.FALSE);
        assertThat(out.await("1 broken")).contains("kept is refuted", "a.thm:7");
        Files.writeString(directory.resolve("a.thm~"), Call.GOOD);
        Files.move(directory.resolve("a.thm~"), directory.resolve("a.thm"), StandardCopyOption.REPLACE_EXISTING);
        out.await("all 2 held");
        Files.delete(directory.resolve("a.thm"));
        save(Call.GOOD.replace("k u^2", "k w^2"));
        assertThat(out.await("1 malformed")).contains("'w' is not declared");
    }

    @Test
    void what_is_saved_while_it_is_verified_is_begun_anew() throws Exception {
        save(Call.LONG);
        watch("a.thm");
        Thread.sleep(300);
        save(Call.GOOD);
        assertThat(out.await("all 2 held")).doesNotContain("long");
    }

    @Test
    void a_new_file_in_a_directory_is_seen_and_the_others_are_not_verified_again() throws Exception {
        save(Call.GOOD);
        watch(".");
        out.await("all 2 held");
        Files.writeString(directory.resolve("b.thm"), Call.GOOD.replace("spring", "coil"));
        assertThat(out.await("all 4 held")).contains("coil").doesNotContain("spring");
    }

    @Test
    void what_is_not_there_is_said() throws Exception {
        watch("absent.thm");
        assertThat(out.await("nothing was verified")).contains("there is no such file");
        save(Call.GOOD);
        assertThat(List.of(ended.isDone())).containsExactly(false);
    }
}
