package nld.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nld.store.Answer;
import nld.store.Fingerprint;
import nld.store.FindingStore;
import nld.store.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Findings kept between runs: the same bytes come out, and what is damaged or foreign is found anew. */
class CacheTest {
    /** In vectors, with an abstract function, with a refuted claim and controls: formulas of many kinds are kept. */
    private static final String GENERAL = """
            theorem  swelling
            dimensions   n
            coordinates  q in R^n
            parameters   m > 0
            functions    f(q)
            kinetic      1/2 m |q'|^2
            potential    f(q)
            symmetry scaling
              δq = q
              keeps f
            charge C of scaling
              claim charge:  C = m q·q'
              claim law:     C' = m |q'|^2
              claim wrong:   C' = 2 m |q'|^2
            control  kinetic m |q'|^2  breaks charge
            control  friction 1/2 |q'|^2  breaks law
            """;

    @TempDir
    private Path directory;

    private Call verify(String... options) {
        String[] arguments = Stream.concat(Stream.of("verify", "--cache", "kept"), Stream.of(options)).toArray(String[]::new);
        return Call.nld(directory, arguments);
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("kept"))) {
            return files.filter(file -> file.getFileName().toString().matches("[0-9a-f]{64}")).sorted().toList();
        }
    }

    private Question question(String name) throws IOException {
        return Question.of(Files.readAllBytes(directory.resolve(name)), 1, Duration.ofSeconds(60), Fingerprint.ofThisNld().orElseThrow());
    }

    @Test
    void what_is_recalled_is_written_as_what_was_found() throws IOException {
        Files.writeString(directory.resolve("a.thm"), GENERAL);
        Files.writeString(directory.resolve("b.thm"), Call.FALSE);
        Call fresh = Call.nld(directory, "verify", "a.thm", "b.thm");
        Call freshJson = Call.nld(directory, "verify", "--json", "a.thm", "b.thm");
        assertThat(verify("a.thm", "b.thm")).isEqualTo(fresh);
        assertThat(kept()).hasSize(2);
        assertThat(verify("a.thm", "b.thm")).isEqualTo(fresh);
        assertThat(verify("--json", "a.thm", "b.thm")).isEqualTo(freshJson);
        assertThat(kept()).hasSize(2);
    }

    @Test
    void what_is_kept_is_what_is_used() throws IOException {
        Files.writeString(directory.resolve("a.thm"), Call.GOOD);
        new FindingStore(directory.resolve("kept")).keep(question("a.thm"), new Answer("spring", List.of()));
        assertThat(verify("a.thm").out()).contains("it states no claim, check or control");
        assertThat(Call.nld(directory, "verify", "a.thm").out()).contains("all 2 held");
    }

    @Test
    void another_theorem_seed_or_time_is_another_question() throws IOException {
        Files.writeString(directory.resolve("a.thm"), Call.GOOD);
        verify("a.thm");
        verify("--seed", "2", "a.thm");
        verify("--timeout", "59", "a.thm");
        Files.writeString(directory.resolve("a.thm"), Call.GOOD.replace("spring", "springs"));
        verify("a.thm");
        assertThat(kept()).hasSize(4);
    }

    @Test
    void a_damaged_entry_is_written_anew_and_never_believed() throws IOException {
        Files.writeString(directory.resolve("a.thm"), Call.FALSE);
        Call fresh = verify("a.thm");
        Path entry = kept().get(0);
        byte[] whole = Files.readAllBytes(entry);
        for (int place : new int[] {0, 40, whole.length / 2, whole.length - 1}) {
            byte[] damaged = whole.clone();
            damaged[place] ^= 1;
            Files.write(entry, damaged);
            assertThat(verify("a.thm")).isEqualTo(fresh);
            assertThat(Files.readAllBytes(entry)).isEqualTo(whole);
        }
        Files.write(entry, java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThat(verify("a.thm")).isEqualTo(fresh);
        assertThat(Files.readAllBytes(entry)).isEqualTo(whole);
    }

    @Test
    void an_entry_of_another_question_is_never_believed() throws IOException {
        Files.writeString(directory.resolve("good.thm"), Call.GOOD);
        Files.writeString(directory.resolve("false.thm"), Call.FALSE);
        verify("good.thm");
        Path good = kept().get(0);
        Files.copy(good, directory.resolve("kept").resolve(question("false.thm").name()));
        assertThat(verify("false.thm").code()).isEqualTo(1);
    }

    @Test
    void what_ran_out_of_time_is_not_kept() throws IOException {
        Files.writeString(directory.resolve("long.thm"), Call.LONG);
        verify("--timeout", "0.2", "long.thm");
        assertThat(directory.resolve("kept")).doesNotExist();
    }

    @Test
    void nothing_is_kept_with_no_cache_and_the_two_options_contradict_each_other() throws IOException {
        Files.writeString(directory.resolve("a.thm"), Call.GOOD);
        Map<String, String> home = Map.of("HOME", directory.toString());
        Call.nld(directory, home, false, "", "verify", "--no-cache", "a.thm");
        assertThat(directory.resolve(".cache")).doesNotExist();
        Call.nld(directory, home, false, "", "verify", "a.thm");
        assertThat(directory.resolve(".cache/nld")).isDirectory();
        assertThat(verify("--no-cache", "a.thm").code()).isEqualTo(4);
    }

    @Test
    void a_cache_that_cannot_be_used_changes_nothing() throws IOException {
        Files.writeString(directory.resolve("a.thm"), Call.GOOD);
        Files.writeString(directory.resolve("kept"), "a file");
        assertThat(verify("a.thm")).isEqualTo(Call.nld(directory, "verify", "a.thm"));
    }
}
