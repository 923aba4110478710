package nld.experiment;

import nld.layers.Examples;
import nld.layers.LayeredNet;
import nld.layers.NetLoss;
import nld.layers.Surrogate;

/**
 * The strength of breaking at the first step of gradient descent on a hinge, over all signs of the weights: where all examples
 * are active in every pattern, d/dη E[mean y f] = E |∇ mean y f|².
 *
 * @param before   E[mean y f] before the step, 0 by symmetry
 * @param rate     d/dη E[mean y f] after a step of rate η, at 0
 * @param gradient E |∇ mean y f|²
 * @param inactive in how many patterns an example is not active; the law is for 0 of them
 * @param patterns how many patterns
 */
public record FirstStep(double before, double rate, double gradient, long inactive, long patterns) {
    /** The most weights whose signs are enumerated. */
    public static final int LARGEST = 20;

    /** Inside a cell f is a polynomial in η of degree L, and the difference quotient of five points is exact up to degree 4. */
    private static final double ETA = 0x1p-10;

    /** For the signs of all of {@code theta}; {@link IllegalArgumentException} for more than {@link #LARGEST} of them. */
    public static FirstStep of(LayeredNet net, Examples examples, double[] theta) {
        if (theta.length > LARGEST) {
            throw new IllegalArgumentException("found " + theta.length + " weights; expected at most " + LARGEST);
        }
        return new Counting(new NetLoss(net, Surrogate.HINGE, examples), theta).all();
    }

    /** The sums at hand. */
    private static final class Counting {
        private final NetLoss loss;
        private final double[] theta;
        private final double[] signed;
        private final double[] moved;
        private final double[] gradient;

        Counting(NetLoss loss, double[] theta) {
            this.loss = loss;
            this.theta = theta;
            this.signed = new double[theta.length];
            this.moved = new double[theta.length];
            this.gradient = new double[theta.length];
        }

        FirstStep all() {
            double before = 0;
            double rate = 0;
            double squares = 0;
            long inactive = 0;
            long patterns = 1L << theta.length;
            for (long pattern = 0; pattern < patterns; pattern++) {
                for (int index = 0; index < theta.length; index++) {
                    signed[index] = (pattern >>> index & 1) == 1 ? -theta[index] : theta[index];
                }
                loss.gradient(signed, gradient);
                before += alignment(0);
                rate += (8 * (alignment(ETA) - alignment(-ETA)) - (alignment(2 * ETA) - alignment(-2 * ETA))) / (12 * ETA);
                for (double slope : gradient) {
                    squares += slope * slope;
                }
                inactive += isInactive() ? 1 : 0;
            }
            return new FirstStep(before / patterns, rate / patterns, squares / patterns, inactive, patterns);
        }

        private boolean isInactive() {
            double[] outputs = loss.outputs(signed);
            for (int example = 0; example < outputs.length; example++) {
                if (outputs[example] * loss.examples().labels()[example] >= 1) {
                    return true;
                }
            }
            return false;
        }

        /** mean y f after a step of rate {@code eta}. */
        private double alignment(double eta) {
            for (int index = 0; index < moved.length; index++) {
                moved[index] = signed[index] - eta * gradient[index];
            }
            double total = 0;
            for (int example = 0; example < loss.examples().size(); example++) {
                total += loss.examples().labels()[example] * loss.output(moved, example);
            }
            return total / loss.examples().size();
        }
    }
}
