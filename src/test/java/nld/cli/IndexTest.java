package nld.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code nld verify --index}: what a library proves, at a glance. */
class IndexTest {
    private static final String THEOREM = """
            theorem      open
            says         A loss that does not see the scale | and nothing else.
            source       ours
            dimensions   n
            coordinates  q in R^n
            parameters   m > 0, eta > 0
            functions    f(q)
            kinetic      1/2 m |q'|^2
            potential    f(q)
            symmetry scaling
              δq = q
              keeps f
            charge C of scaling
              claim charge:  C = m q·q'
              claim law:     C' = m |q'|^2
            update gradient-descent, rate eta
              claim later:   |q|^2 = initial |q|^2
                open: a flow of its own
            control  law: C' = 0    breaks law
            """;

    @TempDir
    private Path directory;

    @Test
    void an_index_counts_what_is_proved_for_any_dimension_and_lists_what_is_open() throws IOException {
        Files.createDirectories(directory.resolve("library/scale"));
        Files.writeString(directory.resolve("library/scale/open.thm"), THEOREM);
        Call call = Call.nld(directory, "verify", "--index", "library/INDEX.md", "library");
        assertThat(call.code()).as(call.err()).isZero();
        assertThat(Files.readString(directory.resolve("library/INDEX.md")))
                .contains("2 claims, 2 of them for any dimension or any function", "1 refuted, as they must be")
                .contains("## scale", "| [open](scale/open.thm) | A loss that does not see the scale \\| and nothing else. | ours |")
                .contains("2 proved (2 for any f, n)", "| [open](scale/open.thm) | `later` | a flow of its own |");
    }

    @Test
    void an_index_that_cannot_be_written_is_said_and_leaves_nothing_behind() throws IOException {
        Files.writeString(directory.resolve("open.thm"), THEOREM);
        Call call = Call.nld(directory, "verify", "--index", "absent/INDEX.md", "open.thm");
        assertThat(call.code()).isEqualTo(4);
        assertThat(call.err()).contains("the index absent/INDEX.md cannot be written", "Check that its directory exists");
        assertThat(directory.resolve("absent")).doesNotExist();
    }
}
