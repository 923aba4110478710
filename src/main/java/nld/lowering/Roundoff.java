package nld.lowering;

/**
 * The same function as a {@link Lowered} of the same expressions, which also bounds how far rounding can
 * have moved each output: a running error analysis (N. Higham, Accuracy and Stability of Numerical Algorithms,
 * section 3.3), operation by operation, with unit roundoff 2⁻⁵³.
 *
 * <p>The bound holds for the expression in exact arithmetic at inputs that differ from those given by no more than
 * their stated errors, also where something underflows. It is infinite or NaN where a divisor or the argument of a logarithm may be zero,
 * where an input is infinite or something overflows, and where the output is no finite number. It is made larger by more than its own
 * computation in double precision can lose, and pessimistic as every bound that lets no two errors cancel.
 *
 * <p>To be used by one thread at a time.
 */
public interface Roundoff {
    /**
     * Computes the outputs and their error bounds, without allocation. All arrays must be as long as the lists of
     * inputs and outputs, or an {@link IllegalArgumentException} says so. The outputs of scalar expressions are those of the
     * {@link Lowered} to the bit; in vectors and matrices sums may be added in another order, which the bound allows for.
     *
     * @param inputs       the values of the inputs
     * @param inputErrors  how far each input may be from what is meant; 0 where it is exact
     * @param outputs      where the values go
     * @param outputErrors where the bounds go
     */
    void evaluate(double[] inputs, double[] inputErrors, double[] outputs, double[] outputErrors);
}
