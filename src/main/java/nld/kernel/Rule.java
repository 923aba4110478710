package nld.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import nld.expression.Rational;

/**
 * An equation between networks, used from left to right: wherever the pivot occurs in a network, with anything attached to its
 * free indices, the other terms are put in its place.
 *
 * @param given  the equation it came from
 * @param pivot  the network that is replaced, connected and with at least one factor
 * @param others what it is replaced by, with the same free indices
 * @param divisor what the equation was divided by: where it is 0 it says nothing of the pivot
 */
record Rule(Given given, Network pivot, Combination others, Quotient divisor) {
    /**
     * Where the pivot was found.
     *
     * @param nodes the places of its factors
     * @param legs  the index that stands for each index of the pivot
     * @param rest  what power of the factor at a place is left over, where not all of it is taken
     */
    record Match(List<Integer> nodes, int[] legs, Map<Integer, Rational> rest) {
    }

    /** What {@code use} makes of the first place of the pivot in {@code network} of which it makes something. */
    <T> Optional<T> first(Network network, Limits limits, Function<Match, Optional<T>> use) {
        if (pivot.order() == 0) {
            return pivot.equals(network) ? use.apply(new Match(all(network), identity(network), Map.of())) : Optional.empty();
        }
        int[] legs = new int[pivot.indices()];
        Arrays.fill(legs, -1);
        return matched(network, new ArrayList<>(), legs, limits, use);
    }

    private static List<Integer> all(Network network) {
        return java.util.stream.IntStream.range(0, network.nodes().size()).boxed().toList();
    }

    private static int[] identity(Network network) {
        int[] legs = new int[network.indices()];
        Arrays.setAll(legs, index -> index);
        return legs;
    }

    private <T> Optional<T> matched(Network network, List<Integer> chosen, int[] legs, Limits limits,
            Function<Match, Optional<T>> use) {
        limits.spend(1);
        if (chosen.size() == pivot.nodes().size()) {
            Match match = new Match(List.copyOf(chosen), legs, rest(network, chosen));
            return fits(network, match) ? use.apply(match) : Optional.empty();
        }
        Network.Node wanted = pivot.nodes().get(chosen.size());
        for (int place = 0; place < network.nodes().size(); place++) {
            if (chosen.contains(place) || !holds(network.nodes().get(place), wanted)) {
                continue;
            }
            chosen.add(place);
            for (int[] assigned : Assignments.of(wanted, network.nodes().get(place), legs, limits)) {
                Optional<T> found = matched(network, chosen, assigned, limits, use);
                if (found.isPresent()) {
                    return found;
                }
            }
            chosen.remove(chosen.size() - 1);
        }
        return Optional.empty();
    }

    /** Whether a factor is the wanted one, or a higher power of it. */
    private static boolean holds(Network.Node factor, Network.Node wanted) {
        Rational more = factor.exponent().minus(wanted.exponent());
        return factor.letter().equals(wanted.letter()) && (more.isZero()
                || more.signum() > 0 && more.isInteger() && wanted.exponent().isInteger() && wanted.exponent().signum() > 0);
    }

    private Map<Integer, Rational> rest(Network network, List<Integer> chosen) {
        Map<Integer, Rational> rest = new HashMap<>();
        for (int index = 0; index < chosen.size(); index++) {
            Rational more = network.nodes().get(chosen.get(index)).exponent().minus(pivot.nodes().get(index).exponent());
            if (!more.isZero()) {
                rest.put(chosen.get(index), more);
            }
        }
        return rest;
    }

    /** Inner indices must be inner there too: different ones, not free, and attached to nothing else. */
    private boolean fits(Network network, Match match) {
        Set<Integer> inner = new HashSet<>();
        for (int index = 0; index < pivot.indices(); index++) {
            int there = match.legs[index];
            boolean left = match.rest.keySet().stream().anyMatch(place -> network.nodes().get(place).legs().contains(there));
            if (!pivot.isFree(index) && (left || network.isFree(there) || !inner.add(there)
                    || network.occurrences(there) != pivot.occurrences(index))) {
                return false;
            }
        }
        return Arrays.stream(pivot.free()).noneMatch(index -> inner.contains(match.legs[index]));
    }

    /** Puts {@code replacement}, one of the other terms, in the place of the pivot; the free indices of the whole. */
    int[] replaced(Network network, Match match, Network replacement, Weaving weaving) {
        int[] names = new int[network.indices()];
        for (int index = 0; index < names.length; index++) {
            boolean gone = network.occurrences(index) > 0 && !network.isFree(index)
                    && network.occurrences(index) == occurrences(network, match, index) && !isAttached(match, index);
            names[index] = gone ? -1 : weaving.index(network.dimension(index));
        }
        for (int place = 0; place < network.nodes().size(); place++) {
            Network.Node node = network.nodes().get(place);
            boolean taken = match.nodes.contains(place);
            if (!taken || match.rest.containsKey(place)) {
                weaving.add(node.letter(), taken ? match.rest.get(place) : node.exponent(),
                        node.legs().stream().map(leg -> names[leg]).toList());
            }
        }
        int[] attached = weaving.take(replacement);
        for (int place = 0; place < attached.length; place++) {
            weaving.identify(names[match.legs[pivot.freeAt(place)]], attached[place]);
        }
        return Arrays.stream(network.free()).map(index -> names[index]).toArray();
    }

    private static int occurrences(Network network, Match match, int index) {
        int count = 0;
        for (int place : match.nodes) {
            if (match.rest.containsKey(place)) {
                continue;
            }
            for (int leg : network.nodes().get(place).legs()) {
                count += leg == index ? 1 : 0;
            }
        }
        return count;
    }

    /** Whether a free index of the pivot stands for {@code index}. */
    private boolean isAttached(Match match, int index) {
        return Arrays.stream(pivot.free()).anyMatch(place -> match.legs[place] == index);
    }

    /** The ways to lay the slots of one factor on those of another. */
    private static final class Assignments {
        private final Network.Node wanted;
        private final Network.Node candidate;
        private final List<Letter.Slot> slots;
        private final List<int[]> found = new ArrayList<>();
        private final Limits limits;

        private Assignments(Network.Node wanted, Network.Node candidate, Limits limits) {
            this.limits = limits;
            this.wanted = wanted;
            this.candidate = candidate;
            this.slots = wanted.letter().slots();
        }

        static List<int[]> of(Network.Node wanted, Network.Node candidate, int[] legs, Limits limits) {
            Assignments assignments = new Assignments(wanted, candidate, limits);
            assignments.assign(0, new boolean[assignments.slots.size()], legs);
            return assignments.found;
        }

        private void assign(int slot, boolean[] taken, int[] legs) {
            limits.spend(1);
            if (slot == slots.size()) {
                found.add(legs);
                return;
            }
            for (int target = 0; target < slots.size(); target++) {
                if (taken[target] || slots.get(target).kind() != slots.get(slot).kind()) {
                    continue;
                }
                int[] extended = laid(slot, target, legs);
                if (extended != null) {
                    taken[target] = true;
                    assign(slot + 1, taken, extended);
                    taken[target] = false;
                }
            }
        }

        /** The assignment with one slot more; null where an index would stand for two. */
        private int[] laid(int slot, int target, int[] legs) {
            int[] extended = legs.clone();
            for (int side = 0; side < slots.get(slot).width(); side++) {
                int mine = wanted.legs().get(first(slot) + side);
                int theirs = candidate.legs().get(first(target) + side);
                if (extended[mine] >= 0 && extended[mine] != theirs) {
                    return null;
                }
                extended[mine] = theirs;
            }
            return extended;
        }

        private int first(int slot) {
            return slots.subList(0, slot).stream().mapToInt(Letter.Slot::width).sum();
        }
    }
}
