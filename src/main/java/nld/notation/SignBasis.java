package nld.notation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nld.expression.Entries;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.model.Network;

/**
 * Independent flips that make the same group as given ones, in the order in which averages over them simplify most: from the last
 * layer of a network to the first, of each layer first all weights into a unit at once, which turns its z to −z.
 */
final class SignBasis {
    private final Map<Symbol, Integer> places = new LinkedHashMap<>();
    private final List<Set<Symbol>> wanted;
    private final List<Network> networks;

    SignBasis(List<Set<Symbol>> flips, List<Network> networks) {
        this.wanted = flips;
        this.networks = networks;
        flips.forEach(flip -> flip.forEach(symbol -> places.putIfAbsent(symbol, places.size())));
    }

    /** The flips; none of a group that flips nothing. */
    List<Set<Symbol>> flips() {
        List<Set<Symbol>> candidates = new ArrayList<>(preferred());
        candidates.removeIf(candidate -> !places.keySet().containsAll(candidate));
        Rows span = new Rows();
        wanted.forEach(flip -> span.add(bits(flip)));
        candidates.removeIf(candidate -> !span.reduced(bits(candidate)).isEmpty());
        candidates.addAll(wanted);
        Rows chosen = new Rows();
        return candidates.stream().filter(candidate -> chosen.add(bits(candidate))).toList();
    }

    /** The weights into each unit together, and each weight by itself; layer by layer, the last first. */
    private List<Set<Symbol>> preferred() {
        List<Set<Symbol>> preferred = new ArrayList<>();
        for (Network network : networks) {
            for (int index = network.layers().size() - 1; index >= 0; index--) {
                Network.Layer layer = network.layers().get(index);
                if (layer.symbols().anyMatch(symbol -> !symbol.shape().names().isEmpty())) {
                    continue;
                }
                preferred.addAll(units(layer));
                layer.symbols().forEach(symbol -> Entries.symbols(symbol).forEach(entry -> preferred.add(Set.of(entry))));
            }
        }
        return preferred;
    }

    private static List<Set<Symbol>> units(Network.Layer layer) {
        List<Symbol> entries = Entries.symbols(layer.weights());
        int units = layer.weights().shape() instanceof Shape.Matrix matrix ? Entries.count(new Shape.Vector(matrix.rows())) : 1;
        List<Set<Symbol>> sets = new ArrayList<>();
        for (int unit = 0; unit < units; unit++) {
            int place = unit;
            Set<Symbol> set = new LinkedHashSet<>(entries.subList(unit * entries.size() / units, (unit + 1) * entries.size() / units));
            layer.bias().ifPresent(bias -> set.add(Entries.symbols(bias).get(place)));
            sets.add(set);
        }
        return sets;
    }

    private BitSet bits(Set<Symbol> flip) {
        BitSet bits = new BitSet();
        flip.forEach(symbol -> bits.set(places.get(symbol)));
        return bits;
    }

    /** Rows over the field of two elements, each with a leading place of its own. */
    private static final class Rows {
        private final Map<Integer, BitSet> byLeading = new LinkedHashMap<>();

        /** What is left of {@code row} when the known rows are taken away. */
        BitSet reduced(BitSet row) {
            BitSet rest = (BitSet) row.clone();
            for (int place = rest.nextSetBit(0); place >= 0; place = rest.nextSetBit(place + 1)) {
                if (byLeading.containsKey(place)) {
                    rest.xor(byLeading.get(place));
                }
            }
            return rest;
        }

        /** Adds a row; says whether it was independent of the known ones. */
        boolean add(BitSet row) {
            BitSet rest = reduced(row);
            if (rest.isEmpty()) {
                return false;
            }
            byLeading.put(rest.nextSetBit(0), rest);
            return true;
        }
    }
}
