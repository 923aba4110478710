package nld.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nld.expression.Dimension;

/**
 * Brings a network to canonical form. Indices are coloured by what they are attached to, again and again, until the colours
 * settle; where indices of one colour remain, each is tried as the first of them, but for those that can be mapped to one
 * already tried without a change, and the smallest result is taken (McKay 1981, in its simplest form: networks are small).
 */
final class CanonicalNetwork {
    private final Network network;
    private final Limits limits;
    private final int[] letters;

    private CanonicalNetwork(Network network, Limits limits) {
        this.network = network;
        this.limits = limits;
        List<Network.Node> nodes = network.nodes();
        TreeSet<Network.Node> kinds = new TreeSet<>(Comparator.comparing(Network.Node::letter)
                .thenComparing(Network.Node::exponent));
        kinds.addAll(nodes);
        List<Network.Node> ranked = new ArrayList<>(kinds);
        Comparator<? super Network.Node> order = kinds.comparator();
        this.letters = nodes.stream().mapToInt(node -> {
            int rank = 0;
            while (order.compare(ranked.get(rank), node) != 0) {
                rank++;
            }
            return rank;
        }).toArray();
    }

    /** The canonical form; {@link Limits.Beyond} for a network with too many symmetries to look through. */
    static Network of(Network network, Limits limits) {
        CanonicalNetwork form = new CanonicalNetwork(network, limits);
        return form.smallest(form.refined(form.firstColours()));
    }

    private int[] firstColours() {
        TreeSet<String> kinds = new TreeSet<>();
        for (int index = 0; index < network.indices(); index++) {
            kinds.add(kind(index));
        }
        List<String> ranked = new ArrayList<>(kinds);
        int[] colours = new int[network.indices()];
        for (int index = 0; index < colours.length; index++) {
            colours[index] = ranked.indexOf(kind(index));
        }
        return colours;
    }

    /** What tells indices apart before anything else: where they are free, and over what they run. */
    private String kind(int index) {
        StringBuilder places = new StringBuilder();
        for (int place = 0; place < network.order(); place++) {
            places.append(network.freeAt(place) == index ? (char) ('a' + place) : '-');
        }
        return places + " " + network.dimension(index);
    }

    /** Colours refined by the factors that indices are attached to, until no index is told from another any more. */
    private int[] refined(int[] colours) {
        int[] current = colours;
        int count = distinct(current);
        while (true) {
            limits.spend(2L * network.nodes().size() + current.length + 1);
            int[] finer = finer(current);
            int found = distinct(finer);
            if (found == count) {
                return current;
            }
            current = finer;
            count = found;
        }
    }

    private static int distinct(int[] colours) {
        return (int) Arrays.stream(colours).distinct().count();
    }

    private int[] finer(int[] colours) {
        List<List<int[]>> seen = new ArrayList<>();
        for (int index = 0; index < colours.length; index++) {
            seen.add(new ArrayList<>());
        }
        for (int node = 0; node < network.nodes().size(); node++) {
            note(node, colours, seen);
        }
        TreeMap<int[], Integer> ranks = new TreeMap<>(Arrays::compare);
        List<int[]> signatures = new ArrayList<>();
        for (int index = 0; index < colours.length; index++) {
            List<int[]> mine = seen.get(index);
            mine.sort(Arrays::compare);
            int[] signature = joined(colours[index], mine);
            signatures.add(signature);
            ranks.put(signature, 0);
        }
        int rank = 0;
        for (int[] signature : ranks.keySet()) {
            ranks.put(signature, rank++);
        }
        return signatures.stream().mapToInt(ranks::get).toArray();
    }

    /** Tells each index of a node what it is attached to there. */
    private void note(int node, int[] colours, List<List<int[]>> seen) {
        Network.Node factor = network.nodes().get(node);
        int[] signature = signature(node, colours);
        int leg = 0;
        for (Letter.Slot slot : factor.letter().slots()) {
            for (int side = 0; side < slot.width(); side++) {
                int[] where = Arrays.copyOf(new int[] {slot.kind(), side, slot.width()}, 3 + slot.width() + signature.length);
                for (int other = 0; other < slot.width(); other++) {
                    where[3 + other] = colours[factor.legs().get(leg + other)];
                }
                System.arraycopy(signature, 0, where, 3 + slot.width(), signature.length);
                seen.get(factor.legs().get(leg + side)).add(where);
            }
            leg += slot.width();
        }
    }

    /** The letter of a node and the colours of its indices, slots that can be exchanged in order. */
    private int[] signature(int node, int[] colours) {
        List<int[]> slots = arranged(network.nodes().get(node), colours);
        return joined(letters[node], slots);
    }

    /** The colours of the indices slot by slot, each with its kind, those that can be exchanged in order. */
    private static List<int[]> arranged(Network.Node node, int[] colours) {
        List<int[]> slots = new ArrayList<>();
        int leg = 0;
        for (Letter.Slot slot : node.letter().slots()) {
            int[] found = new int[slot.width() + 1];
            found[0] = slot.kind();
            for (int side = 0; side < slot.width(); side++) {
                found[side + 1] = colours[node.legs().get(leg++)];
            }
            slots.add(found);
        }
        // kinds stand next to each other, so that sorting by kind first keeps the slots in their places
        slots.sort(Comparator.<int[]>comparingInt(slot -> kindPlace(node.letter(), slot[0])).thenComparing(Arrays::compare));
        return slots;
    }

    private static int kindPlace(Letter letter, int kind) {
        List<Letter.Slot> slots = letter.slots();
        int place = 0;
        while (slots.get(place).kind() != kind) {
            place++;
        }
        return place;
    }

    private static int[] joined(int first, List<int[]> parts) {
        int length = 1 + parts.size();
        for (int[] part : parts) {
            length += part.length;
        }
        int[] joined = new int[length];
        joined[0] = first;
        int end = 1;
        for (int[] part : parts) {
            joined[end++] = part.length;
            System.arraycopy(part, 0, joined, end, part.length);
            end += part.length;
        }
        return joined;
    }

    private Network smallest(int[] colours) {
        int[] cell = firstCell(colours);
        if (cell.length == 0) {
            return renamed(colours);
        }
        Network best = null;
        List<Integer> tried = new ArrayList<>();
        Set<Network> leaves = new HashSet<>();
        for (int index : cell) {
            if (tried.stream().anyMatch(other -> isExchangeable(index, other))) {
                continue;
            }
            tried.add(index);
            int[] finer = refined(chosen(colours, index));
            if (leaves.add(leaf(finer))) {
                Network candidate = smallest(finer);
                best = best == null || candidate.compareTo(best) < 0 ? candidate : best;
            }
        }
        return best;
    }

    /** The colours with an index told from all others of its colour. */
    private static int[] chosen(int[] colours, int index) {
        int[] chosen = Arrays.stream(colours).map(colour -> 2 * colour + 1).toArray();
        chosen[index]--;
        return chosen;
    }

    /**
     * Some numbering of the indices in the order of their colours. Where two choices come to the same network, one is the other
     * seen in a mirror that leaves all earlier choices in place: what follows from the one follows from the other.
     */
    private Network leaf(int[] colours) {
        int[] finer = colours;
        for (int[] cell = firstCell(finer); cell.length > 0; cell = firstCell(finer)) {
            finer = refined(chosen(finer, cell[0]));
        }
        return renamed(finer);
    }

    /** The indices of the first colour that several have; none where each has its own. */
    private static int[] firstCell(int[] colours) {
        int[] sorted = colours.clone();
        Arrays.sort(sorted);
        for (int place = 1; place < sorted.length; place++) {
            if (sorted[place] == sorted[place - 1]) {
                int colour = sorted[place];
                return java.util.stream.IntStream.range(0, colours.length).filter(index -> colours[index] == colour).toArray();
            }
        }
        return new int[0];
    }

    /** Whether the network stays the same when two indices change places. */
    private boolean isExchangeable(int one, int other) {
        limits.spend(2L * network.nodes().size());
        int[] same = new int[network.indices()];
        Arrays.setAll(same, index -> index);
        int[] turned = same.clone();
        turned[one] = other;
        turned[other] = one;
        List<int[]> before = new ArrayList<>();
        List<int[]> after = new ArrayList<>();
        for (int node = 0; node < network.nodes().size(); node++) {
            before.add(signature(node, same));
            after.add(signature(node, turned));
        }
        before.sort(Arrays::compare);
        after.sort(Arrays::compare);
        for (int node = 0; node < before.size(); node++) {
            if (!Arrays.equals(before.get(node), after.get(node))) {
                return false;
            }
        }
        return true;
    }

    /** The network with its indices numbered in the order of their colours, all of which are different. */
    private Network renamed(int[] colours) {
        int[] sorted = colours.clone();
        Arrays.sort(sorted);
        int[] names = new int[colours.length];
        Dimension[] dimensions = new Dimension[colours.length];
        for (int index = 0; index < colours.length; index++) {
            names[index] = Arrays.binarySearch(sorted, colours[index]);
            dimensions[names[index]] = network.dimension(index);
        }
        List<Network.Node> nodes = new ArrayList<>();
        for (Network.Node node : network.nodes()) {
            List<Integer> legs = new ArrayList<>();
            for (int[] slot : arranged(node, names)) {
                for (int side = 1; side < slot.length; side++) {
                    legs.add(slot[side]);
                }
            }
            nodes.add(new Network.Node(node.letter(), node.exponent(), legs));
        }
        nodes.sort(Comparator.comparing(Network.Node::letter).thenComparing(Network.Node::exponent)
                .thenComparing(node -> node.legs().stream().mapToInt(leg -> leg).toArray(), Arrays::compare));
        int[] free = new int[network.order()];
        for (int place = 0; place < free.length; place++) {
            free[place] = names[network.freeAt(place)];
        }
        return new Network(nodes, free, List.of(dimensions));
    }
}
