package nld.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import nld.kernel.Proved;
import nld.kernel.Refuted;
import nld.kernel.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Theorems about any dimension and any loss that keeps a symmetry: proved as stated, and refuted by an instance. */
class OpenTheoremsTest {
    private static String theorem(String symmetry, String claims) {
        return """
                theorem      open
                dimensions   n
                coordinates  q in R^n
                constants    c in R^n, B in R^(n x n)
                parameters   m > 0, mu > 0, k >= 0, a, eta > 0, beta in [0, 1)
                functions    f(q)
                kinetic      1/2 m |q'|^2
                friction     1/2 mu |q'|^2
                potential    f(q) + 1/2 k |q|^2
                symmetry     generator
                """ + symmetry.indent(2) + "charge C of generator\n" + claims.indent(2);
    }

    private static Verdict verdict(String generator, String relation) {
        return Examined.of(theorem("δq = " + generator + "\nkeeps f", "claim it: " + relation)).claim("it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "q; grad f(q)·q = 0",
        "q; hess f(q) q = -grad f(q)",
        "q; q·(hess f(q) q) = 0",
        "q; D3 f(q)[q, q', q'] = -2 q'·(hess f(q) q')",
        "q; D3 f(q)[q, q, q'] = -2 q'·(hess f(q) q)",
        "q; D3 f(q)[q, q, q'] = 2 grad f(q)·q'",
        "q; grad f(q)·(hess f(q) q) = -|grad f(q)|^2",
        "q; (|q|^2)'' = 2 |q'|^2 - (2 mu/m) q·q' - (2 k/m) |q|^2",
        "q; q'·(B (hess f(q) q)) = -(B^T q')·grad f(q)",
        "q - c; hess f(q) (q - c) = -grad f(q)",
        "c; hess f(q) c = (a - a) q",
        "c; D3 f(q)[c, q', q'] = 0",
        "c + c; c·grad f(q) = 0",
        "(B - B^T) q; grad f(q)·(B q) = grad f(q)·(B^T q)",
        "(B - B^T) q; hess f(q) ((B - B^T) q) = (B - B^T) grad f(q)",
        "(B - B^T) q; q'·(hess f(q) (B q)) - q'·(hess f(q) (B^T q)) = -grad f(q)·((B - B^T) q')",
        "q; energy' = -mu |q'|^2",
        "q; energy' <= 0",
        "q; m q'' + mu q' + grad f(q) + k q = 0",
    })
    void what_the_hypothesis_implies_is_proved(String generator, String relation) {
        assertThat(verdict(generator, relation)).as(relation).isInstanceOf(Proved.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "q; hess f(q) q = grad f(q)",
        "q; D3 f(q)[q, q, q'] = -2 grad f(q)·q'",
        "q; grad f(q)·q' = 0",
        "q; grad f(q)·c = 0",
        "q; grad f(q') · q' + grad f(q)·c = 0",
        "q; q·(hess f(q) q') = 0",
        "c; grad f(q)·q = 0",
        "c; hess f(q) q = -grad f(q)",
        "(B - B^T) q; hess f(q) ((B - B^T) q) = (B^T - B) grad f(q)",
        "(B + B^T) q; C' = -mu q'·((B + B^T) q)",
        "q; energy' = 0",
        "q; energy' >= 0",
        "q; m q'' + mu q' - grad f(q) + k q = 0",
    })
    void what_it_does_not_imply_is_refuted_for_a_stated_size_and_function(String generator, String relation) {
        Verdict verdict = verdict(generator, relation);
        assertThat(verdict).as(relation).isInstanceOf(Refuted.class);
        assertThat(((Refuted) verdict).witness().orElseThrow().instance().orElseThrow()).startsWith("n = ");
    }

    @Test
    void without_the_hypothesis_the_law_is_refuted_by_a_function_that_lacks_it() {
        Verdict verdict = Examined.of(theorem("δq = q", "claim it: C' = m |q'|^2 - mu q·q' - k |q|^2")).claim("it");
        assertThat(verdict).isInstanceOf(Refuted.class);
        assertThat(((Refuted) verdict).witness().orElseThrow().difference().orElseThrow()).hasToString("−D1 f(q)[q]");
    }

    @Test
    void a_hypothesis_that_may_be_empty_is_used_only_where_it_is_not() {
        assertThat(((Proved) verdict("a q", "grad f(q)·q = 0")).assumptions()).contains("a ≠ 0");
    }

    /** D f(q)[q] = 0 for all q says nothing of f at q + c as such. */
    @ParameterizedTest
    @ValueSource(strings = {"grad f(q + c)·q = 0", "hess f(q') q = -grad f(q')", "grad f(c)·q = 0"})
    void a_hypothesis_is_not_used_at_another_point(String relation) {
        assertThat(verdict("q", relation)).isNotInstanceOf(Proved.class);
    }

    @Test
    void a_generator_that_is_not_affine_is_no_hypothesis() {
        assertThat(verdict("|q|^2 q", "hess f(q) q = -grad f(q)")).isNotInstanceOf(Proved.class);
        assertThat(verdict("q + q'", "grad f(q)·q = 0")).isNotInstanceOf(Proved.class);
    }

    @Test
    void a_function_of_a_matrix_keeps_what_mixes_its_columns() {
        Examined examined = Examined.of("""
                theorem      open
                dimensions   d, k
                coordinates  U in R^(d x k)
                constants    A in R^(k x k), S in R^(d x k)
                parameters   m > 0
                functions    f(U)
                kinetic      1/2 m |U'|^2
                potential    f(U)
                symmetry     mixing
                  δU = U (A - A^T)
                  keeps f
                charge C of mixing
                  claim charge:  C = m dot(U', U A) - m dot(U', U A^T)
                  claim law:     C' = 0
                  claim cross:   dot(grad f(U), U A) = dot(grad f(U)^T, A U^T)
                  claim wrong:   dot(grad f(U), S) = 0
                """);
        assertThat(examined.claim("charge")).isInstanceOf(Proved.class);
        assertThat(examined.claim("law")).isInstanceOf(Proved.class);
        assertThat(examined.claim("cross")).isInstanceOf(Proved.class);
        assertThat(examined.claim("wrong")).isInstanceOf(Refuted.class);
    }
}
