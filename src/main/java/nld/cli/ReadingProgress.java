package nld.cli;

import java.time.Duration;
import java.util.function.LongConsumer;

/** One line on a terminal that says how far the reading of a large file is; nothing where it is soon over or nobody looks. */
final class ReadingProgress implements LongConsumer, AutoCloseable {
    private static final long PATIENCE = Duration.ofSeconds(1).toNanos();
    private static final long INTERVAL = Duration.ofMillis(200).toNanos();
    private static final String ERASE = "\r\u001b[K";
    private static final double MEGABYTE = 1e6;

    private final Terminal terminal;
    private final long size;
    private long next = System.nanoTime() + PATIENCE;
    private boolean shown;

    /** Progress through {@code size} bytes; 0 where that is not known. */
    ReadingProgress(Terminal terminal, long size) {
        this.terminal = terminal;
        this.size = size;
    }

    @Override
    public void accept(long read) {
        if (terminal.errIsTty() && System.nanoTime() - next > 0) {
            next = System.nanoTime() + INTERVAL;
            shown = true;
            String share = size > 0 ? " of " + Math.round(size / MEGABYTE) : "";
            terminal.complain(ERASE + Math.round(read / MEGABYTE) + share + " MB read");
        }
    }

    @Override
    public void close() {
        if (shown) {
            terminal.complain(ERASE);
        }
    }
}
