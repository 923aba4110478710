package nld.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import nld.ensemble.Reservoir;
import nld.layers.Activation;
import nld.layers.Examples;
import nld.layers.LayeredNet;
import nld.layers.NetLoss;
import nld.layers.Surrogate;
import nld.spectrum.Absorption;
import nld.spectrum.SingularValues;

/**
 * What one network can hold: the number P − #hidden in two guises, and the absorption certificate on random examples.
 *
 * @param widths      of the network, of leaky rectifiers
 * @param weights     P
 * @param hidden      #hidden
 * @param signRank    how many circuit signs are independent
 * @param slopeRank   the rank of the gradients of many examples
 * @param draws       at how many random points with up to P/2 active examples the certificate was asked for
 * @param certified   at how many of them it is positive, so that training is not stuck there
 * @param tightest    the least |∇L| over the bound there, at least 1
 */
public record ReservoirRow(List<Integer> widths, int weights, int hidden, int signRank, int slopeRank, int draws, int certified,
        double tightest) {
    private static final List<List<Integer>> NETS = List.of(List.of(2, 3, 1), List.of(3, 4, 1), List.of(4, 5, 1), List.of(2, 2, 2, 1),
            List.of(3, 3, 2, 1), List.of(4, 5, 4, 1), List.of(2, 3, 3, 2, 1), List.of(4, 3, 2, 3, 1));
    private static final int MANY = 10;
    private static final int DRAWS = 100;
    private static final double ROUNDING = 1e-9;

    /** Networks of two to four layers. */
    public static List<ReservoirRow> all(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<ReservoirRow> rows = new ArrayList<>();
        for (List<Integer> widths : NETS) {
            rows.add(of(new LayeredNet(widths, new Activation.Leaky(0.2), false), random));
        }
        return rows;
    }

    private static ReservoirRow of(LayeredNet net, SplittableRandom random) {
        int weights = net.parameters();
        NetLoss many = new NetLoss(net, Surrogate.HINGE, RandomExamples.of(MANY * weights, net.inputs(1), random));
        double[] theta = net.drawn(random, 1);
        double[][] slopes = new double[many.examples().size()][];
        for (int example = 0; example < slopes.length; example++) {
            slopes[example] = many.outputGradient(theta, example);
        }
        int certified = 0;
        double tightest = Double.POSITIVE_INFINITY;
        for (int draw = 0; draw < DRAWS; draw++) {
            Examples few = RandomExamples.of(random.nextInt(1, weights / 2 + 1), net.inputs(1), random);
            Absorption found = Absorption.at(new NetLoss(net, Surrogate.HINGE, few), net.drawn(random, 1));
            if (found.bound() > ROUNDING) {
                certified++;
                tightest = Math.min(tightest, found.gradient() / found.bound());
            }
        }
        return new ReservoirRow(net.widths(), weights, net.hidden(), Reservoir.circuitSignRank(net.widths()),
                SingularValues.of(slopes).rank(ROUNDING), DRAWS, certified, tightest);
    }

    /** Whether signs and gradients keep to P − #hidden, and the bound holds wherever it was positive. */
    public boolean holds() {
        int size = weights - hidden;
        return signRank == size && slopeRank <= size && certified > 0 && tightest >= 1 - ROUNDING;
    }
}
