package nld.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import nld.report.FailOn;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Theorems as tests: what passes, what fails and with which words, what is skipped. */
class TheoremTestsTest {
    private static final String SPRING = """
            theorem  spring
            coordinates  u
            parameters   k > 0
            kinetic      1/2 u'^2
            potential    1/2 k u^2
            motion
              claim kept:  energy' = 0
              claim known: u = u
                open: nothing; it is an example
            control  friction 1/2 u'^2  breaks kept
            """;

    @TempDir
    private Path directory;

    private Map<String, String> run(String name, String text, FailOn failOn) throws IOException {
        Files.createDirectories(directory.resolve("below"));
        Files.writeString(directory.resolve("below").resolve(name), text);
        Map<String, String> outcomes = new LinkedHashMap<>();
        for (DynamicNode node : TheoremTests.of(directory, failOn).toList()) {
            ((DynamicContainer) node).getChildren().forEach(child ->
                    outcomes.put(node.getDisplayName() + ": " + child.getDisplayName(), outcome((DynamicTest) child)));
        }
        return outcomes;
    }

    private static String outcome(DynamicTest test) {
        try {
            test.getExecutable().execute();
            return "passed";
        } catch (TestAbortedException skipped) {
            return "skipped: " + skipped.getMessage();
        } catch (AssertionFailedError failed) {
            return "failed: " + failed.getMessage();
        } catch (Throwable other) {
            throw new AssertionError("only the two kinds are expected", other);
        }
    }

    @Test
    void a_theorem_that_holds_passes_with_a_test_for_each_finding() throws IOException {
        assertThat(run("spring.thm", SPRING, FailOn.UNDECIDED)).hasSize(3).containsEntry("spring: claim kept", "passed")
                .containsEntry("spring: control friction 1/2 u'^2 breaks kept", "passed");
    }

    @Test
    void a_false_claim_fails_and_says_where_it_differs_and_by_what() throws IOException {
        Map<String, String> outcomes = run("spring.thm", SPRING.replace("energy' = 0", "energy' = u'^2"), FailOn.REFUTED);
        assertThat(outcomes.get("spring: claim kept")).startsWith("failed: ").contains("spring.thm:7  kept is refuted", "claimed",
                "energy' = u'²", "differ by", "at  ");
    }

    @Test
    void a_control_that_breaks_nothing_fails() throws IOException {
        assertThat(run("spring.thm", SPRING.replace("friction 1/2 u'^2", "potential k u^2"), FailOn.UNDECIDED))
                .hasEntrySatisfying("spring: control potential k u^2 breaks kept", words ->
                        assertThat(words).startsWith("failed: ").contains("the control breaks nothing"));
    }

    @Test
    void what_is_undecided_fails_or_is_skipped_and_never_passes() throws IOException {
        String text = SPRING + """
                check run: sqrt(u) along motion
                  with    k = 1
                  from    u = 1, u' = 0
                  until   t = 4
                  expect  no drift
                """;
        String name = "spring: check run: no drift, along motion";
        assertThat(run("spring.thm", text, FailOn.UNDECIDED).get(name)).startsWith("failed: ").contains("is undecided");
        assertThat(run("spring.thm", text, FailOn.REFUTED).get(name)).startsWith("skipped: ");
    }

    @Test
    void a_malformed_file_and_one_without_statements_fail() throws IOException {
        assertThat(run("a.thm", SPRING.replace("k u^2", "k w^2"), FailOn.REFUTED).get("a: the file can be verified"))
                .contains("'w' is not declared", "declared here: u, k");
        assertThat(run("a.thm", "theorem a\ncoordinates u\nkinetic u'^2\npotential u^2\n", FailOn.REFUTED)
                .get("a: the file can be verified")).contains("states no claim, check or control");
    }

    @Test
    void deep_formulas_are_read_whatever_stack_a_test_has() throws IOException {
        String deep = "(".repeat(90) + "k" + ")".repeat(90);
        assertThat(run("a.thm", SPRING.replace("k u^2", deep + " u^2"), FailOn.UNDECIDED).get("a: claim kept")).isEqualTo("passed");
    }

    @Test
    void a_path_without_theorems_is_refused_with_a_remedy() {
        assertThatThrownBy(() -> TheoremTests.of(directory)).hasMessageContaining("found no theorem file (.thm) at")
                .hasMessageContaining("check the path");
        assertThatThrownBy(() -> TheoremTests.of(directory.resolve("absent"))).hasMessageContaining("found no theorem file");
    }
}
