package nld.symja;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import nld.expression.Symbol;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.ISymbol;

/**
 * Which of Symja's symbols stands for which of ours. The names we give them are numbered, so that no name of a
 * theorem ({@code E}, {@code gamma}, {@code x_1}) means anything to Symja, and q and q' are two independent symbols.
 */
final class Names {
    private final Map<Symbol, ISymbol> theirs = new HashMap<>();
    private final Map<IExpr, Symbol> ours = new IdentityHashMap<>();

    /** The symbol that stands for {@code symbol}, the same at every call. */
    ISymbol of(Symbol symbol) {
        return theirs.computeIfAbsent(symbol, key -> {
            ISymbol fresh = F.Dummy("x" + theirs.size());
            ours.put(fresh, key);
            return fresh;
        });
    }

    /** What {@code symbol} stands for; nothing if it is not of this table. */
    Optional<Symbol> meaning(IExpr symbol) {
        return Optional.ofNullable(ours.get(symbol));
    }
}
