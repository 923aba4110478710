package nld.notation;

import java.util.List;
import nld.model.RunLog;
import nld.model.Theorem;

/** What comes of reading a theorem file. */
public sealed interface Reading {
    /**
     * The file is well formed.
     *
     * @param theorem what it says
     * @param logs    where logs of runs hold its quantities
     */
    record Read(Theorem theorem, List<RunLog> logs) implements Reading {
        /** Copies the list. */
        public Read {
            logs = List.copyOf(logs);
        }
    }

    /**
     * The file holds mistakes.
     *
     * @param problems all of them, at least one, in the order of the file
     */
    record Malformed(List<Problem> problems) implements Reading {
        /** Copies the list. */
        public Malformed {
            problems = List.copyOf(problems);
        }
    }
}
