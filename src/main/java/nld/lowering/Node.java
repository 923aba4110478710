package nld.lowering;

/**
 * A matrix that a {@link TensorGraph} computes; vectors are matrices of one column, scalars of one row and one column.
 * Nodes are held once: equal operations of equal operands are one node.
 */
final class Node {
    private final int number;
    private final int rows;
    private final int columns;
    private final Operation operation;

    Node(int number, int rows, int columns, Operation operation) {
        this.number = number;
        this.rows = rows;
        this.columns = columns;
        this.operation = operation;
    }

    /** Its place in the order in which nodes are computed: operands come before what is computed from them. */
    int number() {
        return number;
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    /** How many entries it has; {@link TensorGraph} refuses what has more than an array holds. */
    int size() {
        return Math.multiplyExact(rows, columns);
    }

    Operation operation() {
        return operation;
    }

    /** Whether it is computed entry by entry, so that it may be fused with what is computed from it. */
    boolean isPointwise() {
        return operation instanceof Operation.Unary || operation instanceof Operation.Binary;
    }

    /** Whether nothing is ever stored for it: each of its entries is known from another node or is a number. */
    boolean isVirtual() {
        return operation instanceof Operation.Number || operation instanceof Operation.Spread;
    }

    /** Whether transposing it changes nothing. */
    boolean isScalar() {
        return rows == 1 && columns == 1;
    }
}
