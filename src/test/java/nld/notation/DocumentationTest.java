package nld.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DocumentationTest {
    private static final Path PAGE = Path.of("docs/notation.md");

    private static String page() throws IOException {
        return Files.readString(PAGE);
    }

    private static String shown(String template) {
        return "`" + template.replaceAll("\\{\\d}", "…") + "`";
    }

    @TestFactory
    Iterable<DynamicTest> the_page_lists_every_error_with_its_remedies() throws IOException {
        String page = page();
        return Arrays.stream(Mistake.values()).map(mistake -> DynamicTest.dynamicTest(mistake.name(), () -> {
            assertThat(page).contains("- " + shown(mistake.template()));
            mistake.advice().forEach(remedy -> assertThat(page).contains(shown(remedy)));
        })).toList();
    }

    @Test
    void the_page_names_every_section_word() throws IOException {
        String page = page();
        assertThat(Sections.WORDS).allSatisfy(word -> assertThat(page).containsPattern("`" + word + "[` ]"));
    }

    @Test
    void the_theorem_on_the_page_is_well_formed() throws IOException {
        String example = page().lines().skip(1).dropWhile(line -> !line.startsWith("    theorem"))
                .takeWhile(line -> line.isEmpty() || line.startsWith("    "))
                .map(line -> line.isEmpty() ? line : line.substring(4)).collect(Collectors.joining("\n", "", "\n"));
        assertThat(Reader.read(example, "page")).isInstanceOf(Reading.Read.class);
        assertThat(((Formatting.Formatted) Formatter.format(example, "page")).text()).isEqualTo(example.stripTrailing() + "\n");
    }
}
