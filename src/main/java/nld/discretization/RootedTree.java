package nld.discretization;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import nld.expression.Rational;

/**
 * A rooted tree without labels: one node and the trees that hang on it, in canonical order, so that equal trees are equal
 * values. Trees name the elementary differentials of a vector field F: one node is F, and [t₁, …, tₖ] is
 * F⁽ᵏ⁾(F(t₁), …, F(tₖ)) (Hairer, Lubich and Wanner, Geometric Numerical Integration, III.1).
 */
final class RootedTree implements Comparable<RootedTree> {
    /** One node. */
    static final RootedTree NODE = new RootedTree(List.of());
    private static final Comparator<RootedTree> ORDER = Comparator.comparingInt(RootedTree::order)
            .thenComparing(RootedTree::branches, RootedTree::compare);

    private final List<RootedTree> branches;
    private final int order;
    private final int hash;

    private RootedTree(List<RootedTree> branches) {
        this.branches = branches;
        this.order = 1 + branches.stream().mapToInt(RootedTree::order).sum();
        this.hash = branches.hashCode() * 31 + order;
    }

    /** The tree whose root carries {@code branches}, in any order. */
    static RootedTree of(List<RootedTree> branches) {
        List<RootedTree> sorted = new ArrayList<>(branches);
        Collections.sort(sorted);
        return sorted.isEmpty() ? NODE : new RootedTree(List.copyOf(sorted));
    }

    /** All trees of {@code order} nodes, in their order: 1, 1, 2, 4, 9, 20, 48, 115, … of them. */
    static List<RootedTree> ofOrder(int order) {
        List<List<RootedTree>> smaller = new ArrayList<>();
        for (int nodes = 1; nodes <= order; nodes++) {
            List<RootedTree> found = new ArrayList<>();
            addForests(nodes - 1, NODE, new ArrayList<>(), smaller, found);
            Collections.sort(found);
            smaller.add(List.copyOf(found));
        }
        return smaller.get(order - 1);
    }

    /** Adds the trees over forests of {@code nodes} nodes, none of whose trees falls below {@code least}. */
    private static void addForests(int nodes, RootedTree least, List<RootedTree> forest, List<List<RootedTree>> smaller,
            List<RootedTree> found) {
        if (nodes == 0) {
            found.add(of(forest));
            return;
        }
        for (int size = least.order; size <= nodes; size++) {
            for (RootedTree tree : smaller.get(size - 1)) {
                if (tree.compareTo(least) >= 0) {
                    forest.add(tree);
                    addForests(nodes - size, tree, forest, smaller, found);
                    forest.remove(forest.size() - 1);
                }
            }
        }
    }

    /** What hangs on the root, in canonical order. */
    List<RootedTree> branches() {
        return branches;
    }

    /** |t|, the number of nodes. */
    int order() {
        return order;
    }

    /** σ(t), how many ways there are to permute equal branches. */
    Rational symmetry() {
        Rational product = Rational.ONE;
        int equal = 0;
        for (int index = 0; index < branches.size(); index++) {
            equal = index > 0 && branches.get(index).equals(branches.get(index - 1)) ? equal + 1 : 1;
            product = product.times(branches.get(index).symmetry()).times(Rational.of(equal));
        }
        return product;
    }

    /** γ(t) = |t| γ(t₁) … γ(tₖ): the exact flow has the coefficients 1/γ(t). */
    Rational density() {
        Rational product = Rational.of(order);
        for (RootedTree branch : branches) {
            product = product.times(branch.density());
        }
        return product;
    }

    /** The tree with its branch at {@code index} replaced by {@code others}. */
    private RootedTree with(int index, List<RootedTree> others) {
        List<RootedTree> changed = new ArrayList<>(branches);
        changed.remove(index);
        changed.addAll(others);
        return of(changed);
    }

    /**
     * A tree cut in two or more: what is left at the root, and what fell off.
     *
     * @param root   the part with the root
     * @param fallen the other parts, each with a root of its own
     */
    record Cut(RootedTree root, List<RootedTree> fallen) {
        /** Copies the list. */
        public Cut {
            fallen = List.copyOf(fallen);
        }
    }

    /** The ways to cut one edge, one for each edge. */
    List<Cut> edges() {
        List<Cut> cuts = new ArrayList<>();
        for (int index = 0; index < branches.size(); index++) {
            RootedTree branch = branches.get(index);
            cuts.add(new Cut(with(index, List.of()), List.of(branch)));
            for (Cut inner : branch.edges()) {
                cuts.add(new Cut(with(index, List.of(inner.root)), inner.fallen));
            }
        }
        return cuts;
    }

    /** The ways to leave a part with the root, each counted as often as it occurs: also the whole tree, from which nothing fell. */
    List<Cut> prunings() {
        List<Cut> prunings = List.of(new Cut(NODE, List.of()));
        for (RootedTree branch : branches) {
            List<Cut> kept = branch.prunings();
            List<Cut> longer = new ArrayList<>();
            for (Cut cut : prunings) {
                longer.add(new Cut(cut.root, joined(cut.fallen, List.of(branch))));
                for (Cut inner : kept) {
                    longer.add(new Cut(of(joined(cut.root.branches, List.of(inner.root))), joined(cut.fallen, inner.fallen)));
                }
            }
            prunings = longer;
        }
        return prunings;
    }

    /** This tree rooted at each of its nodes, itself first: as often as it has nodes. */
    List<RootedTree> rootings() {
        List<RootedTree> found = new ArrayList<>();
        addRootings(List.of(), found);
        return found;
    }

    /** Adds the rootings at this node and below it, {@code above} being what hangs on it from above. */
    private void addRootings(List<RootedTree> above, List<RootedTree> found) {
        RootedTree here = of(joined(branches, above));
        found.add(here);
        for (int index = 0; index < branches.size(); index++) {
            List<RootedTree> others = new ArrayList<>(branches);
            others.remove(index);
            branches.get(index).addRootings(List.of(of(joined(others, above))), found);
        }
    }

    private static List<RootedTree> joined(List<RootedTree> first, List<RootedTree> second) {
        List<RootedTree> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private static int compare(List<RootedTree> first, List<RootedTree> second) {
        int bySize = Integer.compare(first.size(), second.size());
        for (int index = 0; bySize == 0 && index < first.size(); index++) {
            int byBranch = first.get(index).compareTo(second.get(index));
            if (byBranch != 0) {
                return byBranch;
            }
        }
        return bySize;
    }

    @Override
    public int compareTo(RootedTree other) {
        return this == other ? 0 : ORDER.compare(this, other);
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof RootedTree tree && hash == tree.hash && branches.equals(tree.branches);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** The elementary differential that it names: {@code F''(F, F'(F))}. */
    @Override
    public String toString() {
        if (branches.isEmpty()) {
            return "F";
        }
        List<String> parts = branches.stream().map(RootedTree::toString).toList();
        return "F" + "'".repeat(parts.size()) + "(" + String.join(", ", parts) + ")";
    }
}
