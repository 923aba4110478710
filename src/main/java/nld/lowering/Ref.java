package nld.lowering;

/**
 * A node as an operand: as it is or transposed.
 *
 * @param node    the node
 * @param flipped whether its transpose is meant
 */
record Ref(Node node, boolean flipped) {
    /** Drops the flip of what is its own transpose. */
    Ref {
        flipped = flipped && !node.isScalar();
    }

    int rows() {
        return flipped ? node.columns() : node.rows();
    }

    int columns() {
        return flipped ? node.rows() : node.columns();
    }

    int size() {
        return node.size();
    }

    Ref transposed() {
        return new Ref(node, !flipped);
    }
}
