package nld.kernel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** How factors of a network hang together by their indices. */
final class Branches {
    private Branches() {
    }

    /** The parts of {@code nodes} that hang together by other indices than {@code cut}. */
    static List<List<Network.Node>> parts(List<Network.Node> nodes, Set<Integer> cut) {
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

    static boolean touches(List<Network.Node> nodes, int index) {
        return nodes.stream().anyMatch(node -> node.legs().contains(index));
    }

    static int occurrences(List<Network.Node> nodes, int index) {
        return nodes.stream().mapToInt(node -> (int) node.legs().stream().filter(leg -> leg == index).count()).sum();
    }

    static List<Network.Node> without(List<Network.Node> nodes, Network.Node one) {
        List<Network.Node> rest = new ArrayList<>(nodes);
        rest.remove(one);
        return rest;
    }

    /** The factors with one occurrence of an index called otherwise. */
    static List<Network.Node> renamedOnce(List<Network.Node> nodes, int index, int other) {
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
}
