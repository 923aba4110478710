package nld.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final String HEAD = "theorem large\ncoordinates u\n";
    private static final int MEGABYTE = 1_000_000;
    private static final Duration QUICKLY = Duration.ofSeconds(30);

    private static List<Problem> problems(String text) {
        return Assertions.assertTimeout(QUICKLY, () -> ((Reading.Malformed) Reader.read(text, "large.thm")).problems());
    }

    @Test
    void a_megabyte_of_brackets_gets_one_error_quickly() {
        assertThat(problems("(".repeat(MEGABYTE))).extracting(Problem::kind)
                .containsExactly(Mistake.UNKNOWN_SECTION);
        assertThat(problems(HEAD + "potential " + "(".repeat(MEGABYTE))).extracting(Problem::kind)
                .containsExactly(Mistake.TOO_DEEP);
        assertThat(problems(HEAD + "potential " + "(u".repeat(MEGABYTE / 2))).hasSize(1);
    }

    @Test
    void a_formula_of_millions_of_signs_gets_one_error() {
        assertThat(problems(HEAD + "potential u" + "+u".repeat(1_200_000))).extracting(Problem::kind)
                .containsExactly(Mistake.STATEMENT_TOO_LONG);
    }

    @Test
    void the_shown_part_of_a_long_line_is_short() {
        List<Problem> problems = problems(HEAD + "potential u " + "+ u".repeat(3000) + " + w " + "+ u".repeat(3000));
        assertThat(Diagnostics.text(problems, 1)).hasSizeLessThan(700).contains("'w' is not declared").contains("…");
    }

    @Test
    void deep_nesting_is_refused_at_the_bracket_that_is_too_deep() {
        for (String opening : List.of("(", "exp(", "next ", "|exp(", "δ", "sqrt(1 + ", "u^(")) {
            List<Problem> problems = problems(HEAD + "let x = " + opening.repeat(3000) + "u");
            assertThat(problems).extracting(Problem::kind).as(opening).contains(Mistake.TOO_DEEP);
        }
    }

    @Test
    void a_file_beyond_the_bound_is_refused_unread() {
        assertThat(problems(HEAD + "# ".repeat(Reader.LARGEST_FILE))).extracting(Problem::kind)
                .containsExactly(Mistake.FILE_TOO_LARGE);
    }

    @Test
    void abbreviations_that_double_each_time_are_refused() {
        StringBuilder text = new StringBuilder(HEAD + "potential x39\nlet x0 = exp(u)\n");
        for (int index = 1; index < 60; index++) {
            text.append("let x%d = exp(x%d) + sin(x%d)\n".formatted(index, index - 1, index - 1));
        }
        assertThat(problems(text.toString())).extracting(Problem::kind).containsExactly(Mistake.FORMULA_TOO_LARGE);
    }

    @Test
    void abbreviations_that_build_a_tower_are_refused() {
        StringBuilder text = new StringBuilder(HEAD + "potential u\nlet x0 = exp(u)\n");
        for (int index = 1; index < 2000; index++) {
            text.append("let x%d = exp(x%d)\n".formatted(index, index - 1));
        }
        assertThat(problems(text.toString())).extracting(Problem::kind).containsExactly(Mistake.FORMULA_TOO_LARGE);
    }

    @Test
    void large_numbers_are_refused_before_they_are_computed() {
        for (String formula : List.of("2^9999 (3^9999)", "2^3999 (3^999)", "((10^999)^10)^10", "1e99999999999",
                "(7^1000) ".repeat(3000), "1/3^1000 + 1/7^1000 + 1/11^900 + 1/13^900", "2^(1/9999)^2")) {
            List<Problem> problems = problems(HEAD + "potential " + formula);
            assertThat(problems).as(formula).hasSize(1);
        }
    }

    @Test
    void many_mistakes_are_all_reported_quickly() {
        List<Problem> problems = problems(HEAD + "potential u\nmotion\n" + "  claim a: = 0\n".repeat(20_000));
        assertThat(problems).hasSize(20_000);
        assertThat(Diagnostics.text(problems, 10)).endsWith("\n19990 more errors in this file, none hidden behind these.\n");
    }
}
