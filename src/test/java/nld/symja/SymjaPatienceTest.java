package nld.symja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import nld.derivation.Differentiator;
import nld.expression.Expression;
import nld.expression.Symbol;
import org.junit.jupiter.api.Test;

/** How long the differentiator waits, tried with something slow in Symja's place. */
class SymjaPatienceTest {
    private static final Symbol SLOW = Symbol.parameter("slow");
    private static final Symbol QUICK = Symbol.parameter("quick");
    private static final Duration BOUND = Duration.ofMillis(500);

    private static SymjaDifferentiator waiting(Differentiator oracle) {
        return new SymjaDifferentiator(BOUND, () -> true, oracle);
    }

    @Test
    void a_slow_call_is_interrupted_and_later_calls_still_work() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        SymjaDifferentiator differentiator = waiting((expression, symbol) -> {
            if (symbol == SLOW) {
                sleepUntil(interrupted);
            }
            return Optional.of(symbol);
        });
        long start = System.nanoTime();
        assertThat(differentiator.derivative(SLOW, SLOW)).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(BOUND, BOUND.multipliedBy(20));
        interrupted.await();
        assertThat(differentiator.derivative(QUICK, QUICK)).contains(QUICK);
    }

    private static void sleepUntil(CountDownLatch interrupted) {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException stop) {
            interrupted.countDown();
        }
    }

    @Test
    void a_call_that_ignores_interruption_is_abandoned() {
        CountDownLatch release = new CountDownLatch(1);
        SymjaDifferentiator differentiator = waiting((expression, symbol) -> {
            while (symbol == SLOW && release.getCount() > 0) {
                Thread.onSpinWait();
            }
            return Optional.of(symbol);
        });
        try {
            assertThat(differentiator.derivative(SLOW, SLOW)).isEmpty();
            assertThat(differentiator.derivative(SLOW, SLOW)).isEmpty();
            assertThat(differentiator.derivative(QUICK, QUICK)).contains(QUICK);
        } finally {
            release.countDown();
        }
    }

    @Test
    void an_interrupted_caller_gets_no_answer_and_stays_interrupted() {
        SymjaDifferentiator differentiator = waiting((expression, symbol) -> Optional.of(symbol));
        // often: whoever answers may be quicker than the caller looks
        for (int call = 0; call < 200; call++) {
            Thread.currentThread().interrupt();
            Optional<Expression> answer = differentiator.derivative(QUICK, QUICK);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(answer).isEmpty();
        }
        assertThat(differentiator.derivative(QUICK, QUICK)).contains(QUICK);
    }

    @Test
    void loading_happens_once_and_does_not_count_against_the_bound() {
        AtomicInteger loads = new AtomicInteger();
        SymjaDifferentiator differentiator = new SymjaDifferentiator(BOUND, () -> {
            sleep(BOUND.multipliedBy(2));
            return loads.incrementAndGet() == 1;
        }, (expression, symbol) -> Optional.of(symbol));
        differentiator.warmUp();
        differentiator.warmUp();
        assertThat(loads).hasValue(0);
        assertThat(differentiator.derivative(QUICK, QUICK)).contains(QUICK);
        assertThat(differentiator.derivative(QUICK, QUICK)).contains(QUICK);
        assertThat(loads).hasValue(1);
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void nothing_is_asked_where_loading_failed() {
        SymjaDifferentiator differentiator = new SymjaDifferentiator(BOUND, () -> false, (expression, symbol) -> {
            throw new AssertionError("asked");
        });
        assertThat(differentiator.derivative(QUICK, QUICK)).isEmpty();
    }

    @Test
    void a_fault_of_ours_is_not_taken_for_a_refusal() {
        SymjaDifferentiator differentiator = waiting((expression, symbol) -> {
            throw new IllegalStateException("ours");
        });
        assertThatThrownBy(() -> differentiator.derivative(QUICK, QUICK)).hasRootCauseMessage("ours");
    }
}
