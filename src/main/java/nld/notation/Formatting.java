package nld.notation;

import java.util.List;

/** What comes of formatting a theorem file. */
public sealed interface Formatting {
    /**
     * The file is well formed.
     *
     * @param text the file in canonical layout
     */
    record Formatted(String text) implements Formatting {
    }

    /**
     * The file holds mistakes and stays as it is.
     *
     * @param problems all of them, at least one, in the order of the file
     */
    record Malformed(List<Problem> problems) implements Formatting {
        /** Copies the list. */
        public Malformed {
            problems = List.copyOf(problems);
        }
    }
}
