package nld.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code nld check-log}: real runs of a real network against proved step laws, and logs that cannot be used. */
class CheckLogCommandTest {
    private static final Path RUNS = Path.of("verification/digits").toAbsolutePath();
    private static final String SCALE = Path.of("theorems/logs/scale-step-law.thm").toAbsolutePath().toString();
    private static final String RESCALE = Path.of("theorems/logs/rescale-step-law.thm").toAbsolutePath().toString();
    /** Four steps down |q|²/2 at rate 1/2 with neither momentum nor decay, in exact decimals. */
    private static final String SMALL = """
            # {"lr": 0.5, "momentum": 0, "weight_decay": 0, "model": {"name": "x"}}
            step,w2_a,v2_a,gw_a
            0,16,16,16
            1,4,4,4
            2,1,1,1
            3,0.25,0.25,0.25
            """;

    @TempDir
    private Path directory;

    private Call check(String run, String theorem, String... more) {
        List<String> arguments = new ArrayList<>(List.of("check-log", run, "--theorem", theorem));
        arguments.addAll(List.of(more));
        return Call.nld(directory, arguments.toArray(String[]::new));
    }

    private static JsonNode json(Call call) throws IOException {
        return new ObjectMapper().readTree(call.out());
    }

    private Call changed(String run, UnaryOperator<List<String>> change, String... more) throws IOException {
        List<String> lines = change.apply(new ArrayList<>(Files.readAllLines(RUNS.resolve(run))));
        Files.write(directory.resolve("run.csv"), lines);
        return check("run.csv", SCALE, more);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bn-gd.csv", "bn-momentum-decay.csv"})
    void a_run_with_a_tiny_epsilon_obeys_the_scale_law_to_rounding_at_every_step_and_neuron(String run) throws IOException {
        Call call = check(RUNS.resolve(run).toString(), SCALE, "--json");
        assertThat(call.code()).isZero();
        assertThat(json(call).at("/claims/0/verdict").asText()).isEqualTo("proved");
        assertThat(json(call).get("laws")).hasSize(6).allSatisfy(law -> {
            assertThat(law.get("holds").asBoolean()).isTrue();
            assertThat(law.get("steps").asLong()).isEqualTo(run.equals("bn-gd.csv") ? 300 : 400);
            assertThat(law.at("/worst/relative").asDouble()).isLessThan(1e-13);
        });
    }

    @Test
    void the_run_with_a_large_epsilon_is_refuted_with_its_source_and_obeys_the_law_that_has_the_source() throws IOException {
        Call call = check(RUNS.resolve("bn-sgd-eps.csv").toString(), SCALE);
        assertThat(call.code()).isEqualTo(1);
        assertThat(call.out()).contains("refuted  scale   * = 0  fails at 400 of 400 steps, worst 1.7e-5",
                "holds    source  * = 17  400 steps, worst ", "why    the defect is −2 eta q·grad f(q) at every step",
                "in this run grad f(q)·q is not 0, but up to 2.4e-5",
                "the run states bn_eps = 1e-05: an ε in a normalisation breaks the symmetry of scale", "result  3 of 6 laws refuted");
        assertThat(check(RUNS.resolve("bn-sgd-eps.csv").toString(), SCALE, "--claim", "source").code()).isZero();
    }

    @Test
    void columns_of_the_command_line_come_before_those_of_the_theorem_and_suffice_without() throws IOException {
        String run = RUNS.resolve("bn-gd.csv").toString();
        assertThat(check(run, SCALE, "--claim", "scale", "--column", "|q|^2 = w2_*").code()).isZero();
        Call other = check(run, SCALE, "--claim", "scale", "--column", "|q|^2 = g2_*");
        assertThat(other.code()).isEqualTo(1);
        Call wrong = check(run, SCALE, "--column", "|p|^2 = w2_*");
        assertThat(wrong.code()).isEqualTo(3);
        assertThat(wrong.err()).contains("'p' is not declared");
    }

    @Test
    void the_run_with_relu_obeys_the_rescale_law() throws IOException {
        Call call = check(RUNS.resolve("relu-gd.csv").toString(), RESCALE, "--json");
        assertThat(call.code()).isZero();
        assertThat(json(call).get("laws")).hasSize(3).allSatisfy(law -> {
            assertThat(law.get("steps").asLong()).isEqualTo(300);
            assertThat(law.at("/worst/relative").asDouble()).isLessThan(1e-14);
        });
    }

    @Test
    void the_run_with_relu_does_not_obey_the_scale_law_for_its_loss_sees_the_scale() {
        Call call = check(RUNS.resolve("relu-gd.csv").toString(), SCALE);
        assertThat(call.code()).isEqualTo(1);
        assertThat(call.out()).contains("the defect is −2 eta q·grad f(q) at every step").doesNotContain("ε in a normalisation");
    }

    @Test
    void without_its_decay_the_run_with_decay_is_refuted() {
        Call call = check(RUNS.resolve("bn-momentum-decay.csv").toString(), SCALE, "--with", "k = 0", "--claim", "scale");
        assertThat(call.code()).isEqualTo(1);
        assertThat(call.out()).contains("k = 0.0 (given)", "fails at 400 of 400 steps").doesNotContain("  why");
    }

    @Test
    void a_law_that_is_not_true_is_refuted_by_the_theorem_and_by_the_run() throws IOException {
        String wrong = Files.readString(Path.of(SCALE)).replace("= -2 eta k |q|^2 + eta^2 (|next v|^2 + beta |v|^2) under",
                "= eta^2 (|next v|^2 + beta |v|^2) under");
        Files.writeString(directory.resolve("wrong.thm"), wrong);
        Call call = check(RUNS.resolve("bn-momentum-decay.csv").toString(), "wrong.thm", "--claim", "scale", "--json");
        assertThat(call.code()).isEqualTo(1);
        assertThat(json(call).at("/claims/0/verdict").asText()).isNotEqualTo("proved");
        assertThat(json(call).at("/laws/0/holds").asBoolean()).isFalse();
    }

    @Test
    void swapped_columns_are_refuted() throws IOException {
        Call call = changed("bn-momentum-decay.csv", lines -> {
            lines.set(1, lines.get(1).replace("w2_0,g2_0,v2_0", "v2_0,g2_0,w2_0"));
            return lines;
        });
        assertThat(call.code()).isEqualTo(1);
        assertThat(call.out()).contains("refuted  scale   * = 0", "holds    scale   * = 5");
    }

    @Test
    void columns_in_another_order_are_found_by_their_names() throws IOException {
        Call call = changed("bn-gd.csv", lines -> {
            List<String> turned = new ArrayList<>(lines.subList(0, 1));
            for (String line : lines.subList(1, lines.size())) {
                List<String> fields = new ArrayList<>(List.of(line.split(",")));
                java.util.Collections.reverse(fields);
                turned.add(String.join(", ", fields));
            }
            return turned;
        });
        assertThat(call.code()).isZero();
    }

    @Test
    void one_changed_digit_is_found_with_its_line() throws IOException {
        Call call = changed("bn-momentum-decay.csv", lines -> {
            String line = lines.get(99);
            int at = line.indexOf("0.", line.indexOf(',', line.indexOf(',') + 1)) + 9;
            char digit = line.charAt(at);
            lines.set(99, line.substring(0, at) + (digit == '9' ? '8' : (char) (digit + 1)) + line.substring(at + 1));
            return lines;
        }, "--json", "--claim", "scale");
        assertThat(call.code()).isEqualTo(1);
        JsonNode law = json(call).at("/laws/0");
        assertThat(law.get("broken").asLong()).isEqualTo(3);
        assertThat(law.at("/culprit/from").asLong()).isEqualTo(100);
        assertThat(law.at("/culprit/to").asLong()).isEqualTo(100);
    }

    @Test
    void a_log_with_few_digits_is_refuted_with_the_tolerance_that_allows_for_them() throws IOException {
        UnaryOperator<List<String>> rounded = lines -> {
            List<String> short_ = new ArrayList<>(lines.subList(0, 2));
            for (String line : lines.subList(2, lines.size())) {
                short_.add(Stream.of(line.split(",")).map(field -> field.contains(".")
                        ? String.format(java.util.Locale.ROOT, "%.6e", Double.parseDouble(field)) : field)
                        .collect(java.util.stream.Collectors.joining(",")));
            }
            return short_;
        };
        Call call = changed("bn-gd.csv", rounded);
        assertThat(call.code()).isEqualTo(1);
        assertThat(call.out()).contains("the log is written with 7 digits; --tolerance 1e-6 allows for that");
        assertThat(changed("bn-gd.csv", rounded, "--tolerance", "1e-6").code()).isZero();
    }

    @Test
    void no_tolerance_is_below_rounding() {
        assertThat(check(RUNS.resolve("bn-momentum-decay.csv").toString(), SCALE, "--tolerance", "0", "--claim", "source").code()).isZero();
    }

    static Stream<Arguments> unusable() {
        return Stream.of(
                Arguments.of("", "it is empty"),
                Arguments.of("# only a comment\n\n", "it has no header and no rows"),
                Arguments.of(SMALL.replaceAll("(?m)^step.*\n", ""), "line 2 holds numbers where the header should be"),
                Arguments.of(SMALL.replace("{\"lr\"", "{lr"), "the settings in line 1 are no JSON object"),
                Arguments.of(SMALL.replace("\"lr\"", "\"rate\""), "the run does not state 'lr' for eta; it states rate, momentum"),
                Arguments.of(SMALL.replaceAll("#.*\n", ""), "it states no settings at all"),
                Arguments.of(SMALL.replace("0.5,", "\"auto\","), "the value of eta is no number: 'auto'"),
                Arguments.of(SMALL.replace("0.5,", "0,"), "eta = 0.0 lies outside of what the theorem declares it to be"),
                Arguments.of(SMALL.replace("w2_a", "w2"), "there is no column 'w2_a', which holds |q|^2\n     Did you mean v2_a"),
                Arguments.of(SMALL.replace("_a", ""), "there is no column 'w2_*', which holds |q|^2"),
                Arguments.of(SMALL.replace("gw_a", "v2_a"), "the header names the column 'v2_a' twice"),
                Arguments.of(SMALL.replace("1,4,4,4", "1,4,4"), "line 4 has 3 fields, the header has 4"),
                Arguments.of(SMALL.replace("1,4,4,4", "1,4,4,4,4"), "line 4 has 5 fields, the header has 4"),
                Arguments.of(SMALL.replace("1,4,4,4", "1,NaN,4,4"), "line 4, column 'w2_a' is NaN"),
                Arguments.of(SMALL.replace("1,4,4,4", "1,4,-inf,4"), "line 4, column 'v2_a' is -inf"),
                Arguments.of(SMALL.replace("1,4,4,4", "1,1e999,4,4"), "line 4, column 'w2_a' is too large for a double"),
                Arguments.of(SMALL.replace("1,4,4,4", "1,,4,4"), "line 4, column 'w2_a' is empty"),
                Arguments.of(SMALL.replace("1,4,4,4", "1,0x4,4,4"), "line 4, column 'w2_a' is no number: '0x4'"),
                Arguments.of(SMALL.replace("1,4,4,4", "1,4f,4,4"), "line 4, column 'w2_a' is no number: '4f'"),
                Arguments.of(SMALL.replace("1,4,4,4", ""), "line 4 is empty, and rows follow it"),
                Arguments.of(SMALL.replace("1,4,4,4\n", ""), "line 4 goes from step 0 to 2"),
                Arguments.of(SMALL.replace("2,1,1,1", "1,1,1,1"), "line 5 repeats the step 1"),
                Arguments.of(SMALL.replace("2,1,1,1", "0,1,1,1"), "line 5 goes back from step 1 to 0"),
                Arguments.of(SMALL.replace("2,1,1,1", "2.5,1,1,1"), "line 5 has the step 2.5"),
                Arguments.of(SMALL.replaceAll("(?s)1,4,4,4.*", ""), "it has 1 row, and the laws relate 2"),
                Arguments.of("x".repeat(3_000_000), "line 1 is longer than 1 MB"));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void a_log_that_cannot_be_used_is_told_why_and_where(String text, String message) throws IOException {
        Files.writeString(directory.resolve("run.csv"), text);
        Call call = check("run.csv", SCALE);
        assertThat(call.code()).as(call.err()).isEqualTo(4);
        assertThat(call.out()).isEmpty();
        assertThat(call.err()).startsWith("nld: run.csv: ").contains(message);
    }

    @Test
    void the_small_log_is_in_order_with_other_line_ends_and_a_mark_too_and_from_standard_input() throws IOException {
        Files.writeString(directory.resolve("run.csv"), "\uFEFF" + SMALL.replace("\n", "\r\n") + "\r\n\r\n");
        assertThat(check("run.csv", SCALE, "--claim", "source").code()).isZero();
        assertThat(Call.nld(directory, Map.of(), false, SMALL, "check-log", "-", "--theorem", SCALE, "--claim", "source").code()).isZero();
    }

    @Test
    void a_log_or_theorem_that_is_not_there_and_options_that_do_not_fit_are_told() throws IOException {
        Files.writeString(directory.resolve("run.csv"), SMALL);
        Files.writeString(directory.resolve("good.thm"), Call.GOOD);
        Files.writeString(directory.resolve("bad.thm"), Call.GOOD.replace("k u^2", "k w^2"));
        assertThat(check("absent.csv", SCALE).err()).startsWith("nld: absent.csv: there is no such file");
        assertThat(check(".", SCALE).err()).contains("it is a directory");
        assertThat(check("run.csv", "absent.thm").code()).isEqualTo(4);
        assertThat(check("run.csv", "bad.thm").code()).isEqualTo(3);
        assertThat(check("run.csv", "good.thm").err()).contains("good.thm has no log section");
        assertThat(check("run.csv", SCALE, "--log", "x").err()).contains("there is no log section 'x'; there are neurons");
        assertThat(check("run.csv", SCALE, "--claim", "x").err()).contains("there is no claim 'x' about this update; there are scale, source");
        assertThat(check("run.csv", SCALE, "--with", "lr = 1").err()).contains("'lr' is no parameter of the theorem");
        assertThat(check("run.csv", SCALE, "--with", "eta").err()).contains("write it as in --with 'eta = 1/10, k = 0'");
        assertThat(check("run.csv", SCALE, "--with", "eta = 1/0").err()).contains("the value of eta is no number: '1/0'");
        assertThat(check("run.csv", SCALE, "--tolerance", "2").err()).contains("it must be a number from 0 to 1");
    }

    @Test
    void a_claim_about_what_no_column_holds_is_named() throws IOException {
        Files.writeString(directory.resolve("run.csv"), SMALL);
        Files.writeString(directory.resolve("t.thm"), Files.readString(Path.of(SCALE)).replaceAll("(?m)^  column  \\|next v.*\n", ""));
        assertThat(check("run.csv", "t.thm").err()).contains(
                "no column of the log 'neurons' gives |v|², |next v|², which the claim 'scale' speaks of",
                "column |v|² = NAME");
    }

    @Test
    void the_json_fits_its_schema_which_the_page_describes() throws IOException {
        JsonNode found = json(check(RUNS.resolve("bn-sgd-eps.csv").toString(), SCALE, "--json"));
        assertThat(JsonSchema.read("run.schema.json").violations(found)).isEmpty();
        String page = Files.readString(Path.of("docs/json.md"));
        TreeSet<String> undescribed = new TreeSet<>(JsonSchema.read("run.schema.json").fields());
        undescribed.removeIf(field -> page.contains("`" + field + "`"));
        assertThat(undescribed).isEmpty();
    }

    @Test
    void a_long_log_is_read_in_little_memory() throws IOException, InterruptedException {
        Path out = directory.resolve("out");
        Process nld = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx40m", "-Xss8m", "-cp",
                System.getProperty("java.class.path"), "nld.cli.Main", "check-log", "-", "--theorem", SCALE, "--claim", "scale")
                .redirectOutput(out.toFile()).redirectErrorStream(true).start();
        String rest = ",0.1234567890123456".repeat(40) + "\n";
        try (BufferedWriter log = new BufferedWriter(new OutputStreamWriter(nld.getOutputStream(), StandardCharsets.UTF_8))) {
            log.write("# {\"lr\": 0.5, \"momentum\": 0, \"weight_decay\": 0}\nstep,w2_0,v2_0,gw_0");
            for (int column = 0; column < 40; column++) {
                log.write(",x" + column);
            }
            log.write("\n");
            for (int step = 0; step < 100_000; step++) {
                log.write(step + "," + (1 + step) + ",4,0" + rest);
            }
        }
        assertThat(nld.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(out)).contains("100000 rows", "holds    scale  * = 0  99999 steps, worst 0 of the largest term");
        assertThat(nld.exitValue()).isZero();
    }
}
