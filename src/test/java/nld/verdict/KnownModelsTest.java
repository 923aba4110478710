package nld.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The laws of models trained with an arbitrary loss, of {@code verification/cases/laws.json}: each is proved for every loss
 * under the motion that the case states, and refuted under another.
 */
@Execution(ExecutionMode.CONCURRENT)
class KnownModelsTest {
    private static final Path FILE = Path.of(System.getProperty("cases", "verification/cases/laws.json"));
    /** Without a second differentiator: where a loss is abstract, derivatives are taken in vectors. */
    private static final Examiner EXAMINER = new Examiner((expression, symbol) -> Optional.empty(), 1);

    private final AtomicInteger proved = new AtomicInteger();
    private final AtomicInteger refuted = new AtomicInteger();
    private final AtomicInteger models = new AtomicInteger();

    @TestFactory
    @Execution(ExecutionMode.SAME_THREAD) // the last of its tests sums up the others
    Stream<DynamicTest> laws_for_every_loss_are_proved_and_refuted_under_another_motion() throws IOException {
        List<JsonNode> entries = new ArrayList<>();
        new ObjectMapper().readTree(Files.readString(FILE)).path("cases").forEach(entries::add);
        List<JsonNode> cases = entries.stream()
                .filter(entry -> entry.path("kind").asText().equals(KnownModel.KIND)).toList();
        Stream<DynamicTest> tests = cases.stream().map(entry -> DynamicTest.dynamicTest(entry.path("id").asText(),
                () -> examine(KnownModel.of(entry, entries))));
        return Stream.concat(tests, Stream.of(DynamicTest.dynamicTest("all were run", () -> {
            System.out.println(models + " models for every loss: " + proved + " laws proved, " + refuted
                    + " refuted under another motion");
            assertThat(models.get()).isEqualTo(cases.size()).isPositive();
        })));
    }

    private void examine(KnownModel model) {
        models.incrementAndGet();
        if (model.laws() == 0) {
            System.out.println(model.id() + " | states no law");
            return;
        }
        long start = System.nanoTime();
        List<String> unmet = new ArrayList<>();
        proved.addAndGet(verdicts(model, false, unmet));
        double laws = (System.nanoTime() - start) * 1e-9;
        refuted.addAndGet(verdicts(model, true, unmet));
        System.out.printf("%s | %d parameters, %d laws: %.1f s | %s: %.1f s%n", model.id(), model.size(), model.laws(), laws,
                model.changed(), (System.nanoTime() - start) * 1e-9 - laws);
        assertThat(unmet).isEmpty();
    }

    private static int verdicts(KnownModel model, boolean control, List<String> unmet) {
        int met = 0;
        for (Finding finding : EXAMINER.examine(control ? model.control() : model.theorem())) {
            if (KnownModel.isMet(finding.verdict(), control)) {
                met++;
            } else {
                unmet.add((control ? model.changed() + ": " : "") + finding.text() + " | " + finding.verdict());
            }
        }
        return met;
    }
}
