package nld.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** Thrown where there is no formula in vectors. */
    private static final class Unsayable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unsayable() {
            super("not to be said in vectors", null, false, false);
        }
    }

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

    /** The parts of {@code nodes} that hang together by other indices than {@code cut}. */
    private static List<List<Network.Node>> parts(List<Network.Node> nodes, Set<Integer> cut) {
        List<Set<Integer>> indices = new ArrayList<>();
        List<List<Network.Node>> parts = new ArrayList<>();
        for (Network.Node node : nodes) {
            Set<Integer> mine = new LinkedHashSet<>(node.legs());
            mine.removeAll(cut);
            List<Network.Node> merged = new ArrayList<>();
            for (int part = parts.size() - 1; part >= 0; part--) {
                if (indices.get(part).stream().anyMatch(mine::contains)) {
                    mine.addAll(indices.remove(part));
                    merged.addAll(0, parts.remove(part));
                }
            }
            merged.add(node);
            indices.add(mine);
            parts.add(merged);
        }
        return parts;
    }

    private static boolean touches(List<Network.Node> nodes, int index) {
        return nodes.stream().anyMatch(node -> node.legs().contains(index));
    }

    private static int occurrences(List<Network.Node> nodes, int index) {
        return nodes.stream().mapToInt(node -> (int) node.legs().stream().filter(leg -> leg == index).count()).sum();
    }

    private static List<Network.Node> without(List<Network.Node> nodes, Network.Node one) {
        List<Network.Node> rest = new ArrayList<>(nodes);
        rest.remove(one);
        return rest;
    }

    /** The vector whose entries these factors are, with {@code at} for its index. */
    private Expression vector(List<Network.Node> nodes, int at) {
        limits.spend(1L + nodes.size());
        List<Expression> factors = new ArrayList<>();
        factors.add(Ones.of(new Shape.Vector(dimensions.get(at))));
        for (List<Network.Node> branch : parts(nodes, Set.of(at))) {
            factors.add(branch(branch, at));
        }
        return Hadamard.of(factors);
    }

    private Expression branch(List<Network.Node> branch, int at) {
        int count = occurrences(branch, at);
        if (count == 2) {
            int other = dimensions.size();
            dimensions.add(dimensions.get(at));
            return Diagonal.of(matrix(renamedOnce(branch, at, other), at, other));
        }
        if (count != 1) {
            throw new Unsayable();
        }
        Network.Node root = branch.stream().filter(node -> node.legs().contains(at)).findFirst().orElseThrow();
        return hanging(root, root.legs().indexOf(at), without(branch, root));
    }

    /** The factors with one occurrence of an index called otherwise. */
    private static List<Network.Node> renamedOnce(List<Network.Node> nodes, int index, int other) {
        List<Network.Node> renamed = new ArrayList<>();
        boolean done = false;
        for (Network.Node node : nodes) {
            List<Integer> legs = new ArrayList<>(node.legs());
            int place = legs.lastIndexOf(index);
            if (place >= 0 && !done) {
                legs.set(place, other);
                done = true;
            }
            renamed.add(new Network.Node(node.letter(), node.exponent(), legs));
        }
        return renamed;
    }

    /** A factor at one of its legs, with {@code rest} hanging from the others. */
    private Expression hanging(Network.Node root, int leg, List<Network.Node> rest) {
        if (root.legs().size() == 1) {
            return whole(root);
        }
        if (root.letter() instanceof Letter.Derivative && root.exponent().isOne()) {
            return new Spread(root, leg).vector(rest);
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
    private Expression matrix(List<Network.Node> nodes, int row, int column) {
        limits.spend(1L + nodes.size());
        if (row == column) {
            return nodes.isEmpty() ? Identity.of(dimensions.get(row)) : Diagonal.of(vector(nodes, row));
        }
        List<Network.Node> rows = new ArrayList<>();
        List<Network.Node> columns = new ArrayList<>();
        List<Expression> links = new ArrayList<>();
        for (List<Network.Node> part : parts(nodes, Set.of(row, column))) {
            if (touches(part, row) && touches(part, column)) {
                links.add(link(part, row, column));
            } else {
                (touches(part, row) ? rows : columns).addAll(part);
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
        if (occurrences(part, row) != 1) {
            if (occurrences(part, column) != 1) {
                throw new Unsayable();
            }
            return link(part, column, row).transposed();
        }
        Network.Node root = part.stream().filter(node -> node.legs().contains(row)).findFirst().orElseThrow();
        int leg = root.legs().indexOf(row);
        List<Network.Node> rest = without(part, root);
        if (root.letter() instanceof Letter.Derivative && root.exponent().isOne()) {
            return new Spread(root, leg).matrix(rest, column);
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
                attempt(() -> new Spread(node, -1).number(without(nodes, node))).ifPresent(candidates::add);
            } else if (node.legs().size() == 2 && !node.legs().get(0).equals(node.legs().get(1))) {
                attempt(() -> whole(node).dot(matrix(without(nodes, node), node.legs().get(0), node.legs().get(1))))
                        .ifPresent(candidates::add);
            }
        }
        for (int index : indices) {
            attempt(() -> cut(nodes, index)).ifPresent(candidates::add);
        }
        return candidates.stream().min(SMALLEST).orElseThrow(Unsayable::new);
    }

    private static Optional<Expression> attempt(java.util.function.Supplier<Expression> formula) {
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
        for (List<Network.Node> branch : parts(nodes, Set.of(index))) {
            if (branch.size() == 1 && branch.get(0).letter() instanceof Letter.Unit letter) {
                unit = Optional.of(letter);
            } else if (branch.size() == 1 && branch.get(0).legs().size() == 1 && isPower(branch.get(0))) {
                Network.Node node = branch.get(0);
                factors.add(whole(new Network.Node(node.letter(), Rational.ONE, node.legs())));
                factors.add(whole(new Network.Node(node.letter(), node.exponent().minus(Rational.ONE), node.legs())));
            } else if (occurrences(branch, index) == 2 && parts(nodes, Set.of(index)).size() == 1) {
                int other = dimensions.size();
                dimensions.add(dimensions.get(index));
                return matrix(renamedOnce(branch, index, other), index, other).trace();
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

    /** A derivative with what hangs from its slots as its directions, all but the slot of one leg. */
    private final class Spread {
        private final Network.Node root;
        private final Letter.Derivative letter;
        private final int openSlot;
        private final boolean opensSecondSide;

        /** At one of its legs; at none for −1. */
        Spread(Network.Node root, int leg) {
            this.root = root;
            this.letter = (Letter.Derivative) root.letter();
            int slot = -1;
            int first = 0;
            boolean second = false;
            for (int each = 0; each < letter.slots().size() && leg >= 0; each++) {
                int width = letter.slots().get(each).width();
                if (leg >= first && leg < first + width) {
                    slot = each;
                    second = leg > first;
                }
                first += width;
            }
            this.openSlot = slot;
            this.opensSecondSide = second;
        }

        Expression number(List<Network.Node> rest) {
            return taken(fillers(rest, -1), Set.of());
        }

        Expression vector(List<Network.Node> rest) {
            Map<Integer, Expression> fillers = fillers(rest, -1);
            if (letter.slots().get(openSlot).width() == 1) {
                return taken(fillers, Set.of(openSlot));
            }
            int next = legs(openSlot).get(opensSecondSide ? 0 : 1);
            Expression matrix = taken(fillers, Set.of(openSlot));
            Expression vector = NetworkFormula.this.vector(hangingAt(rest, next), next);
            return opensSecondSide ? matrix.transposed().times(vector) : matrix.times(vector);
        }

        Expression matrix(List<Network.Node> rest, int column) {
            List<Network.Node> towards = parts(rest, Set.copyOf(root.legs())).stream()
                    .filter(part -> touches(part, column)).flatMap(List::stream).toList();
            int link = linkingSlot(towards, column);
            Map<Integer, Expression> fillers = fillers(rest, link);
            Expression matrix;
            int next;
            if (link == openSlot) {
                next = legs(openSlot).get(opensSecondSide ? 0 : 1);
                Expression own = taken(fillers, Set.of(openSlot));
                matrix = opensSecondSide ? own.transposed() : own;
            } else {
                if (letter.slots().get(openSlot).width() != 1 || letter.slots().get(link).width() != 1) {
                    throw new Unsayable();
                }
                next = legs(link).get(0);
                Expression own = taken(fillers, Set.of(openSlot, link));
                matrix = openSlot < link ? own : own.transposed();
            }
            List<Network.Node> there = hangingAt(rest, next);
            return there.isEmpty() && next == column ? matrix
                    : matrix.times(NetworkFormula.this.matrix(there, next, column));
        }

        /** The slot by which one comes to {@code column}. */
        private int linkingSlot(List<Network.Node> towards, int column) {
            List<Integer> found = new ArrayList<>();
            for (int slot = 0; slot < letter.slots().size(); slot++) {
                List<Integer> legs = new ArrayList<>(legs(slot));
                if (slot == openSlot) {
                    legs.remove(opensSecondSide ? 1 : 0);
                }
                if (legs.stream().anyMatch(leg -> leg == column || touches(towards, leg))) {
                    found.add(slot);
                }
            }
            if (found.size() != 1) {
                throw new Unsayable();
            }
            return found.get(0);
        }

        private List<Integer> legs(int slot) {
            int first = letter.slots().subList(0, slot).stream().mapToInt(Letter.Slot::width).sum();
            return root.legs().subList(first, first + letter.slots().get(slot).width());
        }

        private List<Network.Node> hangingAt(List<Network.Node> rest, int index) {
            return parts(rest, Set.copyOf(root.legs())).stream().filter(part -> touches(part, index))
                    .flatMap(List::stream).toList();
        }

        /** What fills each slot but the open and the linking one; each part of the rest may touch one slot only. */
        private Map<Integer, Expression> fillers(List<Network.Node> rest, int link) {
            Map<Integer, Expression> fillers = new LinkedHashMap<>();
            List<Integer> seen = new ArrayList<>();
            for (int slot = 0; slot < letter.slots().size(); slot++) {
                List<Integer> legs = legs(slot);
                if (legs.stream().anyMatch(seen::contains)) {
                    throw new Unsayable();
                }
                seen.addAll(legs);
                if (slot == openSlot || slot == link) {
                    continue;
                }
                List<Network.Node> there = new ArrayList<>();
                for (List<Network.Node> part : parts(rest, Set.copyOf(root.legs()))) {
                    if (legs.stream().anyMatch(leg -> touches(part, leg))) {
                        requireOnly(part, legs);
                        there.addAll(part);
                    }
                }
                fillers.put(slot, legs.size() == 1 ? NetworkFormula.this.vector(there, legs.get(0))
                        : NetworkFormula.this.matrix(there, legs.get(0), legs.get(1)));
            }
            return fillers;
        }

        private void requireOnly(List<Network.Node> part, List<Integer> legs) {
            if (root.legs().stream().anyMatch(leg -> !legs.contains(leg) && touches(part, leg))) {
                throw new Unsayable();
            }
        }

        /** The derivative with its slots filled but for the open ones. */
        private Expression taken(Map<Integer, Expression> fillers, Set<Integer> open) {
            int valueSlots = letter.function().valueSlots();
            List<Expression> values = new ArrayList<>();
            List<Jet.Direction> directions = new ArrayList<>();
            List<Integer> by = new ArrayList<>(letter.by().stream()
                    .filter(argument -> letter.arguments().get(argument).shape().isScalar()).toList());
            boolean valueOpen = false;
            for (int slot = 0; slot < letter.slots().size(); slot++) {
                boolean isValue = slot < valueSlots;
                if (open.contains(slot)) {
                    valueOpen |= isValue;
                    if (!isValue) {
                        by.add(letter.slots().get(slot).kind());
                    }
                } else if (isValue) {
                    values.add(fillers.get(slot));
                } else {
                    directions.add(new Jet.Direction(letter.slots().get(slot).kind(), fillers.get(slot)));
                }
            }
            by.sort(null);
            if (valueSlots == 0 || !valueOpen && !by.isEmpty() && by.stream().anyMatch(this::isTensor)) {
                return Jet.of(letter.function(), letter.arguments(), by, directions, values);
            }
            int openIndices = valueSlots + open.stream().filter(slot -> slot >= valueSlots)
                    .mapToInt(slot -> letter.slots().get(slot).width()).sum();
            if (openIndices > 2) {
                throw new Unsayable();
            }
            return applied(Jet.of(letter.function(), letter.arguments(), by, directions, List.of()), fillers, open);
        }

        private boolean isTensor(int argument) {
            return !letter.arguments().get(argument).shape().isScalar();
        }

        /** A value of tensors with some of its own indices filled: a product with what fills them. */
        private Expression applied(Jet value, Map<Integer, Expression> fillers, Set<Integer> open) {
            int valueSlots = letter.function().valueSlots();
            boolean derivativeOpen = open.stream().anyMatch(slot -> slot >= valueSlots);
            Expression first = fillers.get(0);
            Expression second = valueSlots == 2 ? fillers.get(1) : null;
            if (derivativeOpen) {
                if (valueSlots != 1) {
                    throw new Unsayable();
                }
                return first == null ? value : value.transposed().times(first);
            }
            if (valueSlots == 1) {
                return first == null ? value : value.dot(first);
            }
            if (first == null) {
                return second == null ? value : value.times(second);
            }
            return second == null ? value.transposed().times(first) : first.dot(value.times(second));
        }
    }
}
