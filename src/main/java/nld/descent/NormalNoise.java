package nld.descent;

import nld.data.NormalNumbers;
import nld.lowering.Lowered;

/**
 * Normally distributed noise of mean 0 that is drawn afresh in each step, with a covariance that may depend on the state. The
 * same seed gives the same noise on every machine.
 *
 * @param covariance from coordinates, states and step number to the covariance matrix, row by row
 * @param seed       the seed
 */
public record NormalNoise(Lowered covariance, long seed) {
    /** How many numbers a step draws. */
    public int size() {
        return (int) Math.round(Math.sqrt(covariance.outputs()));
    }

    /** The noise of one run, from the first step on. */
    Source source() {
        return new Source();
    }

    /** Noise of one run; allocates nothing for a step. */
    final class Source {
        /** A variance below this part of the largest is that of a direction without noise. */
        private static final double NOTHING = 1e-13;
        /** A variance that is more negative than rounding makes it, in parts of the largest. */
        private static final double NEGATIVE = -1e-8;

        private final NormalNumbers normal = new NormalNumbers(seed);
        private final int size = size();
        private final Lowered own = covariance.fork();
        private final double[] state = new double[covariance.inputs()];
        private final double[] rest = new double[size * size];
        private final double[] column = new double[size];

        /** Puts the noise of a step behind the state that it has in {@code inputs}; NaN where the covariance is none. */
        void draw(double[] inputs) {
            System.arraycopy(inputs, 0, state, 0, state.length);
            own.evaluate(state, rest);
            java.util.Arrays.fill(inputs, state.length, state.length + size, 0);
            double largest = variance(widest());
            for (int count = 0; count < size; count++) {
                int pivot = widest();
                double variance = variance(pivot);
                if (!(variance > NOTHING * largest)) {
                    spoil(inputs, largest);
                    return;
                }
                // a column of Cholesky's factor, the largest variance first: stable where some directions have none
                double root = Math.sqrt(variance);
                double drawn = normal.next();
                for (int row = 0; row < size; row++) {
                    column[row] = rest[row * size + pivot] / root;
                    inputs[state.length + row] += column[row] * drawn;
                }
                for (int entry = 0; entry < rest.length; entry++) {
                    rest[entry] -= column[entry / size] * column[entry % size];
                }
            }
        }

        private int widest() {
            int widest = 0;
            for (int index = 1; index < size; index++) {
                widest = variance(index) > variance(widest) ? index : widest;
            }
            return widest;
        }

        private double variance(int index) {
            return rest[index * size + index];
        }

        /** What is left has to be nothing but rounding. */
        private void spoil(double[] inputs, double largest) {
            for (int index = 0; index < size; index++) {
                if (!(variance(index) >= NEGATIVE * largest)) {
                    inputs[state.length] = Double.NaN;
                }
            }
        }
    }
}
