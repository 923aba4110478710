package nld.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nld.data.DataFolder;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class BadFilesTest {
    private static final int AT_LEAST = 40;
    private static final int ALL = 1000;
    /** Files that raise these are too large to be kept; LimitsTest makes them. */
    private static final Set<Mistake> BY_SIZE = EnumSet.of(Mistake.FILE_TOO_LARGE, Mistake.STATEMENT_TOO_LONG,
            Mistake.TOO_DEEP, Mistake.FORMULA_TOO_LARGE);

    @Test
    void the_corpus_of_bad_files_is_there() {
        assertThat(Corpus.bad()).hasSizeGreaterThanOrEqualTo(AT_LEAST);
    }

    @TestFactory
    Stream<DynamicTest> every_bad_file_gets_exactly_its_errors() {
        return Corpus.bad().stream().map(file -> DynamicTest.dynamicTest(Corpus.name(file),
                () -> assertThat(Diagnostics.text(problems(file), ALL)).isEqualTo(Corpus.beside(file, ".errors"))));
    }

    @Test
    void every_kind_of_mistake_is_raised_by_some_bad_file() {
        Set<Mistake> raised = EnumSet.noneOf(Mistake.class);
        Corpus.bad().forEach(file -> problems(file).forEach(problem -> raised.add(problem.kind())));
        raised.addAll(BY_SIZE);
        assertThat(raised).containsExactlyInAnyOrder(Mistake.values());
    }

    @Test
    void no_statement_of_a_bad_file_has_two_errors() {
        for (Path file : Corpus.bad()) {
            List<Problem> problems = problems(file);
            assertThat(problems).extracting(Problem::line).as(Corpus.name(file)).doesNotHaveDuplicates().isSorted();
        }
    }

    @Test
    void a_refused_declaration_is_not_reported_again_where_its_names_are_used() {
        Path file = Corpus.bad().stream().filter(path -> Corpus.name(path).equals("no-cascades.thm")).findFirst().orElseThrow();
        assertThat(problems(file)).extracting(Problem::line).containsExactly(2, 3, 4, 5, 7);
    }

    private static List<Problem> problems(Path file) {
        return ((Reading.Malformed) Reader.read(Corpus.bytes(file), Corpus.name(file), DataFolder.of(file))).problems();
    }
}
