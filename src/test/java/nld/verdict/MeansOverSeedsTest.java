package nld.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import nld.kernel.Confirmed;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import org.junit.jupiter.api.Test;

/** Means that are held against many seeded runs. */
class MeansOverSeedsTest {
    private static Verdict check(String expectation, String more) {
        return Examined.of("""
            theorem      noisy
            coordinates  q in R^2
            parameters   eta > 0, s >= 0
            potential    1/2 |q|^2
            update gradient-descent, rate eta, gradient g
              noise z, mean 0, covariance s identity(2)
              claim norm:    E[next |q|^2] = (1 - eta)^2 |q|^2 + 2 eta^2 s
              claim short:   E[next |q|^2] = (1 - eta)^2 |q|^2
              claim vector:  E[next q] = (1 - eta) q
              claim square:  E[next q_1]^2 = (1 - eta)^2 q_1^2
              claim outside: next q = E[next q] - eta z
              claim looks:   E[next q_1 - last q_1] = (1 - eta) q_1 - last q_1
            check seen: %s along gradient-descent
              with    s = 1
              from    q = (1, 1)
              rate    1/4
              steps   40
              expect  mean %s
            %s
            """.formatted(more, expectation, "")).check("seen").get(0);
    }

    private static Verdict claim(String label, String expectation) {
        return check(expectation, "claim " + label);
    }

    @Test
    void a_true_mean_is_confirmed_with_its_seeds_and_a_false_one_is_refuted() {
        Verdict verdict = claim("norm", "over 200 seeds, confidence 0.999, against (1 - eta)^2 |q|^2");
        assertThat(verdict).isInstanceOf(Confirmed.class);
        assertThat(verdict.evidence()).contains("over seeds 1 to 200 with 40 steps each, at confidence 0.999", "the alternative is off by");
        assertThat(claim("short", "over 200 seeds, confidence 0.999, against 2 |q|^2")).isInstanceOf(Refuted.class);
    }

    @Test
    void a_sample_that_could_not_notice_what_would_be_wrong_decides_nothing() {
        Verdict verdict = claim("norm", "over 3 seeds, confidence 0.999, against (1 - eta)^2 |q|^2 + 21/10 eta^2 s");
        assertThat(verdict).isInstanceOf(Undecided.class);
        assertThat(verdict.evidence()).contains("too wide to notice the alternative");
    }

    @Test
    void the_mean_of_a_quantity_is_held_against_a_stated_number() {
        // E|q|² at rest: 2 η² s / (1 − (1 − η)²) = 2/7
        assertThat(check("2 eta s/(2 - eta) over 2000 seeds, confidence 0.999, within 1/10", "|q|^2")).isInstanceOf(Confirmed.class);
        assertThat(check("2 eta s/(2 - eta) over 2000 seeds, confidence 0.999, against 1/2", "|q|^2")).isInstanceOf(Confirmed.class);
        assertThat(check("1/2 over 2000 seeds, confidence 0.999, within 1/10", "|q|^2")).isInstanceOf(Refuted.class);
        assertThat(check("2/7 over 20 seeds, confidence 0.999, within 1/100", "|q|^2")).isInstanceOf(Undecided.class);
        assertThat(check("2/7 over 20 seeds, confidence 0.999, against 3/10", "|q|^2")).isInstanceOf(Undecided.class);
    }

    @Test
    void the_same_seeds_give_the_same_figures() {
        String expectation = "over 20 seeds, confidence 0.99, against (1 - eta)^2 |q|^2";
        assertThat(claim("norm", expectation).evidence()).isEqualTo(claim("norm", expectation).evidence());
    }

    @Test
    void every_entry_of_a_vector_has_its_mean() {
        assertThat(claim("vector", "over 200 seeds, confidence 0.999, against (9/10 (1 - eta) q_1 + 1/10, (1 - eta) q_2)"))
                .isInstanceOf(Confirmed.class);
    }

    @Test
    void what_one_step_does_not_show_is_undecided() {
        assertThat(claim("square", "over 20 seeds, confidence 0.999, against 0").evidence()).contains("not linear in its expectations");
        assertThat(claim("outside", "over 20 seeds, confidence 0.999, against 0").evidence()).contains("outside of an expectation");
        assertThat(claim("looks", "over 20 seeds, confidence 0.999, against 0")).isInstanceOf(Undecided.class);
    }

    /** Within an epoch without replacement a step depends on those before it: only its first step has the mean of all losses. */
    @Test
    void without_replacement_only_the_first_step_of_an_epoch_has_the_stated_mean() {
        String theorem = """
            theorem      drawn
            coordinates  u
            parameters   eta > 0
            potential    1/2 u^2
            update gradient-descent of (1/2 (u - 1)^2, 1/2 (u + 1)^2), rate eta, drawn %s replacement, seed 9
              claim square: E[next u^2] = (1 - eta)^2 u^2 + eta^2
            check seen: claim square along gradient-descent
              from    u = 1
              rate    1/4
              steps   40
              expect  mean over 300 seeds, confidence 0.999, against (1 - eta)^2 u^2
            """;
        assertThat(Examined.of(theorem.formatted("without")).check("seen").get(0)).isInstanceOf(Confirmed.class);
        assertThat(Examined.of(theorem.formatted("with")).check("seen").get(0)).isInstanceOf(Confirmed.class);
    }
}
