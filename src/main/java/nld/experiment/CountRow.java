package nld.experiment;

import java.math.BigInteger;
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
import nld.ensemble.Reservoir;
import nld.expression.Expression;
import nld.expression.Rational;
import nld.expression.Symbol;

/**
 * A count by its formula and counted one by one.
 *
 * @param what    what is counted
 * @param formula by the formula
 * @param counted by visiting every pattern, or by Cover's recursion
 */
public record CountRow(String what, Rational formula, Rational counted) {
    private static final int[][] SEPARABLE = {{8, 5}, {10, 5}, {12, 5}, {20, 10}};
    private static final int EXAMPLES = 4;

    /** Dead patterns, sign patterns that fit, and separable labelings; P8 of the theory of adaptive symmetry. */
    public static List<CountRow> all(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<CountRow> rows = new ArrayList<>();
        for (List<Integer> widths : List.of(List.of(2, 2, 1), List.of(2, 2, 2, 1), List.of(2, 2, 2, 2, 1), List.of(2, 3, 3, 1))) {
            Map<Symbol, Rational> at = new LinkedHashMap<>();
            Expression f = RationalNet.output(widths, input(widths.get(0), random), random, at);
            rows.add(new CountRow("share of all signs of " + widths + " with f = 0", Reservoir.deadShare(widths.get(1), widths.size() - 2),
                    averages(at, Quantity.zero(f)).get(0)));
        }
        rows.add(fits(List.of(3, 3, 1), random));
        for (int[] size : SEPARABLE) {
            rows.add(new CountRow("share of the labelings of " + size[0] + " points in R^" + size[1] + " that a hyperplane separates",
                    Reservoir.separableShare(size[0], size[1]), separable(size[0], size[1])));
        }
        return rows;
    }

    private static CountRow fits(List<Integer> widths, SplittableRandom random) {
        Map<Symbol, Rational> at = new LinkedHashMap<>();
        List<Expression> outputs = new ArrayList<>();
        List<Expression> margins = new ArrayList<>();
        for (int example = 0; example < EXAMPLES; example++) {
            Expression f = RationalNet.output(widths, input(widths.get(0), random), random, at);
            outputs.add(f);
            margins.add(Symbol.parameter("y" + example).times(f));
        }
        int weights = at.size();
        for (int example = 0; example < EXAMPLES; example++) {
            at.put(Symbol.parameter("y" + example), Rational.ONE);
        }
        List<Rational> shares = averages(at, Quantity.allPositive(margins), Quantity.noneZero(outputs));
        Rational patterns = Rational.of(BigInteger.ONE.shiftLeft(weights), BigInteger.ONE);
        BigInteger dead = Rational.ONE.minus(shares.get(1)).times(patterns).numerator();
        return new CountRow("mean number of signs of " + widths + " that fit " + EXAMPLES + " labels", Reservoir.meanFits(weights, dead, EXAMPLES),
                shares.get(0).times(patterns));
    }

    /** Of both signs, so that different inputs switch different units off. */
    private static List<Rational> input(int size, SplittableRandom random) {
        List<Rational> input = new ArrayList<>();
        for (int entry = 0; entry < size; entry++) {
            Rational drawn = Rational.of(random.nextInt(1, 1000), random.nextInt(100, 1000));
            input.add(random.nextBoolean() ? drawn : drawn.negated());
        }
        return input;
    }

    private static List<Rational> averages(Map<Symbol, Rational> at, Quantity... quantities) {
        AverageOutcome outcome = OrbitAverage.of(Orbit.ofSigns(at.keySet()), at, List.of(quantities), Effort.USUAL);
        if (outcome instanceof AverageOutcome.Enumerated enumerated) {
            return enumerated.averages();
        }
        throw new IllegalStateException("found " + outcome + "; expected every pattern");
    }

    /** C(N, m) = C(N − 1, m) + C(N − 1, m − 1) with C(1, m) = 2 and C(N, 0) = 0, over 2^N. */
    private static Rational separable(int points, int dimensions) {
        BigInteger[] counts = new BigInteger[dimensions + 1];
        for (int dimension = 0; dimension <= dimensions; dimension++) {
            counts[dimension] = BigInteger.valueOf(dimension == 0 ? 0 : 2);
        }
        for (int point = 2; point <= points; point++) {
            for (int dimension = dimensions; dimension > 0; dimension--) {
                counts[dimension] = counts[dimension].add(counts[dimension - 1]);
            }
        }
        return Rational.of(counts[dimensions], BigInteger.ONE.shiftLeft(points));
    }

    /** Whether both are the same number. */
    public boolean holds() {
        return formula.equals(counted);
    }
}
