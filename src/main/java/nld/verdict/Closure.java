package nld.verdict;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nld.derivation.Underivable;
import nld.expression.Symbol;
import nld.model.FiniteGroup;

/**
 * Whether flips and exchanges of units, each taken with each, make a group: where exchanging units takes every flip to a product of
 * flips. Else a product of two elements is none, and what their mean is depends on which comes first.
 */
final class Closure {
    private Closure() {
    }

    /** Refuses an exchange of units that is no map of the weights, with {@link Underivable}. */
    static void requireMaps(List<FiniteGroup> groups) {
        boolean shared = groups.stream().flatMap(group -> group.exchanges().stream()).flatMap(List::stream)
                .anyMatch(unit -> Set.copyOf(unit).size() < unit.size());
        if (shared) {
            throw new Underivable("layers on both sides of these units share their weights, so exchanging units moves a weight to two places");
        }
    }

    /** Refuses {@code groups} whose elements make no group, with {@link Underivable}. */
    static void require(List<FiniteGroup> groups) {
        requireMaps(groups);
        List<Set<Symbol>> flips = groups.stream().flatMap(group -> group.flips().stream()).toList();
        FlipSpan span = FlipSpan.of(flips);
        for (List<List<Symbol>> units : groups.stream().flatMap(group -> group.exchanges().stream()).toList()) {
            for (int unit = 1; unit < units.size(); unit++) {
                for (Set<Symbol> flip : flips) {
                    if (!span.contains(exchanged(flip, units.get(unit - 1), units.get(unit)))) {
                        throw new Underivable("the flip of " + flip.stream().map(Symbol::toString).sorted().collect(Collectors.joining(", "))
                                + " is moved by an exchange of units to what is no flip here, so the elements make no group; flip the same of each unit");
                    }
                }
            }
        }
    }

    private static Set<Symbol> exchanged(Set<Symbol> flip, List<Symbol> one, List<Symbol> other) {
        Set<Symbol> exchanged = new HashSet<>();
        for (Symbol symbol : flip) {
            int first = one.indexOf(symbol);
            int second = other.indexOf(symbol);
            exchanged.add(first >= 0 ? other.get(first) : second >= 0 ? one.get(second) : symbol);
        }
        return exchanged;
    }
}
