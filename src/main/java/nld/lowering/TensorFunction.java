package nld.lowering;

import java.util.List;
import java.util.Set;

/** A compiled tensor function with the arrays that it works in. */
final class TensorFunction implements Lowered {
    private final TensorKernel kernel;
    private final int inputs;
    private final int outputs;
    private final int operations;
    private final double[][] work;
    private final Set<Integer> constants;
    private double[] copy;

    TensorFunction(TensorKernel kernel, int inputs, int outputs, int operations, List<double[]> work, Set<Integer> constants) {
        this.kernel = kernel;
        this.inputs = inputs;
        this.outputs = outputs;
        this.operations = operations;
        this.work = work.toArray(double[][]::new);
        this.constants = Set.copyOf(constants);
    }

    @Override
    public int inputs() {
        return inputs;
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public int operations() {
        return operations;
    }

    @Override
    public void evaluate(double[] given, double[] results) {
        Program.requireLength(given, inputs, "inputs");
        Program.requireLength(results, outputs, "outputs");
        kernel.run(given == results ? copied(given) : given, work, results);
    }

    /** Outputs are written before all inputs are read, so that one array for both needs a second. */
    private double[] copied(double[] given) {
        copy = copy == null ? new double[inputs] : copy;
        System.arraycopy(given, 0, copy, 0, inputs);
        return copy;
    }

    @Override
    public Lowered fork() {
        List<double[]> own = new java.util.ArrayList<>(work.length);
        for (int number = 0; number < work.length; number++) {
            own.add(constants.contains(number) ? work[number] : new double[work[number].length]);
        }
        return new TensorFunction(kernel, inputs, outputs, operations, own, constants);
    }
}
