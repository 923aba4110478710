package nld.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Rational;
import nld.expression.Symbol;
import nld.integration.Stopped.Reason;
import nld.lowering.Lowering;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Flows that end well, and each way in which one cannot be followed. */
class FlowTest {
    private static final Symbol X = Symbol.coordinate("x");
    private static final Symbol Y = Symbol.coordinate("y");
    private static final Symbol DX = X.atOrder(1);
    private static final Symbol DY = Y.atOrder(1);
    private static final double FINE = 1e-12;

    private static Flow flow(List<Symbol> state, List<? extends Expression> rates) {
        List<Symbol> inputs = new ArrayList<>(state);
        inputs.add(Symbol.TIME);
        return Flow.of(Lowering.of(inputs, rates));
    }

    private static Flow scalar(Expression rate) {
        return flow(List.of(X), List.of(rate));
    }

    private static Flow kepler() {
        Expression cube = X.power(2).plus(Y.power(2)).power(Rational.of(-3, 2));
        return flow(List.of(X, Y, DX, DY), List.of(DX, DY, X.times(cube).negated(), Y.times(cube).negated()));
    }

    private static Stopped stopped(FlowOutcome outcome) {
        assertThat(outcome).isInstanceOf(Stopped.class);
        return (Stopped) outcome;
    }

    /** Eccentricity 1/2, semi-axis 1: the period is 2π. Measured: 1.3e-10 at 1e-12, 5.4e-6 at 1e-6. */
    @Test
    void a_kepler_orbit_returns_after_its_period_as_well_as_the_tolerance_asks() {
        double[] start = {0.5, 0, 0, Math.sqrt(3)};
        assertThat(missAfterPeriod(start, FINE)).isBetween(1e-11, 1e-9);
        assertThat(missAfterPeriod(start, 1e-6)).isBetween(1e-7, 1e-5);
    }

    private static double missAfterPeriod(double[] start, double tolerance) {
        Trajectory orbit = (Trajectory) kepler().follow(start, 0, 2 * Math.PI, tolerance);
        double miss = 0;
        for (int index = 0; index < 4; index++) {
            miss = Math.max(miss, Math.abs(orbit.end()[index] - start[index]));
        }
        return miss;
    }

    @Test
    void dense_output_is_right_between_the_steps_and_at_both_ends() {
        Trajectory motion = (Trajectory) scalar(X.negated().plus(Symbol.TIME)).follow(new double[] {2}, 0, 3, FINE);
        double[] state = new double[1];
        for (double t = 0; t <= 3; t += 0.0625) {
            motion.at(t, state);
            assertThat(state[0]).isCloseTo(t - 1 + 3 * Math.exp(-t), within(1e-10));
        }
        motion.at(Math.nextUp(3.0), state);
        assertThat(state[0]).isCloseTo(motion.end()[0], within(1e-15));
        assertThat(motion.from()).isZero();
        assertThat(motion.to()).isEqualTo(3);
        assertThat(motion.evaluations()).isBetween(12, 2000);
    }

    @Test
    void times_outside_and_arrays_of_another_length_are_refused() {
        Trajectory motion = (Trajectory) scalar(X).follow(new double[] {1}, 0, 1, FINE);
        assertThatIllegalArgumentException().isThrownBy(() -> motion.at(1.001, new double[1]))
                .withMessage("found t = 1.001; expected a time from 0.0 to 1.0");
        assertThatIllegalArgumentException().isThrownBy(() -> motion.at(Double.NaN, new double[1]));
        assertThatIllegalArgumentException().isThrownBy(() -> motion.at(0.5, new double[2]))
                .withMessage("found room for 2 values; expected 1");
    }

    @Test
    void a_flow_is_followed_backwards_too() {
        Trajectory motion = (Trajectory) scalar(X).follow(new double[] {1}, 0, -2, FINE);
        double[] state = new double[1];
        motion.at(-1, state);
        assertThat(state[0]).isCloseTo(Math.exp(-1), within(1e-11));
        assertThat(motion.end()[0]).isCloseTo(Math.exp(-2), within(1e-11));
    }

    @Test
    void a_run_can_be_repeated_to_the_bit() {
        double[] start = {0.5, 0, 0, Math.sqrt(3)};
        Flow orbit = kepler();
        double[] once = ((Trajectory) orbit.follow(start, 0, 5, FINE)).end();
        assertThat(((Trajectory) orbit.follow(start, 0, 5, FINE)).end()).containsExactly(once);
    }

    @Test
    void a_blow_up_in_finite_time_names_the_time() {
        Stopped blowUp = stopped(scalar(X.power(2)).follow(new double[] {1}, 0, 3, FINE));
        assertThat(blowUp.reason()).isEqualTo(Reason.BLOW_UP);
        assertThat(blowUp.time()).isCloseTo(1, within(1e-9));
        assertThat(blowUp.sentence()).isEqualTo("grows without bound near t = 1");
    }

    @Test
    void a_rate_that_becomes_infinite_at_a_finite_state_is_a_blow_up_too() {
        Stopped collision = stopped(scalar(X.power(-1).negated()).follow(new double[] {1}, 0, 3, FINE));
        assertThat(collision.reason()).isEqualTo(Reason.BLOW_UP);
        assertThat(collision.time()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void growth_that_ends_in_time_is_followed() {
        Trajectory motion = (Trajectory) scalar(X.power(2)).follow(new double[] {1}, 0, 0.999, FINE);
        assertThat(motion.end()[0]).isCloseTo(1000, within(1e-5));
    }

    @Test
    void a_rate_that_is_no_number_after_some_time_is_told_from_a_blow_up() {
        Expression root = Expression.of(1, 2).minus(Symbol.TIME).squareRoot();
        Stopped outside = stopped(scalar(root).follow(new double[] {1}, 0, 2, FINE));
        assertThat(outside.reason()).isEqualTo(Reason.NOT_A_NUMBER);
        assertThat(outside.time()).isBetween(0.0, 0.5);
        assertThat(outside.sentence()).startsWith("has a rate that is not a finite number just after t = 0.");
    }

    @Test
    void a_start_or_rate_that_is_no_number_stops_before_the_first_step() {
        for (FlowOutcome outcome : List.of(scalar(X).follow(new double[] {Double.NaN}, 1, 2, FINE),
                scalar(X.apply(Function.LOG)).follow(new double[] {-1}, 1, 2, FINE))) {
            assertThat(stopped(outcome)).isEqualTo(new Stopped(Reason.NOT_A_NUMBER, 1));
        }
    }

    @Test
    void an_empty_interval_is_said_to_be_one() {
        Stopped empty = stopped(scalar(X).follow(new double[] {1}, 2, 2, FINE));
        assertThat(empty).isEqualTo(new Stopped(Reason.EMPTY_INTERVAL, 2));
        assertThat(empty.sentence()).isEqualTo("has no time to go: the interval that begins at t = 2 is empty");
    }

    @Test
    @Timeout(20)
    void a_stiff_flow_ends_at_the_bound_on_evaluations_of_the_explicit_method_and_a_mildly_stiff_one_is_followed() {
        Symbol rate = Symbol.TIME;
        Expression pull = X.minus(rate.apply(Function.COS)).negated();
        Flow steep = scalar(Expression.of(1_000_000).times(pull));
        Stopped stiff = stopped(steep.explicitly().follow(new double[] {0}, 0, 2, FINE));
        assertThat(stiff.reason()).isEqualTo(Reason.TOO_MANY_EVALUATIONS);
        Trajectory mild = (Trajectory) scalar(Expression.of(2000).times(pull)).follow(new double[] {0}, 0, 2, FINE);
        assertThat(mild.end()[0]).isCloseTo(Math.cos(2), within(1e-3));
        assertThat(mild.evaluations()).isLessThan(100_000);
        Stopped impatient = stopped(scalar(X).withEvaluations(5).follow(new double[] {1}, 0, 2, FINE));
        assertThat(impatient.reason()).isEqualTo(Reason.TOO_MANY_EVALUATIONS);
    }

    @Test
    void a_rate_that_varies_far_faster_than_the_interval_is_told_from_a_blow_up() {
        Expression fast = Symbol.TIME.times(Expression.of(1_000_000)).apply(Function.COS);
        Stopped stopped = stopped(scalar(fast).follow(new double[] {1}, 0, 1e9, FINE));
        assertThat(stopped.reason()).isEqualTo(Reason.STEP_TOO_SMALL);
    }

    @Test
    @Timeout(20)
    void an_interrupt_stops_the_integration_and_stays_set() throws InterruptedException {
        List<FlowOutcome> outcomes = new ArrayList<>();
        List<Boolean> flags = new ArrayList<>();
        Flow endless = kepler().withEvaluations(Integer.MAX_VALUE);
        Thread thread = new Thread(() -> {
            outcomes.add(endless.follow(new double[] {0.5, 0, 0, Math.sqrt(3)}, 0, 1e8, FINE));
            flags.add(Thread.currentThread().isInterrupted());
        });
        thread.start();
        Thread.sleep(30);
        thread.interrupt();
        long asked = System.nanoTime();
        thread.join();
        assertThat(stopped(outcomes.get(0)).reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(flags).containsExactly(true);
        assertThat((System.nanoTime() - asked) / 1e9).isLessThan(1);
    }

    @Test
    void a_thread_that_was_interrupted_before_follows_nothing() {
        Thread.currentThread().interrupt();
        try {
            assertThat(stopped(kepler().follow(new double[] {0.5, 0, 0, Math.sqrt(3)}, 0, 1, FINE)))
                    .isEqualTo(new Stopped(Reason.INTERRUPTED, 0));
            assertThat(stopped(kepler().arrive(new double[] {0.5, 0, 0, Math.sqrt(3)}, 0, 1, FINE)).reason())
                    .isEqualTo(Reason.INTERRUPTED);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void misuse_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Flow.of(Lowering.of(List.of(X), List.of(X))))
                .withMessageStartingWith("found rates with 1 inputs and 1 outputs");
        assertThatIllegalArgumentException().isThrownBy(() -> scalar(X).follow(new double[2], 0, 1, FINE));
        assertThatIllegalArgumentException().isThrownBy(() -> scalar(X).follow(new double[1], 0, 1, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scalar(X).follow(new double[1], 0, Double.POSITIVE_INFINITY, FINE));
        assertThatIllegalArgumentException().isThrownBy(() -> scalar(X).withEvaluations(0));
    }

    @Test
    void a_flow_that_keeps_its_end_only_arrives_where_the_followed_one_does_and_no_worse() {
        double[] start = {0.5, 0, 0, Math.sqrt(3)};
        for (double tolerance : new double[] {1e-6, 1e-9, FINE}) {
            Arrival there = (Arrival) kepler().arrive(start, 0, 2 * Math.PI, tolerance);
            Arrival back = (Arrival) kepler().arrive(there.end(), 2 * Math.PI, 0, tolerance);
            for (int index = 0; index < 4; index++) {
                // measured: 1.3e-6 at 1e-6, 4.6e-10 at 1e-12; the tolerance is that of a step
                assertThat(there.end()[index]).isCloseTo(start[index], within(1000 * tolerance));
                assertThat(back.end()[index]).isCloseTo(start[index], within(2000 * tolerance));
            }
        }
        Arrival fine = (Arrival) kepler().arrive(start, 0, 2 * Math.PI, FINE);
        Arrival coarse = (Arrival) kepler().arrive(start, 0, 2 * Math.PI, 1e-6);
        assertThat(missed(fine, start)).isLessThan(missed(coarse, start) / 1000);
        assertThat(((Arrival) scalar(X.times(Symbol.TIME)).arrive(new double[] {1}, 0, 2, FINE)).end()[0])
                .isCloseTo(Math.exp(2), within(1e-10));
    }

    private static double missed(Arrival arrival, double[] start) {
        double miss = 0;
        for (int index = 0; index < start.length; index++) {
            miss = Math.max(miss, Math.abs(arrival.end()[index] - start[index]));
        }
        return miss;
    }

    @Test
    void a_flow_without_an_end_stops_as_the_followed_one_does() {
        assertThat(stopped(scalar(X.power(2)).arrive(new double[] {1}, 0, 2, FINE)).reason()).isEqualTo(Reason.BLOW_UP);
        assertThat(scalar(X.power(2)).arrive(new double[] {1}, 0, 2, FINE)).isEqualTo(scalar(X.power(2)).follow(new double[] {1}, 0, 2, FINE));
        assertThat(stopped(scalar(X).arrive(new double[] {1}, 2, 2, FINE)).reason()).isEqualTo(Reason.EMPTY_INTERVAL);
        assertThat(stopped(scalar(X).arrive(new double[] {Double.NaN}, 0, 1, FINE)).reason()).isEqualTo(Reason.NOT_A_NUMBER);
        assertThat(stopped(scalar(X).withEvaluations(5).arrive(new double[] {1}, 0, 2, FINE)).reason())
                .isEqualTo(Reason.TOO_MANY_EVALUATIONS);
    }

    /** m q'' + q' + q = 0 with m = 1e-6: the velocity settles at the rate 1/m. */
    @Test
    @Timeout(20)
    void a_flow_of_small_mass_that_the_explicit_method_gives_up_is_called_stiff_with_its_rate_and_a_long_orbit_is_called_long() {
        Expression heavy = Expression.of(1_000_000);
        Flow small = flow(List.of(X, DX), List.of(DX, heavy.times(DX.plus(X)).negated()));
        Flow explicit = small.explicitly().withEvaluations(100_000);
        Stopped stiff = stopped(explicit.follow(new double[] {1, 0}, 0, 2, FINE));
        assertThat(stiff.reason()).isEqualTo(Reason.TOO_MANY_EVALUATIONS);
        assertThat(stiff.sentence()).contains("it is stiff: something settles at the rate 1.0e+06").contains("steps of 6.1e-06");
        Stopped lengthy = stopped(kepler().withEvaluations(100_000).follow(new double[] {0.5, 0, 0, Math.sqrt(3)}, 0, 1e5, FINE));
        assertThat(lengthy.sentence()).endsWith("it is long");
        assertThat(stopped(explicit.arrive(new double[] {1, 0}, 0, 2, FINE))).isEqualTo(stiff);
    }
}
