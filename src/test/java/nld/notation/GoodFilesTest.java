package nld.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nld.model.Theorem;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class GoodFilesTest {
    private static final int AT_LEAST = 15;

    @Test
    void the_corpus_of_good_files_is_there() {
        assertThat(Corpus.good()).hasSizeGreaterThanOrEqualTo(AT_LEAST);
    }

    @TestFactory
    Stream<DynamicTest> every_good_file_is_read() {
        return each(file -> assertThat(Reader.read(Corpus.bytes(file), Corpus.name(file))).isInstanceOf(Reading.Read.class));
    }

    @TestFactory
    Stream<DynamicTest> every_good_file_is_formatted_as_expected() {
        return each(file -> assertThat(formatted(Corpus.text(file))).isEqualTo(Corpus.beside(file, ".formatted")));
    }

    @TestFactory
    Stream<DynamicTest> formatting_twice_changes_nothing_more() {
        return each(file -> {
            String once = formatted(Corpus.text(file));
            assertThat(formatted(once)).isEqualTo(once);
        });
    }

    @TestFactory
    Stream<DynamicTest> formatting_leaves_the_theorem_as_it_is() {
        return each(file -> {
            String text = Corpus.text(file);
            assertThat(Content.of(theorem(formatted(text)))).isEqualTo(Content.of(theorem(text)));
        });
    }

    @TestFactory
    Stream<DynamicTest> formatting_keeps_every_comment() {
        return each(file -> assertThat(comments(formatted(Corpus.text(file)))).isEqualTo(comments(Corpus.text(file))));
    }

    private static Stream<DynamicTest> each(Consumer<Path> check) {
        return Corpus.good().stream().map(file -> DynamicTest.dynamicTest(Corpus.name(file), () -> check.accept(file)));
    }

    private static List<String> comments(String text) {
        return Source.of(text, "file").lines().stream().map(Line::comment).filter(comment -> !comment.isEmpty()).toList();
    }

    private static Theorem theorem(String text) {
        return ((Reading.Read) Reader.read(text, "file")).theorem();
    }

    private static String formatted(String text) {
        return ((Formatting.Formatted) Formatter.format(text, "file")).text();
    }
}
