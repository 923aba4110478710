package nld.ensemble;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** Numbered pieces of work on several threads. Which thread takes which piece is left open: results must not depend on it. */
final class Parallel {
    private static final long INTERVAL_MILLIS = 100;
    /** Below so many pieces a second thread costs more than it brings. */
    private static final long FEW = 8;

    private final long pieces;
    private final LongConsumer progress;
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong done = new AtomicLong();
    private final AtomicReference<Throwable> fault = new AtomicReference<>();
    private volatile boolean stopped;

    private Parallel(long pieces, LongConsumer progress) {
        this.pieces = pieces;
        this.progress = progress;
    }

    /**
     * Gives the pieces from 0 to {@code pieces} − 1 to {@code threads} workers and returns how many were done: fewer than all
     * only where the calling thread was interrupted, whose flag stays set.
     *
     * @param workers  makes a worker, which is used by one thread
     * @param progress is told now and then how many are done, by the calling thread
     */
    static long run(long pieces, int threads, Supplier<LongConsumer> workers, LongConsumer progress) {
        Parallel parallel = new Parallel(pieces, progress);
        if (threads == 1 || pieces < FEW) {
            parallel.alone(workers.get());
        } else {
            parallel.together(threads, workers);
        }
        return parallel.done.get();
    }

    private void alone(LongConsumer worker) {
        long told = System.nanoTime();
        for (long piece = 0; piece < pieces && !Thread.currentThread().isInterrupted(); piece++) {
            worker.accept(piece);
            done.incrementAndGet();
            if (System.nanoTime() - told > INTERVAL_MILLIS * 1_000_000) {
                progress.accept(done.get());
                told = System.nanoTime();
            }
        }
    }

    private void together(int threads, Supplier<LongConsumer> workers) {
        List<Thread> running = new ArrayList<>();
        for (int number = 0; number < threads; number++) {
            Thread thread = new Thread(() -> work(workers), "orbit-" + number);
            thread.setDaemon(true);
            thread.start();
            running.add(thread);
        }
        boolean interrupted = false;
        for (Thread thread : running) {
            while (thread.isAlive()) {
                try {
                    thread.join(INTERVAL_MILLIS);
                    progress.accept(done.get());
                } catch (InterruptedException stop) {
                    stopped = true;
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (fault.get() != null) {
            throw new IllegalStateException("a worker failed: " + fault.get().getMessage(), fault.get());
        }
    }

    private void work(Supplier<LongConsumer> workers) {
        try {
            LongConsumer worker = workers.get();
            for (long piece = next.getAndIncrement(); piece < pieces && !stopped; piece = next.getAndIncrement()) {
                worker.accept(piece);
                done.incrementAndGet();
            }
        } catch (RuntimeException | Error failure) {
            fault.compareAndSet(null, failure);
            stopped = true;
        }
    }
}
