package nld.notation;

import nld.model.Place;

/**
 * A stretch of one line of a file.
 *
 * @param line   the line, from 1
 * @param column the column where it begins, from 1, in code points
 * @param length how many code points it covers, at least 1
 */
record Span(int line, int column, int length) {
    private static final int TO_THE_END = 1_000_000;

    /** From where this begins to where {@code last} ends; to the end of the line where that is another line. */
    Span to(Span last) {
        if (last.line != line) {
            return new Span(line, column, TO_THE_END);
        }
        return new Span(line, column, Math.max(1, last.column + last.length - column));
    }

    Place place() {
        return new Place(line, column);
    }
}
