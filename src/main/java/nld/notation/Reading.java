package nld.notation;

import java.util.List;
import nld.model.Theorem;

/** What comes of reading a theorem file. */
public sealed interface Reading {
    /**
     * The file is well formed.
     *
     * @param theorem what it says
     */
    record Read(Theorem theorem) implements Reading {
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
