package nld.cli;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file that a run writes besides its output, whole or not at all.
 *
 * @param what what it is, as messages call it
 * @param path where it is to be, as the user gave it
 */
record OutputFile(String what, Path path) {
    /** Writes it; where that cannot be done this is said, and is wrong usage. */
    ExitCode write(Terminal terminal, String text) {
        try {
            WholeFile.write(terminal.directory().resolve(path), text);
            return ExitCode.HELD;
        } catch (IOException fault) {
            terminal.complain("nld: " + what + " " + path + " cannot be written (" + fault.getClass().getSimpleName()
                    + ")\n     Check that its directory exists and that you may write there.\n");
            return ExitCode.USAGE;
        }
    }
}
