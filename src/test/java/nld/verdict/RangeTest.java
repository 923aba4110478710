package nld.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import nld.kernel.Confirmed;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import org.junit.jupiter.api.Test;

/** Closed forms that are held against runs, and the range in which they are meant. */
class RangeTest {
    /** Equation 17 of Tanaka and Kunin 2021 under a steady torque. */
    private static final String TORQUE = """
            theorem      torque
            coordinates  q in R^2
            parameters   eta > 0, k > 0, beta in [0, 1), c > 0
            let          mu = 1 - beta
            let          m = eta (1 + beta)/2
            let          law = exp(-(4 k t/mu)) initial |q|^4 + (eta (1 + beta) c^2/(2 k mu^2)) (1 - exp(-(4 k t/mu)))
            potential    -c atan(q_2/q_1)
            update heavy-ball, rate eta, momentum beta, decay k, buffer v, gradient g
            check seen: |q|^2 along heavy-ball
            """;
    private static final String RANGE = "  valid where m k/mu^2 <= 1/10, m |q| |g|/(mu^2 |q|^2) <= 1/10, eta sharpness <= 1\n";
    private static final String SHORT = "  with beta = 9/10, c = 1, k = 1/20\n  from q = (1, 0), v = 0\n  until t = 6\n  rate 1/100\n";

    private static Verdict seen(String conditions) {
        return Examined.of(TORQUE + conditions).check("seen").get(0);
    }

    @Test
    void the_law_of_the_fourth_power_is_of_the_second_order_where_decay_is_of_the_order_of_the_rate() {
        String conditions = """
              with beta = 1/2, c = 1, k = 2 eta
              from q = (2, 0), v = (8 eta, -1)
              until t = 3/(8 eta)
              rates 1/28, 1/56, 1/112
            """ + RANGE;
        Verdict verdict = seen(conditions + "  expect order 2 against formula sqrt(law)\n");
        assertThat(verdict).isInstanceOf(Confirmed.class);
        assertThat(verdict.evidence()).contains("in its range: ");
        assertThat(seen(conditions + "  expect order 3 against formula sqrt(law)\n")).isInstanceOf(Refuted.class);
        assertThat(seen(conditions + "  expect order 2 against formula exp(-(2 k t/mu)) initial |q|^2\n")).isInstanceOf(Refuted.class);
    }

    /** A short start and strong momentum: the error is 0.97 of the norm, as published, and the law is not meant for this. */
    @Test
    void a_law_outside_of_its_range_is_neither_confirmed_nor_refuted_and_says_where_it_left() {
        Verdict bare = seen(SHORT + "  expect within 1/10 of sqrt(law)\n");
        assertThat(bare).isInstanceOf(Refuted.class);
        assertThat(bare.evidence()).contains("the relative error is at most 0.97");
        Verdict ranged = seen(SHORT + RANGE + "  expect within 1/10 of sqrt(law)\n");
        assertThat(ranged).isInstanceOf(Undecided.class);
        assertThat(ranged.evidence()).contains("outside of its range: eta (beta + 1) |g|/(2 (1 − beta)² |q|) reaches 0.95")
                .contains("the relative error is at most 0.97");
        assertThat(seen(SHORT + RANGE + "  expect out of range\n")).isInstanceOf(Confirmed.class);
        assertThat(seen(SHORT + "  valid where m k/mu^2 <= 1/10\n  expect out of range\n")).isInstanceOf(Refuted.class);
    }

    /** The Hessian of ½(3x² − 5y² + 2xy) has the eigenvalues −1 ± √17, up to a turn. */
    @Test
    void the_sharpness_is_the_largest_eigenvalue_and_not_the_largest_in_size() {
        String theorem = """
            theorem      saddle
            coordinates  x, y
            parameters   eta > 0
            potential    1/2 (3 x^2 - 5 y^2 + 2 x y)
            update gradient-descent, rate eta
            check seen: x along gradient-descent
              from    x = 1, y = 1
              rate    1/10
              steps   5
              valid where %s
              expect  out of range
            """;
        double largest = -1 + Math.sqrt(17);
        Verdict above = Examined.of(theorem.formatted("sharpness <= 3123/1000")).check("seen").get(0);
        assertThat(above.evidence()).contains("sharpness reaches " + String.format(java.util.Locale.ROOT, "%.3g", largest));
        assertThat(Examined.of(theorem.formatted("sharpness <= 3124/1000")).check("seen").get(0)).isInstanceOf(Refuted.class);
        assertThat(Examined.of(theorem.formatted("sharpness >= 3124/1000")).check("seen").get(0)).isInstanceOf(Confirmed.class);
    }

    /** Gradient descent on ½ λ x² is unstable beyond η λ = 2, which no modified flow sees. */
    @Test
    void a_flow_beyond_the_edge_of_stability_is_outside_of_its_range() {
        String theorem = """
            theorem      edge
            coordinates  x
            parameters   eta > 0
            potential    x^2
            update gradient-descent, rate eta
            check seen: x along gradient-descent
              from    x = 1
              rate    %s
              steps   20
              valid where  eta sharpness <= 1
              expect  within 1/2 of exp(-(2 t)) initial x
            """;
        assertThat(Examined.of(theorem.formatted("11/10")).check("seen").get(0).evidence()).contains("outside of its range: eta sharpness reaches 2.2");
        assertThat(Examined.of(theorem.formatted("1/100")).check("seen").get(0)).isInstanceOf(Confirmed.class);
    }

    @Test
    void what_a_range_or_a_formula_cannot_hold_is_refused_or_undecided() {
        assertThat(seen("  with beta = 1/2, c = 1, k = 1/5\n  from q = (2, 0)\n  until t = 1\n  rate 1/7\n" + RANGE
                + "  expect every step\n")).isInstanceOf(Undecided.class);
        assertThat(seen("  with beta = 1/2, c = 1, k = 1/5\n  from q = (2, 0)\n  until t = 1/3\n  rate 1/10\n"
                + "  expect within 1/2 of sqrt(law)\n").evidence()).contains("no whole number of steps");
    }
}
