package nld.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import nld.expression.Expression;
import nld.expression.Symbol;

/**
 * The infinitesimal change of coordinates and time under a symmetry.
 *
 * @param changes ξ = δq of each coordinate that changes, in the order of the file; the others have 0. It may depend
 *                on time, coordinates and velocities
 * @param time    τ = δt; 0 for a symmetry of the coordinates alone
 */
public record Generator(Map<Symbol, Expression> changes, Expression time) {
    /** Copies the map, keeping its order. */
    public Generator {
        changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
    }

    /** δ of {@code coordinate}: zero of its shape where none is stated. */
    public Expression of(Symbol coordinate) {
        return changes.getOrDefault(coordinate, Expression.zero(coordinate.shape()));
    }

    /** This generator with the change of one symbol replaced; of {@link Symbol#TIME}, that of time. */
    public Generator with(Symbol symbol, Expression change) {
        if (symbol == Symbol.TIME) {
            return new Generator(changes, change);
        }
        Map<Symbol, Expression> changed = new LinkedHashMap<>(changes);
        changed.put(symbol, change);
        return new Generator(changed, time);
    }
}
