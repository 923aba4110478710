package nld.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import nld.derivation.BrokenLaw;
import nld.notation.Mistake;
import nld.notation.Vocabulary;
import org.junit.jupiter.api.Test;

class ExplainCommandTest {
    private static Call explain(String... words) {
        String[] arguments = new String[words.length + 1];
        arguments[0] = "explain";
        System.arraycopy(words, 0, arguments, 1, words.length);
        return Call.nld(Path.of(""), arguments);
    }

    private static void isExplained(String word) {
        assertThat(new Explanations().of(word)).as(word).isPresent();
    }

    @Test
    void every_verdict_exit_code_section_rule_and_part_of_a_law_is_explained() {
        List.of("proved", "confirmed", "refuted", "undecided", "failed", "open", "refuted, as it must be", "not refuted")
                .forEach(ExplainCommandTest::isExplained);
        ExitCode.MEANINGS.keySet().forEach(ExplainCommandTest::isExplained);
        Vocabulary.sections().forEach(ExplainCommandTest::isExplained);
        Vocabulary.rules().forEach(ExplainCommandTest::isExplained);
        for (BrokenLaw.Part part : BrokenLaw.Part.values()) {
            isExplained(part.words());
        }
    }

    @Test
    void every_mistake_is_explained_by_its_name_and_by_its_message_with_details() {
        for (Mistake mistake : Mistake.values()) {
            String name = mistake.name().toLowerCase(Locale.ROOT).replace('_', '-');
            String remedy = mistake.advice().isEmpty() ? "" : mistake.advice().get(0).replaceAll("\\{\\d}", "…");
            assertThat(new Explanations().of(name).orElse("")).as(name).contains(mistake.template().replaceAll("\\{\\d}", "…")).contains(remedy);
            boolean says = mistake.template().replaceAll("\\{\\d}", "").chars().filter(Character::isLetter).count() > 3;
            if (says) {
                assertThat(Vocabulary.mistakes(mistake.template().replaceAll("\\{\\d}", "q·p"))).as(name).contains(mistake);
            }
        }
        assertThat(Vocabulary.mistakes("the moon is full")).isEmpty();
    }

    @Test
    void a_word_that_is_unknown_gets_the_nearest_and_exit_code_4() {
        Call call = explain("proovd");
        assertThat(call.code()).isEqualTo(4);
        assertThat(call.out()).isEmpty();
        assertThat(call.err()).isEqualTo("nld: nothing is known of 'proovd'; did you mean proved?\n");
        assertThat(explain("zzzzzz").err()).contains("lists all words");
        assertThat(explain().out()).contains("undecided").contains("heavy-ball").contains("unclosed-bracket");
        assertThat(explain("exit", "code", "3").out()).startsWith("exit code 3");
    }
}
