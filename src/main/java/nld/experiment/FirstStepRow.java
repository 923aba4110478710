package nld.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import nld.layers.Activation;
import nld.layers.Examples;
import nld.layers.LayeredNet;
import nld.layers.PathSums;

/**
 * The law of the first step on one network.
 *
 * @param net      the network
 * @param examples how many examples
 * @param step     both sides of the law over all signs of the weights
 * @param paths    E |∇f|² by the path formula, for a single example; else not a number
 */
public record FirstStepRow(LayeredNet net, int examples, FirstStep step, double paths) {
    /** Small enough that every example stays active. */
    private static final double SCALE = 0.3;
    private static final double DIGITS = 1e-9;

    /** Networks of 6 to 14 weights with one and three examples. */
    public static List<FirstStepRow> all(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<FirstStepRow> rows = new ArrayList<>();
        for (LayeredNet net : List.of(LayeredNet.of(Activation.rectifier(), 2, 2, 1), LayeredNet.of(Activation.rectifier(), 2, 2, 2, 1),
                LayeredNet.of(new Activation.Leaky(0.25), 2, 2, 2, 1), LayeredNet.of(Activation.rectifier(), 3, 3, 1),
                LayeredNet.of(Activation.rectifier(), 2, 2, 2, 2, 1))) {
            for (int count : new int[] {1, 3}) {
                Examples examples = RandomExamples.of(count, net.inputs(1), random);
                double[] theta = net.drawn(random, SCALE);
                double paths = count == 1 ? PathSums.squaredGradient(net, theta, examples.inputs()[0]) : Double.NaN;
                rows.add(new FirstStepRow(net, count, FirstStep.of(net, examples, theta), paths));
            }
        }
        return rows;
    }

    /** Whether both sides agree to nine digits, with the path formula too where there is one. */
    public boolean holds() {
        double gradient = step.gradient();
        boolean formula = Double.isNaN(paths) || Math.abs(paths - gradient) <= DIGITS * gradient;
        return step.inactive() == 0 && Math.abs(step.rate() - gradient) <= DIGITS * gradient && formula;
    }
}
