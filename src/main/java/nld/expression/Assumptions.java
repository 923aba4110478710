package nld.expression;

import java.util.Map;

/**
 * What a proof may assume of the symbols: the domain of each, every real number where none is stated.
 *
 * @param domains the stated domains
 */
public record Assumptions(Map<Symbol, Domain> domains) {
    /** No assumption. */
    public static final Assumptions NONE = new Assumptions(Map.of());

    /** Copies the map. */
    public Assumptions {
        domains = Map.copyOf(domains);
    }

    /** The domain of {@code symbol}; time and the step count are positive. */
    public Domain of(Symbol symbol) {
        boolean counted = symbol.kind() == Symbol.Kind.TIME || symbol.kind() == Symbol.Kind.STEP;
        return domains.getOrDefault(symbol, counted ? Domain.POSITIVE : Domain.REAL);
    }
}
