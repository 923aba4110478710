package nld.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Sees to it that an interrupt (Ctrl-C) leaves no half-written result, and says what was not done. */
final class Interruption {
    private static final int SHOWN = 5;
    /** Who interrupts does not wait longer than this for a reader that takes no more output. */
    private static final long PATIENCE_MILLIS = 300;

    private final Terminal terminal;
    private final Supplier<Optional<String>> message;
    private final ReentrantLock writing = new ReentrantLock();
    private final Thread hook = new Thread(this::report, "interrupted");

    /** Watches until {@link #end()}. */
    Interruption(Terminal terminal, Supplier<List<String>> pending) {
        this(() -> notVerified(pending.get()), terminal);
    }

    private Interruption(Supplier<Optional<String>> message, Terminal terminal) {
        this.terminal = terminal;
        this.message = message;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Watches until {@link #end()} and says {@code message}, where there is one. */
    static Interruption saying(Terminal terminal, Supplier<Optional<String>> message) {
        return new Interruption(message, terminal);
    }

    private static Optional<String> notVerified(List<String> left) {
        String more = left.size() > SHOWN ? ", and " + (left.size() - SHOWN) + " more" : "";
        return left.isEmpty() ? Optional.empty()
                : Optional.of("interrupted; not verified: " + String.join(", ", left.subList(0, Math.min(SHOWN, left.size()))) + more);
    }

    /** Does {@code printing} whole, even when the process is interrupted meanwhile. */
    void whole(Runnable printing) {
        writing.lock();
        try {
            printing.run();
        } finally {
            writing.unlock();
        }
    }

    private void report() {
        try {
            // never given back: what is not begun yet is not begun any more
            writing.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException ending) {
            // then the message comes at once
        }
        message.get().ifPresent(said -> terminal.complain("\nnld: " + said + "\n"));
    }

    /** The run is over: there is nothing to say any more. */
    void end() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // the process is ending already, and the hook has its say
        }
    }
}
