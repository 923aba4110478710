package nld.typesetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import nld.expression.Symbol;
import org.junit.jupiter.api.Test;

class SymbolTableTest {
    private static SymbolTable.Malformed refused(String text) {
        try {
            SymbolTable.read(text);
        } catch (SymbolTable.Malformed malformed) {
            return malformed;
        }
        throw new AssertionError("read: " + text);
    }

    @Test
    void a_table_names_symbols_by_names_or_by_the_commands_of_latex() throws SymbolTable.Malformed {
        SymbolTable table = SymbolTable.read("# mine\neta = \\alpha   # the rate\nq = \\theta_{max}\nL = \\mathcal{L}\n\n");
        assertThat(table.names()).containsEntry("eta", "alpha").containsEntry("q", "theta_max").containsEntry("L", "\\mathcal{L}").hasSize(3);
        Typesetter typesetter = new Typesetter(new Hand(Hand.Vectors.PLAIN, Hand.InnerProduct.DOT, table.names()));
        assertThat(Latex.of(typesetter.box(Symbol.parameter("eta").times(Symbol.coordinate("q").rate()).times(Symbol.coordinate("L")))))
                .isEqualTo("\\alpha \\mathcal{L} \\dot{\\theta}_{\\mathrm{max}}");
    }

    @Test
    void a_line_that_cannot_be_used_is_named_with_what_was_expected() {
        assertThat(refused("eta = alpha\neta alpha")).hasMessage("2: found 'eta alpha'; expected NAME = NAME, as in eta = alpha");
        assertThat(refused("eta = a\neta = b")).hasMessage("2: found eta a second time; give it once");
        assertThat(refused("eta = \\input{x}")).hasMessageStartingWith("1: found '\\input{x}' on the right; expected a name");
        assertThat(refused("eta = $x$")).hasMessageStartingWith("1: found '$x$'");
    }

    @Test
    void two_symbols_are_not_written_alike() throws SymbolTable.Malformed {
        Document document = new Document("x", List.of(Symbol.coordinate("u"), Symbol.parameter("mu")), List.of());
        assertThat(SymbolTable.read("mu = u").clashes(document)).containsExactly("mu and u would both be written u");
        assertThat(SymbolTable.read("mu = lambda").clashes(document)).isEmpty();
        assertThat(SymbolTable.read("nu = lambda").unused(document)).containsExactly("nu");
        assertThatThrownBy(() -> SymbolTable.EMPTY.names().put("a", "b")).isInstanceOf(UnsupportedOperationException.class);
    }
}
