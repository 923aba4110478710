package nld.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import nld.ensemble.AverageOutcome;
import nld.ensemble.Effort;
import nld.ensemble.Orbit;
import nld.ensemble.OrbitAverage;
import nld.ensemble.Quantity;
import nld.expression.Expression;
import nld.expression.Rational;
import nld.expression.Symbol;

/**
 * What the exact enumeration of all signs of a rectifier network costs: E f, E f² and the share of dead patterns.
 *
 * @param widths  of the network
 * @param weights how many signs
 * @param threads on how many threads
 * @param seconds the best of three runs
 * @param dead    the share of patterns with f = 0, as a result that does not depend on any of this
 */
public record EnumerationCost(List<Integer> widths, int weights, int threads, double seconds, Rational dead) {
    /** Two to four layers of weights, 6 to 20 signs. */
    public static final List<List<Integer>> SHAPES = List.of(List.of(2, 2, 1), List.of(2, 2, 2, 1), List.of(3, 3, 1), List.of(2, 2, 2, 2, 1),
            List.of(3, 3, 2, 1), List.of(2, 3, 3, 1), List.of(4, 3, 2, 1), List.of(4, 4, 1), List.of(9, 2, 1));

    /** Patterns in a second. */
    public double speed() {
        return Math.pow(2, weights) / seconds;
    }

    /** Measures one network on so many threads; {@link IllegalStateException} where it is interrupted. */
    public static EnumerationCost of(List<Integer> widths, int threads) {
        SplittableRandom random = new SplittableRandom(1);
        Map<Symbol, Rational> at = new LinkedHashMap<>();
        Expression f = RationalNet.output(widths, inputs(widths.get(0), random), random, at);
        List<Quantity> quantities = List.of(Quantity.of(f), Quantity.of(f.power(2)), Quantity.zero(f));
        Effort effort = Effort.USUAL.withThreads(threads);
        double best = Double.POSITIVE_INFINITY;
        Rational dead = Rational.ZERO;
        for (int round = 0; round < 3; round++) {
            long begun = System.nanoTime();
            AverageOutcome outcome = OrbitAverage.of(Orbit.ofSigns(at.keySet()), at, quantities, effort);
            best = Math.min(best, (System.nanoTime() - begun) / 1e9);
            if (!(outcome instanceof AverageOutcome.Enumerated enumerated)) {
                throw new IllegalStateException("found " + outcome + "; expected every pattern");
            }
            dead = enumerated.averages().get(2);
        }
        return new EnumerationCost(widths, at.size(), threads, best, dead);
    }

    private static List<Rational> inputs(int size, SplittableRandom random) {
        List<Rational> inputs = new ArrayList<>();
        for (int input = 0; input < size; input++) {
            inputs.add(Rational.of(random.nextInt(1, 10), random.nextInt(2, 6)));
        }
        return inputs;
    }
}
