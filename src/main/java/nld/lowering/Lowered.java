package nld.lowering;

import java.util.Optional;

/**
 * A function from {@code double[]} to {@code double[]}, made by {@link Lowering}.
 *
 * <p>Every operation is that of IEEE 754 double precision, or of {@link StrictMath}, in an order fixed by the
 * expressions: the same inputs give the same bits on every machine. Values outside a function's domain give NaN, and
 * division by zero an infinity, as in that standard; nothing is thrown for them.
 *
 * <p>An instance may hold a workspace and must be used by one thread at a time; another thread takes a
 * {@link #fork()}.
 */
public interface Lowered {
    /** How many inputs the function takes. */
    int inputs();

    /** How many outputs the function yields. */
    int outputs();

    /** How many arithmetic operations one evaluation takes. */
    int operations();

    /**
     * Computes all outputs, without allocation. The two arrays may be one; both must be exactly as long as stated,
     * or an {@link IllegalArgumentException} says so.
     *
     * @param inputs  the values of the input symbols, in their order; left as they are
     * @param outputs where the values of the output expressions are put, in their order
     */
    void evaluate(double[] inputs, double[] outputs);

    /**
     * The derivatives by the first {@code by} inputs, in a workspace of their own; nothing for a function that has none: one in whole
     * matrices, one written by hand, one that would take some millions of operations.
     */
    default Optional<Jacobian> jacobian(int by) {
        return Optional.empty();
    }

    /** The same function with a workspace of its own, for another thread. */
    Lowered fork();
}
