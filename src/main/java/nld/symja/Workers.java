package nld.symja;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Threads that can be given up: a call that exceeds its time is interrupted and no longer waited for. Where it does
 * not stop, its thread is lost to it and later calls take another. None of them keeps the process alive.
 */
final class Workers {
    /** Symja descends by recursion, several frames for each level of a formula. */
    private static final long STACK_BYTES = 64L << 20;
    private static final long IDLE_SECONDS = 10;

    private final ExecutorService threads = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), Workers::thread);

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(null, work, "symja", STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }

    /** Begins {@code task} and does not wait for it. */
    <T> Future<T> begin(Callable<T> task) {
        return threads.submit(task);
    }

    /** What {@code task} returns, or nothing if it took longer than {@code bound} or the caller was interrupted. */
    <T> Optional<T> call(Callable<T> task, Duration bound) {
        Future<T> answer = begin(task);
        try {
            return await(answer, bound);
        } finally {
            answer.cancel(true);
        }
    }

    /** As {@link #call}, of a task that others may wait for too: it runs on when this caller goes. */
    static <T> Optional<T> await(Future<T> answer, Duration bound) {
        if (Thread.currentThread().isInterrupted()) {
            // a future that is done answers without looking for an interruption
            return Optional.empty();
        }
        try {
            return Optional.of(answer.get(bound.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException | CancellationException late) {
            return Optional.empty();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("a question to Symja failed on our side", failure.getCause());
        }
    }
}
