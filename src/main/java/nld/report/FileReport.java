package nld.report;

import java.util.List;
import java.util.function.Supplier;
import nld.model.Theorem;
import nld.verdict.Finding;

/** What became of one theorem file. */
public sealed interface FileReport {
    /** The file, as it was asked for. */
    String file();

    /** The theorem of the file was examined, now or by an earlier run: then it is read from the file only when it is asked for. */
    final class Examined implements FileReport {
        private final String file;
        private final String name;
        private final List<Finding> findings;
        private final Supplier<Theorem> reading;
        private Theorem theorem;

        /**
         * The file was read and its theorem examined.
         *
         * @param file     the file
         * @param theorem  what it says
         * @param findings what became of its claims, checks and controls, in their order
         */
        public Examined(String file, Theorem theorem, List<Finding> findings) {
            this(file, theorem.name(), findings, () -> theorem);
        }

        /**
         * What an earlier run found about the file.
         *
         * @param file     the file
         * @param name     the name of its theorem
         * @param findings what became of its claims, checks and controls, in their order
         * @param reading  reads the theorem; asked at most once
         */
        public Examined(String file, String name, List<Finding> findings, Supplier<Theorem> reading) {
            this.file = file;
            this.name = name;
            this.findings = List.copyOf(findings);
            this.reading = reading;
        }

        @Override
        public String file() {
            return file;
        }

        /** The name of the theorem; costs no reading. */
        public String name() {
            return name;
        }

        /** What the file says. */
        public synchronized Theorem theorem() {
            if (theorem == null) {
                theorem = reading.get();
            }
            return theorem;
        }

        /** What became of its claims, checks and controls, in their order. */
        public List<Finding> findings() {
            return findings;
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
