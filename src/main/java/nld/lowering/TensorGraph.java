package nld.lowering;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The nodes of a tensor function, each operation held once, whichever way round its operands were transposed. Building one
 * takes the transposes out of it: they are flips of {@link Ref}s and cost nothing.
 */
final class TensorGraph {
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Key, Node> known = new HashMap<>();

    private record Key(int rows, int columns, Operation operation) {
    }

    /** The nodes in an order in which they can be computed. */
    List<Node> nodes() {
        return Collections.unmodifiableList(nodes);
    }

    private Ref node(int rows, int columns, Operation operation) {
        return new Ref(known.computeIfAbsent(new Key(rows, columns, operation), key -> {
            Node fresh = new Node(nodes.size(), rows, columns, operation);
            nodes.add(fresh);
            return fresh;
        }), false);
    }

    private Ref find(int rows, int columns, Operation operation) {
        Node node = known.get(new Key(rows, columns, operation));
        return node == null ? null : new Ref(node, false);
    }

    Ref given(int rows, int columns, int offset) {
        return node(rows, columns, new Operation.Given(offset));
    }

    Ref fixed(int rows, int columns, Object key, double[] values) {
        return node(rows, columns, new Operation.Fixed(key, values));
    }

    Ref number(int rows, int columns, double value, boolean exact) {
        return node(rows, columns, new Operation.Number(value, exact));
    }

    /** The scalar {@code of} in every entry. */
    Ref everywhere(Ref of, int rows, int columns) {
        if (rows == 1 && columns == 1) {
            return of;
        }
        if (of.node().operation() instanceof Operation.Number number) {
            return number(rows, columns, number.value(), number.exact());
        }
        return node(rows, columns, new Operation.Spread(of));
    }

    /** The vector {@code of} in each of {@code columns} columns. */
    Ref intoColumns(Ref of, int columns) {
        if (columns == 1) {
            return of;
        }
        return of.node().operation() instanceof Operation.Number number
                ? number(of.rows(), columns, number.value(), number.exact())
                : node(of.rows(), columns, new Operation.Spread(of));
    }

    /** The vector {@code of} in each of {@code rows} rows. */
    Ref intoRows(Ref of, int rows) {
        return intoColumns(of, rows).transposed();
    }

    Ref unary(int opcode, Ref operand) {
        Ref result = node(operand.node().rows(), operand.node().columns(), new Operation.Unary(opcode, new Ref(operand.node(), false)));
        return operand.flipped() ? result.transposed() : result;
    }

    Ref binary(int opcode, Ref left, Ref right) {
        boolean flip = isFlipped(left) && (isFlipped(right) || isEven(right)) || isEven(left) && isFlipped(right);
        Ref first = flip ? turned(left) : left;
        Ref second = flip ? turned(right) : right;
        boolean exchange = (opcode == Opcode.ADD || opcode == Opcode.MULTIPLY) && first.node().number() > second.node().number();
        Ref result = node(first.rows(), first.columns(),
                new Operation.Binary(opcode, exchange ? second : first, exchange ? first : second));
        return flip ? result.transposed() : result;
    }

    private static boolean isFlipped(Ref operand) {
        return operand.flipped();
    }

    /** Whether all entries are the same, so that either layout will do. */
    private static boolean isEven(Ref operand) {
        return operand.node().operation() instanceof Operation.Number
                || operand.node().operation() instanceof Operation.Spread spread && spread.of().node().isScalar();
    }

    private Ref turned(Ref operand) {
        if (operand.flipped()) {
            return operand.transposed();
        }
        Node node = operand.node();
        return node(node.columns(), node.rows(), node.operation());
    }

    Ref multiply(Ref left, Ref right) {
        Operation.Multiply forward = new Operation.Multiply(left, right);
        Ref backward = find(right.columns(), left.rows(), new Operation.Multiply(right.transposed(), left.transposed()));
        return backward != null ? backward.transposed() : node(left.rows(), right.columns(), forward);
    }

    /** Whether the product is there already. */
    boolean knows(Ref left, Ref right) {
        return find(left.rows(), right.columns(), new Operation.Multiply(left, right)) != null
                || find(right.columns(), left.rows(), new Operation.Multiply(right.transposed(), left.transposed())) != null;
    }

    /** The sum of all entries. */
    Ref total(Ref of) {
        return of.node().isScalar() ? of : node(1, 1, new Operation.Total(new Ref(of.node(), false), false));
    }

    /** The sum of each row: a vector. */
    Ref ofRows(Ref of) {
        return of.columns() == 1 ? of : node(of.rows(), 1, new Operation.Total(of, true));
    }

    Ref gather(int rows, int columns, List<Ref> from, List<Integer> which, List<Integer> entry) {
        return node(rows, columns, new Operation.Gather(List.copyOf(from), List.copyOf(which), List.copyOf(entry)));
    }

    /** The entry of {@code of} at that row and column, from 0. */
    Ref entry(Ref of, int row, int column) {
        if (of.node().operation() instanceof Operation.Number number) {
            return number(1, 1, number.value(), number.exact());
        }
        int index = of.flipped() ? column * of.node().columns() + row : row * of.node().columns() + column;
        return of.node().isScalar() ? of
                : gather(1, 1, List.of(new Ref(of.node(), false)), List.of(0), List.of(index));
    }

    /** Whether it is a number that stands in every entry. */
    static boolean isNumber(Ref ref, double value) {
        return ref.node().operation() instanceof Operation.Number number && Objects.equals(number.value(), value);
    }
}
