package nld.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import nld.descent.DescentOutcome;
import nld.layers.Activation;
import nld.layers.Examples;
import nld.layers.LayeredNet;
import nld.layers.Surrogate;

/**
 * Random examples are shown to a network [5, m, 1] of leaky rectifiers one after the other; after each it is trained on all so far, from
 * where it was, until none is wrong (P8g).
 *
 * @param width    m
 * @param weights  P
 * @param absorbed how many examples a sequence took before one could not be absorbed, by sequence
 * @param steps    how many steps the absorbed examples 1 to 10, 11 to 20, … took in the mean
 */
public record SequentialAbsorption(int width, int weights, List<Integer> absorbed, List<Double> steps) {
    private static final int INPUTS = 5;
    private static final int TENS = 10;
    private static final int MOST_STEPS = 20_000;
    private static final WeightRule RULE = WeightRule.of("gradient-descent, rate 1/20");

    /** Copies the lists. */
    public SequentialAbsorption {
        absorbed = List.copyOf(absorbed);
        steps = List.copyOf(steps);
    }

    /** {@code sequences} sequences at width m. */
    public static SequentialAbsorption of(int width, int sequences, long seed) {
        LayeredNet net = LayeredNet.of(new Activation.Leaky(0.1), INPUTS, width, 1);
        List<Integer> absorbed = new ArrayList<>();
        List<List<Integer>> tens = new ArrayList<>();
        for (int sequence = 0; sequence < sequences; sequence++) {
            List<Integer> taken = taken(net, new SplittableRandom((seed * 1_000_003 + width) * 1_000_003 + sequence));
            absorbed.add(taken.size());
            for (int example = 0; example < taken.size(); example++) {
                if (example / TENS == tens.size()) {
                    tens.add(new ArrayList<>());
                }
                tens.get(example / TENS).add(taken.get(example));
            }
        }
        return new SequentialAbsorption(width, net.parameters(), absorbed,
                tens.stream().map(ten -> ten.stream().mapToInt(Integer::intValue).average().orElseThrow()).toList());
    }

    /** How many steps each example took, up to the first that was not absorbed. */
    private static List<Integer> taken(LayeredNet net, SplittableRandom random) {
        Examples all = RandomExamples.of(2 * net.parameters(), INPUTS, random);
        double[] theta = net.drawn(random, 1);
        List<Integer> taken = new ArrayList<>();
        for (int count = 1; count <= all.size(); count++) {
            Examples shown = all.subset(IntStream.range(0, count).toArray());
            Optional<DescentOutcome.Completed> fit = Training.whole(net, Surrogate.HINGE, shown, RULE).fit(theta, MOST_STEPS);
            if (fit.isEmpty()) {
                return taken;
            }
            taken.add(fit.get().steps());
            theta = fit.get().position();
        }
        return taken;
    }
}
