package nld.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import nld.runs.LogCheck;
import nld.runs.LogFault;
import nld.runs.LogFindings;

/**
 * The log that was asked for.
 *
 * @param name     how messages call it; {@link #STANDARD_INPUT} for standard input
 * @param terminal where it is and where progress is shown
 */
record LogFile(String name, Terminal terminal) {
    /** What stands for standard input. */
    static final String STANDARD_INPUT = "-";

    /** Holds it against the claims of {@code request}. */
    LogFindings check(LogCheck.Request request) throws LogFault {
        if (name.equals(STANDARD_INPUT)) {
            try {
                return check(request, terminal.in(), 0);
            } catch (IOException fault) {
                throw unreadable(fault);
            }
        }
        Path path = terminal.directory().resolve(name);
        if (Files.isDirectory(path)) {
            throw new LogFault("it is a directory", "Give the log of a run, a CSV file.");
        }
        try (InputStream input = Files.newInputStream(path)) {
            return check(request, input, Files.size(path));
        } catch (NoSuchFileException missing) {
            throw new LogFault("there is no such file", "Check the path; - is standard input.");
        } catch (AccessDeniedException denied) {
            throw new LogFault("it may not be read", "Give yourself the right to read it (chmod +r).");
        } catch (IOException fault) {
            throw unreadable(fault);
        }
    }

    private LogFindings check(LogCheck.Request request, InputStream input, long size) throws IOException, LogFault {
        try (ReadingProgress progress = new ReadingProgress(terminal, size)) {
            return LogCheck.run(request, input, progress);
        }
    }

    private static LogFault unreadable(IOException fault) {
        return new LogFault("it cannot be read (" + fault.getMessage() + ")", "Check the file and its disk.");
    }
}
