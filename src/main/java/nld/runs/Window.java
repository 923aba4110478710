package nld.runs;

import java.util.Optional;

/** The last few rows of a log, among them the one whose step is looked at. */
final class Window {
    private final double[][] rows;
    private final long[] lines;
    private final long[] steps;
    private final int before;
    private final boolean stepped;
    private long taken;

    /**
     * A window.
     *
     * @param before  how many rows it keeps before the one that is looked at
     * @param after   how many after it
     * @param width   how many values a row has
     * @param stepped whether rows carry their step
     */
    Window(int before, int after, int width, boolean stepped) {
        this.before = before;
        this.stepped = stepped;
        rows = new double[before + 1 + after][width];
        lines = new long[rows.length];
        steps = new long[rows.length];
    }

    /** Where the next row is put. */
    double[] free() {
        return rows[(int) (taken % rows.length)];
    }

    /** Takes in the row that was put there; says whether the window is full. */
    boolean take(long line, long step) {
        int at = (int) (taken % rows.length);
        lines[at] = line;
        steps[at] = step;
        taken++;
        return taken >= rows.length;
    }

    private int index(int offset) {
        return (int) ((taken - rows.length + before + offset) % rows.length);
    }

    /** How many rows were taken in. */
    long taken() {
        return taken;
    }

    /** How many rows it holds when full. */
    int size() {
        return rows.length;
    }

    /** The values of the row that is {@code offset} steps after the one looked at. */
    double[] values(int offset) {
        return rows[index(offset)];
    }

    /** The line of the row looked at. */
    long line() {
        return lines[index(0)];
    }

    /** The step of the row looked at. */
    Optional<Long> step() {
        return stepped ? Optional.of(steps[index(0)]) : Optional.empty();
    }
}
