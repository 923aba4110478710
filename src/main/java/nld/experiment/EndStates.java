package nld.experiment;

import java.util.Arrays;
import java.util.SplittableRandom;
import nld.descent.DescentOutcome;
import nld.descent.StepObserver;
import nld.layers.Activation;
import nld.layers.Examples;
import nld.layers.LayeredNet;
import nld.layers.NetLoss;
import nld.layers.Surrogate;
import nld.spectrum.CellHessian;
import nld.spectrum.Spectrum;

/**
 * How runs of gradient descent on a hinge end, by width: networks [2, m, 1] and six random examples on a circle, as in a7_endstates.py.
 * A run that is neither solved nor flat ends at a kink or has not converged; which of the two is not decided here.
 *
 * @param slope   of the leaky rectifier; 0 for a rectifier
 * @param width   m
 * @param runs    how many
 * @param solved  with a loss below 1/1000, what is left of jumping about a kink
 * @param flat    with a larger loss, and gradient and Hessian 0
 * @param curved  differentiable points with gradient 0, a larger loss and a Hessian that is not 0: by P4b these are saddles
 * @param quantum the largest distance of N times the loss of a flat end from the number of its active examples
 */
public record EndStates(double slope, int width, int runs, int solved, int flat, int curved, double quantum) {
    private static final int EXAMPLES = 6;
    private static final int STEPS = 6000;
    private static final double SOLVED = 1e-3;
    private static final double ZERO = 1e-9;

    /** How {@code runs} runs end; those of one seed do not depend on their number. */
    public static EndStates of(double slope, int width, int runs, long seed) {
        LayeredNet net = LayeredNet.of(new Activation.Leaky(slope), 2, width, 1);
        WeightRule rule = WeightRule.of("gradient-descent, rate 1/5 (1 - step/" + (STEPS + 1) + ")");
        int solved = 0;
        int flat = 0;
        int curved = 0;
        double quantum = 0;
        for (int run = 0; run < runs; run++) {
            SplittableRandom random = new SplittableRandom((seed * 1_000_003 + width) * 1_000_003 + run);
            NetLoss loss = new NetLoss(net, Surrogate.HINGE, examples(random));
            double[] end = end(Training.whole(net, Surrogate.HINGE, loss.examples(), rule), net.drawn(random, 1));
            double[] gradient = new double[end.length];
            loss.gradient(end, gradient);
            double value = loss.value(end);
            if (value < SOLVED) {
                solved++;
            } else if (Arrays.stream(gradient).allMatch(entry -> Math.abs(entry) < ZERO)) {
                boolean curves = Spectrum.of(CellHessian.dense(loss, end)).radius() > ZERO;
                curved += curves ? 1 : 0;
                flat += curves ? 0 : 1;
                quantum = curves ? quantum : Math.max(quantum, Math.abs(EXAMPLES * value - active(loss, end)));
            }
        }
        return new EndStates(slope, width, runs, solved, flat, curved, quantum);
    }

    private static int active(NetLoss loss, double[] theta) {
        int active = 0;
        for (int example = 0; example < EXAMPLES; example++) {
            active += loss.output(theta, example) * loss.examples().labels()[example] < 1 ? 1 : 0;
        }
        return active;
    }

    private static double[] end(Training training, double[] start) {
        DescentOutcome outcome = training.run(start, STEPS, StepObserver.NONE);
        if (outcome instanceof DescentOutcome.Completed completed) {
            return completed.position();
        }
        throw new IllegalStateException("found a run that " + outcome.sentence() + "; expected its end");
    }

    /** Points on the circle of radius √2 with random labels. */
    private static Examples examples(SplittableRandom random) {
        double[][] inputs = new double[EXAMPLES][];
        double[] labels = new double[EXAMPLES];
        for (int example = 0; example < EXAMPLES; example++) {
            double angle = 2 * Math.PI * random.nextDouble();
            inputs[example] = new double[] {Math.sqrt(2) * StrictMath.cos(angle), Math.sqrt(2) * StrictMath.sin(angle)};
            labels[example] = random.nextBoolean() ? 1 : -1;
        }
        return new Examples(inputs, labels);
    }
}
