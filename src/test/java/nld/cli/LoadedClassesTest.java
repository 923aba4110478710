package nld.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What does not differentiate does not load Symja: seen by the classes that a process of its own loads. */
class LoadedClassesTest {
    @TempDir
    private Path directory;

    /** What runs in the other process: calls that are to load no Symja, then, after a mark, one that is. */
    static final class Calls {
        private static final String MARK = "and now a derivation";

        private Calls() {
        }

        public static void main(String[] arguments) {
            Path directory = Path.of(arguments[0]);
            for (List<String> call : List.of(List.of("--help"), List.of("help", "verify"), List.of("--version"),
                    List.of("format", "good.thm"), List.of("format", "bad.thm"), List.of("derive", "bad.thm"), List.of("verify", "bad.thm"))) {
                Call.nld(directory, call.toArray(String[]::new));
            }
            System.out.println(MARK);
            Call.nld(directory, "derive", "good.thm");
            System.exit(0);
        }
    }

    @Test
    void help_format_and_syntax_errors_load_no_symja() throws IOException, InterruptedException {
        Files.writeString(directory.resolve("good.thm"), Call.GOOD);
        Files.writeString(directory.resolve("bad.thm"), Call.GOOD.replace("k u^2", "k w^2"));
        Path loaded = directory.resolve("loaded");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xss16m",
                "-XX:TieredStopAtLevel=1", "-Xlog:class+load:stdout", "-cp", System.getProperty("java.class.path"), Calls.class.getName(),
                directory.toString()).redirectErrorStream(true).redirectOutput(loaded.toFile()).start();
        assertThat(process.waitFor()).isZero();
        String[] parts = Files.readString(loaded).split(Calls.MARK);
        assertThat(parts).hasSize(2);
        assertThat(parts[0]).contains("nld.notation.Reader").doesNotContain("org.matheclipse", "edu.jas");
        assertThat(parts[1]).contains("org.matheclipse");
    }
}
