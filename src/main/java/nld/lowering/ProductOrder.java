package nld.lowering;

import java.util.List;

/**
 * The order in which a product of several matrices is multiplied: the one with the fewest multiplications (dynamic
 * programming over where to split), where a product that is computed already, also as its transpose, costs nothing.
 */
final class ProductOrder {
    private final TensorGraph graph;

    /**
     * A factor of a product.
     *
     * @param ref    the matrix, or the vector on the diagonal
     * @param scales whether it is a diagonal matrix, given by its diagonal
     */
    record Factor(Ref ref, boolean scales) {
        int rows() {
            return ref.rows();
        }

        int columns() {
            return scales ? ref.rows() : ref.columns();
        }
    }

    /** The cheapest way to a part of a product: its cost, and the node where it exists. */
    private record Best(double cost, int split, Ref known) {
    }

    ProductOrder(TensorGraph graph) {
        this.graph = graph;
    }

    /** The product: a diagonal matrix where all factors are. */
    Factor of(List<Factor> factors) {
        int count = factors.size();
        Best[][] best = new Best[count][count];
        for (int index = 0; index < count; index++) {
            best[index][index] = new Best(0, -1, factors.get(index).scales() ? null : factors.get(index).ref());
        }
        for (int length = 2; length <= count; length++) {
            for (int from = 0; from + length <= count; from++) {
                best[from][from + length - 1] = cheapest(factors, best, from, from + length - 1);
            }
        }
        return build(factors, best, 0, count - 1);
    }

    private Best cheapest(List<Factor> factors, Best[][] best, int from, int to) {
        Best cheapest = null;
        for (int split = from; split < to; split++) {
            Best left = best[from][split];
            Best right = best[split + 1][to];
            if (left.known() != null && right.known() != null && graph.knows(left.known(), right.known())) {
                return new Best(0, split, graph.multiply(left.known(), right.known()));
            }
            double own = (double) factors.get(from).rows() * factors.get(split).columns() * factors.get(to).columns();
            boolean cheap = from == split && factors.get(from).scales() || split + 1 == to && factors.get(to).scales();
            double cost = left.cost() + right.cost() + (cheap ? own / factors.get(split).columns() : own);
            if (cheapest == null || cost < cheapest.cost()) {
                cheapest = new Best(cost, split, null);
            }
        }
        return cheapest;
    }

    private Factor build(List<Factor> factors, Best[][] best, int from, int to) {
        Best way = best[from][to];
        if (way.known() != null) {
            return new Factor(way.known(), false);
        }
        if (from == to) {
            return factors.get(from);
        }
        return product(build(factors, best, from, way.split()), build(factors, best, way.split() + 1, to));
    }

    private Factor product(Factor left, Factor right) {
        if (left.scales() && right.scales()) {
            return new Factor(graph.binary(Opcode.MULTIPLY, left.ref(), right.ref()), true);
        }
        if (left.scales()) {
            return new Factor(graph.binary(Opcode.MULTIPLY,
                    graph.intoColumns(left.ref(), right.columns()), right.ref()), false);
        }
        if (right.scales()) {
            return new Factor(graph.binary(Opcode.MULTIPLY, left.ref(), graph.intoRows(right.ref(), left.rows())), false);
        }
        return new Factor(plain(left.ref(), right.ref()), false);
    }

    /** A matrix of one number in every entry sums the rows of the other, or the columns. */
    private Ref plain(Ref left, Ref right) {
        if (right.node().operation() instanceof Operation.Number number) {
            return times(graph.intoColumns(graph.ofRows(left), right.columns()), number);
        }
        if (left.node().operation() instanceof Operation.Number number) {
            return times(graph.intoRows(graph.ofRows(right.transposed()), left.rows()), number);
        }
        return graph.multiply(left, right);
    }

    private Ref times(Ref sums, Operation.Number number) {
        return number.value() == 1 ? sums : graph.binary(Opcode.MULTIPLY,
                graph.number(sums.rows(), sums.columns(), number.value(), number.exact()), sums);
    }
}
