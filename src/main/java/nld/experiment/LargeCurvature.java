package nld.experiment;

import java.util.List;
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
 * @param probes   the quadratures of the Hessian, one for each random vector
 * @param seconds  how long the density took
 * @param wrong    how many of the examples are on the wrong side
 * @param examples how many there are
 */
public record LargeCurvature(int weights, int steps, List<SpectralDensity> probes, double seconds, int wrong, int examples) {
    private static final LayeredNet NET = LayeredNet.of(Activation.rectifier(), 50, 100, 50, 1);
    private static final int LANCZOS_STEPS = 64;

    /** Trains {@code steps} steps of gradient descent, rate 1/10, on random labels and takes the density from {@code probes} sign vectors. */
    public static LargeCurvature of(int examples, int steps, int probes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Examples data = RandomExamples.of(examples, NET.inputs(1), random);
        double[][] last = {NET.drawn(random, 0.3)};
        Training.whole(NET, Surrogate.HINGE, data, WeightRule.of("gradient-descent, rate 1/10"))
                .run(last[0], steps, (step, position, state, next, nextState) -> last[0] = step == steps ? next.clone() : last[0]);
        NetLoss loss = new NetLoss(NET, Surrogate.HINGE, data);
        long begun = System.nanoTime();
        List<SpectralDensity> found = new Lanczos(NET.parameters(), LANCZOS_STEPS, probes, seed).quadratures(CellHessian.map(loss, last[0]));
        double seconds = (System.nanoTime() - begun) / 1e9;
        int wrong = loss.gradient(last[0], new double[NET.parameters()]);
        return new LargeCurvature(NET.parameters(), steps, found, seconds, wrong, examples);
    }

    /** The mean of λ^k over the spectrum, tr H^k/n, as the random vectors estimate it without bias. */
    public double moment(int exponent) {
        return probes.stream().mapToDouble(probe -> probe.moment(exponent)).average().orElseThrow();
    }

    /** The standard error of {@link #moment}; not a number for a single vector. */
    public double error(int exponent) {
        double mean = moment(exponent);
        double squares = probes.stream().mapToDouble(probe -> Math.pow(probe.moment(exponent) - mean, 2)).sum();
        return Math.sqrt(squares / (probes.size() - 1) / probes.size());
    }
}
