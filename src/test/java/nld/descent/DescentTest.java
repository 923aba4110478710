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

/** The rule against loops written by hand, to the bit, and every way in which a run can end. */
class DescentTest {
    private static final Symbol U = Symbol.coordinate("u");
    private static final Symbol V = Symbol.coordinate("v");
    private static final double[] START = {2, 0.8};

    /** Of ½(uv − 1)². */
    private static Lowered gradient() {
        Expression residual = U.times(V).minus(Expression.of(1));
        return Lowering.of(List.of(U, V), List.of(V.times(residual), U.times(residual)));
    }

    @Test
    void gradient_descent_is_the_loop_written_by_hand_to_the_bit() {
        double u = 2;
        double v = 0.8;
        for (int step = 0; step < 500; step++) {
            double residual = u * v - 1;
            double nextU = u - 0.05 * (v * residual);
            v = v - 0.05 * (u * residual);
            u = nextU;
        }
        Completed run = (Completed) new Descent(gradient(), 0.05, 0, 0).run(START, 500, StepObserver.NONE);
        assertThat(run.position()).containsExactly(u, v);
        assertThat(run.steps()).isEqualTo(500);
        assertThat(run.sentence()).isEqualTo("completed 500 steps");
    }

    @Test
    void heavy_ball_with_decay_and_a_warm_buffer_is_the_loop_written_by_hand_to_the_bit() {
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
        Completed run = (Completed) new Descent(gradient(), 0.02, 0.9, 0.01)
                .run(START, new double[] {0.3, -0.1}, 500, StepObserver.NONE);
        assertThat(run.position()).containsExactly(u, v);
        assertThat(run.buffer()).containsExactly(bufferU, bufferV);
    }

    @Test
    void an_observer_sees_every_step_before_and_after() {
        List<double[]> seen = new ArrayList<>();
        List<Integer> steps = new ArrayList<>();
        new Descent(gradient(), 0.1, 0.5, 0).run(START, 7, (step, position, buffer, nextPosition, nextBuffer) -> {
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
        new Descent(gradient(), 0.1, 0, 0).run(START, 10, all.every(3));
        assertThat(steps).containsExactly(3, 6, 9);
        assertThatIllegalArgumentException().isThrownBy(() -> all.every(0))
                .withMessage("found the stride 0; expected at least 1");
    }

    @Test
    void a_rate_beyond_the_stable_one_diverges_at_a_stated_step_and_one_below_does_not() {
        Lowered slope = Lowering.of(List.of(U), List.of(U));
        // |1 − η| = 2 doubles u in each step from 1: 2^498 is below 1e150, 2^499 is not
        DescentOutcome run = new Descent(slope, 3, 0, 0).run(new double[] {1}, 1000, StepObserver.NONE);
        assertThat(run).isEqualTo(new Diverged(499));
        assertThat(run.sentence()).isEqualTo("diverged at step 499: a value is not finite or beyond 1.0E150");
        assertThat(new Descent(slope, 1.9, 0, 0).run(new double[] {1}, 1000, StepObserver.NONE))
                .isInstanceOf(Completed.class);
    }

    @Test
    void a_gradient_that_is_no_number_diverges_at_that_step_and_is_not_shown() {
        Lowered root = Lowering.of(List.of(U), List.of(U.squareRoot()));
        List<Integer> steps = new ArrayList<>();
        // 1, 0.5, then below zero
        DescentOutcome run = new Descent(root, 0.8, 0, 0).run(new double[] {1}, 100,
                (step, position, buffer, nextPosition, nextBuffer) -> steps.add(step));
        assertThat(run).isEqualTo(new Diverged(3));
        assertThat(steps).containsExactly(1, 2);
        assertThat(new Descent(root, 0.8, 0, 0).run(new double[] {Double.NaN}, 5, StepObserver.NONE))
                .isEqualTo(new Diverged(0));
    }

    @Test
    void an_interrupt_ends_the_run_after_the_step_at_hand_and_stays_set() {
        StepObserver interrupting = (step, position, buffer, nextPosition, nextBuffer) -> {
            if (step == 4) {
                Thread.currentThread().interrupt();
            }
        };
        DescentOutcome run = new Descent(gradient(), 0.1, 0, 0).run(START, 100, interrupting);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(run).isEqualTo(new Interrupted(4));
        assertThat(run.sentence()).isEqualTo("interrupted after step 4");
    }

    @Test
    void a_run_leaves_its_start_alone_and_can_be_repeated_to_the_bit() {
        double[] start = START.clone();
        Descent descent = new Descent(gradient(), 0.1, 0.5, 0.1);
        Completed once = (Completed) descent.run(start, 100, StepObserver.NONE);
        assertThat(start).containsExactly(START);
        assertThat(((Completed) descent.run(start, 100, StepObserver.NONE)).position()).containsExactly(once.position());
        assertThat(((Completed) descent.run(start, 0, StepObserver.NONE)).position()).containsExactly(START);
    }

    @Test
    void steps_allocate_nothing() {
        Descent descent = new Descent(gradient(), 1e-3, 0.5, 0);
        descent.run(START, 50_000, StepObserver.NONE);
        assertThat(allocated(descent, 100_000) - allocated(descent, 100)).isLessThan(10_000);
    }

    private static long allocated(Descent descent, int steps) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        descent.run(START, steps, StepObserver.NONE);
        return threads.getThreadAllocatedBytes(thread) - before;
    }

    @Test
    void misuse_is_refused() {
        Lowered narrow = Lowering.of(List.of(U, V), List.of(U));
        assertThatIllegalArgumentException().isThrownBy(() -> new Descent(narrow, 1, 0, 0))
                .withMessage("found a gradient with 2 inputs and 1 outputs; expected as many outputs as inputs");
        assertThatIllegalArgumentException().isThrownBy(() -> new Descent(gradient(), Double.NaN, 0, 0))
                .withMessage("found the rate NaN; expected a finite number");
        Descent descent = new Descent(gradient(), 1, 0, 0);
        assertThatIllegalArgumentException().isThrownBy(() -> descent.run(new double[3], 1, StepObserver.NONE))
                .withMessage("found 3 coordinates; expected 2");
        assertThatIllegalArgumentException().isThrownBy(() -> descent.run(START, -1, StepObserver.NONE));
    }
}
