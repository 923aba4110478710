package nld.lowering;

/** Counts the arithmetic operations of a tensor function. */
final class Operations {
    private Operations() {
    }

    /** Additions, multiplications, divisions and functions of one evaluation; {@link Integer#MAX_VALUE} where there are more. */
    static int count(TensorGraph graph, Fusion fusion) {
        long count = graph.nodes().stream().filter(fusion::isLive).mapToLong(Operations::of).sum();
        return (int) Math.min(count, Integer.MAX_VALUE);
    }

    private static long of(Node node) {
        if (node.operation() instanceof Operation.Multiply product) {
            return 2L * node.size() * product.left().columns();
        }
        if (node.operation() instanceof Operation.Total total) {
            return total.of().size();
        }
        return node.isPointwise() ? node.size() : 0;
    }
}
