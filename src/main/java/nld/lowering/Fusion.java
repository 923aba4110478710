package nld.lowering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which nodes are stored and which are computed inside the loop of another: a node that is computed entry by entry and serves one
 * loop only never becomes an array.
 */
final class Fusion {
    /** How many operations and operands a loop body holds at most: with more of them the JIT makes no vector instructions. */
    private static final int LARGEST = 10;
    /** The same for scalars, which have no loop. */
    private static final int LARGEST_SCALAR = 100;

    private final Map<Node, List<Node>> users = new HashMap<>();
    private final Set<Node> live = new HashSet<>();
    private final Set<Node> outputs = new HashSet<>();
    private final Map<Node, Node> roots = new HashMap<>();
    private final Map<Node, Boolean> flips = new HashMap<>();
    private final Map<Node, Integer> weights = new HashMap<>();

    Fusion(TensorGraph graph, List<Ref> results) {
        results.forEach(result -> outputs.add(result.node()));
        live.addAll(outputs);
        List<Node> nodes = graph.nodes();
        for (int number = nodes.size() - 1; number >= 0; number--) {
            Node node = nodes.get(number);
            if (live.contains(node)) {
                place(node);
                for (Ref operand : node.operation().operands()) {
                    live.add(operand.node());
                    users.computeIfAbsent(operand.node(), fresh -> new ArrayList<>()).add(node);
                }
            }
        }
    }

    /** All users of a node have larger numbers, so that they are known when its turn comes. */
    private void place(Node node) {
        roots.put(node, node);
        flips.put(node, false);
        weights.put(node, weight(node));
        if (!node.isPointwise() || outputs.contains(node) || isFunction(node)) {
            return;
        }
        Node root = null;
        boolean flip = false;
        for (Node user : users.get(node)) {
            if (!user.isPointwise() || isAbsorbed(user)) {
                return;
            }
            for (Ref operand : user.operation().operands()) {
                boolean turned = flips.get(user) != operand.flipped();
                boolean other = root != null && (root != roots.get(user) || flip != turned);
                if (operand.node() == node && other) {
                    return;
                }
                root = operand.node() == node ? roots.get(user) : root;
                flip = operand.node() == node ? turned : flip;
            }
        }
        join(node, root, flip);
    }

    private void join(Node node, Node root, boolean flip) {
        int together = weights.get(root) + weight(node) - 1;
        if (together <= (root.isScalar() ? LARGEST_SCALAR : LARGEST)) {
            roots.put(node, root);
            flips.put(node, flip);
            weights.put(root, together);
        }
    }

    private static int weight(Node node) {
        return 1 + (int) node.operation().operands().stream().filter(operand -> !operand.node().isVirtual()).count();
    }

    /** Whether a node calls a function of its own for each entry, which no vector instruction does. */
    private static boolean isFunction(Node node) {
        if (node.operation() instanceof Operation.Unary unary) {
            return !node.isScalar() && unary.opcode() != Opcode.NEGATE && unary.opcode() != Opcode.SQUARE_ROOT
                    && unary.opcode() != Opcode.ABS;
        }
        return node.operation() instanceof Operation.Binary binary && !node.isScalar() && binary.opcode() >= Opcode.POWER;
    }

    boolean isLive(Node node) {
        return live.contains(node);
    }

    /** Whether the node is computed in the loop of {@code root}. */
    boolean isIn(Node node, Node root) {
        return node.isPointwise() && roots.get(node) == root;
    }

    /** Whether the node must be stored. */
    boolean isStored(Node node) {
        if (node.isVirtual()) {
            return outputs.contains(node) || users.getOrDefault(node, List.of()).stream().anyMatch(user -> !user.isPointwise());
        }
        return roots.get(node) == node && !isAbsorbed(node);
    }

    /** Whether it is a product of entries that only a sum of all of them needs: an inner product. */
    boolean isAbsorbed(Node node) {
        return node.operation() instanceof Operation.Binary binary && binary.opcode() == Opcode.MULTIPLY
                && !binary.left().node().isVirtual() && !binary.right().node().isVirtual() && !outputs.contains(node)
                && users.get(node).size() == 1 && users.get(node).get(0).operation() instanceof Operation.Total total
                && !total.rows();
    }
}
