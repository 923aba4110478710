package nld.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nld.expression.Dimension;
import nld.expression.Rational;

/**
 * A product of entries of vectors, matrices and derivatives, summed over every index that is not free: u_i A_ij f_jk … as
 * physicists write it. An index may occur any number of times: once in a sum of entries, twice in an inner product, more
 * often in products entry by entry. With no free index it is a number, with one a vector, with two a matrix.
 *
 * <p>A network in {@linkplain #isCanonical canonical} form equals another exactly when they are the same but for the names
 * of indices and the order of what can be exchanged.
 */
final class Network {
    private static final int NAMES = 18;

    private final List<Node> nodes;
    private final int[] free;
    private final List<Dimension> dimensions;
    private final int hash;

    /**
     * One factor.
     *
     * @param letter   what it is an entry of
     * @param exponent the power to which the entry is raised; other than 1 only for vectors and matrices
     * @param legs     its indices, slot by slot
     */
    record Node(Letter letter, Rational exponent, List<Integer> legs) {
        Node {
            legs = List.copyOf(legs);
        }

        /** As how many factors it counts. */
        Rational size() {
            return exponent.abs();
        }

        int[] places() {
            return legs.stream().mapToInt(leg -> leg).toArray();
        }
    }

    /** The network of these factors; {@code dimensions} has one entry for each index, used or not. */
    Network(List<Node> nodes, int[] free, List<Dimension> dimensions) {
        this.nodes = List.copyOf(nodes);
        this.free = free.clone();
        this.dimensions = List.copyOf(dimensions);
        this.hash = 31 * (31 * this.nodes.hashCode() + Arrays.hashCode(free)) + this.dimensions.hashCode();
    }

    /** The factors. */
    List<Node> nodes() {
        return nodes;
    }

    /** The free indices, in order; the same index may stand at two places, as in a diagonal matrix. */
    int[] free() {
        return free.clone();
    }

    /** How many places for free indices there are. */
    int order() {
        return free.length;
    }

    int freeAt(int place) {
        return free[place];
    }

    /** How many indices there are. */
    int indices() {
        return dimensions.size();
    }

    /** Over what an index runs. */
    Dimension dimension(int index) {
        return dimensions.get(index);
    }

    List<Dimension> dimensions() {
        return dimensions;
    }

    boolean isFree(int index) {
        for (int place : free) {
            if (place == index) {
                return true;
            }
        }
        return false;
    }

    /** How often an index occurs among the legs. */
    int occurrences(int index) {
        int count = 0;
        for (Node node : nodes) {
            for (int leg : node.legs) {
                count += leg == index ? 1 : 0;
            }
        }
        return count;
    }

    /** How many derivatives of abstract functions it holds in all, powers counted as factors. */
    private Rational derivatives() {
        return sum(node -> node.letter instanceof Letter.Derivative jet ? node.size().times(Rational.of(jet.by().size()))
                : Rational.ZERO);
    }

    private Rational sum(Function<Node, Rational> value) {
        return nodes.stream().map(value).reduce(Rational.ZERO, Rational::plus);
    }

    /** How many factors have each order of time derivative, those of order 0 left out. */
    private SortedMap<Integer, Rational> motions() {
        SortedMap<Integer, Rational> motions = new TreeMap<>();
        nodes.stream().filter(node -> node.letter.motionOrder() > 0)
                .forEach(node -> motions.merge(-node.letter.motionOrder(), node.size(), Rational::plus));
        return motions;
    }

    /** How often each letter occurs, the smallest first. */
    private SortedMap<Letter, Rational> letters() {
        SortedMap<Letter, Rational> letters = new TreeMap<>();
        nodes.forEach(node -> letters.merge(node.letter, node.size(), Rational::plus));
        return letters;
    }

    /** The same with its free indices in another order. */
    Network permuted(int... order) {
        int[] turned = new int[order.length];
        for (int place = 0; place < order.length; place++) {
            turned[place] = free[order[place]];
        }
        return new Network(nodes, turned, dimensions);
    }

    /**
     * The order of lower time derivatives, then of fewer derivatives of functions, then of fewer factors, then of smaller
     * letters, whatever the indices: a part that is replaced by something smaller leaves something smaller. For networks in
     * canonical form a total order.
     */
    int compareTo(Network other) {
        int byMotion = -compare(motions(), other.motions());
        int byDerivatives = byMotion != 0 ? byMotion : derivatives().compareTo(other.derivatives());
        int bySize = byDerivatives != 0 ? byDerivatives : sum(Node::size).compareTo(other.sum(Node::size));
        int byLetters = bySize != 0 ? bySize : compare(letters(), other.letters());
        int byExponents = byLetters != 0 ? byLetters : compareNodes(other, Comparator.comparing(Node::letter)
                .thenComparing(Node::exponent));
        int byLegs = byExponents != 0 ? byExponents
                : compareNodes(other, Comparator.comparing(Node::places, Arrays::compare));
        return byLegs != 0 ? byLegs : Arrays.compare(free, other.free);
    }

    /** Smaller where there is more of the first that differs. */
    private static <K extends Comparable<? super K>> int compare(SortedMap<K, Rational> mine, SortedMap<K, Rational> theirs) {
        Iterator<Map.Entry<K, Rational>> others = theirs.entrySet().iterator();
        for (Map.Entry<K, Rational> entry : mine.entrySet()) {
            if (!others.hasNext()) {
                return -1;
            }
            Map.Entry<K, Rational> other = others.next();
            int byKey = entry.getKey().compareTo(other.getKey());
            int byCount = other.getValue().compareTo(entry.getValue());
            if (byKey != 0 || byCount != 0) {
                return byKey != 0 ? byKey : byCount;
            }
        }
        return others.hasNext() ? 1 : 0;
    }

    private int compareNodes(Network other, Comparator<Node> order) {
        for (int index = 0; index < Math.min(nodes.size(), other.nodes.size()); index++) {
            int byNode = order.compare(nodes.get(index), other.nodes.get(index));
            if (byNode != 0) {
                return byNode;
            }
        }
        return Integer.compare(nodes.size(), other.nodes.size());
    }

    /** Its factors as one writes them with indices, for what cannot be written in vectors; of two networks never the same. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        for (Node node : nodes) {
            String letter = node.letter instanceof Letter.Tensor tensor ? tensor.value().toString()
                    : node.letter instanceof Letter.Unit unit ? "e" + unit.row() + " of " + unit.dimension()
                    : derivative((Letter.Derivative) node.letter);
            parts.add(letter + "_" + names(node.legs.stream().mapToInt(leg -> leg))
                    + (node.exponent.isOne() ? "" : "^" + node.exponent));
        }
        IntStream.range(0, indices()).filter(index -> occurrences(index) == 0)
                .forEach(index -> parts.add(name(index) + " to " + dimension(index)));
        return (free.length == 0 ? "Σ " : "Σ[" + names(Arrays.stream(free)) + "] ") + String.join(" ", parts);
    }

    private static String names(IntStream indices) {
        return indices.mapToObj(Network::name).collect(Collectors.joining());
    }

    /** i to z, then i1, …. */
    private static String name(int index) {
        return (char) ('i' + index % NAMES) + (index < NAMES ? "" : "" + index / NAMES);
    }

    private static String derivative(Letter.Derivative jet) {
        String by = jet.arguments().size() == 1 ? "" : " by " + jet.by();
        return "D" + jet.by().size() + " " + jet.function().name() + jet.arguments().toString().replace('[', '(').replace(']', ')')
                + by;
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Network other && hash == other.hash && nodes.equals(other.nodes)
                && Arrays.equals(free, other.free) && dimensions.equals(other.dimensions);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
