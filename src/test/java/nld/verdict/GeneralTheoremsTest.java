package nld.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import nld.kernel.Proved;
import nld.kernel.Refuted;
import nld.kernel.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Theorems with metrics, mirror maps, vector fields and losses of several blocks left open, for any dimension. */
class GeneralTheoremsTest {
    private static final String METRIC = """
            theorem      metric
            dimensions   n
            coordinates  q in R^n
            parameters   mu > 0
            functions    f(q), G(q) in R^(n x n) symmetric, ξ(q) in R^n
            kinetic      1/2 q'·(G(q) q')
            friction     1/2 mu |q'|^2
            potential    f(q)
            symmetry     field
              δq = ξ(q)
              keeps f
            charge B of field
            """;
    private static final String MIRROR = """
            theorem      mirror
            dimensions   n
            coordinates  q in R^n
            functions    f(q), h(q), ξ(q) in R^n, α(t), β(t), γ(t)
            let y = q + exp(-α) q'
            lagrangian   exp(α + γ) (h(y) - h(q) - grad h(q)·(exp(-α) q') - exp(β) f(q))
            symmetry     field
              δq = ξ(q)
            charge B of field
            """;
    private static final String BLOCKS = """
            theorem      blocks
            dimensions   n
            coordinates  u in R^n, w in R^n
            parameters   m > 0, mu > 0
            functions    F(u, w)
            kinetic      1/2 m (|u'|^2 + |w'|^2)
            friction     1/2 mu (|u'|^2 + |w'|^2)
            potential    F(u, w)
            symmetry     rescaling
              δu = u
              δw = -w
              keeps F
            charge B of rescaling
            """;
    private static final String LAYERS = """
            theorem      layers
            dimensions   d, k
            coordinates  U in R^(d x k), V in R^(k x d)
            constants    A in R^(k x k)
            parameters   m > 0, mu > 0
            functions    F(U, V)
            kinetic      1/2 m (|U'|^2 + |V'|^2)
            friction     1/2 mu (|U'|^2 + |V'|^2)
            potential    F(U, V)
            symmetry     mixing
              δU = U A
              δV = -A V
              keeps F
            charge B of mixing
            """;
    private static final String COUPLED = """
            theorem      coupled
            dimensions   n
            coordinates  q in R^n, p in R^n
            parameters   m > 0, c
            functions    f(q)
            kinetic      1/2 m |q'|^2 + c q'·p' + 1/2 m |p'|^2
            potential    f(q)
            motion
            """;

    private static Verdict verdict(String theorem, String relation) {
        String text = switch (theorem) {
            case "metric" -> METRIC;
            case "mirror" -> MIRROR;
            case "blocks" -> BLOCKS;
            case "layers" -> LAYERS;
            default -> COUPLED;
        };
        long start = System.nanoTime();
        Verdict verdict = Examined.of(text + "  claim it: " + relation + "\n").claim("it");
        System.out.printf("%s: %s | %s %s | %.2f s%n", theorem, relation, verdict.kind().word(), verdict.evidence(),
                (System.nanoTime() - start) * 1e-9);
        return verdict;
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "metric; B = q'·(G(q) ξ(q))",
        "metric; G(q) q'' + D1 G(q)[q'] q' - 1/2 grad G(q)[][q', q'] + mu q' + grad f(q) = 0",
        "metric; B' = 1/2 q'·((D1 G(q)[ξ(q)] + (D1 ξ(q))^T G(q) + G(q) D1 ξ(q)) q') - mu q'·ξ(q)",
        "metric; energy' = -mu |q'|^2",
        "mirror; B = exp(γ) (grad h(y) - grad h(q))·ξ(q)",
        "mirror; hess h(y) (exp(-α) q'' + (1 - α' exp(-α)) q') + (γ' - exp(α)) (grad h(y) - grad h(q)) + exp(α + β) grad f(q) = 0",
        "blocks; grad_u F(u, w)·u = grad_w F(u, w)·w",
        "blocks; B' = m (|u'|^2 - |w'|^2) - mu (u·u' - w·w')",
        "layers; B' = m (dot(U', U' A) - dot(V', A V')) - mu (dot(U', U A) - dot(V', A V))",
        "coupled; m q'' + c p'' + grad f(q) = 0",
        "coupled; c q'' + m p'' = 0",
    })
    void what_is_stated_for_any_dimension_is_proved(String theorem, String relation) {
        assertThat(verdict(theorem, relation)).isInstanceOf(Proved.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "metric; G(q) q'' + D1 G(q)[q'] q' + 1/2 grad G(q)[][q', q'] + mu q' + grad f(q) = 0",
        "metric; B' = 1/2 q'·((D1 G(q)[ξ(q)] + 2 G(q)) q') - mu q'·ξ(q)",
        "metric; energy' = 0",
        "mirror; hess h(y) (exp(-α) q'' + (1 - α' exp(-α)) q') + γ' (grad h(y) - grad h(q)) + exp(α + β) grad f(q) = 0",
        "blocks; grad_u F(u, w)·u = -grad_w F(u, w)·w",
        "blocks; grad_u F(u, w)·u = 0",
        "blocks; B' = m (|u'|^2 - |w'|^2)",
        "layers; B' = m (dot(U', U' A) + dot(V', A V')) - mu (dot(U', U A) - dot(V', A V))",
        "coupled; m q'' + c p'' - grad f(q) = 0",
    })
    void what_is_wrong_is_refuted_at_a_stated_size_and_functions(String theorem, String relation) {
        assertThat(verdict(theorem, relation)).isInstanceOf(Refuted.class);
    }
}
