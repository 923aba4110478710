package nld.lowering;

import java.util.Optional;

/**
 * Runs a {@link Program} in a workspace of its own: operation by operation at first, and compiled to bytecode from when that has
 * been done so often that compiling pays. Both give the same bits.
 */
final class Interpreter implements Lowered {
    /** So many operations are carried out one by one; about as long as compiling takes. */
    private static final long PATIENCE = 20_000_000;

    private final Program program;
    private final Compilation compilation;
    private final double[] registers;
    private final double[][] work;
    private double[] copy;
    private long done;
    private TensorKernel kernel;

    /** The compiled program, shared among its forks. */
    private static final class Compilation {
        private final Program program;
        private Optional<TensorKernel> kernel;

        Compilation(Program program) {
            this.program = program;
        }

        synchronized Optional<TensorKernel> kernel() {
            kernel = kernel == null ? ProgramCompiler.compile(program) : kernel;
            return kernel;
        }
    }

    Interpreter(Program program) {
        this(program, new Compilation(program));
    }

    private Interpreter(Program program, Compilation compilation) {
        this.program = program;
        this.compilation = compilation;
        this.registers = program.registers().clone();
        this.work = new double[][] {registers};
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
        if (kernel != null) {
            kernel.run(inputs == outputs ? copied(inputs) : inputs, work, outputs);
        } else {
            interpret(inputs, outputs);
            done += operations();
            if (done > PATIENCE) {
                kernel = compilation.kernel().orElse(null);
                done = Long.MIN_VALUE;
            }
        }
    }

    /** This function compiled now, if it can be. */
    Lowered compiled() {
        kernel = compilation.kernel().orElse(null);
        return this;
    }

    private double[] copied(double[] inputs) {
        copy = copy == null ? new double[inputs.length] : copy;
        System.arraycopy(inputs, 0, copy, 0, inputs.length);
        return copy;
    }

    private void interpret(double[] inputs, double[] outputs) {
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
    public Optional<Jacobian> jacobian(int by) {
        if (by < 0 || by > inputs()) {
            throw new IllegalArgumentException("found derivatives by " + by + " inputs; expected 0 to " + inputs());
        }
        return Tangents.of(program, by);
    }

    @Override
    public Lowered fork() {
        return new Interpreter(program, compilation);
    }
}
