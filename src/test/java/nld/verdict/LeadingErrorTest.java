package nld.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import nld.kernel.Confirmed;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import org.junit.jupiter.api.Test;

/** The constant of the leading error, predicted and measured. */
class LeadingErrorTest {
    private static Verdict seen(String expectation) {
        return Examined.of("""
            theorem      decay
            coordinates  x
            parameters   eta > 0
            potential    1/2 x^2
            update gradient-descent, rate eta
            check seen: x along gradient-descent
              from    x = 1
              until   t = 1
              rates   1/20, 1/40, 1/80
              expect  %s
            """.formatted(expectation)).check("seen").get(0);
    }

    /** (1 − η)^(1/η) is e⁻¹ (1 − η/2 − 11η²/24 + …) times 1, the modified flow up to η has e^(−1 − η/2) and so lacks −η²/3. */
    @Test
    void it_is_the_one_that_the_closed_form_has() {
        Verdict first = seen("order 1 against gradient-flow, constant within 1/1000");
        assertThat(first).isInstanceOf(Confirmed.class);
        assertThat(first.evidence()).contains(String.format(Locale.ROOT, "predicted %.4g", -Math.exp(-1) / 2));
        Verdict second = seen("order 2 against modified-flow 1, constant within 1/100");
        assertThat(second).isInstanceOf(Confirmed.class);
        assertThat(second.evidence()).contains(String.format(Locale.ROOT, "predicted %.4g", -Math.exp(-1) / 3));
    }

    @Test
    void a_constant_that_is_asked_to_be_nearer_than_it_is_refutes_and_that_of_another_order_is_undecided() {
        assertThat(seen("order 1 against gradient-flow, constant within 1/10000000")).isInstanceOf(Refuted.class);
        assertThat(seen("order 1 against modified-flow 1, constant within 1/10")).isInstanceOf(Undecided.class);
    }
}
