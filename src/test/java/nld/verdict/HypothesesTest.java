package nld.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nld.kernel.Proved;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Claims under hypotheses: what they define, what they relate, and what contradicts itself. */
class HypothesesTest {
    private static final String BREGMAN = """
            theorem      bregman
            dimensions   n
            coordinates  q in R^n
            constants    z in R^n
            parameters   m > 0, mu > 0, b in [0, 1)
            functions    f(q), α(t), β(t), γ(t)
            lagrangian   exp(α + γ) (1/2 exp(-2 α) |q'|^2 - exp(β) f(q))
            hypothesis ideal    γ' = exp(α)
            hypothesis row      α = log(2) - log(t), β = 2 log(t) + log(1/4), γ = 2 log(t)
            hypothesis damped   α = -log(m), β = log(m), γ = mu t/m
            hypothesis unit     mu = 1
            hypothesis growth   β' <= exp(α)
            hypothesis convex   f(z) - f(q) - grad f(q)·(z - q) >= 0, f(q) >= f(z)
            let          y = q + exp(-α) q'
            """;

    private static final String SPHERE = """
            theorem      sphere
            dimensions   n
            coordinates  q in R^n
            parameters   m > 0, mu > 0, L
            functions    f(q)
            kinetic      1/2 m |q'|^2
            friction     1/2 mu |q'|^2
            potential    f(q) + L/2 (|q|^2 - 1)
            hypothesis sphere      |q|^2 = 1
            hypothesis impossible  |q|^2 = -1
            """;

    private static Verdict of(String theorem, String claim) {
        return Examined.of(theorem + "motion\n  claim x: " + claim + "\n").claim("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "y' = -exp(α + β) grad f(q) under ideal", "γ'' = α' γ' under ideal", "γ' = exp(α) under row",
        "q'' + (3/t) q' + grad f(q) = 0 under row", "m q'' + mu q' + grad f(q) = 0 under damped",
        "m q'' + q' + grad f(q) = 0 under damped, unit",
        "(1/2 |y - z|^2 + exp(β) (f(q) - f(z)))' <= 0 under ideal, convex, growth"})
    void what_holds_under_its_hypotheses_is_proved_and_names_them(String claim) {
        Verdict verdict = of(BREGMAN, claim);
        assertThat(verdict).isInstanceOf(Proved.class);
        String last = claim.substring(claim.lastIndexOf(' ') + 1);
        assertThat(((Proved) verdict).assumptions()).anyMatch(assumption -> assumption.startsWith(last + " ("));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "y' = -exp(α + β) grad f(q)", "γ'' = α' γ'", "q'' + (2/t) q' + grad f(q) = 0 under row",
        "m q'' + q' + grad f(q) = 0 under damped", "y' = -exp(α + β) grad f(q) under unit",
        "(1/2 |y - z|^2 + exp(β) (f(q) - f(z)))' <= 0 under ideal, growth"})
    void what_does_not_hold_under_its_hypotheses_is_refuted(String claim) {
        assertThat(of(BREGMAN, claim)).isInstanceOf(Refuted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mu = -1", "b = 1", "b = 1 + mu", "mu = -m", "2 = 3", "α = exp(α)", "α = t, α = 2 t", "mu = t",
        "mu = exp(-t)", "α = β, β = α + 1", "mu = 1, mu = 2", "γ' = 1, γ = 2 t", "m mu = 0"})
    void a_hypothesis_that_nothing_satisfies_proves_nothing(String relations) {
        assertThat(of(BREGMAN + "hypothesis wrong " + relations + "\n", "q'' = 0 under wrong"))
                .isInstanceOf(Undecided.class);
    }

    @Test
    void a_point_outside_of_the_declared_values_refutes_nothing() {
        // mu = m − 2 is above 0 only where m is above 2, where the claim holds
        assertThat(of(BREGMAN + "hypothesis shifted mu = m - 2\n", "|m - 2| = m - 2 under shifted")).isNotInstanceOf(Refuted.class);
        assertThat(of(BREGMAN + "hypothesis shifted mu = m - 2\n", "m = 3 under shifted")).isInstanceOfAny(Refuted.class, Undecided.class);
    }

    @Test
    void relations_between_what_moves_are_used_with_their_rates() {
        assertThat(of(SPHERE, "q·q' = 0 under sphere")).isInstanceOf(Proved.class);
        assertThat(of(SPHERE, "L = m |q'|^2 - q·grad f(q) under sphere")).isInstanceOf(Proved.class);
        assertThat(of(SPHERE, "L = 2 m |q'|^2 - q·grad f(q) under sphere")).isInstanceOf(Refuted.class);
        assertThat(of(SPHERE, "L = m |q'|^2 - q·grad f(q)")).isInstanceOf(Refuted.class);
        assertThat(of(SPHERE, "q·q' = 0 under impossible")).isInstanceOf(Undecided.class);
        assertThat(of(SPHERE, "|q|^2 <= 1 under sphere")).isNotInstanceOf(Refuted.class);
    }

    @Test
    void a_proof_that_divides_by_what_the_hypotheses_make_0_is_none() {
        String theorem = """
                theorem      vacuous
                coordinates  a, b
                kinetic      1/2 (a'^2 + b'^2)
                potential    0
                hypothesis product  a b = 0
                hypothesis both     a b = 0, a = 0
                hypothesis other    a b = a
                """;
        assertThat(of(theorem, "b = 0 under both")).isInstanceOf(Refuted.class);
        assertThat(of(theorem, "b = 5 under both")).isInstanceOf(Refuted.class);
        assertThat(of(theorem, "a b = 0 under both")).isInstanceOf(Proved.class);
        assertThat(of(theorem, "a^2 b = 0 under product")).isInstanceOf(Proved.class);
        assertThat(of(theorem, "b = 1 under other")).isNotInstanceOf(Undecided.class);
    }

    @Test
    void what_a_product_that_is_0_leaves_open_is_not_proved() {
        Examined found = Examined.of("""
                theorem      product
                dimensions   n
                coordinates  x, y, s, q in R^n, u in R^n
                parameters   a >= 0
                kinetic      1/2 (x'^2 + y'^2 + s'^2 + |q'|^2 + |u'|^2)
                hypothesis none   x y = 0
                hypothesis still  a x = 0
                hypothesis one    x y = y
                hypothesis long   s |q|^2 = 0
                hypothesis both   s q = s u
                motion
                  claim first:     x = 0 under none
                  claim quotient:  x/y = 0 under none
                  claim parameter: x = 0 under still
                  claim here:      x = 1 under one
                  claim there:     y = 0 under one
                  claim norm:      |q|^2 = 0 under long
                  claim factor:    s = 0 under long
                  claim vector:    q = u under both
                  claim inner:     q·u/s = |u|^2/s under both
                """);
        List.of("first", "parameter", "here", "there", "norm", "factor", "vector")
                .forEach(label -> assertThat(found.claim(label)).as(label).isNotInstanceOf(Proved.class));
        List.of("quotient", "inner").forEach(label -> assertThat(found.claim(label)).as(label).isInstanceOf(Proved.class));
    }

    @Test
    void controls_drop_and_change_hypotheses() {
        Examined found = Examined.of(BREGMAN + """
                motion
                  claim dual: y' = -exp(α + β) grad f(q) under ideal
                control  without ideal                   breaks dual
                control  hypothesis ideal γ' = 2 exp(α)  breaks dual
                control  dual: y' = -exp(β) grad f(q)    breaks dual
                """);
        assertThat(found.claim("dual")).isInstanceOf(Proved.class);
        assertThat(found.controls("dual")).hasSize(3).allMatch(Refuted.class::isInstance);
    }

    @Test
    void a_refuted_claim_says_what_would_save_it() {
        Examined found = Examined.of("""
                theorem      saving
                dimensions   n
                coordinates  q in R^n
                parameters   m > 0, mu > 0
                functions    f(q)
                kinetic      1/2 m |q'|^2
                friction     1/2 mu |q'|^2
                potential    f(q)
                hypothesis flat  q·grad f(q) = 0
                hypothesis unit  mu = 1
                symmetry scaling
                  δq = q
                charge C of scaling
                  claim law:  m (|q|^2)'' + mu (|q|^2)' = 2 m |q'|^2
                  claim one:  m q'' + q' + grad f(q) = 0
                """);
        assertThat(found.findings().get(0).saving()).containsExactly("under flat", "if scaling kept f", "where q·grad f(q) = 0");
        assertThat(found.findings().get(1).saving()).containsExactly("under unit");
    }
}
