package nld.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import nld.kernel.Verdict;
import nld.model.Theorem;
import nld.notation.Reader;
import nld.notation.Reading;
import nld.symja.SymjaDifferentiator;
import nld.verdict.Examiner;
import nld.verdict.Finding;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code derive} prints reads back as a claim, and the claim is proved: shortening a formula never changes it. */
@Execution(ExecutionMode.CONCURRENT)
class PrintedFormulasTest {
    private static final Examiner EXAMINER = new Examiner(new SymjaDifferentiator(), 1);

    static Stream<Path> library() throws IOException {
        // the updates of networks are printed as stated: their gradients are claimed in cells
        return Files.walk(Path.of("theorems")).filter(path -> path.toString().endsWith(".thm"))
                .filter(path -> !declaresNetwork(path)).sorted();
    }

    private static boolean declaresNetwork(Path file) {
        try {
            return Files.readString(file).lines().anyMatch(line -> line.startsWith("network "));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest
    @MethodSource("library")
    void every_printed_formula_of_the_library_is_proved_as_a_claim(Path file) throws IOException {
        JsonNode derivation = new ObjectMapper().readTree(Call.nld(Path.of(""), "derive", "--json", file.toString()).out());
        List<Finding> findings = EXAMINER.examine(theorem(claims(Files.readString(file), derivation)));
        List<Finding> printed = findings.stream().filter(finding -> finding.name().startsWith("printed")).toList();
        assertThat(printed).hasSizeGreaterThanOrEqualTo(2);
        assertThat(printed).allSatisfy(finding ->
                assertThat(finding.verdict().kind()).as(finding.text()).isEqualTo(Verdict.Kind.PROVED));
    }

    /** The theorem's text with the printed formulas as claims in the sections where they belong. */
    private static String claims(String text, JsonNode derivation) {
        Map<String, List<String>> sections = new TreeMap<>();
        for (JsonNode law : derivation.get("symmetries")) {
            String name = law.get("chargeName").asText();
            sections.put("charge " + name + " of " + law.get("name").asText(), List.of(
                    name + " = " + law.get("charge").asText(), name + "' = " + law.get("rate").asText()));
        }
        for (JsonNode update : derivation.get("updates")) {
            List<String> laws = new ArrayList<>();
            update.get("stepLaws").forEach(law -> laws.add(law.get("formula").asText()));
            update.get("rule").forEach(line -> laws.add(line.get("name").asText() + " = " + line.get("formula").asText()));
            sections.put("update " + update.get("name").asText(), laws);
        }
        List<String> motion = new ArrayList<>();
        derivation.at("/motion/equations").forEach(equation -> motion.add(equation.asText()));
        motion.add("energy = " + derivation.at("/energy/energy").asText());
        motion.add("energy' = " + derivation.at("/energy/rate").asText());
        sections.put("motion", motion);
        return inserted(text, sections);
    }

    private static String inserted(String text, Map<String, List<String>> sections) {
        StringBuilder out = new StringBuilder();
        int number = 0;
        for (String line : withoutTrialsAndClaims(text)) {
            out.append(line).append('\n');
            String heading = line.replaceAll(" +", " ").split(",")[0].trim();
            for (String relation : line.startsWith(" ") ? List.<String>of() : sections.getOrDefault(heading, List.of())) {
                out.append("  claim printed-").append(++number).append(": ").append(relation).append('\n');
            }
            if (!line.startsWith(" ")) {
                sections.remove(heading);
            }
        }
        if (sections.containsKey("motion")) {
            out.append("motion\n");
            for (String relation : sections.get("motion")) {
                out.append("  claim printed-").append(++number).append(": ").append(relation).append('\n');
            }
        }
        return out.toString();
    }

    /** The lines of the file but for its own claims, checks and controls, each with its deeper lines. */
    private static List<String> withoutTrialsAndClaims(String text) {
        List<String> kept = new ArrayList<>();
        int dropped = Integer.MAX_VALUE;
        for (String line : text.split("\n")) {
            int indent = line.length() - line.stripLeading().length();
            if (line.isBlank() || indent > dropped) {
                continue;
            }
            dropped = line.strip().matches("(claim|check|control|log) .*") ? indent : Integer.MAX_VALUE;
            if (dropped == Integer.MAX_VALUE) {
                kept.add(line);
            }
        }
        return kept;
    }

    private static Theorem theorem(String text) {
        Reading reading = Reader.read(text, "printed.thm");
        assertThat(reading).as(text).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) reading).theorem();
    }
}
