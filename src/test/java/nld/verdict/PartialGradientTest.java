package nld.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import nld.kernel.Proved;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gradients of formulas by one symbol, along the motion and along steps, in vectors and in entries. */
class PartialGradientTest {
    private static final String OPEN = """
            theorem      open
            dimensions   n
            coordinates  q in R^n, w in R^n
            constants    g in R^n, p in R^n
            parameters   eta > 0
            functions    f(q), h(q)
            kinetic      1/2 |q'|^2 + 1/2 |w'|^2
            potential    f(q) + q·w
            """;
    private static final String WRITTEN = """
            theorem      written
            coordinates  u, x in R^2
            parameters   m > 0, eta > 0
            kinetic      1/2 m u'^2 + 1/2 m |x'|^2
            potential    u |x|^2
            """;

    private static Verdict verdict(String theorem, String section, String relation) {
        String opening = section.equals("motion") ? "motion\n" : "update gradient-descent, rate eta\n";
        return Examined.of((theorem.equals("open") ? OPEN : WRITTEN) + opening + "  claim it: " + relation + "\n").claim("it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "open; motion; grad_p (grad f(q)·p + (h(p) - h(q) - grad h(q)·(p - q))/eta) = grad f(q) + (grad h(p) - grad h(q))/eta",
        "open; motion; grad_q (f(q) + eta/4 |grad f(q)|^2) = grad f(q) + eta/2 hess f(q) grad f(q)",
        "open; motion; grad_w potential = q",
        "open; motion; grad_eta (eta^2 f(q)) = 2 eta f(q)",
        "open; motion; grad_q energy = -q''",
        "open; motion; (grad_q (f(q)))' = hess f(q) q'",
        "open; update; next q = q - eta grad_q potential",
        "open; update; next (grad_q (1/2 |q|^2)) = next q",
        "written; motion; grad_x potential = 2 u x",
        "written; motion; grad_x (u' x·x') = u' x'",
        "written; motion; grad_u (m u' |x|^2) = 0",
        "written; update; next x = x - eta grad_x potential",
        "written; update; grad_u potential = |x|^2",
    })
    void a_gradient_by_one_symbol_holds_the_others_fixed(String theorem, String section, String relation) {
        assertThat(verdict(theorem, section, relation)).isInstanceOf(Proved.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "open; motion; grad_p (grad f(q)·p + (h(p) - h(q) - grad h(q)·(p - q))/eta) = grad f(q) + grad h(p)/eta",
        "open; motion; grad_q (f(q) + eta/4 |grad f(q)|^2) = grad f(q) + eta/4 hess f(q) grad f(q)",
        "open; motion; grad_q potential = grad f(q)",
        "open; update; next (grad_q (1/2 |q|^2)) = q",
        "written; motion; grad_x (u' x·x') = 2 u' x'",
        "written; update; grad_u potential = 2 |x|^2",
    })
    void a_wrong_gradient_is_refuted(String theorem, String section, String relation) {
        assertThat(verdict(theorem, section, relation)).isInstanceOf(Refuted.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "open; grad_q (next (1/2 |q|^2)) = next q",
        "written; grad_u (next u) = 1",
    })
    void the_gradient_of_what_is_moved_says_how_to_write_it(String theorem, String relation) {
        Verdict verdict = verdict(theorem, "update", relation);
        assertThat(verdict).isInstanceOf(Undecided.class);
        assertThat(verdict.evidence()).contains("write next (grad_");
    }
}
