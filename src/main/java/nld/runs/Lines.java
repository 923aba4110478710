package nld.runs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The lines of a stream, one at a time, in a buffer that does not grow with the stream. */
final class Lines {
    /** The longest line, in bytes. */
    static final int LONGEST = 1 << 20;
    private static final int BLOCK = 1 << 16;

    private final InputStream input;
    private byte[] buffer = new byte[BLOCK];
    private int filled;
    private int following;
    private int from;
    private int to;
    private long number;
    private long taken;

    Lines(InputStream input) {
        this.input = input;
    }

    /** Goes to the next line; says whether there is one. */
    boolean next() throws IOException, LogFault {
        int searched = following;
        int end = lineFeed(searched);
        while (end < 0) {
            searched = filled - following;
            if (!fill()) {
                break;
            }
            end = lineFeed(searched);
        }
        if (end < 0 && following == filled) {
            return false;
        }
        number++;
        from = following;
        to = end < 0 ? filled : end;
        following = end < 0 ? filled : end + 1;
        if (to > from && buffer[to - 1] == '\r') {
            to--;
        }
        return true;
    }

    private int lineFeed(int start) {
        for (int index = start; index < filled; index++) {
            if (buffer[index] == '\n') {
                return index;
            }
        }
        return -1;
    }

    /** Reads on, with what is left of the line at the beginning of the buffer; says whether anything came. */
    private boolean fill() throws IOException, LogFault {
        int left = filled - following;
        if (left > LONGEST) {
            throw new LogFault("line " + (number + 1) + " is longer than " + LONGEST / 1_000_000 + " MB",
                    "Rows end in a line feed; is this a CSV file?");
        }
        byte[] target = left + BLOCK > buffer.length ? new byte[2 * buffer.length] : buffer;
        System.arraycopy(buffer, following, target, 0, left);
        buffer = target;
        following = 0;
        filled = left;
        int read = input.read(buffer, filled, buffer.length - filled);
        filled += Math.max(0, read);
        taken += Math.max(0, read);
        return read > 0;
    }

    /** The number of the line, from 1. */
    long number() {
        return number;
    }

    /** How many bytes were read so far. */
    long taken() {
        return taken;
    }

    /** The bytes among which the line is. */
    byte[] bytes() {
        return buffer;
    }

    /** Where the line begins. */
    int from() {
        return from;
    }

    /** Where the line ends. */
    int to() {
        return to;
    }

    /** Whether the line holds blanks only. */
    boolean isBlank() {
        int index = from;
        while (index < to && (buffer[index] == ' ' || buffer[index] == '\t')) {
            index++;
        }
        return index == to;
    }

    /** The line as text. */
    String text() {
        return new String(buffer, from, to - from, StandardCharsets.UTF_8);
    }
}
