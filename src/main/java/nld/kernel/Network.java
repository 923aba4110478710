package nld.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

    /** How many derivatives of abstract functions it holds in all. */
    int derivatives() {
        return nodes.stream().mapToInt(node -> node.letter instanceof Letter.Derivative jet ? jet.by().size() : 0).sum();
    }

    /** The same with its free indices in another order. */
    Network permuted(int... order) {
        int[] turned = new int[order.length];
        for (int place = 0; place < order.length; place++) {
            turned[place] = free[order[place]];
        }
        return new Network(nodes, turned, dimensions);
    }

    /** The highest order of time derivative of a coordinate that occurs; −1 where none does. */
    private int motionOrder() {
        return nodes.stream().mapToInt(node -> node.letter.motionOrder()).max().orElse(-1);
    }

    /**
     * The order of lower time derivatives, then of fewer derivatives of functions, then of fewer factors; for networks in
     * canonical form a total order.
     */
    int compareTo(Network other) {
        int byMotion = Integer.compare(motionOrder(), other.motionOrder());
        if (byMotion != 0) {
            return byMotion;
        }
        int byDerivatives = Integer.compare(derivatives(), other.derivatives());
        int byNodes = Integer.compare(nodes.size(), other.nodes.size());
        if (byDerivatives != 0 || byNodes != 0) {
            return byDerivatives != 0 ? byDerivatives : byNodes;
        }
        for (int index = 0; index < nodes.size(); index++) {
            Node mine = nodes.get(index);
            Node theirs = other.nodes.get(index);
            int byLetter = mine.letter.compareTo(theirs.letter);
            int byExponent = mine.exponent.compareTo(theirs.exponent);
            int byLegs = Arrays.compare(mine.legs.stream().mapToInt(leg -> leg).toArray(),
                    theirs.legs.stream().mapToInt(leg -> leg).toArray());
            if (byLetter != 0 || byExponent != 0 || byLegs != 0) {
                return byLetter != 0 ? byLetter : byExponent != 0 ? byExponent : byLegs;
            }
        }
        return Arrays.compare(free, other.free);
    }

    /** Its factors as one writes them with indices, for what cannot be written in vectors. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        for (Node node : nodes) {
            StringBuilder legs = new StringBuilder();
            node.legs.forEach(leg -> legs.append((char) ('i' + leg % 18)));
            String letter = node.letter instanceof Letter.Tensor tensor ? tensor.value().toString()
                    : node.letter instanceof Letter.Unit unit ? "e" + unit.row()
                    : derivative((Letter.Derivative) node.letter);
            parts.add(letter + "_" + legs + (node.exponent.isOne() ? "" : "^" + node.exponent));
        }
        return "Σ " + String.join(" ", parts);
    }

    private static String derivative(Letter.Derivative jet) {
        return "D" + jet.by().size() + " " + jet.function().name() + jet.arguments().toString().replace('[', '(').replace(']', ')');
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
