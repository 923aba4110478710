package nld.descent;

import nld.lowering.Lowered;

/**
 * Gradient descent and heavy ball in PyTorch's form: v ← βv + (g(q) + kq), then q ← q − ηv with the new v. With β = 0
 * and a buffer of zeros this is plain gradient descent. The decay is coupled: it goes through the buffer.
 *
 * <p>The arithmetic is that of double precision in the order {@code β*v[i] + (g[i] + k*q[i])} and
 * {@code q[i] − η*v[i]}, without fused operations, so that a run can be repeated to the bit. A step allocates
 * nothing. An instance is used by one thread at a time, as its gradient is.
 */
public final class Descent {
    /** The size beyond which a run counts as diverged: its square is still a finite number. */
    public static final double LARGEST = 1e150;

    private final Lowered gradient;
    private final double rate;
    private final double momentum;
    private final double decay;

    /**
     * The rule with its numbers. Refuses, with an {@link IllegalArgumentException}, a gradient with another number of
     * outputs than inputs and numbers that are not finite.
     *
     * @param gradient g: from the coordinates to as many derivatives of the loss
     * @param rate     the learning rate η
     * @param momentum the momentum β
     * @param decay    the weight decay k
     */
    public Descent(Lowered gradient, double rate, double momentum, double decay) {
        if (gradient.inputs() != gradient.outputs()) {
            throw new IllegalArgumentException("found a gradient with " + gradient.inputs() + " inputs and "
                    + gradient.outputs() + " outputs; expected as many outputs as inputs");
        }
        this.gradient = gradient;
        this.rate = requireFinite(rate, "rate");
        this.momentum = requireFinite(momentum, "momentum");
        this.decay = requireFinite(decay, "decay");
    }

    /** Runs from a buffer of zeros, as PyTorch does. */
    public DescentOutcome run(double[] start, int steps, StepObserver observer) {
        return run(start, new double[start.length], steps, observer);
    }

    /**
     * Runs {@code steps} steps, unless the run diverges or the thread is interrupted before.
     *
     * @param start    q before the first step; left as it is
     * @param buffer   v before the first step; left as it is
     * @param steps    how many steps, at least 0
     * @param observer sees every completed step whose values are acceptable
     */
    public DescentOutcome run(double[] start, double[] buffer, int steps, StepObserver observer) {
        requireSize(start, "coordinates");
        requireSize(buffer, "buffer entries");
        if (steps < 0) {
            throw new IllegalArgumentException("found " + steps + " steps; expected at least 0");
        }
        return new Run(start, buffer).through(steps, observer);
    }

    private void requireSize(double[] values, String what) {
        if (values.length != gradient.inputs()) {
            throw new IllegalArgumentException("found " + values.length + " " + what + "; expected "
                    + gradient.inputs());
        }
    }

    private static double requireFinite(double value, String what) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("found the " + what + " " + value + "; expected a finite number");
        }
        return value;
    }

    /** One run: the state before and after the step at hand, which change places after it. */
    private final class Run {
        private final double[] slope;
        private double[] position;
        private double[] buffer;
        private double[] nextPosition;
        private double[] nextBuffer;

        Run(double[] start, double[] startBuffer) {
            position = start.clone();
            buffer = startBuffer.clone();
            nextPosition = new double[start.length];
            nextBuffer = new double[start.length];
            slope = new double[start.length];
        }

        DescentOutcome through(int steps, StepObserver observer) {
            if (!isAcceptable(position, buffer)) {
                return new DescentOutcome.Diverged(0);
            }
            for (int step = 1; step <= steps; step++) {
                if (Thread.currentThread().isInterrupted()) {
                    return new DescentOutcome.Interrupted(step - 1);
                }
                advance();
                if (!isAcceptable(nextPosition, nextBuffer)) {
                    return new DescentOutcome.Diverged(step);
                }
                observer.step(step, position, buffer, nextPosition, nextBuffer);
                exchange();
            }
            return new DescentOutcome.Completed(position, buffer, steps);
        }

        private void advance() {
            gradient.evaluate(position, slope);
            for (int index = 0; index < slope.length; index++) {
                nextBuffer[index] = momentum * buffer[index] + (slope[index] + decay * position[index]);
                nextPosition[index] = position[index] - rate * nextBuffer[index];
            }
        }

        private void exchange() {
            double[] oldPosition = position;
            double[] oldBuffer = buffer;
            position = nextPosition;
            buffer = nextBuffer;
            nextPosition = oldPosition;
            nextBuffer = oldBuffer;
        }

        private static boolean isAcceptable(double[] position, double[] buffer) {
            boolean acceptable = true;
            for (int index = 0; index < position.length; index++) {
                // written so that NaN is refused too
                acceptable &= Math.abs(position[index]) <= LARGEST && Math.abs(buffer[index]) <= LARGEST;
            }
            return acceptable;
        }
    }
}
