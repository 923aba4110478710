package nld.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nld.expression.Dimension;
import nld.expression.Rational;

/** Puts networks together: takes factors, sets indices equal, and divides the result into its connected parts. */
final class Weaving {
    private final List<Network.Node> nodes = new ArrayList<>();
    private final List<Dimension> dimensions = new ArrayList<>();
    private int[] parents = new int[16];

    /**
     * A product as its connected parts.
     *
     * @param isZero whether it is zero
     * @param closed the parts without a free index, in canonical form: numbers
     * @param open   the rest, in canonical form
     */
    record Woven(boolean isZero, List<Network> closed, Network open) {
    }

    /** A new index over {@code dimension}. */
    int index(Dimension dimension) {
        int index = dimensions.size();
        dimensions.add(dimension);
        if (index == parents.length) {
            parents = Arrays.copyOf(parents, 2 * index);
        }
        parents[index] = index;
        return index;
    }

    /** Takes one factor. */
    void add(Letter letter, Rational exponent, List<Integer> legs) {
        nodes.add(new Network.Node(letter, exponent, legs));
    }

    /** Takes all factors of {@code network}; its free indices as they are called here. */
    int[] take(Network network) {
        int first = dimensions.size();
        network.dimensions().forEach(this::index);
        for (Network.Node node : network.nodes()) {
            add(node.letter(), node.exponent(), node.legs().stream().map(leg -> leg + first).toList());
        }
        return Arrays.stream(network.free()).map(index -> index + first).toArray();
    }

    /** Sets two indices equal. */
    void identify(int one, int other) {
        parents[root(one)] = root(other);
    }

    private int root(int index) {
        int current = index;
        while (parents[current] != current) {
            parents[current] = parents[parents[current]];
            current = parents[current];
        }
        return current;
    }

    /** The product with these free indices; {@link Limits.Beyond} where a canonical form costs too much. */
    Woven woven(Limits limits, int... free) {
        List<Network.Node> settled = settled();
        int[] open = Arrays.stream(free).map(this::root).toArray();
        Map<Integer, Integer> unit = new HashMap<>();
        List<Network.Node> kept = new ArrayList<>();
        for (Network.Node node : settled) {
            if (node.letter() instanceof Letter.Unit letter) {
                Integer other = unit.put(node.legs().get(0), letter.row());
                if (other != null && other != letter.row()) {
                    return new Woven(true, List.of(), null);
                }
                if (other != null) {
                    continue;
                }
            }
            kept.add(node);
        }
        return parted(kept, open, limits);
    }

    /** The factors with one name for each index; powers of one entry are one factor. */
    private List<Network.Node> settled() {
        Map<List<Object>, Network.Node> found = new LinkedHashMap<>();
        List<Network.Node> settled = new ArrayList<>();
        for (Network.Node node : nodes) {
            List<Integer> legs = arranged(node.letter(), node.legs().stream().map(this::root).toList());
            if (legs.isEmpty()) {
                settled.add(node);
                continue;
            }
            found.merge(List.of(node.letter(), legs), new Network.Node(node.letter(), node.exponent(), legs),
                    (one, other) -> new Network.Node(one.letter(), power(one, other), legs));
        }
        found.values().stream().filter(node -> !node.exponent().isZero()).forEach(settled::add);
        return settled;
    }

    /** The exponent of a product; an entry of a unit vector, 0 or 1, is its own square. */
    private static Rational power(Network.Node one, Network.Node other) {
        Rational sum = one.exponent().plus(other.exponent());
        return one.letter() instanceof Letter.Unit && sum.signum() > 0 ? Rational.ONE : sum;
    }

    /** The legs with those of slots that can be exchanged in order. */
    private static List<Integer> arranged(Letter letter, List<Integer> legs) {
        List<List<Integer>> slots = new ArrayList<>();
        List<Letter.Slot> shapes = letter.slots();
        int leg = 0;
        for (Letter.Slot slot : shapes) {
            slots.add(legs.subList(leg, leg + slot.width()));
            leg += slot.width();
        }
        Comparator<List<Integer>> order = Comparator.comparing((List<Integer> slot) -> slot.get(0))
                .thenComparing(slot -> slot.get(slot.size() - 1));
        int start = 0;
        List<Integer> arranged = new ArrayList<>();
        while (start < shapes.size()) {
            int end = start;
            while (end < shapes.size() && shapes.get(end).kind() == shapes.get(start).kind()) {
                end++;
            }
            slots.subList(start, end).stream().sorted(order).forEach(arranged::addAll);
            start = end;
        }
        return arranged;
    }

    private Woven parted(List<Network.Node> factors, int[] free, Limits limits) {
        int[] part = new int[dimensions.size()];
        Arrays.setAll(part, index -> index);
        for (Network.Node node : factors) {
            for (int leg : node.legs()) {
                join(part, node.legs().get(0), leg);
            }
        }
        for (int place : free) {
            join(part, free[0], place);
        }
        Map<Integer, List<Network.Node>> parts = new LinkedHashMap<>();
        List<Network> closed = new ArrayList<>();
        for (int index = 0; index < part.length; index++) {
            if (root(index) == index) {
                parts.computeIfAbsent(find(part, index), fresh -> new ArrayList<>());
            }
        }
        for (Network.Node node : factors) {
            if (node.legs().isEmpty()) {
                closed.add(new Network(List.of(node), new int[0], List.of()));
            } else {
                parts.get(find(part, node.legs().get(0))).add(node);
            }
        }
        int opened = free.length == 0 ? -1 : find(part, free[0]);
        Network open = new Network(List.of(), new int[0], List.of());
        for (Map.Entry<Integer, List<Network.Node>> each : parts.entrySet()) {
            if (each.getKey() == opened) {
                open = canonical(each.getValue(), free, part, each.getKey(), limits);
            } else if (!isSumOfUnit(each.getValue())) {
                closed.add(canonical(each.getValue(), new int[0], part, each.getKey(), limits));
            }
        }
        return new Woven(false, closed, open);
    }

    /** Σ e_i is 1. */
    private static boolean isSumOfUnit(List<Network.Node> nodes) {
        return nodes.size() == 1 && nodes.get(0).letter() instanceof Letter.Unit;
    }

    private static void join(int[] part, int one, int other) {
        part[find(part, one)] = find(part, other);
    }

    private static int find(int[] part, int index) {
        int current = index;
        while (part[current] != current) {
            current = part[current];
        }
        return current;
    }

    private Network canonical(List<Network.Node> factors, int[] free, int[] part, int which, Limits limits) {
        int[] names = new int[part.length];
        List<Dimension> own = new ArrayList<>();
        for (int index = 0; index < part.length; index++) {
            if (root(index) == index && find(part, index) == which) {
                names[index] = own.size();
                own.add(dimensions.get(index));
            }
        }
        List<Network.Node> renamed = factors.stream().map(node -> new Network.Node(node.letter(), node.exponent(),
                node.legs().stream().map(leg -> names[leg]).toList())).toList();
        return CanonicalNetwork.of(new Network(renamed, Arrays.stream(free).map(place -> names[place]).toArray(), own), limits);
    }
}
