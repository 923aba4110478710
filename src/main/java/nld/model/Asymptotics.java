package nld.model;

import nld.expression.Symbol;

/** How far a claim holds that is not exact: to an order in a small symbol, or in a limit. */
public sealed interface Asymptotics {
    /** The symbol that becomes small or large. */
    Symbol symbol();

    /**
     * Up to O(symbolᵖ): the Taylor coefficients of both sides at 0 agree below the power p, all other symbols held fixed.
     *
     * @param symbol the small symbol
     * @param power  p, at least 1
     */
    record Order(Symbol symbol, int power) implements Asymptotics {
        @Override
        public String toString() {
            return "O(" + symbol + (power == 1 ? "" : "^" + power) + ")";
        }
    }

    /**
     * In a limit: left minus right has the limit 0, all other symbols held fixed.
     *
     * @param symbol   what moves
     * @param infinity whether it grows beyond all bounds; otherwise it goes to 0 from above
     */
    record Limit(Symbol symbol, boolean infinity) implements Asymptotics {
        @Override
        public String toString() {
            return "as " + symbol + " -> " + (infinity ? "infinity" : "0");
        }
    }
}
