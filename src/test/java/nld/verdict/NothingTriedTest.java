package nld.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import nld.expression.Rational;
import nld.kernel.Confirmed;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import nld.statistics.MeanInterval;
import org.junit.jupiter.api.Test;

/** Checks that could not have failed are not confirmed: nothing moves, nothing is random, or a number is none. */
class NothingTriedTest {
    private static Verdict alongDescent(String quantity, String conditions) {
        return Examined.of("""
                theorem      resting
                coordinates  x, y
                parameters   eta > 0, a
                potential    1/2 x^2 + 1/2 a y^2
                update gradient-descent, rate eta
                check seen: %s along gradient-descent
                  from    x = 1, y = 1/2
                %s
                """.formatted(quantity, conditions.indent(2))).check("seen").get(0);
    }

    @Test
    void what_rests_at_its_start_has_not_settled() {
        for (String quantity : List.of("y", "3/4 - y/2", "1/2")) {
            Verdict verdict = alongDescent(quantity, "with a = 0\nrate 1/10\nsteps 200\nexpect settles at 0.50");
            assertThat(verdict).as(quantity).isInstanceOf(Undecided.class);
            assertThat(verdict.evidence()).contains("rests at its start, as far as the quantity sees");
        }
        assertThat(alongDescent("y + 1/2", "with a = 1\nrate 1/10\nsteps 400\nexpect settles at 0.50")).isInstanceOf(Confirmed.class);
        assertThat(alongDescent("y", "with a = 0\nrate 1/10\nsteps 200\nexpect settles at 0.51")).isInstanceOf(Refuted.class);
    }

    @Test
    void what_rests_at_its_start_follows_no_formula() {
        Verdict verdict = alongDescent("y", "with a = 0\nrate 1/10\nsteps 100\nexpect within 1/100 of 1/2");
        assertThat(verdict).isInstanceOf(Undecided.class);
        assertThat(verdict.evidence()).contains("rests at its start");
        assertThat(alongDescent("x", "with a = 0\nrate 1/1000\nsteps 100\nexpect within 1/100 of exp(-t)")).isInstanceOf(Confirmed.class);
    }

    private static Verdict alongMotion(String quantity, String until) {
        return Examined.of("""
                theorem      standing
                coordinates  x, y, z
                parameters   m > 0
                kinetic      1/2 m (x'^2 + y'^2 + z'^2)
                potential    1/2 x^2
                check seen: %s along motion
                  with    m = 1
                  from    x = 1, y = 1/2, z = 0, x' = 0, y' = 0, z' = 2
                  until   t = %s
                  expect  no drift
                """.formatted(quantity, until)).check("seen").get(0);
    }

    /** y is kept by this motion and by no other; the momentum of z is kept by all. */
    @Test
    void what_stands_still_or_is_no_quantity_of_the_motion_is_not_conserved() {
        for (String quantity : List.of("y", "3 m", "y'^2 + 1")) {
            assertThat(alongMotion(quantity, "2")).as(quantity).isInstanceOf(Undecided.class);
        }
        assertThat(alongMotion("x", "1/10^27")).as("in too short a time").isInstanceOf(Undecided.class);
        assertThat(alongMotion("m z'", "2")).isInstanceOf(Confirmed.class);
        assertThat(alongMotion("x'^2 + x^2", "2")).isInstanceOf(Confirmed.class);
        assertThat(alongMotion("x", "2")).isInstanceOf(Refuted.class);
    }

    private static Verdict mean(String with, String rate, String against) {
        return Examined.of("""
                theorem      noisy
                coordinates  q in R^3
                parameters   eta > 0, k >= 0, s >= 0, b
                potential    1/2 k |q|^2
                let          C = s identity(3)
                update gradient-descent, rate eta
                  noise       y, mean 0, covariance C
                  claim norm:  E[next |q|^2] = (1 - eta k)^2 |q|^2 + 3 eta^2 s
                check seen: claim norm along gradient-descent
                  with    k = 1/3, b = 1, %s
                  from    q = (1, 1/2, 1)
                  rate    %s
                  steps   58
                  expect  mean over 100 seeds, confidence 0.999, against %s
                """.formatted(with, rate, against)).check("seen").get(0);
    }

    @Test
    void an_alternative_that_is_no_number_is_not_noticed() {
        assertThat(mean("s = 1", "1/10", "(1 - eta k)^2 |q|^2")).isInstanceOf(Confirmed.class);
        Verdict none = mean("s = 1", "1/10", "log(b - 2) |q|^2");
        assertThat(none).isInstanceOf(Undecided.class);
        assertThat(none.evidence()).contains("the alternative is not a finite number");
        MeanInterval interval = new MeanInterval(1, 0.01, 0.99);
        assertThat(new StatedMean(1, 0.1, Optional.of(2.0)).judged(interval, "")).isInstanceOf(Confirmed.class);
        for (double other : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThat(new StatedMean(1, 0.1, Optional.of(other)).judged(interval, "")).isInstanceOf(Undecided.class);
        }
    }

    @Test
    void runs_that_do_not_differ_neither_confirm_a_mean_nor_refute_it_by_their_rounding() {
        assertThat(mean("s = 0", "1/10", "(1 - eta k)^2 |q|^2 + eta^2")).isInstanceOf(Undecided.class);
        assertThat(mean("s = 1", "1000", "(1 - eta k)^2 |q|^2")).as("squares that overflow").isInstanceOf(Undecided.class);
        MeanInterval still = new MeanInterval(1, 0, 0.99);
        assertThat(new StatedMean(1, 0.1, Optional.empty()).judged(still, "")).isInstanceOf(Undecided.class);
        assertThat(new StatedMean(2, 0.1, Optional.empty()).judged(still, "")).isInstanceOf(Refuted.class);
    }

    /** Errors of a few of the least numbers above 0 are counts, and quotients of counts are no orders. */
    @Test
    void an_order_is_not_read_off_the_least_numbers_nor_off_runs_far_from_the_flow() {
        double[] sizes = {4, 2, 1};
        int[] at = {0};
        OrderFinding least = ObservedOrder.of(rate -> Compared.Apart.of(new double[] {Double.MIN_VALUE * sizes[at[0]++]}, new double[1],
                new double[1], 2), List.of(Rational.of(1), Rational.of(1, 2), Rational.of(1, 4)), 0);
        assertThat(least.verdict(1)).isInstanceOf(Undecided.class);
        OrderFinding far = ObservedOrder.of(rate -> new Compared.Apart(new double[] {Math.pow(rate.toDouble(), 25)}, 0),
                List.of(Rational.of(1), Rational.of(1, 2), Rational.of(1, 4)), 0);
        assertThat(far.verdict(2)).isInstanceOf(Undecided.class);
    }

    /** A side that is exactly 0, of terms whose bound is 0, says that it holds and not that it differs by no number. */
    @Test
    void a_residual_of_exactly_nothing_is_nothing_of_its_bound() {
        StepLaw law = new StepLaw();
        law.observe(1, 0, 1, 0);
        assertThat(law.verdict().evidence()).contains("the sides differ by 0.00").doesNotContain("NaN");
        law.observe(2, Double.NaN, 1, 1);
        assertThat(law.verdict()).isInstanceOf(Undecided.class);
    }

    /** The Hessian is diag(3x², 1): once x is small, the largest eigenvalue is that of the other direction. */
    @Test
    void the_sharpness_follows_from_one_direction_to_another() {
        String theorem = """
                theorem      turning
                coordinates  x, y
                parameters   eta > 0
                potential    1/4 x^4 + 1/2 y^2
                update gradient-descent, rate eta
                check seen: x along gradient-descent
                  from    x = 3, y = 1/10
                  rate    1/50
                  steps   300
                  valid   where sharpness >= %s
                  expect  out of range
                """;
        assertThat(Examined.of(theorem.formatted("99/100")).check("seen").get(0)).isInstanceOf(Refuted.class);
        assertThat(Examined.of(theorem.formatted("101/100")).check("seen").get(0)).isInstanceOf(Confirmed.class);
    }
}
