package nld.report;

import java.util.List;

/**
 * One mistake in a theorem file, as programs are told of it.
 *
 * @param line     the line, from 1; 0 where the whole file is meant
 * @param column   the column, from 1; 0 where the whole file is meant
 * @param length   how many code points are at fault
 * @param kind     which mistake
 * @param message  what is wrong
 * @param remedies what to write instead
 */
public record Fault(int line, int column, int length, String kind, String message, List<String> remedies) {
    /** Copies the list. */
    public Fault {
        remedies = List.copyOf(remedies);
    }
}
