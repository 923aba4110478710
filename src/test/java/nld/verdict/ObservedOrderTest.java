package nld.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import nld.expression.Rational;
import nld.kernel.Confirmed;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import org.junit.jupiter.api.Test;

/** The rule by which slopes become a verdict, on errors that are written down. */
class ObservedOrderTest {
    private static final List<Rational> RATES =
            List.of(Rational.of(1, 10), Rational.of(1, 20), Rational.of(1, 40), Rational.of(1, 80));
    private static final double FLOOR = 1e-15;

    private static ObservedOrder.Comparison error(DoubleUnaryOperator error) {
        return rate -> new Compared.Apart(new double[] {error.applyAsDouble(rate.toDouble())}, FLOOR);
    }

    private static OrderFinding of(DoubleUnaryOperator error) {
        return ObservedOrder.of(error(error), RATES, ObservedOrder.HALVINGS);
    }

    @Test
    void a_pure_power_settles_at_once_on_its_exponent() {
        OrderFinding finding = of(rate -> 3 * rate * rate);
        assertThat(finding.figures()).isEqualTo("2.00 2.00 2.00");
        assertThat(finding.verdict(2)).isEqualTo(new Confirmed("order 2 or better: 2.00 2.00 2.00"));
        assertThat(finding.verdict(1)).isInstanceOf(Confirmed.class);
        assertThat(finding.verdict(3).evidence())
                .isEqualTo("order 3 is claimed, the slopes settle at 2.00: 2.00 2.00 2.00");
    }

    @Test
    void the_verdict_turns_at_fifteen_hundredths_below_the_claim() {
        assertThat(of(rate -> Math.pow(rate, 1.86)).verdict(2)).isInstanceOf(Confirmed.class);
        assertThat(of(rate -> Math.pow(rate, 1.84)).verdict(2)).isInstanceOf(Refuted.class);
    }

    @Test
    void an_error_that_does_not_fall_or_even_grows_is_refuted() {
        assertThat(of(rate -> 0.25).verdict(1).evidence())
                .isEqualTo("order 1 is claimed, the slopes settle at 0.00: 0.00 0.00 0.00");
        assertThat(of(rate -> 1 / rate).verdict(1)).isInstanceOf(Refuted.class);
    }

    @Test
    void slopes_use_the_actual_ratio_of_the_rates() {
        List<Rational> uneven = List.of(Rational.of(1, 10), Rational.of(1, 30), Rational.of(1, 40));
        OrderFinding finding = ObservedOrder.of(error(rate -> rate * rate), uneven, 0);
        assertThat(finding.slopes()).allSatisfy(slope -> assertThat(slope.value()).isCloseTo(2, within(1e-12)));
    }

    @Test
    void rates_are_halved_further_until_the_last_two_slopes_agree_and_no_longer() {
        List<Rational> asked = new ArrayList<>();
        OrderFinding finding = ObservedOrder.of(rate -> {
            asked.add(rate);
            double eta = rate.toDouble();
            return new Compared.Apart(new double[] {eta * (eta + 0.02)}, FLOOR);
        }, RATES, ObservedOrder.HALVINGS);
        assertThat(asked).hasSize(7).endsWith(Rational.of(1, 160), Rational.of(1, 320), Rational.of(1, 640));
        assertThat(finding.figures()).isEqualTo("1.78 1.64 1.47 1.31 1.18 1.10");
        assertThat(finding.verdict(2)).isInstanceOf(Refuted.class);
    }

    @Test
    void slopes_that_are_on_their_way_to_another_whole_number_have_not_settled() {
        double[] climbing = {2.5, 2.66, 2.76, 2.87, 2.94};
        OrderFinding finding = ObservedOrder.of(slopes(climbing), RATES, ObservedOrder.HALVINGS);
        assertThat(finding.figures()).isEqualTo("2.50 2.66 2.76 2.87 2.94");
        assertThat(finding.verdict(3)).isInstanceOf(Confirmed.class);
        double[] resting = {2.5, 2.66, 2.76, 2.78, 2.78};
        assertThat(ObservedOrder.of(slopes(resting), RATES, ObservedOrder.HALVINGS).verdict(3)).isInstanceOf(Refuted.class);
    }

    /** Errors at 1/10, 1/20 … between which the slopes are these. */
    private static ObservedOrder.Comparison slopes(double... slopes) {
        return rate -> {
            double error = 1;
            for (int halvings = 0; halvings < Math.round(Math.log(0.1 / rate.toDouble()) / Math.log(2)); halvings++) {
                error /= Math.pow(2, slopes[halvings]);
            }
            return new Compared.Apart(new double[] {error}, FLOOR);
        };
    }

    @Test
    void two_rates_alone_are_never_enough_and_halving_supplies_the_third() {
        assertThat(ObservedOrder.of(error(rate -> rate), RATES.subList(0, 2), 0).verdict(1)).isInstanceOf(Undecided.class);
        assertThat(ObservedOrder.of(error(rate -> rate), RATES.subList(0, 1), 2).verdict(1)).isInstanceOf(Confirmed.class);
    }

    @Test
    void a_run_far_from_the_flow_at_a_large_rate_is_called_so() {
        OrderFinding huge = ObservedOrder.of(rate -> new Compared.Apart(new double[] {rate.compareTo(RATES.get(0)) == 0
                ? 1e40 : rate.compareTo(RATES.get(1)) == 0 ? 1e-3 : 0}, 1e-12), RATES, 0);
        assertThat(huge.verdict(1).evidence()).contains("the run at rate " + RATES.get(0) + " is far from the flow (unstable?)");
    }

    @Test
    void slopes_that_never_settle_are_undecided_whatever_their_size() {
        OrderFinding finding = of(rate -> Math.pow(rate, 3 + Math.sin(20 * Math.log(rate))));
        assertThat(finding.verdict(1)).isInstanceOf(Undecided.class);
        assertThat(finding.verdict(1).evidence()).startsWith("order 1: the slopes have not settled down to rate 1/5120: ");
        assertThat(finding.slopes()).hasSize(9);
    }

    @Test
    void a_signed_error_that_crosses_zero_counts_only_beyond_the_crossing() {
        OrderFinding finding = of(rate -> rate * (1 - 25 * rate));
        assertThat(finding.figures()).isEqualTo("3.58 (0.42) 0.13 0.70 0.87 0.94");
        assertThat(finding.slopes().stream().map(Slope::quality)).contains(Slope.Quality.CROSSES_ZERO);
        assertThat(finding.verdict(1)).isInstanceOf(Confirmed.class);
        assertThat(finding.verdict(2)).isInstanceOf(Refuted.class);
    }

    @Test
    void errors_of_alternating_sign_are_undecided_though_their_sizes_are_a_power() {
        List<Rational> seen = new ArrayList<>();
        OrderFinding finding = ObservedOrder.of(rate -> {
            seen.add(rate);
            return new Compared.Apart(new double[] {seen.size() % 2 == 0 ? rate.toDouble() : -rate.toDouble()}, FLOOR);
        }, RATES, 2);
        assertThat(finding.verdict(1)).isInstanceOf(Undecided.class);
        assertThat(finding.verdict(1).evidence()).contains("changes its sign").contains("(1.00) (1.00)");
    }

    @Test
    void of_a_vector_one_entry_may_cross_zero() {
        OrderFinding finding = ObservedOrder.of(rate -> {
            double eta = rate.toDouble();
            return new Compared.Apart(new double[] {eta, eta * (eta - 0.03) / 10}, FLOOR);
        }, RATES, ObservedOrder.HALVINGS);
        assertThat(finding.verdict(1)).isInstanceOf(Confirmed.class);
        assertThat(finding.figures()).isEqualTo("1.00 1.00 1.00");
    }

    @Test
    void an_identically_zero_difference_is_undecided_for_any_order() {
        OrderFinding finding = of(rate -> 0);
        assertThat(finding.verdict(1)).isEqualTo(new Undecided("order 1: run and flow agree to rounding, so this quantity"
                + " cannot show an order here: the difference is 0.0e+00, below 32 floors of 1.0e-15, at rate 1/80: - - -"));
    }

    @Test
    void the_floor_is_reached_before_the_slopes_settle() {
        OrderFinding finding = ObservedOrder.of(
                rate -> new Compared.Apart(new double[] {rate.toDouble() * (rate.toDouble() + 0.02)}, 2e-6), RATES, 6);
        assertThat(finding.verdict(2)).isInstanceOf(Undecided.class);
        assertThat(finding.verdict(2).evidence()).contains("the rounding floor was reached before the slopes settled")
                .endsWith(": 1.78 1.64 1.47 1.31 1.18 -");
    }

    @Test
    void slopes_that_settled_above_the_floor_stay_settled() {
        OrderFinding finding = ObservedOrder.of(
                rate -> new Compared.Apart(new double[] {Math.pow(rate.toDouble(), 4)}, 1e-9), RATES, 6);
        assertThat(finding.figures()).isEqualTo("4.00 4.00 -");
        assertThat(finding.verdict(4)).isInstanceOf(Confirmed.class);
    }

    @Test
    void a_failure_at_one_rate_leaves_the_order_undecided_with_its_reason() {
        OrderFinding finding = ObservedOrder.of(rate -> rate.equals(Rational.of(1, 40))
                ? new Compared.Unusable("diverged at step 7") : new Compared.Apart(new double[] {rate.toDouble()}, 0), RATES, 6);
        assertThat(finding.verdict(1)).isEqualTo(new Undecided("order 1: at rate 1/40 diverged at step 7: 1.00"));
    }

    @Test
    void the_floor_is_what_the_tolerance_and_the_steps_can_do() {
        Compared.Apart apart = (Compared.Apart) Compared.Apart.of(new double[] {3, 4}, new double[] {3, 3.5},
                new double[] {3, 3.5 + 1e-9}, 1023);
        assertThat(apart.size()).isEqualTo(0.5);
        assertThat(apart.floor()).isCloseTo(1e-9 + 5 * 0x1p-43, within(1e-15));
        assertThat(Compared.Apart.of(new double[] {Double.NaN}, new double[1], new double[1], 1))
                .isEqualTo(new Compared.Unusable("a value at the end is not finite"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Compared.Apart(new double[] {Double.NaN}, 0));
    }

    @Test
    void steps_are_whole_numbers_exactly() {
        assertThat(ObservedOrder.steps(Rational.of(8, 5), Rational.of(1, 160))).contains(256);
        assertThat(ObservedOrder.steps(Rational.of(8, 5), Rational.of(1, 7))).isEmpty();
        assertThat(ObservedOrder.steps(Rational.of(8, 5), Rational.of(-1, 5))).isEmpty();
        assertThat(ObservedOrder.steps(Rational.of(8), Rational.of(1, 1L << 40))).isEmpty();
    }

    @Test
    void rates_that_do_not_fall_are_refused() {
        for (List<Rational> rates : List.of(List.<Rational>of(), List.of(Rational.ZERO), List.of(Rational.ONE, Rational.ONE),
                List.of(Rational.HALF, Rational.ONE))) {
            assertThatIllegalArgumentException().isThrownBy(() -> ObservedOrder.of(error(rate -> rate), rates, 0))
                    .withMessageStartingWith("found the rates ");
        }
    }
}
