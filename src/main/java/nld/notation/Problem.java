package nld.notation;

import java.util.List;

/**
 * One mistake in a theorem file, where it stands and what to do about it.
 *
 * @param file       the file's name as it was given
 * @param line       the line, from 1
 * @param column     the column, from 1, in code points of the line in NFC
 * @param length     how many code points are at fault, at least 1
 * @param kind       which mistake
 * @param message    what is wrong
 * @param remedies   what to write instead, a line each
 * @param sourceLine the line as it stands
 */
public record Problem(String file, int line, int column, int length, Mistake kind, String message,
        List<String> remedies, String sourceLine) {
    /** Copies the list. */
    public Problem {
        remedies = List.copyOf(remedies);
    }
}
