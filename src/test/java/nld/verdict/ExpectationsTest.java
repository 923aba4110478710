package nld.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nld.kernel.Proved;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import org.junit.jupiter.api.Test;

/** Claims about the mean over noise and over losses that are drawn. */
class ExpectationsTest {
    private static final String NOISY = """
            theorem      noisy
            dimensions   n
            coordinates  q in R^n
            constants    A in R^(n x n), L in R^(n x n), a in R^n, b in R^n, c in R^n
            parameters   eta > 0, beta in [0, 1), k >= 0
            functions    f(q)
            friction     1/2 |q'|^2
            potential    f(q)
            let          S = L L^T
            """;

    private static Examined of(String claims) {
        return Examined.of(NOISY + claims);
    }

    @Test
    void the_covariance_trace_stands_in_the_mean_of_every_quadratic_form_of_any_dimension() {
        Examined found = of("""
            update gradient-descent of f, rate eta, gradient g
              noise z, mean 0, covariance S
              claim pathwise: next |q|^2 = |q|^2 - 2 eta (g + z)·q + eta^2 |g + z|^2
              claim norm:     E[next |q|^2 - |q|^2 + 2 eta q·z] = -2 eta g·q + eta^2 (|g|^2 + tr(S))
              claim form:     E[next (q·A q)] - q·A q = -eta (g·A q + q·A g) + eta^2 (g·A g + tr(A S))
              claim outer:    E[next (q q^T)] = (q - eta g) (q - eta g)^T + eta^2 S
              claim entries:  E[next (q ⊙ q)] = (q - eta g) ⊙ (q - eta g) + eta^2 diag(S)
              claim along:    E[(z·a) (hess f(q) z)] = hess f(q) (S a)
              claim third:    E[z·D3 f(q)[a, z]] = tr(D3 f(q)[a] S)
              claim bare:     E[next |q|^2] - |q|^2 = -2 eta g·q + eta^2 |g|^2
              claim twice:    E[next |q|^2] - |q|^2 = -2 eta g·q + eta^2 (|g|^2 + 2 tr(S))
              claim fourth:   E[next |q|^4] = |q|^4
              claim loss:     E[next f(q)] = f(q)
            """);
        for (String label : List.of("pathwise", "norm", "form", "outer", "entries", "along", "third")) {
            assertThat(found.claim(label)).as(label).isInstanceOf(Proved.class);
        }
        assertThat(found.claim("bare")).isInstanceOf(Refuted.class);
        assertThat(found.claim("twice")).isInstanceOf(Refuted.class);
        assertThat(found.claim("fourth").evidence()).contains("asks for more than mean and covariance of z");
        assertThat(found.claim("loss").evidence()).contains("asks for more than mean and covariance");
    }

    @Test
    void fresh_noise_gathers_in_the_buffer_by_another_factor_than_a_steady_gradient() {
        Examined found = of("""
            let          w = |c|^2/(1 - beta)
            let          V = |c|^2/(1 - beta)^2 + tr(S)/(1 - beta^2)
            let          W = (|c|^2 + tr(S))/(1 - beta)^2
            update heavy-ball of c·q, rate eta, momentum beta, buffer v
              noise z, mean 0, covariance S
              claim along:   E[next (v·c)] - w = beta (v·c - w)
              claim square:  E[next |v|^2] - V = beta^2 (|v|^2 - V) + 2 beta (v·c - w)
              claim wrong:   E[next |v|^2] - W = beta^2 (|v|^2 - W) + 2 beta (v·c - w)
              claim later:   E[next next |v|^2] = |beta^2 v + (1 + beta) c|^2 + (1 + beta^2) tr(S)
              claim fresh:   E[next (v·next v)] = |beta v + c|^2 + 0 tr(S)
            """);
        for (String label : List.of("along", "square", "later")) {
            assertThat(found.claim(label)).as(label).isInstanceOf(Proved.class);
        }
        assertThat(found.claim("wrong")).isInstanceOf(Refuted.class);
        assertThat(found.claim("fresh")).isInstanceOf(Refuted.class);
    }

    /** Four losses f ± a·q, f ± b·q are noise of covariance ½ (a aᵀ + b bᵀ): both ways to a mean have to agree. */
    @Test
    void noise_by_its_covariance_and_losses_that_are_drawn_have_the_same_means() {
        Map<String, Boolean> claims = Map.of(
                "E[next |q|^2] = |q - eta g|^2 + 1/2 eta^2 (|a|^2 + |b|^2)", true,
                "E[next (q·A q)] = (q - eta g)·(A (q - eta g)) + 1/2 eta^2 (a·A a + b·A b)", true,
                "E[next (q q^T)] = (q - eta g) (q - eta g)^T + 1/2 eta^2 (a a^T + b b^T)", true,
                "E[((next q - q)·c) next q] = -eta (g·c) (q - eta g) + 1/2 eta^2 ((a·c) a + (b·c) b)", true,
                "E[next |q|^2] = |q - eta g|^2 + 1/2 eta^2 (|a|^2 - |b|^2)", false,
                "E[next (q·A q)] = (q - eta g)·(A (q - eta g)) + 1/2 eta^2 (a·A a + a·A b)", false);
        StringBuilder noise = new StringBuilder("let g = grad f(q)\nupdate gradient-descent of f, rate eta\n"
                + "  noise z, mean 0, covariance 1/2 (a a^T + b b^T)\n");
        StringBuilder drawn = new StringBuilder("let g = grad f(q)\nupdate gradient-descent of "
                + "(f(q) + a·q, f(q) - a·q, f(q) + b·q, f(q) - b·q), rate eta, drawn with replacement, seed 1\n");
        List<String> formulas = claims.keySet().stream().sorted().toList();
        for (int index = 0; index < formulas.size(); index++) {
            String line = "  claim law" + (char) ('a' + index) + ": " + formulas.get(index) + "\n";
            noise.append(line);
            drawn.append(line);
        }
        Examined ofNoise = of(noise.toString());
        Examined ofDraws = of(drawn.toString());
        for (int index = 0; index < formulas.size(); index++) {
            Class<? extends Verdict> expected = claims.get(formulas.get(index)) ? Proved.class : Refuted.class;
            assertThat(ofDraws.claim("law" + (char) ('a' + index))).as(formulas.get(index)).isInstanceOf(expected);
            assertThat(ofNoise.claim("law" + (char) ('a' + index))).as(formulas.get(index)).isInstanceOf(expected);
        }
    }

    /** tr S ≥ 0 and |E z|² ≤ E|z|² for every covariance; a matrix with a negative direction is none and refutes nothing. */
    @Test
    void only_what_is_a_covariance_refutes_a_claim_about_noise() {
        String theorem = """
            theorem      spread
            dimensions   n
            coordinates  q in R^n
            constants    S in R^(n x n), L in R^(n x n), d in R^n
            parameters   eta > 0, r
            friction     1/2 |q'|^2
            potential    d·q
            update gradient-descent, rate eta, gradient g
              noise z, mean 0, covariance %s
              claim grows:  E[next |q|^2] >= |q - eta g|^2
              claim along:  E[(d·z)^2] >= 0
              claim shrinks: E[next |q|^2] <= |q - eta g|^2
              claim double: E[|z|^2] != 2 abs(E[|z|^2])
              claim size:   E[|z|^2] != abs(E[|z|^2])
            """;
        Examined named = Examined.of(theorem.formatted("S"));
        assertThat(named.claim("size")).isInstanceOf(Undecided.class);
        for (String label : List.of("grows", "along")) {
            assertThat(named.claim(label)).as(label).isInstanceOf(Undecided.class);
            assertThat(named.claim(label).evidence()).contains("no covariance has a negative direction");
        }
        assertThat(named.claim("shrinks")).isInstanceOf(Refuted.class);
        assertThat(named.claim("double")).isInstanceOf(Proved.class);
        assertThat(Examined.of(theorem.formatted("r identity(n)")).claim("grows")).isInstanceOf(Undecided.class);
        assertThat(Examined.of(theorem.formatted("L L^T")).claim("grows")).isInstanceOf(Proved.class);
        assertThat(Examined.of(theorem.formatted("r^2 identity(n)")).claim("along")).isInstanceOf(Proved.class);
    }

    @Test
    void an_epoch_without_replacement_has_another_mean_than_steps_that_draw_from_all() {
        String claims = """
              claim shuffled: E[next next q] = q - 2 eta (M + 1/8 eta grad_q (|F|^2 + |G|^2)) + 2 eta^2 H M + O(eta^3)
              claim whole:    E[next next q] = q - 2 eta (M + 1/4 eta grad_q (|M|^2)) + 2 eta^2 H M + O(eta^3)
              claim first:    E[next q] = q - eta M
            """;
        String theorem = """
            functions    h(q)
            let          F = grad f(q)
            let          G = grad h(q)
            let          M = 1/2 (F + G)
            let          H = 1/2 (hess f(q) + hess h(q))
            update gradient-descent of (f(q), h(q)), rate eta, drawn %s replacement, seed 1
            """;
        Examined without = of(theorem.formatted("without") + claims);
        Examined with = of(theorem.formatted("with") + claims);
        assertThat(without.claim("shuffled")).isInstanceOf(Proved.class);
        assertThat(without.claim("whole")).isInstanceOf(Refuted.class);
        assertThat(with.claim("whole")).isInstanceOf(Proved.class);
        assertThat(with.claim("shuffled")).isInstanceOf(Refuted.class);
        assertThat(with.claim("first")).isInstanceOf(Proved.class);
        assertThat(without.claim("first")).isInstanceOf(Proved.class);
    }

    @Test
    void noise_of_several_coordinates_is_independent_and_may_depend_on_the_state_before_the_step() {
        Examined found = Examined.of("""
            theorem      several
            coordinates  u, w
            parameters   eta > 0, s >= 0, r >= 0
            potential    1/2 (u w - 1)^2
            update heavy-ball, rate eta, momentum 1/2, buffer v, gradient g
              noise z on u, mean 0, covariance s
              noise y on w, mean 0, covariance r u^2
              claim square:  E[next (u^2 + w^2)] = (u - eta/2 v_u - eta g_u)^2 + (w - eta/2 v_w - eta g_w)^2 + eta^2 (s + r u^2)
              claim mixed:   E[next (u w)] = (u - eta/2 v_u - eta g_u) (w - eta/2 v_w - eta g_w)
              claim alike:   E[next (u w)] = (u - eta/2 v_u - eta g_u) (w - eta/2 v_w - eta g_w) + eta^2 s
              claim one:     E[next next y] = 0
            update langevin, rate eta, gradient G
              noise x on u, mean 0, covariance 2 eta s
              next q = q - rate G + x
              claim ito:     E[next (u^2)] = (u - eta G_u)^2 + 2 eta s
            """);
        assertThat(found.claim("square")).isInstanceOf(Proved.class);
        assertThat(found.claim("mixed")).isInstanceOf(Proved.class);
        assertThat(found.claim("alike")).isInstanceOf(Refuted.class);
        assertThat(found.claim("ito")).isInstanceOf(Proved.class);
        assertThat(found.claim("one").evidence()).contains("which is the noise of one step");
    }

    @Test
    void every_step_has_a_draw_and_noise_of_its_own() {
        Examined drawn = Examined.of("""
                theorem      draws
                coordinates  x
                parameters   k > 0, l > 0, eta > 0
                friction     1/2 x'^2
                let          F = 1/2 k x^2
                let          G = 1/2 l x^2
                update gradient-descent of (F, G), rate eta, gradient g, drawn with replacement, seed 1
                  claim twice:  x next next x = (next x)^2
                  claim back:   last x next x = x^2
                  claim slope:  x next g = next x g
                  claim mean:   E[next next x] = (1 - eta (k + l)/2)^2 x
                  claim once:   next x = x - eta g
                control  mean: E[next next x] = 1/2 ((1 - eta k)^2 + (1 - eta l)^2) x    breaks mean
                """);
        List.of("twice", "back", "slope").forEach(label -> assertThat(drawn.claim(label)).as(label).isInstanceOf(Undecided.class));
        List.of("mean", "once").forEach(label -> assertThat(drawn.claim(label)).as(label).isInstanceOf(Proved.class));
        assertThat(drawn.controls("mean")).hasSize(1).allMatch(Refuted.class::isInstance);
        Examined noisy = Examined.of("""
                theorem      noises
                coordinates  y
                parameters   S > 0, eta > 0, k > 0
                friction     1/2 y'^2
                potential    1/2 k y^2
                update gradient-descent, rate eta, gradient g
                  noise w, mean 0, covariance S
                  claim straight:  next y - y + eta k y = y - last y + eta k last y
                  claim step:      next y - y = -eta (g + w)
                """);
        assertThat(noisy.claim("straight")).isInstanceOf(Undecided.class);
        assertThat(noisy.claim("step")).isInstanceOf(Proved.class);
    }
}
