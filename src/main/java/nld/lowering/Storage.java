package nld.lowering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.objectweb.asm.Opcodes;

/**
 * Where the matrices of a compiled function are stored: row by row (upright), column by column (turned), or both. What is
 * asked for in an order in which it is not stored is transposed by a step of its own; constants before the first run.
 */
final class Storage {
    /** What transposing costs for each entry, in nanoseconds as measured. */
    static final double TURNING = 0.6;
    /** The same for copying. */
    private static final double COPYING = 0.1;

    private final ClassBody body;
    private final Map<Node, Place> upright = new HashMap<>();
    private final Map<Node, Place> turned = new HashMap<>();
    private final Map<Ref, Integer> rows = new HashMap<>();
    private final List<double[]> work = new ArrayList<>();
    private final Set<Integer> constants = new HashSet<>();

    Storage(ClassBody body) {
        this.body = body;
    }

    /** The work arrays; those of constants are filled. */
    List<double[]> work() {
        return work;
    }

    /** The numbers of the work arrays that hold constants. */
    Set<Integer> constants() {
        return constants;
    }

    Place newPlace(int size) {
        work.add(new double[size]);
        return new Place(work.size() - 1, 0);
    }

    /** A work array that holds {@code values} from the first run on. */
    Place newConstant(double[] values) {
        work.add(values);
        constants.add(work.size() - 1);
        return new Place(work.size() - 1, 0);
    }

    void constant(Node node, double[] values) {
        put(node, false, newConstant(values));
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

    /** What it would cost to have the rows of a factor as arrays of their own. */
    double rowsCost(Ref factor) {
        boolean upright = isUpright(factor.node());
        Place place = find(factor.node(), !upright);
        return rows.containsKey(factor) || constants.contains(place.array()) ? 0
                : (upright == factor.flipped() ? TURNING : COPYING) * factor.size() + 5;
    }

    /** The number of the first of the arrays that hold the rows of a factor, put there now if need be. */
    int rows(Ref factor) {
        Integer known = rows.get(factor);
        if (known != null) {
            return known;
        }
        boolean upright = isUpright(factor.node());
        Place from = find(factor.node(), !upright);
        int first = work.size();
        for (int row = 0; row < factor.rows(); row++) {
            work.add(new double[factor.columns()]);
        }
        int stride = upright ? factor.node().columns() : factor.node().rows();
        int down = upright == factor.flipped() ? 1 : stride;
        int along = upright == factor.flipped() ? stride : 1;
        if (constants.contains(from.array())) {
            Kernels.unpack(work.get(from.array()), 0, down, along, work.toArray(double[][]::new), first, factor.rows(), factor.columns());
            IntStream.range(first, work.size()).forEach(number -> constants.add(number));
        } else {
            unpack(from, down, along, first, factor);
        }
        rows.put(factor, first);
        return first;
    }

    private void unpack(Place from, int down, int along, int first, Ref factor) {
        body.step(step -> {
            step.use(from);
            step.array(from);
            step.number(from.offset());
            step.number(down);
            step.number(along);
            step.code().visitVarInsn(Opcodes.ALOAD, 1);
            step.number(first);
            step.number(factor.rows());
            step.number(factor.columns());
            step.call("unpack", "([DIII[[DIII)V");
        });
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
