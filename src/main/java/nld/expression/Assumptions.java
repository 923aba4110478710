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

    /** The domain of {@code symbol}; unless stated otherwise time is positive, and the step count at least 1. */
    public Domain of(Symbol symbol) {
        return domains.getOrDefault(symbol, switch (symbol.kind()) {
            case TIME -> Domain.POSITIVE;
            case STEP -> Domain.FROM_ONE;
            case SPIN -> Domain.SIGNS;
            default -> Domain.REAL;
        });
    }
}
