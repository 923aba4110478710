package nld.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import nld.report.Style;

/**
 * What surrounds a run: its streams and what is known of them. Results go to {@code out}, diagnostics and progress to
 * {@code err}.
 *
 * @param out         standard output
 * @param err         standard error
 * @param in          standard input
 * @param directory   the working directory
 * @param environment environment variables
 * @param outIsTty    whether a person looks at standard output
 * @param errIsTty    whether a person looks at standard error
 */
record Terminal(PrintWriter out, PrintWriter err, InputStream in, Path directory, Map<String, String> environment,
        boolean outIsTty, boolean errIsTty) {

    /** How text for standard output is written: coloured on a terminal, unless NO_COLOR is set or the terminal is dumb. */
    Style style() {
        boolean refused = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "").equals("dumb");
        return outIsTty && !refused ? Style.COLOURED : Style.PLAIN;
    }

    boolean isDebugging() {
        return !environment.getOrDefault("NLD_DEBUG", "").isEmpty();
    }

    /** Writes a result; {@link ClosedPipe} where nobody reads any more. */
    void print(String text) {
        out.print(text);
        out.flush();
        if (out.checkError()) {
            throw new ClosedPipe();
        }
    }

    /** Writes a diagnostic. */
    void complain(String text) {
        err.print(text);
        err.flush();
    }

    /** Thrown when the reader of standard output has gone away: the run ends quietly. */
    static final class ClosedPipe extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ClosedPipe() {
            super("standard output is closed", null, false, false);
        }
    }
}
