package nld.integration;

import static nld.integration.StiffProblems.rates;
import static nld.integration.StiffProblems.y;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Symbol;
import nld.integration.Stopped.Reason;
import nld.lowering.Lowered;
import nld.lowering.Lowering;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Flows that turn out to be stiff: published problems with their published solutions, the change of method, and what is told of it. */
class StiffFlowTest {
    private static final double TOLERANCE = 1e-10;

    private static Trajectory trajectory(Lowered rates, double[] start, double to) {
        FlowOutcome outcome = Flow.of(rates).follow(start, 0, to, TOLERANCE);
        assertThat(outcome).as(outcome instanceof Stopped stopped ? stopped.sentence() : "followed").isInstanceOf(Trajectory.class);
        return (Trajectory) outcome;
    }

    private static void requireNear(double[] found, double within, double... published) {
        for (int index = 0; index < published.length; index++) {
            assertThat(found[index]).as("state %d", index + 1).isCloseTo(published[index], within(within));
        }
    }

    /** Reference: Bari test set, problem VDPOL, in its time 1000 times as long: 0.1706167732170469e1, −0.8928097010248125e-3 at t = 2000. */
    @Test
    void van_der_pols_oscillator_is_followed_to_its_published_state() {
        double[] start = {2, 0};
        Trajectory motion = trajectory(StiffProblems.vanDerPol(), start, 2);
        requireNear(motion.end(), TOLERANCE, 1.706167732170469, -0.8928097010248125);
        assertThat(motion.change()).isPresent();
        assertThat(motion.evaluations()).isLessThan(100_000);
        Arrival arrival = (Arrival) Flow.of(StiffProblems.vanDerPol()).arrive(start, 0, 2, TOLERANCE);
        requireNear(arrival.end(), TOLERANCE, 1.706167732170469, -0.8928097010248125);
        assertThat(arrival.change()).isPresent();
    }

    /** Reference: Bari test set, problem HIRES, t = 321.8122. */
    @Test
    void hires_is_followed_to_its_published_state() {
        Trajectory motion = trajectory(StiffProblems.hires(), new double[] {1, 0, 0, 0, 0, 0, 0, 0.0057}, 321.8122);
        requireNear(motion.end(), TOLERANCE, 0.7371312573325668e-3, 0.1442485726316185e-3, 0.5888729740967575e-4, 0.1175651343283149e-2,
                0.2386356198831331e-2, 0.6238968252742796e-2, 0.2849998395185769e-2, 0.2850001604814231e-2);
    }

    /**
     * In the logarithm of time, from t = 10⁻⁸ to 10¹¹. Reference: Bari test set, problem ROBER, t = 10¹¹: 0.2083340149701255e-07,
     * 0.8333360770334713e-13, 0.9999999791665050.
     */
    @Test
    void robertsons_reaction_is_followed_to_its_published_state() {
        Trajectory motion = (Trajectory) Flow.of(StiffProblems.robertsonInLogarithm())
                .follow(new double[] {1, 0, 0}, Math.log(1e-8), Math.log(1e11), TOLERANCE);
        requireNear(motion.end(), TOLERANCE, 0.2083340149701255e-07, 0.8333360770334713e-13, 0.9999999791665050);
        assertThat(motion.change()).isPresent();
    }

    /** At 1e-6 the first step that Hipparchus guesses overflows: it is tried again, shorter. */
    @Test
    void robertsons_reaction_keeps_its_mass_and_a_first_step_that_overflows_is_tried_again() {
        for (double tolerance : new double[] {1e-6, TOLERANCE}) {
            Trajectory motion = (Trajectory) Flow.of(StiffProblems.robertson()).follow(new double[] {1, 0, 0}, 0, 40, tolerance);
            double[] state = new double[3];
            for (double t = 0; t <= 40; t += 0.25) {
                motion.at(t, state);
                assertThat(state[0] + state[1] + state[2]).isCloseTo(1, within(10 * tolerance));
            }
        }
    }

    /** m q'' + q' + q = 0 with m = 10⁻⁶ from rest: its fast rate settles at once, its slow one is (1 − √(1 − 4m))/(2m). */
    private static Lowered heavy() {
        return rates(y(2), Expression.of(1_000_000).times(y(2).plus(y(1))).negated());
    }

    @Test
    void a_flow_of_small_mass_is_right_before_at_and_after_the_change_of_method() {
        double mass = 1e-6;
        double slow = 2 / (1 + Math.sqrt(1 - 4 * mass));
        double fast = 1 / mass - slow;
        Trajectory motion = trajectory(heavy(), new double[] {1, 0}, 2);
        double change = motion.change().orElseThrow().time();
        assertThat(change).isBetween(1e-3, 0.05);
        double[] state = new double[2];
        for (double t : new double[] {0, 1e-6, 1e-4, change / 2, Math.nextDown(change), change, Math.nextUp(change), 2 * change, 0.3, 1, 2}) {
            motion.at(t, state);
            double exact = (fast * Math.exp(-slow * t) - slow * Math.exp(-fast * t)) / (fast - slow);
            assertThat(state[0]).as("at %s", t).isCloseTo(exact, within(10 * TOLERANCE));
        }
        assertThat(motion.change().get().sentence()).matches("is stiff from t = 0\\.0\\d+ on and followed there by Radau IIA of order 5");
        assertThat(motion.evaluations()).isLessThan(20_000);
        assertThat(((Stopped) Flow.of(heavy()).explicitly().follow(new double[] {1, 0}, 0, 2, TOLERANCE)).reason())
                .isEqualTo(Reason.TOO_MANY_EVALUATIONS);
    }

    @Test
    void the_change_and_what_follows_it_can_be_repeated_to_the_bit_and_backwards_in_time() {
        double[] once = trajectory(heavy(), new double[] {1, 0}, 2).end();
        assertThat(trajectory(heavy(), new double[] {1, 0}, 2).end()).containsExactly(once);
        Lowered mirrored = rates(y(2).negated(), Expression.of(1_000_000).times(y(2).plus(y(1))));
        Trajectory back = (Trajectory) Flow.of(mirrored).follow(new double[] {1, 0}, 0, -2, TOLERANCE);
        requireNear(back.end(), 0, once);
        double[] state = new double[2];
        back.at(-1, state);
        assertThat(state[0]).isCloseTo(Math.exp(-1), within(1e-5));
    }

    /** Where accuracy asks for short steps a flow is not stiff, however fast it is. */
    @Test
    void fast_oscillations_are_not_called_stiff() {
        Lowered spring = rates(y(2), Expression.of(1_000_000).times(y(1)).negated());
        for (double tolerance : new double[] {1e-6, 1e-9, 1e-12}) {
            assertThat(((Arrival) Flow.of(spring).arrive(new double[] {1, 0}, 0, 5, tolerance)).change()).isEmpty();
            assertThat(((Trajectory) Flow.of(spring).follow(new double[] {1, 0}, 0, 5, tolerance)).change()).isEmpty();
        }
        Lowered pendulum = rates(y(2), y(1).apply(Function.SIN).negated());
        assertThat(((Arrival) Flow.of(pendulum).arrive(new double[] {2, 0}, 0, 3000, 1e-8)).change()).isEmpty();
    }

    @Test
    void a_stiff_flow_that_cannot_be_followed_says_that_it_is_stiff_and_why_it_ended() {
        Lowered bursts = rates(y(2), Expression.of(1_000_000).times(y(1).power(2).minus(y(2))));
        Stopped blowUp = (Stopped) Flow.of(bursts).follow(new double[] {1, 1}, 0, 3, TOLERANCE);
        assertThat(blowUp.reason()).isEqualTo(Reason.BLOW_UP);
        assertThat(blowUp.time()).isCloseTo(1, within(1e-4));
        assertThat(blowUp.sentence()).contains("it is stiff from t = 0.0").contains("Radau IIA of order 5");
        Stopped impatient = (Stopped) Flow.of(StiffProblems.vanDerPol()).withEvaluations(20_000).follow(new double[] {2, 0}, 0, 2, TOLERANCE);
        assertThat(impatient.reason()).isEqualTo(Reason.TOO_MANY_EVALUATIONS);
        assertThat(impatient.sentence()).contains("it is stiff from t = 0.002");
    }

    /** 201 states are too many for decompositions: the explicit method goes on, and its bound is told as before. */
    @Test
    @Timeout(60)
    void a_large_stiff_flow_stays_with_the_explicit_method_and_the_clear_word() {
        List<Symbol> inputs = new ArrayList<>();
        List<Expression> rates = new ArrayList<>();
        for (int index = 0; index < 201; index++) {
            inputs.add(Symbol.coordinate("q" + index));
            rates.add(Expression.of(-1_000_000).times(inputs.get(index).minus(Symbol.TIME)));
        }
        inputs.add(Symbol.TIME);
        Flow large = Flow.of(Lowering.of(inputs, rates)).withEvaluations(30_000);
        Stopped stopped = (Stopped) large.arrive(new double[201], 0, 2, 1e-6);
        assertThat(stopped.reason()).isEqualTo(Reason.TOO_MANY_EVALUATIONS);
        assertThat(stopped.sentence()).contains("it is stiff: something settles at the rate 1.0e+06");
    }

    @Test
    @Timeout(20)
    void an_interrupt_stops_the_implicit_method_and_stays_set() throws InterruptedException {
        List<FlowOutcome> outcomes = new ArrayList<>();
        List<Boolean> flags = new ArrayList<>();
        Flow endless = Flow.of(StiffProblems.vanDerPol()).withEvaluations(Integer.MAX_VALUE);
        Thread thread = new Thread(() -> {
            outcomes.add(endless.arrive(new double[] {2, 0}, 0, 1e4, 1e-12));
            flags.add(Thread.currentThread().isInterrupted());
        });
        thread.start();
        Thread.sleep(300);
        thread.interrupt();
        thread.join();
        assertThat(((Stopped) outcomes.get(0)).reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(((Stopped) outcomes.get(0)).cause()).contains("it is stiff");
        assertThat(flags).containsExactly(true);
    }
}
