package nld.lowering;

/**
 * The same function as a {@link Lowered} of the same expressions, to the bit, which also bounds how far rounding can
 * have moved each output: a running error analysis (N. Higham, Accuracy and Stability of Numerical Algorithms,
 * section 3.3), operation by operation, with unit roundoff 2⁻⁵³.
 *
 * <p>The bound holds for the expression in exact arithmetic at inputs that differ from those given by no more than
 * their stated errors. It is infinite where a divisor or the argument of a logarithm may be zero, and NaN where the
 * output is. It is itself computed in double precision, so it is good to as many digits, and pessimistic as every
 * bound that lets no two errors cancel.
 *
 * <p>To be used by one thread at a time.
 */
public final class Roundoff {
    private final Program program;
    private final double[] registers;
    private final double[] errors;

    Roundoff(Program program) {
        this.program = program;
        this.registers = program.registers().clone();
        this.errors = new double[registers.length];
        for (int index = program.inputs(); index < registers.length; index++) {
            errors[index] = Math.ulp(registers[index]) / 2;
        }
    }

    /**
     * Computes the outputs and their error bounds, without allocation. All arrays must be as long as the lists of
     * inputs and outputs, or an {@link IllegalArgumentException} says so.
     *
     * @param inputs       the values of the inputs
     * @param inputErrors  how far each input may be from what is meant; 0 where it is exact
     * @param outputs      where the values go
     * @param outputErrors where the bounds go
     */
    public void evaluate(double[] inputs, double[] inputErrors, double[] outputs, double[] outputErrors) {
        int[] places = program.outputs();
        Program.requireLength(inputs, program.inputs(), "inputs");
        Program.requireLength(inputErrors, program.inputs(), "input errors");
        Program.requireLength(outputs, places.length, "outputs");
        Program.requireLength(outputErrors, places.length, "output errors");
        System.arraycopy(inputs, 0, registers, 0, inputs.length);
        System.arraycopy(inputErrors, 0, errors, 0, inputs.length);
        int[] code = program.code();
        for (int at = 0; at < code.length; at += Program.STRIDE) {
            step(code[at], code[at + 1], code[at + 2], code[at + 3]);
        }
        for (int index = 0; index < places.length; index++) {
            outputs[index] = registers[places[index]];
            outputErrors[index] = errors[places[index]];
        }
    }

    private void step(int operation, int target, int left, int right) {
        double value = Opcode.apply(operation, registers[left], registers[right]);
        errors[target] = Opcode.error(operation, value, registers[left], registers[right], errors[left], errors[right]);
        registers[target] = value;
    }
}
