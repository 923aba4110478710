package nld.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class RobustnessTest {
    private static final int MUTATIONS = 2500;
    private static final int GARBLED = 500;
    private static final String SIGNS = "+-/^·()[]|,:='";
    private static final String[] PIECES = {"(", ")", "|", "'", "^", "/", "·", "\n", "  ", "\n  ", "u", "2", "=", "δ", "claim",
        "next ", "_1", "ᵀ", "²", "\0", "\uD800", "\t", "#", "breaks ", "e9", "R^", "grad ", ":", ",", "[", "]", "-"};

    @Test
    void no_mutation_of_a_good_file_is_answered_by_an_exception() {
        Random random = new Random(1);
        List<Path> files = Corpus.good();
        for (int trial = 0; trial < MUTATIONS; trial++) {
            String text = Corpus.text(files.get(trial % files.size()));
            String mutated = mutated(text, random);
            assertThat(answered(mutated)).as("trial %d", trial).isTrue();
        }
    }

    @Test
    void no_bytes_are_answered_by_an_exception() {
        Random random = new Random(2);
        for (int trial = 0; trial < GARBLED; trial++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            assertThat(Reader.read(bytes, "garbled")).isNotNull();
        }
    }

    /** Whether the text is read or refused; what is read can be formatted, and what is refused shown. */
    private static boolean answered(String text) {
        Reading reading = Reader.read(text, "mutated");
        if (reading instanceof Reading.Malformed malformed) {
            return !Diagnostics.text(malformed.problems(), 3).isEmpty();
        }
        String formatted = ((Formatting.Formatted) Formatter.format(text, "mutated")).text();
        Reading.Read again = (Reading.Read) Reader.read(formatted, "mutated");
        return Content.of(again).equals(Content.of((Reading.Read) reading));
    }

    private static String mutated(String text, Random random) {
        StringBuilder out = new StringBuilder(text);
        for (int change = random.nextInt(3); change >= 0; change--) {
            int at = random.nextInt(out.length() + 1);
            int until = Math.min(out.length(), at + random.nextInt(4));
            String piece = random.nextInt(3) == 0 ? "" : PIECES[random.nextInt(PIECES.length)];
            if (random.nextInt(8) == 0) {
                int from = random.nextInt(text.length());
                piece = text.substring(from, Math.min(text.length(), from + random.nextInt(40)));
            }
            out.replace(at, until, piece);
        }
        return out.toString();
    }

    @Test
    void a_deleted_sign_is_an_error_or_changes_what_the_file_says() {
        int deleted = 0;
        int unnoticed = 0;
        for (Path file : Corpus.good()) {
            String text = Corpus.text(file);
            Object meaning = Content.meaningOf((Reading.Read) Reader.read(text, "whole"));
            for (int index = 0; index < text.length(); index++) {
                if (SIGNS.indexOf(text.charAt(index)) >= 0 && isFormula(text, index)) {
                    deleted++;
                    Reading reading = Reader.read(text.substring(0, index) + text.substring(index + 1), "deleted");
                    boolean same = reading instanceof Reading.Read read && Content.meaningOf(read).equals(meaning);
                    unnoticed += same ? 1 : 0;
                }
            }
        }
        assertThat(deleted).isGreaterThan(1000);
        assertThat(unnoticed).isZero();
    }

    /** Whether the sign stands in a formula: not in a comment, not in words. */
    private static boolean isFormula(String text, int index) {
        int start = text.lastIndexOf('\n', index) + 1;
        String before = text.substring(start, index);
        boolean words = before.matches("(?s)(says|source) .*") || before.strip().startsWith("open");
        return !words && !before.contains("#");
    }
}
