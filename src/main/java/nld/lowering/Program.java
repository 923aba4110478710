package nld.lowering;

/**
 * A straight line of operations over registers: the inputs first, then constants and results as they came.
 *
 * @param inputs    how many registers are inputs
 * @param registers the registers before the first evaluation, the constants in their places
 * @param errors    how far each constant may be from the number that is meant
 * @param code      four numbers an operation: the opcode, the register it writes, and the two that it reads
 * @param outputs   the register of each output
 */
record Program(int inputs, double[] registers, double[] errors, int[] code, int[] outputs) {
    /** How many numbers of the code make one operation. */
    static final int STRIDE = 4;

    int operations() {
        return code.length / STRIDE;
    }

    /** Refuses an array of another length than expected. */
    static void requireLength(double[] values, int expected, String what) {
        if (values.length != expected) {
            throw new IllegalArgumentException("found " + values.length + " " + what + "; expected " + expected);
        }
    }
}
