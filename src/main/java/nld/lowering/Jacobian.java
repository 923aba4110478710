package nld.lowering;

/**
 * The matrix of derivatives of a {@link Lowered} function by its first inputs, exact but for rounding: computed by forward
 * accumulation over the very operations of the function. Only entries that can differ from 0 are computed.
 *
 * <p>Where a function has a kink (an absolute value at 0) the derivative is that of one side; where it has none (a root at 0) an
 * entry is infinite or NaN, and nothing is thrown. To be used by one thread at a time.
 */
public final class Jacobian {
    private final Lowered entries;
    private final int[] rows;
    private final int[] columns;
    private final double[] values;

    /** The entries in the order in which {@code entries} yields them. */
    Jacobian(Lowered entries, int[] rows, int[] columns) {
        this.entries = entries;
        this.rows = rows;
        this.columns = columns;
        this.values = new double[rows.length];
    }

    /** How many entries can differ from 0. */
    public int entries() {
        return rows.length;
    }

    /** How many arithmetic operations one evaluation takes. */
    public int operations() {
        return entries.operations();
    }

    /**
     * Writes every entry that can differ from 0 and leaves the others as they are.
     *
     * @param inputs the inputs of the function
     * @param into   a row for each output, a column for each input by which is differentiated
     */
    public void evaluate(double[] inputs, double[][] into) {
        entries.evaluate(inputs, values);
        for (int index = 0; index < values.length; index++) {
            into[rows[index]][columns[index]] = values[index];
        }
    }
}
