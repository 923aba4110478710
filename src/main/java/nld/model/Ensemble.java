package nld.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.expression.Expression;
import nld.expression.Symbol;

/**
 * What a theorem about the law of an ensemble declares besides its system.
 *
 * @param networks   layered maps
 * @param data       the data set; empty for none
 * @param groups     finite groups that act on states and data
 * @param maps       single maps of states and data
 * @param values     values of constants, weights and data, put in once everything is derived
 * @param magnitudes the sizes of the entries of weights, by whole symbols: only averages over a group that flips each of
 *                   them may use these
 */
public record Ensemble(List<Network> networks, Optional<Data> data, List<FiniteGroup> groups, List<StateMap> maps,
        Map<Symbol, Expression> values, Map<Symbol, Expression> magnitudes) {
    /** No ensemble. */
    public static final Ensemble NONE = new Ensemble(List.of(), Optional.empty(), List.of(), List.of(), Map.of(), Map.of());

    /** Copies the collections, keeping their order. */
    public Ensemble {
        networks = List.copyOf(networks);
        groups = List.copyOf(groups);
        maps = List.copyOf(maps);
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        magnitudes = Collections.unmodifiableMap(new LinkedHashMap<>(magnitudes));
    }

    /** The group of that name. */
    public Optional<FiniteGroup> group(String wanted) {
        return groups.stream().filter(group -> group.name().equals(wanted)).findFirst();
    }

    /** The map of that name. */
    public Optional<StateMap> map(String wanted) {
        return maps.stream().filter(map -> map.name().equals(wanted)).findFirst();
    }
}
