package nld.descent;

import nld.lowering.Roundoff;

/**
 * How far rounding can have moved the result of one step of a {@link Descent} from the exact rule applied to the
 * state before it. The state before counts as exact, as do the three numbers of the rule as the theorem states them:
 * that 1/10 is no double is part of the bound.
 *
 * <p>With unit roundoff ε = 2⁻⁵³, to first order: the buffer is off by the gradient's own roundoff, plus ε for each of
 * its operations and for β and k; the position by η times that, plus ε for each of its operations and for η. Together with
 * {@link Roundoff} of a law this bounds, without any tuned number, the residual that a true law may leave.
 */
public final class StepRoundoff {
    private static final double UNIT = 0x1p-53;

    private final Roundoff gradient;
    private final double rate;
    private final double momentum;
    private final double decay;
    private final double[] exact;
    private final double[] slope;
    private final double[] slopeErrors;

    /**
     * Of the rule with these numbers.
     *
     * @param gradient  the gradient of the rule, from the same expressions
     * @param dimension how many coordinates
     * @param rate      η
     * @param momentum  β
     * @param decay     k
     */
    public StepRoundoff(Roundoff gradient, int dimension, double rate, double momentum, double decay) {
        this.gradient = gradient;
        this.rate = Math.abs(rate);
        this.momentum = Math.abs(momentum);
        this.decay = Math.abs(decay);
        this.exact = new double[dimension];
        this.slope = new double[dimension];
        this.slopeErrors = new double[dimension];
    }

    /**
     * Bounds the errors of one step, without allocation. The first four arrays are those that a {@link StepObserver}
     * sees.
     *
     * @param positionErrors where the bounds for the next q go
     * @param bufferErrors   where the bounds for the next v go
     */
    public void of(double[] position, double[] buffer, double[] nextPosition, double[] nextBuffer,
            double[] positionErrors, double[] bufferErrors) {
        gradient.evaluate(position, exact, slope, slopeErrors);
        for (int index = 0; index < slope.length; index++) {
            double kept = momentum * Math.abs(buffer[index]);
            double decayed = decay * Math.abs(position[index]);
            // β and its product; k and its product; the two additions
            double ofTerms = UNIT * (2 * kept + 2 * decayed + Math.abs(slope[index]) + decayed);
            bufferErrors[index] = slopeErrors[index] + ofTerms + UNIT * Math.abs(nextBuffer[index]);
            double moved = rate * Math.abs(nextBuffer[index]);
            positionErrors[index] = rate * bufferErrors[index] + UNIT * (2 * moved + Math.abs(nextPosition[index]));
        }
    }
}
