package nld.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what nld prints. */
class ReadmeTest {
    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Pattern CONSOLE = Pattern.compile("```console\n\\$ \\./nld ([^\n]*)\n(.*?)\n```", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("```\n(theorem .*?)```", Pattern.DOTALL);

    private record Shown(String[] arguments, String output) {
    }

    private static List<Shown> shown() throws IOException {
        Matcher matcher = CONSOLE.matcher(Files.readString(ROOT.resolve("README.md")));
        List<Shown> shown = new ArrayList<>();
        while (matcher.find()) {
            shown.add(new Shown(matcher.group(1).split(" "), matcher.group(2)));
        }
        return shown;
    }

    @Test
    void the_readme_shows_a_derivation_and_a_refutation_as_they_are_printed() throws IOException {
        assertThat(shown()).hasSize(2);
        for (Shown one : shown()) {
            assertThat(Call.nld(ROOT, one.arguments).out().strip()).isEqualTo(one.output.strip());
        }
    }

    @Test
    void the_refutation_of_the_readme_exits_with_1() throws IOException {
        assertThat(Call.nld(ROOT, shown().get(1).arguments).code()).isEqualTo(1);
    }

    @Test
    void the_theorem_file_of_the_readme_holds_and_is_in_canonical_layout(@TempDir Path folder) throws IOException {
        Matcher matcher = FILE.matcher(Files.readString(ROOT.resolve("README.md")));
        assertThat(matcher.find()).isTrue();
        Files.writeString(folder.resolve("spring.thm"), matcher.group(1));
        assertThat(Call.nld(folder, "verify", "spring.thm").code()).isZero();
        assertThat(Call.nld(folder, "format", "--check", "spring.thm").out()).isEmpty();
    }
}
