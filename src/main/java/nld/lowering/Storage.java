package nld.lowering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the matrices of a compiled function are stored: row by row (upright), column by column (turned), or both. What is
 * asked for in an order in which it is not stored is transposed by a step of its own; constants before the first run.
 */
final class Storage {
    /** What transposing costs for each entry, in nanoseconds as measured. */
    static final double TURNING = 0.6;

    private final ClassBody body;
    private final Map<Node, Place> upright = new HashMap<>();
    private final Map<Node, Place> turned = new HashMap<>();
    private final List<double[]> work = new ArrayList<>();
    private final List<Integer> constants = new ArrayList<>();

    Storage(ClassBody body) {
        this.body = body;
    }

    /** The work arrays; those of constants are filled. */
    List<double[]> work() {
        return work;
    }

    /** The numbers of the work arrays that hold constants. */
    List<Integer> constants() {
        return constants;
    }

    Place newPlace(int size) {
        work.add(new double[size]);
        return new Place(work.size() - 1, 0);
    }

    void constant(Node node, double[] values) {
        work.add(values);
        constants.add(work.size() - 1);
        put(node, false, new Place(work.size() - 1, 0));
    }

    /** Says where a node is stored; a vector is the same row by row and column by column. */
    void put(Node node, boolean turns, Place place) {
        if (!turns || isVector(node)) {
            upright.put(node, place);
        }
        if (turns || isVector(node)) {
            turned.put(node, place);
        }
    }

    private static boolean isVector(Node node) {
        return node.rows() == 1 || node.columns() == 1;
    }

    /** Where it is stored in that order; {@code null} where it is not. */
    Place find(Node node, boolean turns) {
        return (turns ? turned : upright).get(node);
    }

    /** Whether it is stored row by row; else column by column. */
    boolean isUpright(Node node) {
        return upright.containsKey(node);
    }

    /** What it would cost to have it in that order. */
    double cost(Node node, boolean turns) {
        Place other = find(node, !turns);
        return find(node, turns) != null || constants.contains(other.array()) ? 0 : TURNING * node.size() + 5;
    }

    /** Where it is stored in that order, transposed now if need be. */
    Place require(Node node, boolean turns) {
        Place found = find(node, turns);
        if (found != null) {
            return found;
        }
        Place other = find(node, !turns);
        Place place = newPlace(node.size());
        int rows = turns ? node.rows() : node.columns();
        int columns = turns ? node.columns() : node.rows();
        if (constants.contains(other.array())) {
            Kernels.transpose(work.get(other.array()), 0, work.get(place.array()), 0, rows, columns);
            constants.add(place.array());
        } else {
            turn(other, place, rows, columns);
        }
        put(node, turns, place);
        return place;
    }

    /** Adds a step that transposes {@code rows}×{@code columns} numbers. */
    void turn(Place from, Place to, int rows, int columns) {
        body.step(step -> {
            step.use(from, to);
            step.array(from);
            step.number(from.offset());
            step.array(to);
            step.number(to.offset());
            step.number(rows);
            step.number(columns);
            step.call("transpose", "([DI[DIII)V");
        });
    }
}
