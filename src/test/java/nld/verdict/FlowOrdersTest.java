package nld.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.Function;
import nld.expression.Expression;
import nld.expression.Rational;
import nld.expression.Symbol;
import nld.kernel.Confirmed;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.verdict.ModelRuns.Beside;
import org.junit.jupiter.api.Test;

/**
 * The observed orders of real runs against real flows. The expected slopes are those of the project's notation page for
 * rescaling-balance and scale-symmetry; they were found by other programs (Python, SciPy's DOP853), and they
 * fix the measure of error: the Euclidean norm at the end.
 */
class FlowOrdersTest {
    private static final ModelRuns UNIT = ModelRuns.linearUnit();
    private static final List<Expression> POSITION = List.copyOf(UNIT.q());
    private static final List<Expression> BALANCE = List.of(UNIT.q().get(0).power(2).minus(UNIT.q().get(1).power(2)));
    private static final ModelRuns SCALE = ModelRuns.scaleInvariant();
    private static final List<Expression> SQUARE = List.of(SCALE.q().get(0).power(2).plus(SCALE.q().get(1).power(2)));

    private static OrderFinding order(ModelRuns runs, List<Expression> quantity, Function<Double, Beside> flow) {
        return ObservedOrder.of(runs.compare(quantity, flow), ModelRuns.RATES, ObservedOrder.HALVINGS);
    }

    private static void assertSlopes(OrderFinding finding, double... expected) {
        assertThat(finding).isInstanceOf(OrderFinding.Settled.class);
        double[] found = finding.slopes().stream().mapToDouble(Slope::value).toArray();
        assertThat(found).as(finding.figures()).containsExactly(expected, within(0.01));
    }

    @Test
    void the_balance_follows_the_matching_flow_to_second_order_or_better() {
        OrderFinding finding = order(UNIT, BALANCE, UNIT::matchingFlow);
        assertSlopes(finding, 3.22, 3.10, 3.04, 3.02);
        assertThat(finding.verdict(2)).isEqualTo(new Confirmed("order 2 or better: 3.22 3.10 3.04 3.02"));
    }

    @Test
    void the_position_follows_the_matching_flow_to_second_order_after_one_more_halving() {
        OrderFinding finding = order(UNIT, POSITION, UNIT::matchingFlow);
        assertSlopes(finding, 3.04, 2.53, 2.15, 2.02, 2.00);
        assertThat(finding.verdict(2)).isInstanceOf(Confirmed.class);
        assertThat(finding.verdict(3)).isInstanceOf(Refuted.class);
    }

    @Test
    void the_balance_follows_gradient_flow_to_first_order_only() {
        OrderFinding finding = order(UNIT, BALANCE, UNIT::gradientFlow);
        assertSlopes(finding, 1.18, 1.08, 1.04, 1.02);
        assertThat(finding.verdict(1)).isEqualTo(new Confirmed("order 1 or better: 1.18 1.08 1.04 1.02"));
        assertThat(finding.verdict(2)).isInstanceOf(Refuted.class);
    }

    /** The notation page prints one row for both, 1.27 1.17 1.10 1.05; the third slope of the position is 1.095. */
    @Test
    void a_wrong_inertia_brings_both_down_to_first_order() {
        for (List<Expression> quantity : List.of(BALANCE, POSITION)) {
            OrderFinding finding = order(UNIT, quantity, rate -> UNIT.massFlow(rate, 2, 1));
            assertSlopes(finding, 1.27, 1.17, 1.10, 1.05);
            assertThat(finding.verdict(2).evidence()).startsWith("order 2 is claimed, the slopes settle at 1.05: 1.27");
        }
    }

    @Test
    void a_wrong_start_is_invisible_to_the_balance() {
        assertSlopes(order(UNIT, BALANCE, rate -> UNIT.massFlow(rate, 1, 0)), 2.19, 2.08, 2.04, 2.02);
        OrderFinding upwards = order(UNIT, BALANCE, rate -> UNIT.massFlow(rate, 1, -1));
        assertThat(upwards.figures()).startsWith("3.23").endsWith("3.02");
        assertThat(upwards.verdict(2)).isInstanceOf(Confirmed.class);
    }

    @Test
    void a_wrong_start_is_plain_in_the_position() {
        OrderFinding finding = order(UNIT, POSITION, rate -> UNIT.massFlow(rate, 1, 0));
        assertSlopes(finding, 2.19, 2.02, 1.74, 1.33, 1.07, 1.00);
        assertThat(finding.verdict(2)).isInstanceOf(Refuted.class);
    }

    @Test
    void heavy_ball_with_decay_follows_its_matching_flow_and_not_one_begun_at_rest() {
        OrderFinding finding = order(SCALE, SQUARE, SCALE::matchingFlow);
        assertSlopes(finding, 2.03, 2.01, 2.01, 2.00);
        assertThat(finding.verdict(2)).isInstanceOf(Confirmed.class);
        OrderFinding atRest = order(SCALE, SQUARE, rate -> SCALE.massFlow(rate, 1, 0));
        assertSlopes(atRest, 1.15, 1.07, 1.04, 1.02);
        assertThat(atRest.verdict(2)).isInstanceOf(Refuted.class);
    }

    @Test
    void heavy_ball_follows_gradient_flow_to_first_order_and_its_matching_flow_to_second_from_zero_and_warm_buffers() {
        for (boolean warm : new boolean[] {false, true}) {
            ModelRuns runs = SCALE.with(0.5, warm);
            OrderFinding matching = order(runs, POSITION, runs::matchingFlow);
            assertThat(matching.verdict(2)).as("warm %s: %s", warm, matching.figures()).isInstanceOf(Confirmed.class);
            assertThat(matching.verdict(3)).as("warm %s: %s", warm, matching.figures()).isInstanceOf(Refuted.class);
            OrderFinding gradient = order(runs, POSITION, runs::gradientFlow);
            assertThat(gradient.verdict(1)).as("warm %s: %s", warm, gradient.figures()).isInstanceOf(Confirmed.class);
            assertThat(gradient.verdict(2)).as("warm %s: %s", warm, gradient.figures()).isInstanceOf(Refuted.class);
        }
    }

    @Test
    void the_start_of_one_buffer_is_wrong_for_the_other() {
        ModelRuns warm = SCALE.with(0.5, true);
        ModelRuns zero = SCALE.with(0.5, false);
        OrderFinding finding = order(warm, POSITION, zero::matchingFlow);
        assertThat(finding.verdict(2)).as(finding.figures()).isInstanceOf(Refuted.class);
        finding = order(zero, POSITION, warm::matchingFlow);
        assertThat(finding.verdict(2)).as(finding.figures()).isInstanceOf(Refuted.class);
    }

    @Test
    void a_rate_at_which_the_run_diverges_leaves_the_order_undecided_and_says_the_step() {
        List<Rational> rates = List.of(Rational.of(8, 5), Rational.of(4, 5), Rational.of(2, 5));
        ModelRuns far = new ModelRuns(UNIT.q(), UNIT.gradient(), new double[] {20, 8}, Rational.of(16), 0, 0, false);
        OrderFinding finding = ObservedOrder.of(far.compare(BALANCE, far::gradientFlow), rates, 0);
        assertThat(finding.verdict(1)).isInstanceOf(Undecided.class);
        assertThat(finding.verdict(1).evidence()).startsWith("order 1: at rate 8/5 diverged at step ");
    }

    @Test
    void a_quantity_that_run_and_flow_both_keep_cannot_show_an_order() {
        Symbol u = UNIT.q().get(0);
        Symbol v = UNIT.q().get(1);
        Expression slope = u.minus(v).apply(nld.expression.Function.TANH);
        ModelRuns translation = new ModelRuns(List.of(u, v), List.of(slope, slope.negated()), new double[] {2, 0.3},
                Rational.of(8, 5), 0, 0, false);
        OrderFinding finding = order(translation, List.of(u.plus(v)), translation::gradientFlow);
        assertThat(finding.verdict(1)).isInstanceOf(Undecided.class);
        assertThat(finding.verdict(1).evidence()).contains("run and flow agree to rounding");
        OrderFinding seen = order(translation, List.of(u.minus(v)), translation::gradientFlow);
        assertThat(seen.verdict(1)).as(seen.figures()).isInstanceOf(Confirmed.class);
    }
}
