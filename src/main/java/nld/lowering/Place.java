package nld.lowering;

/**
 * Where a matrix is stored while a compiled function runs: contiguous, row by row or column by column.
 *
 * @param array  which array: {@link #IN}, {@link #OUT}, or the number of one of the work arrays
 * @param offset the index of its first entry there
 */
record Place(int array, int offset) {
    static final int IN = -1;
    static final int OUT = -2;
}
