package nld.report;

import java.util.List;
import nld.model.Theorem;
import nld.verdict.Finding;

/** What became of one theorem file. */
public sealed interface FileReport {
    /** The file, as it was asked for. */
    String file();

    /**
     * The file was read and its theorem examined.
     *
     * @param file     the file
     * @param theorem  what it says
     * @param findings what became of its claims, checks and controls, in their order
     */
    record Examined(String file, Theorem theorem, List<Finding> findings) implements FileReport {
        /** Copies the list. */
        public Examined {
            findings = List.copyOf(findings);
        }
    }

    /**
     * The file is no well-formed theorem file.
     *
     * @param file   the file
     * @param faults its mistakes, at least one, in its order
     * @param text   the same for people, with the lines in question; ends with a line feed
     */
    record Malformed(String file, List<Fault> faults, String text) implements FileReport {
        /** Copies the list. */
        public Malformed {
            faults = List.copyOf(faults);
        }
    }

    /**
     * The file could not be read.
     *
     * @param file    the file
     * @param message what is wrong
     * @param remedy  what to do about it
     */
    record Unreadable(String file, String message, String remedy) implements FileReport {
    }

    /**
     * The tool failed on the file.
     *
     * @param file  the file
     * @param cause what happened
     */
    record Failed(String file, String cause) implements FileReport {
    }
}
