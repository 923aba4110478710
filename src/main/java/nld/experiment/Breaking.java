package nld.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import nld.layers.Activation;
import nld.layers.Examples;
import nld.layers.LayeredNet;
import nld.layers.NetLoss;
import nld.layers.Surrogate;
import nld.spectrum.CellHessian;
import nld.spectrum.Spectrum;

/**
 * How feedback breaks the symmetry of an ensemble while it trains on a hinge: odd statistics grow from 0 while the trace of the
 * Hessian stays 0. The setting of a5_breaking.py, B5: widths 5, 8, 8, 1, 20 random labels, gradient descent with rate 1/10.
 */
public final class Breaking {
    private static final LayeredNet NET = LayeredNet.of(Activation.rectifier(), 5, 8, 8, 1);
    private static final int EXAMPLES = 20;
    private static final double SCALE = 0.5;
    private static final double FLAT = 1e-12;

    private Breaking() {
    }

    /**
     * The ensemble at one step.
     *
     * @param step      how many steps were made
     * @param skewness  the mean of √n tr H³/(tr H²)^{3/2}
     * @param alignment the mean of y f
     * @param active    the share of active examples
     * @param norm      the mean of |H|_F
     * @param trace     the largest |tr H|
     * @param wrong     the training error
     * @param solved    how many seeds have loss 0
     * @param stuck     how many have a positive loss with gradient and Hessian 0
     * @param quantum   of those, the largest distance of the loss from the number of active examples over N
     */
    public record Snapshot(int step, double skewness, double alignment, double active, double norm, double trace, double wrong,
            int solved, int stuck, double quantum) {
    }

    /** Trains {@code seeds} nets from {@code seed} on and looks at them after each of {@code steps}, in rising order. */
    public static List<Snapshot> of(int seeds, long seed, int... steps) {
        List<List<Look>> looks = new ArrayList<>();
        for (int number = 0; number < seeds; number++) {
            looks.add(trained(new SplittableRandom(seed * 1_000_003 + number), steps));
        }
        List<Snapshot> snapshots = new ArrayList<>();
        for (int index = 0; index < steps.length; index++) {
            int at = index;
            snapshots.add(snapshot(steps[index], looks.stream().map(one -> one.get(at)).toList()));
        }
        return snapshots;
    }

    private static List<Look> trained(SplittableRandom random, int[] steps) {
        Examples examples = RandomExamples.of(EXAMPLES, NET.inputs(1), random);
        NetLoss loss = new NetLoss(NET, Surrogate.HINGE, examples);
        double[] start = NET.drawn(random, SCALE);
        List<Look> looks = new ArrayList<>();
        if (steps[0] == 0) {
            looks.add(Look.at(loss, start));
        }
        Training.whole(NET, Surrogate.HINGE, examples, WeightRule.of("gradient-descent, rate 1/10"))
                .run(start, steps[steps.length - 1], (step, position, state, next, nextState) -> {
                    if (Arrays.binarySearch(steps, step) >= 0) {
                        looks.add(Look.at(loss, next));
                    }
                });
        return looks;
    }

    /** One net at one step. */
    private record Look(double skewness, double alignment, int active, double norm, double trace, int wrong, double loss, boolean flat) {
        static Look at(NetLoss loss, double[] theta) {
            double[][] hessian = CellHessian.dense(loss, theta);
            Spectrum spectrum = Spectrum.of(hessian);
            double[] gradient = new double[theta.length];
            int wrong = loss.gradient(theta, gradient);
            double alignment = 0;
            int active = 0;
            double[] outputs = loss.outputs(theta);
            for (int example = 0; example < outputs.length; example++) {
                double margin = outputs[example] * loss.examples().labels()[example];
                alignment += margin / outputs.length;
                active += margin < 1 ? 1 : 0;
            }
            double norm = Math.sqrt(spectrum.powerSum(2));
            boolean flat = norm < FLAT && Arrays.stream(gradient).allMatch(entry -> Math.abs(entry) < FLAT);
            return new Look(spectrum.skewness(), alignment, active, norm, CellHessian.trace(hessian), wrong, loss.value(theta), flat);
        }
    }

    private static Snapshot snapshot(int step, List<Look> looks) {
        double count = looks.size();
        return new Snapshot(step, looks.stream().mapToDouble(Look::skewness).sum() / count,
                looks.stream().mapToDouble(Look::alignment).sum() / count,
                looks.stream().mapToDouble(Look::active).sum() / count / EXAMPLES,
                looks.stream().mapToDouble(Look::norm).sum() / count,
                looks.stream().mapToDouble(look -> Math.abs(look.trace())).max().orElse(0),
                looks.stream().mapToDouble(Look::wrong).sum() / count / EXAMPLES,
                (int) looks.stream().filter(look -> look.loss() == 0).count(),
                (int) looks.stream().filter(look -> look.flat() && look.loss() > 0).count(),
                looks.stream().filter(look -> look.flat() && look.loss() > 0)
                        .mapToDouble(look -> Math.abs(look.loss() - look.active() / (double) EXAMPLES)).max().orElse(0));
    }
}
