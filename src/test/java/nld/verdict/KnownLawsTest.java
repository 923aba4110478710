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
import java.util.stream.Collectors;
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

/**
 * Known conserved and not conserved quantities, read from a file: {@code verification/cases/ORIGIN.md} says where they are
 * from. Another file of the same form is given by {@code -Dcases=FILE}.
 */
class KnownLawsTest {
    private static final List<Path> FILES = Optional.ofNullable(System.getProperty("cases"))
            .map(file -> List.of(Path.of(file)))
            .orElse(List.of(Path.of("verification/cases/laws.json"), Path.of("src/test/resources/textbook-laws.json")));
    private static final Examiner EXAMINER = new Examiner(new SymjaDifferentiator(), 1);
    /** Without a second differentiator: where differences along the motion are the second opinion. */
    private static final Examiner ALONE = new Examiner((expression, symbol) -> Optional.empty(), 1);

    private final Map<KnownSystem.Kind, Map<Verdict.Kind, Integer>> counts = new EnumMap<>(KnownSystem.Kind.class);
    private final Map<String, Integer> flips = new TreeMap<>();

    @TestFactory
    Stream<DynamicTest> each_conserved_quantity_is_proved_or_confirmed_and_each_other_refuted() {
        for (Path file : FILES) {
            entries(file).forEach(entry -> KnownSystem.obstacle(entry).ifPresent(reason ->
                    System.out.println(entry.path("id").asText() + " | skipped | " + reason)));
        }
        Stream<DynamicTest> tests = runnable().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.path("id").asText(), () -> examine(KnownSystem.read(entry))));
        return Stream.concat(tests, Stream.of(DynamicTest.dynamicTest("something was run", this::summary)));
    }

    private static List<JsonNode> runnable() {
        List<JsonNode> runnable = new ArrayList<>();
        for (Path file : FILES) {
            List<JsonNode> found = entries(file).stream().filter(entry -> KnownSystem.obstacle(entry).isEmpty()).toList();
            assertThat(found).as("cases of the kind explicit-potential in " + file).isNotEmpty();
            runnable.addAll(found);
        }
        return runnable;
    }

    private void examine(KnownSystem known) {
        List<Relation> relations = known.statements().stream().map(Statement::relation).toList();
        List<Finding> findings = EXAMINER.examine(known.theorem(relations));
        List<String> unmet = new ArrayList<>();
        for (int index = 0; index < findings.size(); index++) {
            Statement statement = known.statements().get(index);
            Verdict verdict = findings.get(index).verdict();
            String line = known.id() + " | " + statement + " | " + verdict.kind().word() + ": " + verdict.evidence();
            System.out.println(line);
            counts.computeIfAbsent(statement.kind(), kind -> new EnumMap<>(Verdict.Kind.class))
                    .merge(verdict.kind(), 1, Integer::sum);
            if (!statement.isMet(verdict)) {
                unmet.add(line);
            }
        }
        assertThat(unmet).isEmpty();
    }

    /** A sign flipped in a conserved quantity: refuted, unless differences along the motion see no movement either. */
    @TestFactory
    Stream<DynamicTest> a_conserved_quantity_with_a_sign_flipped_is_refuted_or_conserved_too() {
        Stream<DynamicTest> tests = runnable().stream().map(KnownSystem::read).map(known ->
                DynamicTest.dynamicTest(known.id(), () -> examineFlipped(known)));
        return Stream.concat(tests, Stream.of(DynamicTest.dynamicTest("something was flipped", () -> {
            System.out.println("signs flipped, as differences see them and as the verdict is: " + flips);
            assertThat(flips).containsKey("moves: refuted");
        })));
    }

    private void examineFlipped(KnownSystem known) {
        List<Expression> flipped = known.statements().stream().filter(said -> said.kind() == KnownSystem.Kind.CONSERVED)
                .flatMap(said -> Mutation.of(said.quantity()).stream())
                .filter(mutation -> mutation.kind() == Mutation.Kind.SIGN_FLIPPED).map(Mutation::result).distinct().toList();
        List<Finding> findings = ALONE.examine(known.theorem(flipped.stream().map(KnownSystem::isConstant).toList()));
        for (int index = 0; index < flipped.size(); index++) {
            Verdict verdict = findings.get(index).verdict();
            String line = known.id() + ": " + flipped.get(index) + " is " + verdict.kind().word() + ", " + verdict.evidence();
            Optional<Boolean> moves = known.moves(flipped.get(index));
            String seen = moves.map(moving -> moving ? "moves" : "does not move").orElse("has no value anywhere");
            flips.merge(seen + ": " + verdict.kind().word(), 1, Integer::sum);
            // log(−v) where v > 0: there is nothing to refute, and nothing in its rate shows it
            Verdict.Kind kind = verdict.kind();
            boolean fits = moves.map(moving -> moving ? kind == Verdict.Kind.REFUTED
                    : kind == Verdict.Kind.PROVED || kind == Verdict.Kind.CONFIRMED).orElse(kind != Verdict.Kind.FAILED);
            assertThat(fits).as(line + ", but the quantity " + seen).isTrue();
        }
    }

    private void summary() {
        counts.forEach((kind, verdicts) -> System.out.println("known laws, " + kind + ": " + verdicts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().word()).collect(Collectors.joining(", "))));
        assertThat(counts).isNotEmpty();
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
        assertThatThrownBy(() -> entries(directory.resolve("absent.json"))).hasMessageContaining("cannot read");
        assertThatThrownBy(() -> entries(malformed)).hasMessageContaining("is not JSON");
        assertThatThrownBy(() -> entries(other)).hasMessageContaining("has no list 'cases'");
    }
}
