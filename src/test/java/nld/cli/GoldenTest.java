package nld.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a user sees, word for word. After a wanted change: {@code mvn test -Dtest=GoldenTest -Dgolden=write}, and read
 * the diff.
 */
class GoldenTest {
    private static final Path HOME = Path.of("src/test/resources/report").toAbsolutePath();
    private static final String FILE = "rescaling-balance.thm";

    @ParameterizedTest
    @CsvSource({"derive, derive " + FILE, "derive-steps, derive --steps " + FILE, "verify, verify " + FILE})
    void the_output_is_the_golden_one(String golden, String arguments) throws IOException {
        requireGolden(golden, Call.nld(HOME, arguments.split(" ")));
    }

    @Test
    void a_changed_sign_is_refuted_with_the_missing_term_and_a_point(@TempDir Path directory) throws IOException {
        String text = Files.readString(HOME.resolve(FILE));
        String changed = text.replaceFirst("(claim law: +B' = m \\(u'\\^2) - (v'\\^2\\))", "$1 + $2");
        assertThat(changed).isNotEqualTo(text);
        Files.writeString(directory.resolve("draft.thm"), changed);
        Call call = Call.nld(directory, "verify", "draft.thm");
        assertThat(call.code()).isEqualTo(1);
        assertThat(call.out()).contains("""
                draft.thm:19  law is refuted

                  claimed  B' = m (u'² + v'²) − mu (u u' − v v')
                  derived  B' = m (u'² − v'²) − mu (u u' − v v')
                  missing  −2 m v'²
                  at       m=1, mu=1, u=0, v=0, u'=0, v'=1      claimed 1, derived -1
                """);
    }

    private static void requireGolden(String name, Call call) throws IOException {
        Path golden = HOME.resolve(name + ".txt");
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(golden, call.out());
        }
        assertThat(call.out()).isEqualTo(Files.readString(golden));
        assertThat(call.err()).isEmpty();
        assertThat(call.code()).isZero();
    }
}
