package nld.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code nld format}: in place, whole or not at all. */
class FormatCommandTest {
    private static final String UGLY = Call.GOOD.replace("1/2 k u^2", "1/2   k  u^2");

    @TempDir
    private Path directory;
    private Path file;
    private String formatted;

    @BeforeEach
    void writeAnUglyFile() throws IOException {
        file = Files.writeString(directory.resolve("a.thm"), UGLY);
        formatted = Call.nld(directory, Map.of(), false, UGLY, "format", "-").out();
    }

    @Test
    void formats_standard_input_to_standard_output() {
        assertThat(formatted).contains("1/2 k u^2").isNotEqualTo(UGLY);
        assertThat(Call.nld(directory, Map.of(), false, formatted, "format", "-").out()).isEqualTo(formatted);
    }

    @Test
    void rewrites_in_place_with_the_rights_and_links_of_the_file_and_leaves_nothing_behind() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Files.createSymbolicLink(directory.resolve("link.thm"), file);
        Call call = Call.nld(directory, "format", "link.thm");
        assertThat(call).isEqualTo(new Call(0, "", ""));
        assertThat(file).hasContent(formatted);
        assertThat(Files.isSymbolicLink(directory.resolve("link.thm"))).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-r-----");
        assertThat(directory.toFile().list()).containsExactlyInAnyOrder("a.thm", "link.thm");
    }

    @Test
    void does_not_touch_a_file_that_is_in_order() throws IOException {
        Files.writeString(file, formatted);
        FileTime long_ago = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(file, long_ago);
        assertThat(Call.nld(directory, "format", "a.thm").code()).isZero();
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(long_ago);
    }

    @Test
    void check_names_the_files_that_would_change_and_exits_with_1() throws IOException {
        Files.writeString(directory.resolve("b.thm"), formatted);
        assertThat(Call.nld(directory, "format", "--check", "a.thm", "b.thm")).isEqualTo(new Call(1, "a.thm would change\n", ""));
        assertThat(file).hasContent(UGLY);
        assertThat(Call.nld(directory, "format", "--check", "b.thm")).isEqualTo(new Call(0, "", ""));
    }

    @Test
    void leaves_a_malformed_file_alone_and_exits_with_3() throws IOException {
        Files.writeString(directory.resolve("bad.thm"), UGLY.replace("k  u", "k  w"));
        Call call = Call.nld(directory, "format", "bad.thm", "a.thm");
        assertThat(call.code()).isEqualTo(3);
        assertThat(call.err()).contains("bad.thm:5:").contains("'w' is not declared");
        assertThat(directory.resolve("bad.thm")).hasContent(UGLY.replace("k  u", "k  w"));
        assertThat(file).hasContent(formatted);
    }

    @Test
    void says_what_it_cannot_read_and_exits_with_4() {
        Call call = Call.nld(directory, "format", "absent.thm");
        assertThat(call.code()).isEqualTo(4);
        assertThat(call.err()).startsWith("nld: absent.thm: there is no such file");
    }

    @Test
    void formats_every_theorem_file_of_a_directory_and_refuses_one_without_any() throws IOException {
        Files.createDirectory(directory.resolve("empty"));
        assertThat(Call.nld(directory, "format", "--check", ".").out()).isEqualTo("./a.thm would change\n");
        assertThat(Call.nld(directory, "format", ".")).isEqualTo(new Call(0, "", ""));
        assertThat(file).hasContent(formatted);
        Call empty = Call.nld(directory, "format", "empty");
        assertThat(empty.code()).isEqualTo(4);
        assertThat(empty.err()).startsWith("nld: empty: there is no theorem file");
    }
}
