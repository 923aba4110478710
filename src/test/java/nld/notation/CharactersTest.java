package nld.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import nld.model.Theorem;
import org.junit.jupiter.api.Test;

class CharactersTest {
    private static final String BALANCE = Corpus.good("rescaling-balance");

    private static Theorem theorem(String text) {
        return ((Reading.Read) Reader.read(text, "file")).theorem();
    }

    private static void assertSame(String text) {
        assertThat(Content.meaningOf(theorem(text))).isEqualTo(Content.meaningOf(theorem(BALANCE)));
    }

    @Test
    void every_kind_of_line_end_reads_alike() {
        assertSame(BALANCE.replace("\n", "\r\n"));
        assertSame(BALANCE.replace("\n", "\r"));
        assertSame(BALANCE.stripTrailing());
    }

    @Test
    void a_byte_order_mark_is_left_out() {
        assertSame("\uFEFF" + BALANCE);
    }

    @Test
    void greek_letters_and_their_names_are_one() {
        assertSame(BALANCE.replace("mu", "μ").replace("eta", "η"));
        assertSame(BALANCE.replace("δ", "delta "));
    }

    @Test
    void what_is_printed_in_superscripts_reads_as_ascii() {
        assertSame(BALANCE.replace("^2", "²").replace(" - ", " − ").replace("'", "′"));
    }

    @Test
    void products_and_powers_entry_by_entry_have_ascii_forms() {
        String text = Corpus.good("elementwise");
        String ascii = text.replace("⊙p", " .* p").replace("^⊙", ".^").replace("⊙", ".*");
        assertThat(ascii).isNotEqualTo(text);
        assertThat(Content.meaningOf(theorem(ascii))).isEqualTo(Content.meaningOf(theorem(text)));
    }

    @Test
    void decomposed_letters_read_as_composed_ones() {
        String text = "theorem name\nsays Poincaré\ncoordinates u\npotential u\n";
        assertThat(theorem(Normalizer.normalize(text, Normalizer.Form.NFD))).isEqualTo(theorem(text));
    }

    @Test
    void tabs_between_words_are_blanks() {
        assertSame(BALANCE.replace(" = ", "\t=\t"));
    }

    @Test
    void broken_utf8_is_reported_where_it_stands() {
        byte[] bytes = "theorem a\nsays αβ?".getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 1] = (byte) 0xFF;
        Problem problem = ((Reading.Malformed) Reader.read(bytes, "file")).problems().get(0);
        assertThat(problem.kind()).isEqualTo(Mistake.NOT_UTF8);
        assertThat(problem.line()).isEqualTo(2);
        assertThat(problem.column()).isEqualTo(8);
    }

    @Test
    void carets_stand_under_the_columns_that_a_terminal_shows() {
        String text = "theorem a\nsays 漢\ncoordinates θ\npotential θ + w\n";
        Problem problem = ((Reading.Malformed) Reader.read(text, "file")).problems().get(0);
        assertThat(problem.column()).isEqualTo(15);
        assertThat(Diagnostics.text(problem)).isEqualTo("""
                file:4:15  'w' is not declared

                   4 │ potential θ + w
                     │               ^
                  declared here: θ
                """);
    }

    @Test
    void a_wide_letter_before_the_fault_moves_the_caret_by_two() {
        Problem problem = new Problem("file", 1, 3, 1, Mistake.UNKNOWN_NAME, "", List.of(), "漢q̇x");
        assertThat(Diagnostics.text(problem)).contains("     │    ^");
    }

    @Test
    void every_greek_letter_is_spelled_out_as_it_is_called() {
        Map<String, String> names = Map.of("α", "alpha", "ω", "omega", "Γ", "Gamma", "Ω", "Omega", "ς", "sigma", "ϕ", "phi",
                "θ1", "theta1", "ϵ", "epsilon", "Σ", "Sigma");
        names.forEach((letter, name) -> assertThat(Signs.spelled(letter)).isEqualTo(name));
    }
}
