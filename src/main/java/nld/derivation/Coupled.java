package nld.derivation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nld.expression.Expression;
import nld.expression.Symbol;

/**
 * Linear equations that share unknowns with each other and with no others.
 *
 * @param rows     which equations, in order
 * @param unknowns those that occur in them, in order; an equation or an unknown may stand by itself
 */
record Coupled(List<Integer> rows, List<Symbol> unknowns) {
    /** The blocks of equations of which each says what multiplies the unknowns that occur in it; every unknown is in one of them. */
    static List<Coupled> in(List<Map<Symbol, Expression>> equations, List<Symbol> unknowns) {
        Map<Symbol, Integer> places = new HashMap<>();
        unknowns.forEach(unknown -> places.put(unknown, places.size()));
        int[] parents = new int[unknowns.size() + equations.size()];
        for (int node = 0; node < parents.length; node++) {
            parents[node] = node;
        }
        for (int row = 0; row < equations.size(); row++) {
            for (Symbol unknown : equations.get(row).keySet()) {
                parents[root(parents, unknowns.size() + row)] = root(parents, places.get(unknown));
            }
        }
        Map<Integer, Coupled> blocks = new TreeMap<>();
        for (int node = 0; node < parents.length; node++) {
            Coupled block = blocks.computeIfAbsent(root(parents, node), fresh -> new Coupled(new ArrayList<>(), new ArrayList<>()));
            if (node < unknowns.size()) {
                block.unknowns.add(unknowns.get(node));
            } else {
                block.rows.add(node - unknowns.size());
            }
        }
        return List.copyOf(blocks.values());
    }

    private static int root(int[] parents, int node) {
        int root = node;
        while (parents[root] != root) {
            parents[root] = parents[parents[root]];
            root = parents[root];
        }
        return root;
    }
}
