package nld.discretization;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nld.expression.Rational;

/**
 * A B-series a(∅) y + Σ η^|t|/σ(t) a(t) F(t)(y) with exact rational coefficients, up to a number of nodes (Hairer, Lubich and
 * Wanner, Geometric Numerical Integration, III.1 and IX.9).
 */
final class TreeSeries {
    private final int order;
    private final Rational atNothing;
    private final Map<RootedTree, Rational> coefficients;

    private TreeSeries(int order, Rational atNothing, Map<RootedTree, Rational> coefficients) {
        this.order = order;
        this.atNothing = atNothing;
        this.coefficients = Collections.unmodifiableMap(coefficients);
    }

    /** The series with a(∅) = {@code atNothing} and a(t) as {@code coefficient} says, for trees of at most {@code order} nodes. */
    static TreeSeries of(int order, Rational atNothing, Function<RootedTree, Rational> coefficient) {
        Map<RootedTree, Rational> coefficients = new LinkedHashMap<>();
        for (int nodes = 1; nodes <= order; nodes++) {
            RootedTree.ofOrder(nodes).forEach(tree -> coefficients.put(tree, coefficient.apply(tree)));
        }
        return new TreeSeries(order, atNothing, coefficients);
    }

    /** y, unmoved. */
    static TreeSeries identity(int order) {
        return of(order, Rational.ONE, tree -> Rational.ZERO);
    }

    /** The step y + ηF(y) of descent along F. */
    static TreeSeries descent(int order) {
        return of(order, Rational.ONE, tree -> tree.order() == 1 ? Rational.ONE : Rational.ZERO);
    }

    /** The exact flow of F for the time η. */
    static TreeSeries flow(int order) {
        return of(order, Rational.ONE, tree -> tree.density().inverse());
    }

    /** a(∅). */
    Rational atNothing() {
        return atNothing;
    }

    /** a(t). */
    Rational at(RootedTree tree) {
        return coefficients.get(tree);
    }

    /** a(t)/σ(t), what stands before the elementary differential in the sum. */
    Rational weight(RootedTree tree) {
        return at(tree).over(tree.symmetry());
    }

    /** The trees, smaller ones first. */
    List<RootedTree> trees() {
        return List.copyOf(coefficients.keySet());
    }

    private Rational product(List<RootedTree> trees) {
        Rational product = Rational.ONE;
        for (RootedTree tree : trees) {
            product = product.times(at(tree));
        }
        return product;
    }

    /** The series of this step followed by {@code next}: (a·b)(t) = Σ over prunings of b(root) Π a(fallen). This has a(∅) = 1. */
    TreeSeries then(TreeSeries next) {
        if (!atNothing.isOne()) {
            throw new IllegalStateException("found a(∅) = " + atNothing + "; expected 1, a step, before another");
        }
        return of(Math.min(order, next.order), next.atNothing, tree -> {
            Rational sum = next.atNothing.times(at(tree));
            for (RootedTree.Cut cut : tree.prunings()) {
                sum = sum.plus(next.at(cut.root()).times(product(cut.fallen())));
            }
            return sum;
        });
    }

    /**
     * This series with the field F replaced by the field whose η-fold is {@code field}, b(∅) = 0: the sum over all ways to
     * cut a tree into parts, of b of the parts and a of the tree that the parts make (Chartier, Hairer and Vilmart 2010).
     */
    TreeSeries of(TreeSeries field) {
        requireField(field);
        Map<RootedTree, Map<RootedTree, Rational>> skeletons = new HashMap<>();
        return of(Math.min(order, field.order), atNothing, tree -> {
            Rational sum = Rational.ZERO;
            for (Map.Entry<RootedTree, Rational> part : skeletons(tree, field, skeletons).entrySet()) {
                sum = sum.plus(part.getValue().times(at(part.getKey())));
            }
            return sum;
        });
    }

    private static void requireField(TreeSeries field) {
        if (!field.atNothing.isZero()) {
            throw new IllegalStateException("found b(∅) = " + field.atNothing + "; expected 0, a vector field");
        }
    }

    /** The trees that the parts of {@code tree} make, each with the sum of b of the parts. */
    private static Map<RootedTree, Rational> skeletons(RootedTree tree, TreeSeries field,
            Map<RootedTree, Map<RootedTree, Rational>> known) {
        Map<RootedTree, Rational> found = known.get(tree);
        if (found != null) {
            return found;
        }
        found = new HashMap<>();
        for (RootedTree.Cut cut : tree.prunings()) {
            Map<List<RootedTree>, Rational> forests = Map.of(List.of(), field.at(cut.root()));
            for (RootedTree fallen : cut.fallen()) {
                forests = joined(forests, skeletons(fallen, field, known));
            }
            for (Map.Entry<List<RootedTree>, Rational> forest : forests.entrySet()) {
                found.merge(RootedTree.of(forest.getKey()), forest.getValue(), Rational::plus);
            }
        }
        known.put(tree, found);
        return found;
    }

    private static Map<List<RootedTree>, Rational> joined(Map<List<RootedTree>, Rational> forests, Map<RootedTree, Rational> trees) {
        Map<List<RootedTree>, Rational> joined = new HashMap<>();
        forests.forEach((forest, weight) -> trees.forEach((tree, more) -> {
            List<RootedTree> longer = new ArrayList<>(forest);
            longer.add(tree);
            Collections.sort(longer);
            joined.merge(longer, weight.times(more), Rational::plus);
        }));
        return joined;
    }

    /**
     * The derivative of this series along the field whose η-fold is {@code field}, times η: (∂_b a)(t) = a(∅) b(t) and the sum
     * over edges of b(fallen) a(root) (Lemma IX.9.1 there).
     */
    TreeSeries along(TreeSeries field) {
        requireField(field);
        return of(Math.min(order, field.order), Rational.ZERO, tree -> along(tree, this::at, field::at).plus(atNothing.times(field.at(tree))));
    }

    private static Rational along(RootedTree tree, Function<RootedTree, Rational> moved, Function<RootedTree, Rational> field) {
        Rational sum = Rational.ZERO;
        for (RootedTree.Cut cut : tree.edges()) {
            sum = sum.plus(field.apply(cut.fallen().get(0)).times(moved.apply(cut.root())));
        }
        return sum;
    }

    /**
     * The η-fold of the vector field whose exact flow for the time η is this step, by backward error analysis: tree by tree,
     * b(t) = a(t) − Σ_{j ≥ 2} (∂_b^{j−1} b)(t)/j!, in which smaller trees alone occur (Theorem IX.9.2 there).
     */
    TreeSeries modified() {
        List<Map<RootedTree, Rational>> powers = new ArrayList<>();
        for (int power = 0; power < order; power++) {
            powers.add(new HashMap<>());
        }
        Map<RootedTree, Rational> field = powers.get(0);
        return of(order, Rational.ZERO, tree -> {
            Rational rest = at(tree);
            Rational factorial = Rational.ONE;
            for (int power = 1; power < tree.order(); power++) {
                factorial = factorial.times(Rational.of(power + 1));
                Map<RootedTree, Rational> before = powers.get(power - 1);
                Rational moved = along(tree, root -> before.getOrDefault(root, Rational.ZERO), field::get);
                powers.get(power).put(tree, moved);
                rest = rest.minus(moved.over(factorial));
            }
            field.put(tree, rest);
            return rest;
        });
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof TreeSeries series && order == series.order && atNothing.equals(series.atNothing)
                && coefficients.equals(series.coefficients);
    }

    @Override
    public int hashCode() {
        return coefficients.hashCode();
    }

    /** The sum, without η: {@code F − 1/2 F'(F)}. */
    @Override
    public String toString() {
        List<String> terms = new ArrayList<>();
        coefficients.forEach((tree, value) -> {
            if (!value.isZero()) {
                terms.add(weight(tree) + " " + tree);
            }
        });
        return String.join(" + ", terms);
    }
}
