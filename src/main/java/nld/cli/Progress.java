package nld.cli;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** One line on a terminal that says how far a long run is; nothing for a short run, and nothing where nobody looks. */
final class Progress implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final String ERASE = "\r\u001b[K";

    private final Terminal terminal;
    private final int files;
    private final Supplier<List<String>> pending;
    private final Thread thread = new Thread(this::watch, "progress");
    private boolean shown;
    private boolean closed;

    /** Progress over {@code files} files, of which {@code pending} are not done. */
    Progress(Terminal terminal, int files, Supplier<List<String>> pending) {
        this.terminal = terminal;
        this.files = files;
        this.pending = pending;
        thread.setDaemon(true);
        if (terminal.errIsTty()) {
            thread.start();
        }
    }

    private void watch() {
        try {
            Thread.sleep(PATIENCE.toMillis());
            while (true) {
                show();
                Thread.sleep(INTERVAL.toMillis());
            }
        } catch (InterruptedException end) {
            // close() says so
        }
    }

    private synchronized void show() {
        List<String> left = pending.get();
        if (!closed && !left.isEmpty()) {
            String name = left.get(0).substring(left.get(0).lastIndexOf('/') + 1);
            terminal.complain(ERASE + (files - left.size()) + " of " + files + " done, at " + name);
            shown = true;
        }
    }

    /** Does {@code printing} where the line of progress was. */
    synchronized void over(Runnable printing) {
        if (shown) {
            terminal.complain(ERASE);
            shown = false;
        }
        printing.run();
    }

    @Override
    public synchronized void close() {
        closed = true;
        thread.interrupt();
        over(() -> { });
    }
}
