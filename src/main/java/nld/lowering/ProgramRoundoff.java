package nld.lowering;

/** The bounds of a {@link Program}, operation by operation. */
final class ProgramRoundoff implements Roundoff {
    private final Program program;
    private final double[] registers;
    private final double[] errors;

    ProgramRoundoff(Program program) {
        this.program = program;
        this.registers = program.registers().clone();
        this.errors = program.errors().clone();
    }

    @Override
    public void evaluate(double[] inputs, double[] inputErrors, double[] outputs, double[] outputErrors) {
        int[] places = program.outputs();
        Program.requireLength(inputs, program.inputs(), "inputs");
        Program.requireLength(inputErrors, program.inputs(), "input errors");
        Program.requireLength(outputs, places.length, "outputs");
        Program.requireLength(outputErrors, places.length, "output errors");
        System.arraycopy(inputs, 0, registers, 0, inputs.length);
        for (int index = 0; index < inputs.length; index++) {
            errors[index] = Opcode.ofInput(inputs[index], inputErrors[index]);
        }
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
