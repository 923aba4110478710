package nld.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import nld.kernel.Proved;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Motions with a matrix before the acceleration: their equations are used under hypotheses, to orders and in limits. */
class UnsolvedMotionTest {
    private static final String MIRROR = """
            theorem      mirror
            dimensions   n
            coordinates  q in R^n
            constants    z in R^n
            parameters   m > 0, mu > 0
            functions    f(q), h(q), ξ(q) in R^n, α(t), β(t), γ(t)
            let y = q + exp(-α) q'
            let Δ = grad h(y) - grad h(q)
            lagrangian   exp(α + γ) (h(y) - h(q) - grad h(q)·(exp(-α) q') - exp(β) f(q))
            hypothesis ideal-scaling  γ' = exp(α)
            hypothesis slow-growth    β' <= exp(α)
            hypothesis minimum        f(z) <= f(q)
            hypothesis convex-at-z    f(z) >= f(q) + grad f(q)·(z - q)
            hypothesis damped         α = log(mu/m), β = log(m/mu^2), γ = mu t/m
            hypothesis flat           grad f(q)·q' = 0
            motion
            """;
    private static final String METRIC = """
            theorem      metric
            dimensions   n
            coordinates  q in R^n
            parameters   mu > 0, eta > 0
            functions    f(q), G(q) in R^(n x n) symmetric
            kinetic      1/2 q'·(G(q) q')
            friction     1/2 mu |q'|^2
            potential    f(q)
            hypothesis flat           grad f(q)·q' = 0
            motion
            """;

    private static Verdict verdict(String theorem, String relation) {
        return Examined.of((theorem.equals("mirror") ? MIRROR : METRIC) + "  claim it: " + relation + "\n").claim("it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "mirror; (grad h(y))' = -exp(α + β) grad f(q) under ideal-scaling",
        "mirror; (grad h(y))'·q' = 0 under ideal-scaling, flat",
        "mirror; (h(z) - h(y) - grad h(y)·(z - y) + exp(β) (f(q) - f(z)))' <= 0"
                + " under ideal-scaling, slow-growth, minimum, convex-at-z",
        "mirror; mu hess h(q) q' + grad f(q) = 0 under damped as m -> 0",
        "mirror; (Δ·ξ(q))' + γ' Δ·ξ(q) = Δ·(ξ(q))' + exp(α) (Δ - exp(-α) hess h(q) q')·ξ(q) - exp(α + β) grad f(q)·ξ(q)",
        "metric; (1/2 q'·(G(q) q'))' = -mu |q'|^2 under flat",
        "metric; G(q) q'' + D1 G(q)[q'] q' - 1/2 grad G(q)[][q', q'] = -mu q' - exp(eta) grad f(q) + O(eta)",
    })
    void the_equations_are_used(String theorem, String relation) {
        assertThat(verdict(theorem, relation)).isInstanceOf(Proved.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "mirror; mu hess h(q) q' - grad f(q) = 0 under damped as m -> 0",
    })
    void what_is_wrong_is_refuted_where_an_instance_is_solved(String theorem, String relation) {
        assertThat(verdict(theorem, relation)).isInstanceOf(Refuted.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "metric; (G(q) q'')·q' = -1/2 q'·(D1 G(q)[q'] q') - mu |q'|^2 - grad f(q)·q' + O(eta)",
        "mirror; hess h(y) (exp(-α) q'' + q' - α' exp(-α) q') = -exp(α + β) grad f(q) under ideal-scaling",
    })
    void nothing_true_is_refuted_by_accelerations_of_its_own(String theorem, String relation) {
        assertThat(verdict(theorem, relation)).isNotInstanceOf(Refuted.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "metric; (1/2 q'·(G(q) q'))' = 0 under flat",
    })
    void nothing_wrong_is_proved(String theorem, String relation) {
        assertThat(verdict(theorem, relation)).isInstanceOfAny(Refuted.class, Undecided.class);
    }
}
