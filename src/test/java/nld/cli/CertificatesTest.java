package nld.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Every proof of the library as data: each certificate holds, and none of them does with a coefficient changed. */
@Execution(ExecutionMode.CONCURRENT)
class CertificatesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path directory;

    private static Call made;

    /** The library without checks and controls, which take most of the time and leave no certificates. */
    @BeforeAll
    static void write_the_certificates_of_the_library() throws IOException {
        Path library = Files.createDirectory(directory.resolve("library"));
        try (Stream<Path> files = Files.walk(Path.of("theorems"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".thm")).toList()) {
                String claims = Files.readString(file).replaceAll("(?m)^(check|control)\\b.*\\n(?:[ \\t].*\\n|\\n)*", "");
                Files.writeString(library.resolve(file.getFileName()), claims);
            }
        }
        made = Call.nld(directory, "verify", "--certificates", "made", "library");
    }

    private static List<Path> files(String name) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve(name))) {
            return files.sorted().toList();
        }
    }

    private static List<JsonNode> certificates() throws IOException {
        return parts().stream().filter(part -> part.has("left")).toList();
    }

    private static List<JsonNode> parts() throws IOException {
        List<JsonNode> all = new ArrayList<>();
        for (Path file : files("made")) {
            JSON.readTree(file.toFile()).get("proofs").forEach(proof -> proof.get("parts").forEach(all::add));
        }
        return all;
    }

    @Test
    void every_proof_of_the_library_has_a_certificate_that_holds() throws IOException {
        assertThat(made.err()).isEmpty();
        assertThat(made.out()).containsPattern("certificates  \\d+ of \\d+ proofs, in ");
        assertThat(files("made")).hasSameSizeAs(files("library"));
        assertThat(certificates()).hasSizeGreaterThan(60).allMatch(CertificateCheck::holds);
        assertThat(parts().stream().filter(part -> part.has("uncertified")).map(part -> part.get("uncertified").asText()))
                .containsOnly("two sides that differ at a point: the point is the proof");
    }

    @Test
    void a_certificate_with_one_coefficient_changed_is_rejected() throws IOException {
        int changed = 0;
        for (JsonNode certificate : certificates()) {
            for (String side : new String[] {"/left/numerator", "/right/numerator", "/zeros/0/multiplier", "/excess/numerator"}) {
                JsonNode copy = certificate.deepCopy();
                if (copy.at(side) instanceof ArrayNode terms && terms.size() > 0) {
                    changeFirst(terms);
                    assertThat(CertificateCheck.holds(copy)).as(side + " of " + certificate).isFalse();
                    changed++;
                }
            }
        }
        assertThat(changed).isGreaterThan(60);
    }

    private static void changeFirst(ArrayNode terms) {
        String[] words = terms.get(0).asText().split(" ", 2);
        String number = words[0].equals("7/11") ? "7/13" : "7/11";
        terms.set(0, TextNode.valueOf(words.length == 1 ? number : number + " " + words[1]));
    }

    @Test
    void certificates_fit_their_schema_and_their_page_describes_every_field() throws IOException {
        JsonSchema schema = JsonSchema.read("certificates.schema.json");
        for (Path file : files("made")) {
            assertThat(schema.violations(JSON.readTree(file.toFile()))).as(file.toString()).isEmpty();
        }
        String page = Files.readString(Path.of("docs/certificates.md"));
        TreeSet<String> undescribed = new TreeSet<>(schema.fields());
        undescribed.removeIf(field -> page.contains("`" + field + "`"));
        assertThat(undescribed).isEmpty();
    }

    @Test
    void two_runs_write_the_same_bytes() throws IOException {
        Call.nld(directory, "verify", "--threads", "1", "--certificates", "again", "library");
        for (Path file : files("made")) {
            assertThat(directory.resolve("again").resolve(file.getFileName())).hasSameBinaryContentAs(file);
        }
        assertThat(files("again")).hasSameSizeAs(files("made"));
    }

    @Test
    void a_directory_that_cannot_be_written_to_is_wrong_usage_and_says_so() throws IOException {
        Files.writeString(directory.resolve("file"), "");
        Files.writeString(directory.resolve("good.thm"), Call.GOOD);
        Call call = Call.nld(directory, "verify", "--certificates", "file", "good.thm");
        assertThat(call.code()).isEqualTo(4);
        assertThat(call.err()).contains("--certificates file cannot be written to", "give a directory that can");
        assertThat(call.out()).isEmpty();
    }

    @Test
    void json_is_the_same_with_and_without_certificates() throws IOException {
        Files.writeString(directory.resolve("same.thm"), Call.GOOD);
        assertThat(Call.nld(directory, "verify", "--json", "--certificates", "same", "same.thm"))
                .isEqualTo(Call.nld(directory, "verify", "--json", "same.thm"));
    }

    @Test
    void recheck_accepts_what_was_written_and_rejects_changed_coefficients_and_changed_claims() throws Exception {
        assumeTrue(run("python3", "-c", "import sympy").code() == 0, "python3 has no SymPy: recheck.py is not tried");
        Path here = Files.createDirectories(directory.resolve("recheck"));
        for (String name : new String[] {"rotation-symmetry.json", "rescaling-balance.json", "scale-invariant-descent.json"}) {
            Files.copy(directory.resolve("made").resolve(name), here.resolve(name));
        }
        Call whole = run("python3", "verification/recheck.py", here.toString());
        assertThat(whole.out()).contains("proofs 10, identities verified 10, parts without certificate 0, texts evaluated 10, not 0, failed 0");
        assertThat(whole.code()).isZero();

        Path changed = here.resolve("rescaling-balance.json");
        JsonNode json = JSON.readTree(changed.toFile());
        changeFirst((ArrayNode) json.at("/proofs/1/parts/0/left/numerator"));
        Files.writeString(changed, json.toString());
        Path false1 = here.resolve("rotation-symmetry.json");
        Files.writeString(false1, Files.readString(false1).replace("J' = -mu q'·(B - B^T) q", "J' = -2 mu q'·(B - B^T) q"));
        Path false2 = here.resolve("scale-invariant-descent.json");
        Files.writeString(false2, Files.readString(false2).replace("|q|^2 + eta^2 |grad", "2 |q|^2 + eta^2 |grad"));
        Call broken = run("python3", "verification/recheck.py", here.toString());
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.out()).contains("FAILED rescaling-balance law: the identity does not hold",
                "FAILED rotation-symmetry law: the text does not hold at a point",
                "FAILED scale-invariant-descent step: the text does not hold at a point", "failed 3;");
    }

    private static Call run(String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException missing) {
            return new Call(127, "", missing.getMessage());
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Call(process.waitFor(), out, "");
    }
}
