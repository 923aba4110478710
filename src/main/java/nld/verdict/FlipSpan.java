package nld.verdict;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nld.expression.Symbol;

/** The flips that products of given ones are: a space over the field of two elements. */
record FlipSpan(List<Set<Symbol>> reduced) {

    static FlipSpan of(List<Set<Symbol>> flips) {
        FlipSpan span = new FlipSpan(new ArrayList<>());
        flips.forEach(flip -> {
            Set<Symbol> rest = span.rest(flip);
            if (!rest.isEmpty()) {
                span.reduced.add(rest);
            }
        });
        return span;
    }

    boolean contains(Set<Symbol> flip) {
        return rest(flip).isEmpty();
    }

    /** What is left of a flip when known ones with its first symbols are taken away. */
    private Set<Symbol> rest(Set<Symbol> flip) {
        Set<Symbol> rest = new HashSet<>(flip);
        for (Set<Symbol> known : reduced) {
            Symbol leading = leading(known);
            if (rest.contains(leading)) {
                known.forEach(symbol -> {
                    if (!rest.remove(symbol)) {
                        rest.add(symbol);
                    }
                });
            }
        }
        return rest;
    }

    private static Symbol leading(Set<Symbol> flip) {
        return flip.stream().min(Symbol::compareTo).orElseThrow();
    }
}
