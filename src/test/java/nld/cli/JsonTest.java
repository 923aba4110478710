package nld.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JSON output against its schemas, and the schemas against their page. */
class JsonTest {
    private static final String EXAMPLE = Path.of("src/test/resources/report/rescaling-balance.thm").toAbsolutePath().toString();

    @TempDir
    private Path directory;

    private static JsonNode parse(Call call) throws IOException {
        return new ObjectMapper().readTree(call.out());
    }

    private Call verifyAllKinds() throws IOException {
        Files.writeString(directory.resolve("a.thm"), Call.GOOD);
        Files.writeString(directory.resolve("b.thm"), Call.FALSE + "control  potential k u^2  breaks kept\n");
        Files.writeString(directory.resolve("c.thm"), Call.GOOD.replace("k u^2", "k w^2"));
        Files.writeString(directory.resolve("d.thm"), Call.GOOD.replace("  claim kept:  energy' = 0",
                "  claim kept:  energy' = 0\n  claim hard:  exp(exp(u)) >= u"));
        return Call.nld(directory, "verify", "--json", "a.thm", "b.thm", "c.thm", "d.thm", "absent.thm", EXAMPLE);
    }

    @Test
    void a_verification_fits_its_schema() throws IOException {
        Call call = verifyAllKinds();
        JsonNode json = parse(call);
        assertThat(JsonSchema.read("verification.schema.json").violations(json)).isEmpty();
        assertThat(json.get("exitCode").asInt()).isEqualTo(call.code()).isEqualTo(4);
        assertThat(json.get("files")).hasSize(6);
        assertThat(json.at("/files/1/findings/0/witness/point/u'").asText()).isEqualTo("1");
        assertThat(json.at("/files/1/findings/0/standing").asText()).isEqualTo("broken");
        assertThat(json.at("/files/2/problems/0/line").asInt()).isEqualTo(5);
        assertThat(json.at("/files/4/status").asText()).isEqualTo("unreadable");
        assertThat(call.err()).contains("c.thm:5:20", "absent.thm");
    }

    @Test
    void a_derivation_fits_its_schema() throws IOException {
        JsonNode json = parse(Call.nld(directory, "derive", "--json", "--steps", EXAMPLE));
        assertThat(JsonSchema.read("derivation.schema.json").violations(json)).isEmpty();
        assertThat(json.at("/symmetries/0/rate").asText()).isEqualTo("m (u'² − v'²) − mu (u u' − v v')");
        assertThat(json.at("/symmetries/0/steps")).isNotEmpty();
    }

    @Test
    void what_could_not_be_derived_is_named_in_the_json_and_makes_the_exit_code_2() throws IOException {
        Files.writeString(directory.resolve("n.thm"),
                "theorem n\ndimensions n\ncoordinates q in R^n\nkinetic exp(q_1') + |q'|^2\npotential 1/4 |q|^4\n");
        Call call = Call.nld(directory, "derive", "--json", "n.thm");
        assertThat(call.code()).isEqualTo(2);
        assertThat(JsonSchema.read("derivation.schema.json").violations(parse(call))).isEmpty();
        assertThat(parse(call).at("/energy/reason").asText()).contains("state the dimension");
    }

    @Test
    void two_runs_give_the_same_bytes() throws IOException {
        assertThat(verifyAllKinds()).isEqualTo(verifyAllKinds());
        assertThat(Call.nld(directory, "derive", "--json", EXAMPLE)).isEqualTo(Call.nld(directory, "derive", "--json", EXAMPLE));
    }

    @Test
    void a_field_that_the_schema_does_not_know_or_misses_is_reported() throws IOException {
        ObjectNode json = (ObjectNode) parse(Call.nld(directory, "verify", "--json", "absent.thm"));
        json.put("news", 1).put("seed", "one").remove("nld");
        assertThat(JsonSchema.read("verification.schema.json").violations(json))
                .containsExactlyInAnyOrder("$ has no nld", "$ has the unknown field news", "$.seed is no integer");
    }

    @Test
    void the_page_describes_every_field_of_the_schemas() throws IOException {
        String page = Files.readString(Path.of("docs/json.md"));
        for (String schema : new String[] {"verification.schema.json", "derivation.schema.json"}) {
            TreeSet<String> undescribed = new TreeSet<>(JsonSchema.read(schema).fields());
            undescribed.removeIf(field -> page.contains("`" + field + "`"));
            assertThat(undescribed).as(schema).isEmpty();
        }
    }
}
