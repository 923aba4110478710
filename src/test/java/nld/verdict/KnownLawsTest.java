package nld.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import nld.expression.Expression;
import nld.kernel.Verdict;
import nld.model.Relation;
import nld.symja.SymjaDifferentiator;
import nld.verdict.KnownSystem.Statement;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Known conserved and not conserved quantities, read from files: {@code verification/cases/ORIGIN.md} says where those of the
 * first are from, the second says so itself. Another file of the same form is given by {@code -Dcases=FILE}.
 */
@Execution(ExecutionMode.CONCURRENT)
class KnownLawsTest {
    private static final List<Path> FILES = Optional.ofNullable(System.getProperty("cases"))
            .map(file -> List.of(Path.of(file)))
            .orElse(List.of(Path.of("verification/cases/laws.json"), Path.of("src/test/resources/textbook-laws.json")));
    private static final Examiner EXAMINER = new Examiner(new SymjaDifferentiator(), 1);
    /** Without a second differentiator: where differences along the motion are the second opinion. */
    private static final Examiner ALONE = new Examiner((expression, symbol) -> Optional.empty(), 1);

    private final Map<String, Map<Verdict.Kind, Integer>> counts = new TreeMap<>();
    private final Map<String, Integer> flips = new TreeMap<>();

    @TestFactory
    @Execution(ExecutionMode.SAME_THREAD) // the last of its tests sums up the others
    Stream<DynamicTest> each_conserved_quantity_is_proved_or_confirmed_and_each_other_refuted() {
        FILES.forEach(KnownLawsTest::listSkipped);
        return FILES.stream().flatMap(file -> Stream.concat(
                runnable(file).stream().map(known -> DynamicTest.dynamicTest(known.id(), () -> examine(file, known))),
                Stream.of(DynamicTest.dynamicTest("something was run of " + file, () -> summary(file)))));
    }

    private void examine(Path file, KnownSystem known) {
        List<Relation> relations = known.statements().stream().map(Statement::relation).toList();
        List<Finding> findings = EXAMINER.examine(known.theorem(relations));
        List<String> unmet = new ArrayList<>();
        for (int index = 0; index < findings.size(); index++) {
            Statement statement = known.statements().get(index);
            Verdict verdict = findings.get(index).verdict();
            String line = known.id() + " | " + statement + " | " + verdict.kind().word() + ": " + verdict.evidence();
            System.out.println(line);
            counts.computeIfAbsent(file + ", " + statement.kind(), key -> new EnumMap<>(Verdict.Kind.class))
                    .merge(verdict.kind(), 1, Integer::sum);
            if (!statement.isMet(verdict)) {
                unmet.add(line);
            }
        }
        assertThat(unmet).isEmpty();
    }

    private void summary(Path file) {
        counts.forEach((key, verdicts) -> {
            if (key.startsWith(file + ", ")) {
                System.out.println(key + ": " + verdicts);
            }
        });
        assertThat(counts.keySet()).anyMatch(key -> key.startsWith(file + ", "));
    }

    /** A sign flipped in a conserved quantity: refuted, unless differences along the motion see no movement either. */
    @TestFactory
    @Execution(ExecutionMode.SAME_THREAD) // the last of its tests sums up the others
    Stream<DynamicTest> a_conserved_quantity_with_a_sign_flipped_is_refuted_or_conserved_too() {
        Stream<DynamicTest> tests = runnable(FILES.get(0)).stream().map(known ->
                DynamicTest.dynamicTest(known.id(), () -> examineFlipped(known)));
        return Stream.concat(tests, Stream.of(DynamicTest.dynamicTest("something was flipped", () -> {
            System.out.println("signs flipped, as differences see them and as the verdict is: " + flips);
            assertThat(flips).isNotEmpty();
        })));
    }

    private void examineFlipped(KnownSystem known) {
        List<Expression> flipped = known.statements().stream().filter(said -> said.kind() == KnownSystem.Kind.CONSERVED)
                .flatMap(said -> Mutation.of(said.quantity()).stream())
                .filter(mutation -> mutation.kind() == Mutation.Kind.SIGN_FLIPPED).map(Mutation::result).distinct().toList();
        List<Finding> findings = ALONE.examine(known.theorem(flipped.stream().map(KnownSystem::isConstant).toList()));
        for (int index = 0; index < flipped.size(); index++) {
            Verdict verdict = findings.get(index).verdict();
            Verdict.Kind kind = verdict.kind();
            Optional<Boolean> moves = known.moves(flipped.get(index));
            String seen = moves.map(moving -> moving ? "moves" : "does not move").orElse("has no value anywhere");
            flips.merge(seen + ": " + kind.word(), 1, Integer::sum);
            // log(−v) where v > 0: there is nothing to refute, and nothing in its rate shows it
            boolean fits = moves.map(moving -> moving ? kind == Verdict.Kind.REFUTED
                    : kind == Verdict.Kind.PROVED || kind == Verdict.Kind.CONFIRMED).orElse(kind != Verdict.Kind.FAILED);
            assertThat(fits).as("%s: %s is %s, %s, but it %s", known.id(), flipped.get(index), kind.word(),
                    verdict.evidence(), seen).isTrue();
        }
    }

    /** A line for each case and each statement that cannot be run, with the reason. */
    private static void listSkipped(Path file) {
        for (JsonNode entry : entries(file)) {
            if (!entry.path("kind").asText().equals(KnownModel.KIND)) {
                KnownSystem.obstacle(entry).ifPresent(reason ->
                        System.out.println(entry.path("id").asText() + " | skipped | " + reason));
            }
        }
        runnable(file).forEach(known -> known.unread().forEach(line -> System.out.println(known.id() + " | " + line)));
    }

    private static List<KnownSystem> runnable(Path file) {
        List<KnownSystem> runnable = entries(file).stream().filter(entry -> KnownSystem.obstacle(entry).isEmpty())
                .map(KnownSystem::read).toList();
        assertThat(runnable).as("cases of the kind explicit-potential in " + file).isNotEmpty();
        return runnable;
    }

    private static List<JsonNode> entries(Path file) {
        JsonNode cases;
        try {
            cases = new ObjectMapper().readTree(Files.readString(file)).path("cases");
        } catch (JsonProcessingException malformed) {
            throw new AssertionError(file + " is not JSON: " + malformed.getOriginalMessage(), malformed);
        } catch (IOException unreadable) {
            throw new AssertionError("cannot read " + file + ": " + unreadable, unreadable);
        }
        if (!cases.isArray() || cases.isEmpty()) {
            throw new AssertionError(file + " has no list 'cases' with entries; see the form of verification/cases/laws.json");
        }
        List<JsonNode> entries = new ArrayList<>();
        cases.forEach(entries::add);
        return entries;
    }

    @Test
    void a_file_that_cannot_be_read_is_named(@TempDir Path directory) throws IOException {
        Path malformed = Files.writeString(directory.resolve("malformed.json"), "{\"cases\": [");
        Path other = Files.writeString(directory.resolve("other.json"), "{\"laws\": []}");
        Path none = Files.writeString(directory.resolve("none.json"), "{\"cases\": [{\"id\": \"a\", \"kind\": \"prose\"}]}");
        assertThatThrownBy(() -> runnable(directory.resolve("absent.json"))).hasMessageContaining("cannot read");
        assertThatThrownBy(() -> runnable(malformed)).hasMessageContaining("is not JSON");
        assertThatThrownBy(() -> runnable(other)).hasMessageContaining("has no list 'cases'");
        assertThatThrownBy(() -> runnable(none)).hasMessageContaining("cases of the kind explicit-potential in");
    }

    @Test
    void a_statement_in_words_is_skipped_and_a_formula_that_is_wrong_is_not_met(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("words.json"), """
                {"cases": [
                  {"id": "prose", "kind": "explicit-potential", "variables": ["x"], "kinetic": "half the square of dx"},
                  {"id": "free", "kind": "explicit-potential", "variables": ["x"], "kinetic": "dx^2/2", "potential": "0",
                   "expected_conserved": ["the momentum", "x"], "expected_not_conserved": ["dx"]}]}
                """);
        List<KnownSystem> runnable = runnable(file);
        assertThat(runnable).extracting(KnownSystem::id).containsExactly("free");
        assertThat(runnable.get(0).unread()).singleElement().asString().startsWith("conserved the momentum | skipped | in ");
        assertThatThrownBy(() -> examine(file, runnable.get(0))).isInstanceOf(AssertionError.class)
                .hasMessageContaining("free | conserved x | refuted").hasMessageContaining("free | not conserved dx | proved");
    }

    /** A slip in the files themselves would otherwise hide as words. */
    @Test
    void every_formula_of_our_own_files_is_read() {
        for (String file : List.of("verification/cases/laws.json", "src/test/resources/textbook-laws.json")) {
            assertThat(runnable(Path.of(file))).allMatch(known -> known.unread().isEmpty());
        }
        assertThat(entries(Path.of("verification/cases/laws.json")).stream()
                .filter(entry -> entry.path("kind").asText().equals("explicit-potential"))).hasSize(26)
                .allMatch(entry -> KnownSystem.obstacle(entry).isEmpty());
    }
}
