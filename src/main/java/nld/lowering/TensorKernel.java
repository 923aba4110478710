package nld.lowering;

/** What a compiled tensor function implements: one evaluation. */
interface TensorKernel {
    /**
     * Computes all outputs.
     *
     * @param in   the inputs
     * @param work what is computed on the way, and the constants
     * @param out  the outputs
     */
    void run(double[] in, double[][] work, double[] out);
}
