package nld.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code nld report}: pages that need nothing but themselves, the same bytes again, and whole or not at all. */
class ReportCommandTest {
    private static final Path EXAMPLE = Path.of("src/test/resources/report/rescaling-balance.thm").toAbsolutePath();
    /** One whose check has pictures of every kind but drifts. */
    private static final String SMALL = """
            theorem  quadratic
            coordinates  u, v
            parameters   eta > 0
            kinetic      1/2 (u'^2 + v'^2)
            potential    1/2 u^2 + v^2
            update gradient-descent, rate eta
              claim step:  next u = (1 - eta) u
            check path: u^2 along gradient-descent
              from    u = 1, v = 1
              until   t = 1
              rates   1/10, 1/20, 1/40
              expect  order 1 against gradient-flow
            check steps: claim step along gradient-descent
              from    u = 1, v = 1
              rate    1/10
              steps   10
              expect  every step
            """;
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");

    @TempDir
    private Path directory;

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** A theorem of each kind, and a name that is none for a page. */
    private void writeAll() throws IOException {
        write("all/1 & <2>#%.thm", SMALL);
        write("all/false.thm", Call.FALSE.replace("theorem  spring\n", "theorem  spring\nsays     <b>bold</b> & \"quoted\"\n"));
        write("all/malformed.thm", Call.GOOD.replace("k u^2", "k w^2"));
        write("all/below/false.thm", Call.GOOD);
    }

    private Map<String, String> files(String report) throws IOException {
        try (Stream<Path> found = Files.walk(directory.resolve(report))) {
            Map<String, String> files = new TreeMap<>();
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(directory.resolve(report).relativize(file).toString(), Files.readString(file));
            }
            return files;
        }
    }

    private List<String> siblings() throws IOException {
        try (Stream<Path> found = Files.list(directory)) {
            return found.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void a_report_has_a_page_for_each_theorem_its_pictures_its_latex_and_its_results() throws IOException {
        writeAll();
        Files.copy(EXAMPLE, directory.resolve("all/balance.thm"));
        Call call = Call.nld(directory, "report", "all", "--out", "report");
        assertThat(call.code()).isEqualTo(3);
        assertThat(call.out()).contains("1 malformed", "report  report/index.html");
        Map<String, String> files = files("report");
        assertThat(files.keySet()).contains("index.html", "verification.json", "junit.xml", "theorems/balance.html", "theorems/false.html",
                "theorems/false-2.html", "theorems/malformed.html", "theorems/t1-2-.html", "latex/balance.tex", "plots/balance-4.svg", "plots/balance-5-plane.svg",
                "plots/balance-5-quantity.svg", "plots/balance-7.svg");
        assertThat(files.get("theorems/false.html") + files.get("theorems/false-2.html")).contains("✗ refuted", "left side there",
                "<th scope=\"row\">u'</th><td>1</td>", "&lt;b&gt;bold&lt;/b&gt; &amp; &quot;quoted&quot;").doesNotContain("<b>bold");
        assertThat(files.get("theorems/balance.html")).contains("<math", "Euler–Lagrange", "<svg", "id=\"L19\"", "Tanaka and Kunin");
        assertThat(files.get("theorems/malformed.html")).contains("'w' is not declared");
    }

    @Test
    void every_link_leads_somewhere_in_the_report_and_nothing_is_asked_of_a_network() throws IOException {
        writeAll();
        Call.nld(directory, "report", "all", "--out", "report");
        Map<String, String> files = files("report");
        List<String> lost = new ArrayList<>();
        files.forEach((name, text) -> LINK.matcher(name.endsWith(".html") ? text : "").results().map(link -> link.group(1)).forEach(link -> {
            String[] parts = link.split("#", 2);
            String target = parts[0].isEmpty() ? name : Path.of(name).resolveSibling(parts[0]).normalize().toString();
            if (!files.containsKey(target) || parts.length == 2 && !files.get(target).contains("id=\"" + parts[1] + "\"")) {
                lost.add(name + " → " + link);
            }
        }));
        assertThat(lost).isEmpty();
        assertThat(files.values().stream().map(text -> text.replace("http://www.w3.org/", "")).collect(Collectors.joining()))
                .doesNotContain("http://", "https://", "@import", "url(//");
    }

    @Test
    void two_runs_give_the_same_bytes_whatever_the_threads() throws IOException {
        writeAll();
        Call.nld(directory, "report", "all", "--out", "one", "--threads", "1");
        Call.nld(directory, "report", "all", "--out", "two", "--threads", "3");
        assertThat(files("one")).isEqualTo(files("two"));
    }

    @Test
    void a_report_takes_the_place_of_one_but_not_of_anything_else() throws IOException {
        write("a.thm", Call.GOOD);
        write("b.thm", Call.GOOD);
        assertThat(Call.nld(directory, "report", "a.thm", "--out", "report").code()).isZero();
        assertThat(Call.nld(directory, "report", "b.thm", "--out", "report").code()).isZero();
        assertThat(files("report").keySet()).contains("theorems/b.html").doesNotContain("theorems/a.html");
        write("mine/thesis.tex", "years of work");
        Call refused = Call.nld(directory, "report", "a.thm", "--out", "mine");
        assertThat(refused.code()).isEqualTo(4);
        assertThat(refused.err()).contains("there are files in it that no report of nld wrote", "give an empty directory");
        assertThat(files("mine")).containsOnlyKeys("thesis.tex");
        assertThat(siblings()).containsExactly("a.thm", "b.thm", "mine", "report");
    }

    @Test
    void a_directory_that_cannot_be_written_is_said_before_anything_is_verified() throws IOException {
        write("a.thm", Call.GOOD);
        write("file", "");
        Call call = Call.nld(directory, "report", "a.thm", "--out", "file/report");
        assertThat(call.code()).isEqualTo(4);
        assertThat(call.err()).contains("--out file/report cannot be written", "give a directory that can");
        assertThat(call.out()).isEmpty();
        assertThat(Call.nld(directory, "report", "a.thm", "--out", "file").err()).contains("it is a file");
    }

    @Test
    void what_is_not_finished_leaves_what_was_there() throws Exception {
        write("a.thm", Call.GOOD);
        Call.nld(directory, "report", "a.thm", "--out", "report");
        Map<String, String> before = files("report");
        try (ReportDirectory unfinished = ReportDirectory.at(directory.resolve("report"))) {
            unfinished.write(Map.of("index.html", "half"));
            assertThat(files("report")).isEqualTo(before);
        }
        assertThat(files("report")).isEqualTo(before);
        assertThat(siblings()).containsExactly("a.thm", "report");
    }

    @Test
    void what_a_killed_run_left_is_cleared_away_and_what_it_had_moved_aside_comes_back() throws Exception {
        write("a.thm", Call.GOOD);
        Call.nld(directory, "report", "a.thm", "--out", "report");
        Map<String, String> before = files("report");
        long dead = new ProcessBuilder("true").start().onExit().join().pid();
        Files.move(directory.resolve("report"), directory.resolve(".report.nld-" + dead + ".old"));
        Files.createDirectory(directory.resolve(".report.nld-" + dead + ".fresh"));
        long alive = ProcessHandle.current().parent().orElseThrow().pid();
        Files.createDirectory(directory.resolve(".report.nld-" + alive + ".fresh"));
        ReportDirectory.at(directory.resolve("report")).close();
        assertThat(files("report")).isEqualTo(before);
        assertThat(siblings()).containsExactly(".report.nld-" + alive + ".fresh", "a.thm", "report");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_killed_report_leaves_the_previous_one() throws Exception {
        write("a.thm", Call.GOOD);
        write("long.thm", Call.LONG);
        Call.nld(directory, "report", "a.thm", "--out", "report");
        Map<String, String> before = files("report");
        String classes = Stream.of(System.getProperty("java.class.path").split(":")).map(part -> Path.of(part).toAbsolutePath().toString())
                .collect(Collectors.joining(":"));
        Process nld = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-cp", classes, "nld.cli.Main", "report", "a.thm", "long.thm", "--out", "report").directory(directory.toFile()).start();
        for (int wait = 0; wait < 200 && siblings().stream().noneMatch(name -> name.endsWith(".fresh")); wait++) {
            Thread.sleep(50);
        }
        assertThat(siblings()).anyMatch(name -> name.endsWith(".fresh"));
        nld.destroyForcibly().waitFor();
        assertThat(files("report")).isEqualTo(before);
        assertThat(Call.nld(directory, "report", "a.thm", "--out", "report").code()).isZero();
        assertThat(siblings()).containsExactly("a.thm", "long.thm", "report");
    }

    @Test
    void the_root_is_refused() {
        assertThatThrownBy(() -> ReportDirectory.at(Path.of("/"))).hasMessageContaining("root");
    }
}
