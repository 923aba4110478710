package nld.derivation;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import nld.expression.Domain;
import nld.expression.Expression;
import nld.expression.Rewriter;
import nld.expression.Symbol;

/** Puts numbers in the place of names, in the order in which these are met: formulas that differ by the names of symbols of the same domain become one. */
final class Numbered extends Rewriter {
    private final Function<Symbol, Domain> domains;
    private final Map<Symbol, Symbol> numbers = new HashMap<>();

    /** Symbols of different {@code domains} are told apart. */
    Numbered(Function<Symbol, Domain> domains) {
        this.domains = domains;
    }

    @Override
    public Expression symbol(Symbol symbol) {
        return numbers.computeIfAbsent(symbol, fresh -> {
            Domain domain = domains.apply(symbol);
            String values = domain.equals(Domain.REAL) ? "" : " in " + domain;
            return Symbol.of("symbol " + numbers.size() + values, symbol.shape(), Symbol.Kind.PARAMETER);
        });
    }
}
