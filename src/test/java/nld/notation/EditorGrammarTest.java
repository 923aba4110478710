package nld.notation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The TextMate grammar of docs/editors, run by Java's regular expressions, against the notation's own lists of words. */
class EditorGrammarTest {
    private static final Path GRAMMAR = Path.of("docs/editors/nld-vscode/syntaxes/theorem.tmLanguage.json");
    private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();
    private static final JsonNode ROOT = root();

    /** A part of a line and the scope that the grammar gives it. */
    private record Coloured(String text, String scope) {
    }

    private static JsonNode root() {
        try {
            return new ObjectMapper().readTree(GRAMMAR.toFile());
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** Rules in order, includes opened. */
    private static List<JsonNode> rules(JsonNode patterns) {
        List<JsonNode> rules = new ArrayList<>();
        for (JsonNode rule : patterns) {
            if (rule.has("include")) {
                JsonNode included = ROOT.at("/repository/" + rule.get("include").asText().substring(1));
                rules.addAll(included.has("match") || included.has("begin") ? List.of(included) : rules(included.get("patterns")));
            } else {
                rules.add(rule);
            }
        }
        return rules;
    }

    /** What a TextMate editor does: at each place the rule that matches first, of several the first rule; begin opens, end closes. */
    private static List<Coloured> colours(String text) {
        List<Coloured> all = new ArrayList<>();
        JsonNode open = null;
        for (String line : text.split("\n")) {
            int at = 0;
            if (open != null && matcher(open.get("end"), line).lookingAt()) {
                open = null;
            }
            while (at < line.length()) {
                JsonNode best = null;
                Matcher found = null;
                for (JsonNode rule : rules((open == null ? ROOT : open).get("patterns"))) {
                    Matcher matcher = matcher(rule.has("begin") ? rule.get("begin") : rule.get("match"), line);
                    if (matcher.find(at) && (found == null || matcher.start() < found.start())) {
                        best = rule;
                        found = matcher;
                    }
                }
                if (best == null) {
                    break;
                }
                add(all, best, found);
                open = best.has("begin") ? best : open;
                at = Math.max(found.end(), at + 1);
            }
        }
        return all;
    }

    private static void add(List<Coloured> all, JsonNode rule, Matcher found) {
        JsonNode captures = rule.has("begin") ? rule.get("beginCaptures") : rule.get("captures");
        if (captures == null) {
            all.add(new Coloured(found.group(), rule.get("name").asText()));
        } else {
            captures.properties().forEach(capture -> all.add(new Coloured(
                    found.group(Integer.parseInt(capture.getKey())), capture.getValue().get("name").asText())));
        }
    }

    private static Matcher matcher(JsonNode expression, String line) {
        return COMPILED.computeIfAbsent(expression.asText(), text -> Pattern.compile(text, Pattern.UNICODE_CHARACTER_CLASS)).matcher(line);
    }

    private static Set<String> coloured(String text, String scope) {
        return colours(text).stream().filter(part -> part.scope().startsWith(scope)).map(part -> part.text().trim())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void every_section_word_at_the_margin_is_one_and_no_other_word_is() {
        for (String word : Vocabulary.sections()) {
            assertThat(coloured(word + " x", "keyword.control.section")).as(word).containsExactly(word);
        }
        assertThat(coloured("kinetics x\ncharges B\n  kinetic x", "keyword.control.section")).isEmpty();
    }

    @Test
    void every_word_that_opens_a_deeper_line_and_every_function_is_coloured_as_such() {
        for (String word : Vocabulary.lines()) {
            assertThat(coloured("  " + word + " x", "keyword.other.line")).as(word).containsExactly(word);
        }
        for (String word : Vocabulary.functions()) {
            assertThat(coloured("  claim a: " + word + "(u) = 0", "support.function")).as(word).containsExactly(word);
        }
        assertThat(coloured("let y = expo(u) + sinus + u_log", "support.function")).isEmpty();
    }

    @Test
    void every_reserved_word_is_told_from_a_name() {
        for (String word : Vocabulary.reserved()) {
            assertThat(coloured("let y = 2 " + word, "variable.other")).as(word).doesNotContain(word);
        }
    }

    @Test
    void the_library_is_coloured_as_its_lexer_reads_it() throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(Path.of("theorems"))) {
            files = walk.filter(path -> path.toString().endsWith(".thm")).sorted().toList();
        }
        assertThat(files).hasSizeGreaterThan(100);
        for (int index = 0; index < files.size(); index += 7) {
            String text = Files.readString(files.get(index));
            List<Coloured> colours = colours(text);
            long sections = text.lines().filter(line -> !line.isEmpty() && line.matches("[a-z].*|\\s+claim .*")).count();
            assertThat(colours.stream().filter(part -> part.scope().startsWith("keyword.control.section")).count())
                    .as(files.get(index) + ": sections").isEqualTo(sections);
            String formulas = text.replaceAll("(?m)^(says|source)[^\n]*(\n[ \t]+[^\n]*)*", "").replaceAll("(?m)(^|\\s)#.*$", "");
            Matcher number = Pattern.compile("(?<![\\p{L}\\p{N}_.(])\\d+(?:\\.\\d+)?(?:e-?\\d+)?(?![\\p{L}\\p{N}_-])").matcher(formulas);
            Set<String> numbers = new TreeSet<>(number.results().map(match -> match.group()).toList());
            assertThat(coloured(text, "constant.numeric")).as(files.get(index) + ": numbers").containsAll(numbers);
            assertThat(coloured(text, "comment")).as(files.get(index) + ": comments")
                    .hasSize((int) Pattern.compile("(?m)(?:^|\\s)(#.*)$").matcher(text).results().map(match -> match.group(1).trim()).distinct().count());
        }
    }
}
