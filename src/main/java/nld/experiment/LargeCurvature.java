package nld.experiment;

import java.util.SplittableRandom;
import nld.layers.Activation;
import nld.layers.Examples;
import nld.layers.LayeredNet;
import nld.layers.NetLoss;
import nld.layers.Surrogate;
import nld.spectrum.CellHessian;
import nld.spectrum.Lanczos;
import nld.spectrum.SpectralDensity;

/**
 * The density of the Hessian of a network of ten thousand weights on a hinge, before and after training, by Lanczos' method.
 *
 * @param weights  how many
 * @param steps    how many steps it was trained
 * @param density  of the Hessian
 * @param seconds  how long the density took
 * @param wrong    how many of the examples are on the wrong side
 * @param examples how many there are
 */
public record LargeCurvature(int weights, int steps, SpectralDensity density, double seconds, int wrong, int examples) {
    private static final LayeredNet NET = LayeredNet.of(Activation.rectifier(), 50, 100, 50, 1);
    private static final int LANCZOS_STEPS = 96;

    /** Trains {@code steps} steps of gradient descent, rate 1/10, on random labels and takes the density, of one sign vector. */
    public static LargeCurvature of(int examples, int steps, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] inputs = new double[examples][NET.inputs(1)];
        double[] labels = new double[examples];
        for (int example = 0; example < examples; example++) {
            for (int entry = 0; entry < inputs[example].length; entry++) {
                inputs[example][entry] = random.nextGaussian();
            }
            labels[example] = random.nextBoolean() ? 1 : -1;
        }
        Examples data = new Examples(inputs, labels);
        double[][] last = {NET.drawn(random, 0.3)};
        Training.whole(NET, Surrogate.HINGE, data, WeightRule.of("gradient-descent, rate 1/10"))
                .run(last[0], steps, (step, position, state, next, nextState) -> last[0] = step == steps ? next.clone() : last[0]);
        NetLoss loss = new NetLoss(NET, Surrogate.HINGE, data);
        long begun = System.nanoTime();
        SpectralDensity density = new Lanczos(NET.parameters(), LANCZOS_STEPS, 1, seed).density(CellHessian.map(loss, last[0]));
        double seconds = (System.nanoTime() - begun) / 1e9;
        int wrong = loss.gradient(last[0], new double[NET.parameters()]);
        return new LargeCurvature(NET.parameters(), steps, density, seconds, wrong, examples);
    }
}
