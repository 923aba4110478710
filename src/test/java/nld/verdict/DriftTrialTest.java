package nld.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import java.util.function.BiFunction;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Rational;
import nld.expression.Symbol;
import nld.integration.Flow;
import nld.integration.Stopped;
import nld.integration.Trajectory;
import nld.kernel.Confirmed;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import nld.lowering.Lowered;
import nld.verdict.Followed.Drift;
import org.junit.jupiter.api.Test;

/** Drifts that are written down, then those of real motions with true and false laws. */
class DriftTrialTest {
    private static final Symbol X = Symbol.coordinate("x");
    private static final Symbol Y = Symbol.coordinate("y");
    private static final Symbol DX = X.rate();
    private static final Symbol DY = Y.rate();

    private static Verdict judge(double scale, double... sizes) {
        Iterator<Double> next = java.util.Arrays.stream(sizes).iterator();
        return DriftTrial.of(tolerance -> new Drift(next.next(), scale, scale, 999));
    }

    @Test
    void a_drift_that_follows_the_tolerance_confirms_and_every_figure_is_reported() {
        assertThat(judge(1, 3e-6, 4e-8, 5e-10, 6e-12)).isEqualTo(new Confirmed("drift shrinks with the tolerance:"
                + " 3.0e-06 4.0e-08 5.0e-10 6.0e-12 at 1e-06 1e-08 1e-10 1e-12; one above 1.2e-11 would have been noticed"));
    }

    @Test
    void a_drift_that_stays_refutes_however_small_it_is_above_rounding() {
        assertThat(judge(1, 0.1, 0.1, 0.1, 0.1)).isInstanceOf(Refuted.class);
        assertThat(judge(1, 3e-6, 4e-8, 2e-9, 2e-9)).isInstanceOf(Refuted.class);
        assertThat(judge(1, 3e-6, 4e-8, 1e-11, 1e-11)).isInstanceOf(Refuted.class);
        assertThat(judge(1, 1e-3, 2e-3, 4e-3, 8e-3)).isInstanceOf(Refuted.class);
    }

    @Test
    void a_drift_that_falls_too_slowly_is_undecided() {
        assertThat(judge(1, 3e-3, 1e-3, 4e-4, 1e-4)).isInstanceOf(Undecided.class);
    }

    /** The floor is 1000 evaluations times 2^-53: 1.1e-13. */
    @Test
    void at_the_floor_drifts_need_not_fall_or_be_in_order() {
        assertThat(judge(1, 1e-14, 3e-14, 2e-14, 5e-14).evidence())
                .isEqualTo("drift at the rounding floor: 1.0e-14 3.0e-14 2.0e-14 5.0e-14 at 1e-06 1e-08 1e-10 1e-12;"
                        + " one above 1.1e-13 would have been noticed");
        assertThat(judge(1, 3e-8, 4e-10, 2e-13, 5e-13)).isInstanceOf(Confirmed.class);
        assertThat(judge(1, 3e-13, 3e-13, 3e-13, 3e-13)).isInstanceOf(Undecided.class);
        assertThat(judge(1000, 3e-10, 3e-10, 3e-10, 3e-11)).isInstanceOf(Confirmed.class);
    }

    @Test
    void a_quantity_without_terms_a_lost_motion_and_a_drift_that_is_no_number_are_undecided() {
        assertThat(judge(0, 0, 0, 0, 0).evidence()).contains("nothing was tried");
        assertThat(judge(1, 1e-6, 1e-8, Double.NaN, 1e-12)).isInstanceOf(Undecided.class);
        assertThat(judge(Double.POSITIVE_INFINITY, 1, 1, 1, 1)).isInstanceOf(Undecided.class);
        assertThat(DriftTrial.of(tolerance -> new Followed.Lost("the orbit collides")))
                .isEqualTo(new Undecided("at tolerance 1e-06: the orbit collides"));
    }

    /** The floor is 1.1e-13 of the terms. */
    @Test
    void a_floor_that_is_not_small_against_the_quantity_says_nothing() {
        assertThat(DriftTrial.of(tolerance -> new Drift(1e3, 1e20, 1e3, 999)).evidence()).isEqualTo(
                "rounding hides what is smaller than 1.1e+07, and the quantity is 1.0e+03 at most:"
                        + " drifts 1.0e+03 1.0e+03 1.0e+03 1.0e+03 at 1e-06 1e-08 1e-10 1e-12");
        assertThat(DriftTrial.of(tolerance -> new Drift(1e3, 1e20, 1e12, 999))).isInstanceOf(Confirmed.class);
        assertThat(DriftTrial.of(tolerance -> new Drift(tolerance * 1e15, 1e15, 1, 999))).isInstanceOf(Undecided.class);
    }

    @Test
    void sample_times_are_ordered_irregular_and_hold_both_ends() {
        double[] times = DriftTrial.times(3, 1);
        assertThat(times).hasSize(202).startsWith(3).endsWith(1);
        double[] gaps = java.util.stream.IntStream.range(1, 202).mapToDouble(index -> times[index - 1] - times[index])
                .sorted().toArray();
        assertThat(gaps[0]).isPositive();
        // the middle gaps, not the ends': multiples of the golden ratio leave gaps of a few sizes, in that ratio
        assertThat(gaps[180] / gaps[20]).isBetween(1.5, 3.0);
        assertThat(gaps[200]).isLessThan(0.02);
    }

    /** Follows a motion and samples a quantity along it, at given times of the unit interval. */
    private static Verdict drift(List<Symbol> state, List<Expression> rates, double[] start, double end,
            Expression quantity, List<Expression> terms, BiFunction<Double, Double, double[]> times) {
        Flow flow = Flow.of(ModelRuns.lowered(state, rates));
        Lowered lowered = ModelRuns.lowered(state, List.of(quantity));
        Lowered parts = ModelRuns.lowered(state, terms);
        return DriftTrial.of(tolerance -> flow.follow(start, 0, end, tolerance) instanceof Trajectory motion
                ? sampled(motion, lowered, parts, times.apply(0.0, end)) : new Followed.Lost("lost"));
    }

    private static Drift sampled(Trajectory motion, Lowered quantity, Lowered terms, double[] times) {
        double[] state = new double[quantity.inputs() - 1];
        double[] value = new double[1];
        double[] parts = new double[terms.outputs()];
        double first = Double.NaN;
        double size = 0;
        double scale = 0;
        for (double time : times) {
            motion.at(time, state);
            double[] inputs = java.util.Arrays.copyOf(state, state.length + 1);
            inputs[state.length] = time;
            quantity.evaluate(inputs, value);
            terms.evaluate(inputs, parts);
            first = time == times[0] ? value[0] : first;
            size = Math.max(size, Math.abs(value[0] - first));
            for (double part : parts) {
                scale = Math.max(scale, Math.abs(part));
            }
        }
        return new Drift(size, scale, scale, motion.evaluations());
    }

    private static Verdict kepler(Expression left, Expression right, double periods,
            BiFunction<Double, Double, double[]> times) {
        Expression cube = X.power(2).plus(Y.power(2)).power(Rational.of(-3, 2));
        return drift(List.of(X, Y, DX, DY), List.of(DX, DY, X.times(cube).negated(), Y.times(cube).negated()),
                new double[] {0.5, 0, 0, Math.sqrt(3)}, 2 * Math.PI * periods, left.plus(right), List.of(left, right), times);
    }

    @Test
    void kepler_keeps_energy_and_angular_momentum_and_a_sign_changed_breaks_either() {
        Expression kinetic = Expression.of(1, 2).times(DX.power(2).plus(DY.power(2)));
        Expression potential = X.power(2).plus(Y.power(2)).power(Rational.of(-1, 2)).negated();
        for (double periods : new double[] {0.2, 1, 10, 100}) {
            assertThat(kepler(kinetic, potential, periods, DriftTrial::times)).isInstanceOf(Confirmed.class);
            assertThat(kepler(kinetic, potential.negated(), periods, DriftTrial::times)).isInstanceOf(Refuted.class);
            Expression moment = X.times(DY);
            assertThat(kepler(moment, Y.times(DX).negated(), periods, DriftTrial::times)).isInstanceOf(Confirmed.class);
            assertThat(kepler(moment, Y.times(DX), periods, DriftTrial::times)).isInstanceOf(Refuted.class);
        }
    }

    @Test
    void a_law_that_is_wrong_by_a_millionth_is_refuted() {
        Expression kinetic = Expression.of(1_000_001, 2_000_000).times(DX.power(2).plus(DY.power(2)));
        Expression potential = X.power(2).plus(Y.power(2)).power(Rational.of(-1, 2)).negated();
        assertThat(kepler(kinetic, potential, 1, DriftTrial::times)).isInstanceOf(Refuted.class);
    }

    /** Why the times are irregular: the false x y' + y x' vanishes twice a period, at even times of a hundred periods. */
    @Test
    void even_times_would_have_confirmed_a_false_law() {
        BiFunction<Double, Double, double[]> even = (from, to) -> java.util.stream.IntStream.rangeClosed(0, 200)
                .mapToDouble(index -> from + (to - from) * index / 200).toArray();
        assertThat(kepler(X.times(DY), Y.times(DX), 100, even)).isInstanceOf(Confirmed.class);
    }

    @Test
    void the_charge_of_the_damped_oscillator_with_its_growing_factor_is_kept_and_without_it_is_not() {
        Expression factor = Symbol.TIME.times(Expression.of(1, 2)).apply(Function.EXP);
        Expression squares = Expression.of(1, 2).times(DX.power(2).plus(X.power(2)));
        Expression mixed = Expression.of(1, 4).times(X).times(DX);
        for (boolean right : new boolean[] {true, false}) {
            Expression shared = right ? factor : Expression.of(1);
            List<Expression> terms = List.of(shared.times(squares), shared.times(mixed));
            Verdict verdict = drift(List.of(X, DX), List.of(DX, X.negated().minus(Expression.of(1, 2).times(DX))),
                    new double[] {1, 0}, 30, terms.get(0).plus(terms.get(1)), terms, DriftTrial::times);
            assertThat(verdict).isInstanceOf(right ? Confirmed.class : Refuted.class);
        }
    }

    @Test
    void a_quantity_that_the_integrator_itself_keeps_stands_at_the_floor_at_every_tolerance() {
        Expression pull = X.minus(Y).apply(Function.TANH);
        Verdict verdict = drift(List.of(X, Y, DX, DY), List.of(DX, DY, pull.negated(), pull),
                new double[] {1, 0, 0.3, 0.7}, 20, DX.plus(DY), List.of(DX, DY), DriftTrial::times);
        assertThat(verdict.evidence()).startsWith("drift at the rounding floor: ");
    }

    @Test
    void a_motion_that_blows_up_is_undecided() {
        Verdict verdict = drift(List.of(X), List.of(X.power(2)), new double[] {1}, 2, X, List.of(X), DriftTrial::times);
        assertThat(verdict).isEqualTo(new Undecided("at tolerance 1e-06: lost"));
        assertThat(Flow.of(ModelRuns.lowered(List.of(X), List.of(X.power(2)))).follow(new double[] {1}, 0, 2, 1e-6))
                .isInstanceOf(Stopped.class);
    }
}
