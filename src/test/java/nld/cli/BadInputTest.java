package nld.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nld.notation.Reader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a file holds: a clear message, its exit code, and the other files are verified all the same. */
class BadInputTest {
    private static final String SYSTEM = """
            theorem  bad
            coordinates  q
            parameters   eta > 0
            kinetic      1/2 q'^2
            """;

    @TempDir
    private Path directory;

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("malformed", 3, "bad.thm:5:16  '(' is never closed", SYSTEM + "potential    q (q + 1\n"),
                Arguments.of("wrong dimensions", 3, "bad.thm:4:14  the shapes do not fit",
                        "theorem bad\ncoordinates q in R^2, p in R^3\nkinetic |q'|^2 + |p'|^2\npotential    q·p\n"),
                Arguments.of("undeclared name", 3, "bad.thm:5:18  'r' is not declared", SYSTEM + "potential    1/2 r^2\n"),
                Arguments.of("a megabyte of brackets", 3, "bad.thm:5:114  brackets stand more than 100 deep", SYSTEM + "potential    " + "(".repeat(1_000_000)),
                Arguments.of("lines of brackets", 3, "bad.thm:7:3  brackets stand more than 100 deep",
                        SYSTEM + "potential    " + ("(".repeat(50) + "\n  ").repeat(20_000)),
                Arguments.of("more signs than are read", 3, "this statement has more than", SYSTEM + "potential    q" + "+q".repeat(1_100_000)),
                Arguments.of("nothing", 3, "bad.thm:1:1  the file holds no theorem", ""),
                Arguments.of("blow-up in finite time", 2, "grows without bound near t = 0.",
                        SYSTEM + "potential    -1/4 q^4\n" + along("energy", "q = 2, q' = 2", "t = 100")),
                Arguments.of("no number along the motion", 2, "not finite",
                        SYSTEM + "potential    q\n" + along("log(q)", "q = 1, q' = 0", "t = 3")),
                Arguments.of("divergent step size", 2, "at rate 10 the run diverged at step",
                        SYSTEM + "potential    1/4 q^4\n" + """
                                update gradient-descent, rate eta
                                check run: q along gradient-descent
                                  from    q = 10
                                  until   t = 100
                                  rates   10, 5, 5/2
                                  expect  order 1 against gradient-flow
                                """));
    }

    private static String along(String quantity, String from, String until) {
        return "check run: " + quantity + " along motion\n  from " + from + "\n  until " + until + "\n  expect no drift\n";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void a_bad_file_is_explained_and_the_others_are_verified(String kind, int code, String message, String text)
            throws IOException {
        requireExplained(text.getBytes(StandardCharsets.UTF_8), code, message);
    }

    static Stream<Arguments> bytes() {
        byte[] binary = new byte[4096];
        for (int index = 0; index < binary.length; index++) {
            binary[index] = (byte) index;
        }
        return Stream.of(
                Arguments.of("Latin-1", 3, "the byte 0xE9 is no UTF-8", "theorem caf\u00e9".getBytes(StandardCharsets.ISO_8859_1)),
                Arguments.of("binary", 3, "no UTF-8", binary),
                Arguments.of("too large", 4, "it is larger than 16 MB", new byte[Reader.LARGEST_FILE + 1]));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bytes")
    void a_file_that_is_no_text_is_explained_and_the_others_are_verified(String kind, int code, String message, byte[] bytes)
            throws IOException {
        requireExplained(bytes, code, message);
    }

    private void requireExplained(byte[] bytes, int code, String message) throws IOException {
        Files.write(directory.resolve("bad.thm"), bytes);
        Files.writeString(directory.resolve("good.thm"), Call.GOOD);
        Call call = Call.nld(directory, "verify", "bad.thm", "good.thm");
        assertThat(call.code()).isEqualTo(code);
        assertThat(call.out() + call.err()).contains(message).hasSizeLessThan(5_000)
                .contains("proved                  claim    kept").doesNotContain("Exception", "\tat ");
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void a_path_that_cannot_be_read_is_named_with_a_remedy(String path, String message) throws IOException {
        Files.createSymbolicLink(directory.resolve("dangling.thm"), directory.resolve("gone.thm"));
        Files.createDirectory(directory.resolve("empty"));
        Files.writeString(directory.resolve("good.thm"), Call.GOOD);
        Call call = Call.nld(directory, "verify", path, "good.thm");
        assertThat(call.code()).isEqualTo(4);
        assertThat(call.err()).startsWith("nld: " + path + ": " + message);
        assertThat(call.out()).contains("proved                  claim    kept");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @Timeout(60)
    void a_pipe_and_a_device_are_refused_before_they_are_opened() throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("mkfifo", directory.resolve("pipe.thm").toString()).start().waitFor()).isZero();
        Files.createSymbolicLink(directory.resolve("zero.thm"), Path.of("/dev/zero"));
        for (String path : List.of("pipe.thm", "zero.thm")) {
            Call call = Call.nld(directory, "verify", path);
            assertThat(call.code()).isEqualTo(4);
            assertThat(call.err()).startsWith("nld: " + path + ": it is a pipe or a device, not a file");
        }
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(Arguments.of("absent.thm", "there is no such file"),
                Arguments.of("dangling.thm", "it is a link to a file that does not exist"),
                Arguments.of("empty", "there is no theorem file (.thm) in this directory"));
    }
}
