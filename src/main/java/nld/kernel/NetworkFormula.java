package nld.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import nld.expression.Diagonal;
import nld.expression.Dimension;
import nld.expression.Entry;
import nld.expression.Expression;
import nld.expression.Hadamard;
import nld.expression.Identity;
import nld.expression.Jet;
import nld.expression.Ones;
import nld.expression.Rational;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.expression.Tuple;

/**
 * Writes networks in vectors and matrices. A factor at a free index is written first and what hangs from its other indices
 * after it; a number is cut open at each of its indices and factors in turn, and the smallest formula is taken. What no
 * formula in vectors says, such as the trace of a third derivative, is written by its indices.
 */
final class NetworkFormula {
    private static final Comparator<Expression> SMALLEST = Comparator.comparingInt((Expression formula) -> Symbols.size(formula))
            .thenComparing(Comparator.naturalOrder());

    private final List<Dimension> dimensions;
    private final Limits limits;

    private NetworkFormula(Network network, Limits limits) {
        this.dimensions = new ArrayList<>(network.dimensions());
        this.limits = limits;
    }

    /** The formula of a network with at most two free indices. */
    static Expression of(Network network, Limits limits) {
        NetworkFormula formula = new NetworkFormula(network, limits);
        try {
            return switch (network.order()) {
                case 0 -> formula.number(network.nodes());
                case 1 -> formula.vector(network.nodes(), network.freeAt(0));
                case 2 -> formula.matrix(network.nodes(), network.freeAt(0), network.freeAt(1));
                default -> throw new Unsayable();
            };
        } catch (Unsayable unsayable) {
            return Symbol.of(network.toString(), shape(network), Symbol.Kind.QUANTITY);
        }
    }

    private static Shape shape(Network network) {
        return switch (network.order()) {
            case 0 -> Shape.SCALAR;
            case 1 -> new Shape.Vector(network.dimension(network.freeAt(0)));
            default -> new Shape.Matrix(network.dimension(network.freeAt(0)), network.dimension(network.freeAt(1)));
        };
    }

    /** The vector whose entries these factors are, with {@code at} for its index. */
    Expression vector(List<Network.Node> nodes, int at) {
        limits.spend(1L + nodes.size());
        List<Expression> factors = new ArrayList<>();
        factors.add(Ones.of(new Shape.Vector(dimensions.get(at))));
        for (List<Network.Node> branch : Branches.parts(nodes, Set.of(at))) {
            factors.add(branch(branch, at));
        }
        return Hadamard.of(factors);
    }

    private Expression branch(List<Network.Node> branch, int at) {
        int count = Branches.occurrences(branch, at);
        if (count == 2) {
            int other = dimensions.size();
            dimensions.add(dimensions.get(at));
            return Diagonal.of(matrix(Branches.renamedOnce(branch, at, other), at, other));
        }
        if (count != 1) {
            throw new Unsayable();
        }
        Network.Node root = branch.stream().filter(node -> node.legs().contains(at)).findFirst().orElseThrow();
        return hanging(root, root.legs().indexOf(at), Branches.without(branch, root));
    }

    /** A factor at one of its legs, with {@code rest} hanging from the others. */
    private Expression hanging(Network.Node root, int leg, List<Network.Node> rest) {
        if (root.legs().size() == 1) {
            return whole(root);
        }
        if (root.letter() instanceof Letter.Derivative && root.exponent().isOne()) {
            return new DerivativeFormula(this, root, leg).vector(rest);
        }
        if (root.legs().size() != 2) {
            throw new Unsayable();
        }
        Expression vector = vector(rest, root.legs().get(1 - leg));
        return leg == 0 ? whole(root).times(vector) : whole(root).transposed().times(vector);
    }

    /** A factor of at most two legs as a vector or matrix of its own. */
    private Expression whole(Network.Node node) {
        Expression value;
        if (node.letter() instanceof Letter.Tensor tensor) {
            value = tensor.value();
        } else if (node.letter() instanceof Letter.Unit unit) {
            value = unit(unit);
        } else {
            Letter.Derivative jet = (Letter.Derivative) node.letter();
            value = Jet.of(jet.function(), jet.arguments(), jet.by(), List.of(), List.of());
        }
        return node.exponent().isOne() ? value : value.entryPower(node.exponent());
    }

    private static Expression unit(Letter.Unit unit) {
        if (!(unit.dimension() instanceof Dimension.Stated stated)) {
            throw new Unsayable();
        }
        List<Expression> entries = new ArrayList<>();
        for (int row = 1; row <= stated.size(); row++) {
            entries.add(Expression.of(row == unit.row() ? 1 : 0));
        }
        return Tuple.of(entries);
    }

    /** The matrix whose entries these factors are, with {@code row} and {@code column} for its indices. */
    Expression matrix(List<Network.Node> nodes, int row, int column) {
        limits.spend(1L + nodes.size());
        if (row == column) {
            return nodes.isEmpty() ? Identity.of(dimensions.get(row)) : Diagonal.of(vector(nodes, row));
        }
        List<Network.Node> rows = new ArrayList<>();
        List<Network.Node> columns = new ArrayList<>();
        List<Expression> links = new ArrayList<>();
        for (List<Network.Node> part : Branches.parts(nodes, Set.of(row, column))) {
            if (Branches.touches(part, row) && Branches.touches(part, column)) {
                links.add(link(part, row, column));
            } else {
                (Branches.touches(part, row) ? rows : columns).addAll(part);
            }
        }
        if (links.isEmpty()) {
            return vector(rows, row).outer(vector(columns, column));
        }
        Expression matrix = Hadamard.of(links);
        Expression left = rows.isEmpty() ? matrix : Diagonal.of(vector(rows, row)).times(matrix);
        return columns.isEmpty() ? left : left.times(Diagonal.of(vector(columns, column)));
    }

    private Expression link(List<Network.Node> part, int row, int column) {
        if (Branches.occurrences(part, row) != 1) {
            if (Branches.occurrences(part, column) != 1) {
                throw new Unsayable();
            }
            return link(part, column, row).transposed();
        }
        Network.Node root = part.stream().filter(node -> node.legs().contains(row)).findFirst().orElseThrow();
        int leg = root.legs().indexOf(row);
        List<Network.Node> rest = Branches.without(part, root);
        if (root.letter() instanceof Letter.Derivative && root.exponent().isOne()) {
            return new DerivativeFormula(this, root, leg).matrix(rest, column);
        }
        if (root.legs().size() != 2) {
            throw new Unsayable();
        }
        Expression first = leg == 0 ? whole(root) : whole(root).transposed();
        int next = root.legs().get(1 - leg);
        return rest.isEmpty() && next == column ? first : first.times(matrix(rest, next, column));
    }

    /** The smallest way to write a number; the factors hang together. */
    private Expression number(List<Network.Node> nodes) {
        if (nodes.isEmpty()) {
            Expression ones = Ones.of(new Shape.Vector(dimensions.get(0)));
            return dimensions.get(0) instanceof Dimension.Stated stated ? Expression.of(stated.size()) : ones.dot(ones);
        }
        List<Expression> candidates = new ArrayList<>();
        Set<Integer> indices = new LinkedHashSet<>();
        for (Network.Node node : nodes) {
            indices.addAll(node.legs());
            if (node.letter() instanceof Letter.Derivative && node.exponent().isOne()) {
                attempt(() -> new DerivativeFormula(this, node, -1).number(Branches.without(nodes, node))).ifPresent(candidates::add);
            } else if (node.legs().size() == 2 && !node.legs().get(0).equals(node.legs().get(1))) {
                attempt(() -> whole(node).dot(matrix(Branches.without(nodes, node), node.legs().get(0), node.legs().get(1))))
                        .ifPresent(candidates::add);
            }
        }
        for (int index : indices) {
            attempt(() -> cut(nodes, index)).ifPresent(candidates::add);
        }
        return candidates.stream().min(SMALLEST).orElseThrow(Unsayable::new);
    }

    private static Optional<Expression> attempt(Supplier<Expression> formula) {
        try {
            return Optional.of(formula.get());
        } catch (Unsayable unsayable) {
            return Optional.empty();
        }
    }

    /** The sum over {@code index} of the product of what hangs there. */
    private Expression cut(List<Network.Node> nodes, int index) {
        List<Expression> factors = new ArrayList<>();
        Optional<Letter.Unit> unit = Optional.empty();
        for (List<Network.Node> branch : Branches.parts(nodes, Set.of(index))) {
            if (branch.size() == 1 && branch.get(0).letter() instanceof Letter.Unit letter) {
                unit = Optional.of(letter);
            } else if (branch.size() == 1 && branch.get(0).legs().size() == 1 && isPower(branch.get(0))) {
                Network.Node node = branch.get(0);
                factors.add(whole(new Network.Node(node.letter(), Rational.ONE, node.legs())));
                factors.add(whole(new Network.Node(node.letter(), node.exponent().minus(Rational.ONE), node.legs())));
            } else if (Branches.occurrences(branch, index) == 2 && Branches.parts(nodes, Set.of(index)).size() == 1) {
                int other = dimensions.size();
                dimensions.add(dimensions.get(index));
                return matrix(Branches.renamedOnce(branch, index, other), index, other).trace();
            } else {
                factors.add(branch(branch, index));
            }
        }
        if (unit.isPresent()) {
            return Entry.of(Hadamard.of(factors), unit.get().row());
        }
        return factors.size() == 1 ? factors.get(0).sumOfEntries()
                : factors.get(0).dot(Hadamard.of(factors.subList(1, factors.size())));
    }

    private static boolean isPower(Network.Node node) {
        return node.exponent().isInteger() && node.exponent().compareTo(Rational.ONE) > 0;
    }
}
