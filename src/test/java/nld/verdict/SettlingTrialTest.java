package nld.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import nld.kernel.Confirmed;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import org.junit.jupiter.api.Test;

/** A constant torque, whose steady turn is known in closed form: cos φ = 1 − ηk and r⁴ = ηc²/(k(2 − ηk)) without momentum. */
class SettlingTrialTest {
    private static Verdict settles(String quantity, String value, String rate, int steps) {
        return Examined.of("""
                theorem      settling
                coordinates  q in R^2
                parameters   eta > 0, k >= 0
                potential    -atan(q_2/q_1)
                update gradient-descent, rate eta, decay k
                  claim step:  next q = (1 - eta k) q - eta grad potential
                check settled: %s along gradient-descent
                  with    k = 1/20
                  from    q = (2, 1)
                  rate    %s
                  steps   %d
                  expect  settles at %s
                """.formatted(quantity, rate, steps, value)).check("settled").get(0);
    }

    /** r⁴ = (3/10)/((1/20) (2 − 3/200)) = 1200/397 = 3.02267002… */
    @Test
    void every_digit_that_is_written_has_to_be_right() {
        assertThat(settles("|q|^4", "3.02267003", "3/10", 2000)).isInstanceOf(Confirmed.class);
        assertThat(settles("|q|^4", "3.022670", "3/10", 2000)).isInstanceOf(Confirmed.class);
        assertThat(settles("|q|^4", "3.02267002", "3/10", 2000)).isInstanceOf(Refuted.class);
        assertThat(settles("-|q|^4", "-3.02267003", "3/10", 2000)).isInstanceOf(Confirmed.class);
        assertThat(settles("|q|^4", "1.5625", "3/10", 2000).evidence()).contains("half a unit of the last digit is 5.0e-05");
    }

    @Test
    void the_value_has_to_stand_over_the_last_tenth_of_the_steps() {
        assertThat(settles("|q|^4", "3.02267003", "3/10", 100)).isInstanceOf(Refuted.class);
    }

    @Test
    void what_only_moves_slowly_has_not_settled() {
        assertThat(settles("|q|^4", "25.0", "1/100000000", 2000).evidence()).contains("has not come to rest");
        assertThat(settles("|q|^4", "25.0", "1/100000000", 2000)).isInstanceOf(Undecided.class);
        assertThat(settles("|q|^4", "2e1", "3/10", 2)).isInstanceOf(Undecided.class);
    }

    /** q₊ = q cos φ + … turns by the angle whose cosine is 1 − 3/200. */
    @Test
    void what_settles_may_be_made_of_two_states() {
        assertThat(settles("q·next q/|q|^2", "0.985", "3/10", 2000)).isInstanceOf(Confirmed.class);
    }

    @Test
    void what_cannot_be_seen_is_undecided() {
        assertThat(settles("|q|^4", "3.0226700251889168", "3/10", 2000)).isInstanceOf(Undecided.class);
        assertThat(settles("q", "1", "3/10", 2000)).isInstanceOf(Undecided.class);
        assertThat(settles("q·last q", "1", "3/10", 2000)).isInstanceOf(Undecided.class);
        assertThat(settles("|q|^2", "1", "100", 2000)).isInstanceOf(Undecided.class);
    }
}
