package nld.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What {@code nld verify} offers to continuous integration: JUnit XML, annotations, JSON Lines, policies, baselines. */
class ContinuousIntegrationTest {
    /** One of its checks is undecided. */
    private static final String HARD = Call.GOOD + """
            check run: sqrt(u) along motion
              with    k = 1
              from    u = 1, u' = 0
              until   t = 4
              expect  no drift
            """;
    private static final String ORDERS = """
            theorem  quadratic
            coordinates  u
            parameters   k > 0, eta > 0
            kinetic      1/2 u'^2
            potential    1/2 u^2
            motion
              claim kept:  energy' = 0
            update gradient-descent, rate eta
              claim step:  next u = (1 - eta) u
            check path: u along gradient-descent
              from    u = 1
              until   t = 1
              rates   1/10, 1/20, 1/40
              expect  order 2 against matching-flow
            """;

    @TempDir
    private Path directory;

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private String read(String name) throws IOException {
        return Files.readString(directory.resolve(name));
    }

    private void baseline(String... files) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("verify", "--json"));
        arguments.addAll(List.of(files));
        write("base.json", Call.nld(directory, arguments.toArray(String[]::new)).out());
    }

    private Document junit(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("verify", "--junit", "nld.xml"));
        all.addAll(List.of(arguments));
        Call.nld(directory, all.toArray(String[]::new));
        return DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(read("nld.xml").getBytes(StandardCharsets.UTF_8)));
    }

    private static int count(Document document, String element) {
        return document.getElementsByTagName(element).getLength();
    }

    @Test
    void junit_xml_has_a_suite_for_each_file_and_a_case_for_each_finding_with_counts_that_add_up() throws Exception {
        write("a.thm", HARD);
        write("b.thm", Call.FALSE);
        write("c.thm", Call.GOOD.replace("k u^2", "k w^2"));
        Document strict = junit("a.thm", "b.thm", "c.thm");
        assertThat(List.of(count(strict, "testsuite"), count(strict, "testcase"), count(strict, "failure"), count(strict, "error"),
                count(strict, "skipped"))).containsExactly(3, 6, 2, 1, 0);
        NodeList suites = strict.getElementsByTagName("testsuite");
        for (int index = 0; index < suites.getLength(); index++) {
            Element suite = (Element) suites.item(index);
            for (String[] name : new String[][] {{"tests", "testcase"}, {"failures", "failure"}, {"errors", "error"}}) {
                assertThat(suite.getAttribute(name[0])).isEqualTo(Integer.toString(suite.getElementsByTagName(name[1]).getLength()));
            }
        }
        assertThat(strict.getElementsByTagName("failure").item(1).getTextContent()).contains("b.thm:7  kept is refuted", "differ by");
        Document lenient = junit("--fail-on", "refuted", "a.thm", "b.thm");
        assertThat(List.of(count(lenient, "failure"), count(lenient, "skipped"))).containsExactly(1, 1);
    }

    @Test
    void what_xml_does_not_allow_does_not_get_into_it() throws Exception {
        write("a\"<&>.thm", Call.FALSE);
        Document document = junit("a\"<&>.thm");
        assertThat(((Element) document.getElementsByTagName("testcase").item(0)).getAttribute("file")).isEqualTo("a\"<&>.thm");
    }

    @Test
    void annotations_name_file_and_line_of_what_fails_and_escape_what_commands_are_made_of() throws IOException {
        write("a,b.thm", Call.FALSE);
        write("c.thm", HARD + "control  potential k u^2  breaks kept\n");
        write("d.thm", Call.GOOD.replace("k u^2", "k w^2"));
        Call call = Call.nld(directory, "verify", "--annotations", "a,b.thm", "c.thm", "d.thm", "absent.thm");
        assertThat(call.err().lines().filter(line -> line.startsWith("::")).map(line -> line.split("::")[1])).containsExactly(
                "error file=a%2Cb.thm,line=7,col=3,title=claim kept", "error file=c.thm,line=13,col=3,title=check run%3A no drift%2C along motion",
                "error file=c.thm,line=14,col=1,title=control potential k u^2 breaks kept", "error file=d.thm,line=5,col=20,title=malformed",
                "error file=absent.thm,title=not verified");
        assertThat(Call.nld(directory, "verify", "--annotations", "--fail-on", "refuted", "c.thm").err())
                .contains("::warning file=c.thm,line=13").contains("::error file=c.thm,line=14");
    }

    @Test
    void what_is_undecided_passes_only_where_that_is_asked_for() throws IOException {
        write("a.thm", HARD);
        write("b.thm", Call.FALSE);
        assertThat(Call.nld(directory, "verify", "a.thm").code()).isEqualTo(2);
        Call lenient = Call.nld(directory, "verify", "--fail-on", "refuted", "a.thm");
        assertThat(lenient.code()).isZero();
        assertThat(lenient.out()).contains("1 undecided; 2 of 3 held");
        assertThat(Call.nld(directory, "verify", "--fail-on", "refuted", "a.thm", "b.thm").code()).isEqualTo(1);
        assertThat(Call.nld(directory, "verify", "--fail-on", "nothing", "a.thm").err()).contains("expected undecided or refuted");
    }

    @Test
    void json_lines_are_an_object_each_and_fit_their_schema() throws IOException {
        write("a.thm", Call.GOOD);
        baseline("a.thm");
        write("a.thm", ORDERS);
        Call call = Call.nld(directory, "verify", "--json-lines", "--baseline", "base.json", "a.thm", "absent.thm");
        List<JsonNode> lines = new ArrayList<>();
        for (String line : call.out().split("\n")) {
            lines.add(new ObjectMapper().readTree(line));
        }
        JsonSchema schema = JsonSchema.read("verification.schema.json");
        assertThat(lines.stream().flatMap(line -> schema.violations(line, "line").stream())).isEmpty();
        assertThat(lines.stream().map(line -> line.fieldNames().next())).startsWith("theorem", "theorem", "theorem", "file")
                .contains("change").endsWith("run");
        assertThat(lines.get(2).at("/finding/observed/rates")).hasSize(3);
        assertThat(lines.get(lines.size() - 1).at("/run/exitCode").asInt()).isEqualTo(call.code()).isEqualTo(4);
    }

    @Test
    void what_checks_saw_is_kept_from_one_run_to_the_next() throws IOException {
        write("a.thm", ORDERS);
        Call first = Call.nld(directory, "verify", "--json", "--cache", "cache", "a.thm");
        try (Stream<Path> kept = Files.list(directory.resolve("cache"))) {
            assertThat(kept.map(file -> file.getFileName().toString()).filter(name -> name.matches("[0-9a-f]{64}"))).hasSize(1);
        }
        assertThat(first.out()).contains("\"observed\"");
        assertThat(Call.nld(directory, "verify", "--json", "--cache", "cache", "a.thm")).isEqualTo(first);
    }

    @Test
    void a_run_that_is_as_before_has_no_changes() throws IOException {
        write("a.thm", ORDERS);
        baseline("a.thm");
        Call call = Call.nld(directory, "verify", "--baseline", "base.json", "a.thm");
        assertThat(call.out()).contains("against the baseline\n  nothing changed\n");
        assertThat(call.code()).isZero();
    }

    @Test
    void a_baseline_catches_a_changed_sign() throws IOException {
        write("a.thm", ORDERS);
        baseline("a.thm");
        write("a.thm", ORDERS.replace("(1 - eta) u", "(1 + eta) u"));
        Call call = Call.nld(directory, "verify", "--baseline", "base.json", "--annotations", "a.thm");
        assertThat(call.out()).contains("worse   a.thm:9  quadratic, claim step: was proved, is refuted");
        assertThat(call.err()).contains("::error file=a.thm,line=9,title=baseline%3A claim step::");
        assertThat(call.code()).isEqualTo(1);
    }

    @Test
    void a_baseline_catches_an_observed_order_that_fell_though_all_that_is_claimed_still_holds() throws IOException {
        write("a.thm", ORDERS);
        baseline("a.thm");
        write("a.thm", ORDERS.replace("order 2 against matching-flow", "order 1 against gradient-flow"));
        assertThat(Call.nld(directory, "verify", "a.thm").code()).isZero();
        Call call = Call.nld(directory, "verify", "--baseline", "base.json", "a.thm");
        assertThat(call.out()).containsPattern("worse   a.thm:14  quadratic, check path: the observed order was [2]\\.\\d\\d, is (1\\.0|0\\.9)\\d");
        assertThat(call.code()).isEqualTo(1);
    }

    @Test
    void a_baseline_tells_new_vanished_restated_and_moved_from_each_other() throws IOException {
        write("a.thm", ORDERS);
        write("b.thm", Call.GOOD);
        write("c.thm", Call.GOOD.replace("spring", "coil"));
        baseline("a.thm", "b.thm", "c.thm");
        write("a.thm", ORDERS.replace("  claim step:  next u = (1 - eta) u\n", "  claim other:  next u = (1 - eta) u\n"));
        Files.move(directory.resolve("b.thm"), directory.resolve("moved.thm"));
        write("moved.thm", Call.GOOD.replace("energy' = 0", "energy' <= 0"));
        Call call = Call.nld(directory, "verify", "--baseline", "base.json", "a.thm", "moved.thm");
        assertThat(call.out()).contains("worse   a.thm  quadratic, claim step: is not there any more; it was proved",
                "new     a.thm:9  quadratic, claim other: is new: proved", "words   moved.thm:7  spring, claim kept: said energy' = 0, "
                        + "says energy' <= 0", "2 for the worse; 1 of its files was not asked for");
        assertThat(call.code()).isEqualTo(1);
        Files.delete(directory.resolve("c.thm"));
        assertThat(Call.nld(directory, "verify", "--baseline", "base.json", "moved.thm").out())
                .contains("coil, claim kept: is not there any more");
    }

    @Test
    void a_verdict_that_became_undecided_passes_where_undecided_does() throws IOException {
        write("a.thm", HARD);
        baseline("a.thm");
        write("base.json", read("base.json").replace("\"undecided\",\n          \"standing\" : \"undecided\"",
                "\"confirmed\",\n          \"standing\" : \"held\""));
        assertThat(Call.nld(directory, "verify", "--baseline", "base.json", "--fail-on", "refuted", "a.thm"))
                .satisfies(call -> assertThat(call.out()).contains("check run: was confirmed, is undecided"))
                .satisfies(call -> assertThat(call.code()).isZero());
    }

    @Test
    void a_baseline_that_cannot_be_used_is_wrong_usage_before_anything_is_verified() throws IOException {
        write("a.thm", Call.GOOD);
        write("base.json", "{\"files\": [{}]}");
        Call call = Call.nld(directory, "verify", "--baseline", "base.json", "a.thm");
        assertThat(call.code()).isEqualTo(4);
        assertThat(call.out()).isEmpty();
        assertThat(call.err()).contains("an object in it has no file", "nld verify --json");
        assertThat(Call.nld(directory, "verify", "--baseline", "absent.json", "a.thm").code()).isEqualTo(4);
    }

    @Test
    void junit_xml_that_cannot_be_written_is_said_and_leaves_nothing_behind() throws IOException {
        write("a.thm", Call.GOOD);
        Call call = Call.nld(directory, "verify", "--junit", "absent/nld.xml", "a.thm");
        assertThat(call.code()).isEqualTo(4);
        assertThat(call.err()).contains("the JUnit XML absent/nld.xml cannot be written", "Check that its directory exists");
        assertThat(directory.resolve("absent")).doesNotExist();
    }
}
