package nld.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import nld.descent.DescentOutcome.Completed;
import nld.descent.DescentOutcome.Diverged;
import nld.descent.DescentOutcome.Interrupted;
import nld.expression.Expression;
import nld.expression.Symbol;
import nld.lowering.Lowered;
import nld.lowering.Lowering;
import org.junit.jupiter.api.Test;

/** The run against loops written by hand, and every way in which a run can end. */
class DescentTest {
    private static final Symbol U = Symbol.coordinate("u");
    private static final Symbol V = Symbol.coordinate("v");
    private static final double[] START = {2, 0.8};

    private static final org.assertj.core.data.Offset<Double> ROUNDING = org.assertj.core.data.Offset.offset(1e-13);
    private static final double[] ZEROS = {0, 0};

    /** Of ½(uv − 1)². */
    private static Descent descent(double rate, double momentum, double decay) {
        Expression residual = U.times(V).minus(Expression.of(1));
        return new MomentumMap(List.of(U, V), List.of(V.times(residual), U.times(residual)), rate, momentum, decay).descent();
    }

    private static Descent single(Expression slope, double rate) {
        return new MomentumMap(List.of(U), List.of(slope), rate, 0, 0).descent();
    }

    @Test
    void gradient_descent_is_the_loop_written_by_hand() {
        double u = 2;
        double v = 0.8;
        for (int step = 0; step < 500; step++) {
            double residual = u * v - 1;
            double nextU = u - 0.05 * (v * residual);
            v = v - 0.05 * (u * residual);
            u = nextU;
        }
        Completed run = (Completed) descent(0.05, 0, 0).run(START, ZEROS, 500, StepObserver.NONE);
        assertThat(run.position()).containsExactly(new double[] {u, v}, ROUNDING);
        assertThat(run.steps()).isEqualTo(500);
        assertThat(run.sentence()).isEqualTo("completed 500 steps");
    }

    @Test
    void heavy_ball_with_decay_and_a_warm_buffer_is_the_loop_written_by_hand() {
        double u = 2;
        double v = 0.8;
        double bufferU = 0.3;
        double bufferV = -0.1;
        for (int step = 0; step < 500; step++) {
            double residual = u * v - 1;
            bufferU = 0.9 * bufferU + (v * residual + 0.01 * u);
            bufferV = 0.9 * bufferV + (u * residual + 0.01 * v);
            u = u - 0.02 * bufferU;
            v = v - 0.02 * bufferV;
        }
        Completed run = (Completed) descent(0.02, 0.9, 0.01)
                .run(START, new double[] {0.3, -0.1}, 500, StepObserver.NONE);
        assertThat(run.position()).containsExactly(new double[] {u, v}, ROUNDING);
        assertThat(run.state()).containsExactly(new double[] {bufferU, bufferV}, ROUNDING);
    }

    @Test
    void an_observer_sees_every_step_before_and_after() {
        List<double[]> seen = new ArrayList<>();
        List<Integer> steps = new ArrayList<>();
        descent(0.1, 0.5, 0).run(START, ZEROS, 7, (step, position, buffer, nextPosition, nextBuffer) -> {
            steps.add(step);
            seen.add(new double[] {position[0], buffer[0], nextPosition[0], nextBuffer[0]});
        });
        assertThat(steps).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(seen.get(0)[0]).isEqualTo(2);
        assertThat(seen.get(0)[1]).isZero();
        for (int index = 1; index < 7; index++) {
            assertThat(seen.get(index)[0]).isEqualTo(seen.get(index - 1)[2]);
            assertThat(seen.get(index)[1]).isEqualTo(seen.get(index - 1)[3]);
            assertThat(seen.get(index)[2]).isEqualTo(seen.get(index)[0] - 0.1 * seen.get(index)[3]);
        }
    }

    @Test
    void a_thinned_observer_sees_every_third_step_only() {
        List<Integer> steps = new ArrayList<>();
        StepObserver all = (step, position, buffer, nextPosition, nextBuffer) -> steps.add(step);
        descent(0.1, 0, 0).run(START, ZEROS, 10, all.every(3));
        assertThat(steps).containsExactly(3, 6, 9);
        assertThatIllegalArgumentException().isThrownBy(() -> all.every(0))
                .withMessage("found the stride 0; expected at least 1");
    }

    @Test
    void a_rate_beyond_the_stable_one_diverges_at_a_stated_step_and_one_below_does_not() {
        // |1 − η| = 2 doubles u in each step from 1: 2^498 is below 1e150, 2^499 is not
        DescentOutcome run = single(U, 3).run(new double[] {1}, new double[1], 1000, StepObserver.NONE);
        assertThat(run).isEqualTo(new Diverged(499));
        assertThat(run.sentence()).isEqualTo("diverged at step 499: a value is not finite or beyond 1.0E150");
        assertThat(single(U, 1.9).run(new double[] {1}, new double[1], 1000, StepObserver.NONE))
                .isInstanceOf(Completed.class);
    }

    @Test
    void a_gradient_that_is_no_number_diverges_at_that_step_and_is_not_shown() {
        List<Integer> steps = new ArrayList<>();
        // 1, 0.5, then below zero
        DescentOutcome run = single(U.squareRoot(), 0.8).run(new double[] {1}, new double[1], 100,
                (step, position, buffer, nextPosition, nextBuffer) -> steps.add(step));
        assertThat(run).isEqualTo(new Diverged(3));
        assertThat(steps).containsExactly(1, 2);
        assertThat(single(U.squareRoot(), 0.8).run(new double[] {Double.NaN}, new double[1], 5, StepObserver.NONE))
                .isEqualTo(new Diverged(0));
    }

    @Test
    void an_interrupt_ends_the_run_after_the_step_at_hand_and_stays_set() {
        StepObserver interrupting = (step, position, buffer, nextPosition, nextBuffer) -> {
            if (step == 4) {
                Thread.currentThread().interrupt();
            }
        };
        DescentOutcome run = descent(0.1, 0, 0).run(START, ZEROS, 100, interrupting);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(run).isEqualTo(new Interrupted(4));
        assertThat(run.sentence()).isEqualTo("interrupted after step 4");
    }

    @Test
    void a_run_leaves_its_start_alone_and_can_be_repeated_to_the_bit() {
        double[] start = START.clone();
        Descent descent = descent(0.1, 0.5, 0.1);
        Completed once = (Completed) descent.run(start, ZEROS, 100, StepObserver.NONE);
        assertThat(start).containsExactly(START);
        assertThat(((Completed) descent.run(start, ZEROS, 100, StepObserver.NONE)).position()).containsExactly(once.position());
        assertThat(((Completed) descent.run(start, ZEROS, 0, StepObserver.NONE)).position()).containsExactly(START);
    }

    @Test
    void steps_allocate_nothing() {
        Descent descent = descent(1e-3, 0.5, 0);
        descent.run(START, ZEROS, 50_000, StepObserver.NONE);
        assertThat(allocated(descent, 100_000) - allocated(descent, 100)).isLessThan(10_000);
    }

    private static long allocated(Descent descent, int steps) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        descent.run(START, ZEROS, steps, StepObserver.NONE);
        return threads.getThreadAllocatedBytes(thread) - before;
    }

    @Test
    void misuse_is_refused() {
        Lowered narrow = Lowering.of(List.of(U, V), List.of(U));
        assertThatIllegalArgumentException().isThrownBy(() -> new Descent(narrow, 2))
                .withMessage("found a map with 2 inputs and 1 outputs; expected an output for each input but the step number"
                        + " and the noise behind it");
        Descent descent = descent(1, 0, 0);
        assertThatIllegalArgumentException().isThrownBy(() -> descent.run(new double[3], ZEROS, 1, StepObserver.NONE))
                .withMessage("found 3 coordinates; expected 2");
        assertThatIllegalArgumentException().isThrownBy(() -> descent.run(START, ZEROS, -1, StepObserver.NONE));
    }
}
