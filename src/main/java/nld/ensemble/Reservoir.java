package nld.ensemble;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import nld.expression.Rational;

/** How much the signs and weights of a layered network can hold, counted exactly: P8 and P2 of the theory of adaptive symmetry. */
public final class Reservoir {
    private static final long LARGEST_CIRCUITS = 1L << 20;

    private Reservoir() {
    }

    /**
     * The share of all signs of a rectifier network's weights at which a whole hidden layer is off for an input without zeros in
     * general position: 1 − (1 − 2^{−m})^{L−1}.
     *
     * @param width  m, of every hidden layer
     * @param hidden L − 1, the number of hidden layers
     */
    public static Rational deadShare(int width, int hidden) {
        Rational alive = Rational.ONE.minus(Rational.HALF.power(width));
        return Rational.ONE.minus(alive.power(hidden));
    }

    /**
     * The share of the labelings of N points in general position in m dimensions that a hyperplane through the origin separates:
     * 2^{1−N} Σ C(N−1, k) over k below m (Cover 1965).
     */
    public static Rational separableShare(int points, int dimensions) {
        BigInteger binomial = BigInteger.ONE;
        BigInteger sum = BigInteger.ZERO;
        for (int k = 0; k < dimensions && k < points; k++) {
            sum = sum.add(binomial);
            binomial = binomial.multiply(BigInteger.valueOf(points - 1L - k)).divide(BigInteger.valueOf(k + 1L));
        }
        return Rational.of(sum, BigInteger.ONE.shiftLeft(points - 1));
    }

    /**
     * The mean, over all labelings of N examples, of the number of sign patterns of P weights that fit all of them, where
     * {@code dead} patterns give 0 at some example: (2^P − dead)/2^N.
     */
    public static Rational meanFits(int weights, BigInteger dead, int examples) {
        return Rational.of(BigInteger.ONE.shiftLeft(weights).subtract(dead), BigInteger.ONE.shiftLeft(examples));
    }

    /**
     * How many of the signs of the circuits, the paths from an input to the output, are independent: the rank over the field of
     * two elements of the incidence of circuits and weights. It is P minus the number of hidden units. Refuses networks of more
     * than 2^20 circuits with an {@link IllegalArgumentException}.
     */
    public static int circuitSignRank(List<Integer> widths) {
        long circuits = widths.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
        if (circuits > LARGEST_CIRCUITS) {
            throw new IllegalArgumentException("found " + circuits + " circuits; expected at most " + LARGEST_CIRCUITS);
        }
        List<BitSet> reduced = new ArrayList<>();
        for (long circuit = 0; circuit < circuits; circuit++) {
            BitSet row = circuit(widths, circuit);
            for (BitSet pivot : reduced) {
                if (row.get(pivot.nextSetBit(0))) {
                    row.xor(pivot);
                }
            }
            if (!row.isEmpty()) {
                reduced.add(row);
            }
        }
        return reduced.size();
    }

    /** The weights on the circuit of that number. */
    private static BitSet circuit(List<Integer> widths, long number) {
        BitSet weights = new BitSet();
        long left = number;
        int below = (int) (left % widths.get(0));
        left /= widths.get(0);
        int offset = 0;
        for (int layer = 1; layer < widths.size(); layer++) {
            int unit = (int) (left % widths.get(layer));
            left /= widths.get(layer);
            weights.set(offset + unit * widths.get(layer - 1) + below);
            offset += widths.get(layer) * widths.get(layer - 1);
            below = unit;
        }
        return weights;
    }
}
