package nld.lowering;

/** Runs a {@link Program} operation by operation in a workspace of its own. */
final class Interpreter implements Lowered {
    private final Program program;
    private final double[] registers;

    Interpreter(Program program) {
        this.program = program;
        this.registers = program.registers().clone();
    }

    @Override
    public int inputs() {
        return program.inputs();
    }

    @Override
    public int outputs() {
        return program.outputs().length;
    }

    @Override
    public int operations() {
        return program.operations();
    }

    @Override
    public void evaluate(double[] inputs, double[] outputs) {
        Program.requireLength(inputs, inputs(), "inputs");
        Program.requireLength(outputs, outputs(), "outputs");
        System.arraycopy(inputs, 0, registers, 0, inputs.length);
        int[] code = program.code();
        for (int at = 0; at < code.length; at += Program.STRIDE) {
            registers[code[at + 1]] = Opcode.apply(code[at], registers[code[at + 2]], registers[code[at + 3]]);
        }
        int[] places = program.outputs();
        for (int index = 0; index < places.length; index++) {
            outputs[index] = registers[places[index]];
        }
    }

    @Override
    public Lowered fork() {
        return new Interpreter(program);
    }
}
