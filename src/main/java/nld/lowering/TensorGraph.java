package nld.lowering;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        if ((long) rows * columns > Integer.MAX_VALUE && !(operation instanceof Operation.Number)) {
            throw new IllegalArgumentException("found a matrix of " + rows + " x " + columns + " entries; expected one that an array holds, of at most "
                    + Integer.MAX_VALUE + " entries: state smaller sizes");
        }
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

    Ref fixed(int rows, int columns, Object key, double[] values, double[] errors) {
        return node(rows, columns, new Operation.Fixed(key, values, errors));
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

    /** The number in every entry, where it is one that no rounding has touched. */
    private static Double exact(Ref ref) {
        return ref.node().operation() instanceof Operation.Number number && number.exact() ? number.value() : null;
    }

    /** An operation on the entries; of exact numbers, its correctly rounded value. */
    Ref unary(int opcode, Ref operand) {
        if (exact(operand) != null && (opcode == Opcode.NEGATE || opcode == Opcode.ABS)) {
            return number(operand.rows(), operand.columns(), Opcode.apply(opcode, exact(operand), 0), true);
        }
        Ref result = node(operand.node().rows(), operand.node().columns(), new Operation.Unary(opcode, new Ref(operand.node(), false)));
        return operand.flipped() ? result.transposed() : result;
    }

    /** An operation on the entries in pairs; of exact numbers, its correctly rounded value. */
    Ref binary(int opcode, Ref left, Ref right) {
        if (exact(left) != null && exact(right) != null && opcode <= Opcode.DIVIDE) {
            double value = Opcode.apply(opcode, exact(left), exact(right));
            boolean exact = isWhole(exact(left)) && isWhole(exact(right)) && isWhole(value)
                    && (opcode != Opcode.DIVIDE || exact(left) % exact(right) == 0);
            return number(left.rows(), left.columns(), value, exact);
        }
        boolean flip = isFlipped(left) && (isFlipped(right) || isEven(right)) || isEven(left) && isFlipped(right);
        Ref first = flip ? turned(left) : left;
        Ref second = flip ? turned(right) : right;
        boolean exchange = (opcode == Opcode.ADD || opcode == Opcode.MULTIPLY) && first.node().number() > second.node().number();
        Ref result = node(first.rows(), first.columns(),
                new Operation.Binary(opcode, exchange ? second : first, exchange ? first : second));
        return flip ? result.transposed() : result;
    }

    /** Whether it is one of the integers among which sums and products are not rounded. */
    private static boolean isWhole(double value) {
        return value == Math.rint(value) && Math.abs(value) < 0x1p53;
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
        double count = (double) of.rows() * of.columns();
        if (exact(of) != null && isWhole(exact(of) * count)) {
            return number(1, 1, exact(of) * count, true);
        }
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
}
