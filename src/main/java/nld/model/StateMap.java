package nld.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import nld.expression.Expression;
import nld.expression.Symbol;

/**
 * A map of states, data and the memory of an update rule, by name: {@code map mirror: a -> -a, y -> -y}.
 *
 * @param name  its name
 * @param moves what is put in for each symbol, of its shape
 * @param place where it is declared
 */
public record StateMap(String name, Map<Symbol, Expression> moves, Place place) {
    /** Copies the map, keeping its order. */
    public StateMap {
        moves = Collections.unmodifiableMap(new LinkedHashMap<>(moves));
    }
}
