package nld.verdict;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Substitution;
import nld.expression.Symbol;
import nld.model.Theorem;

/** The values that a theorem gives to constants, data and weights, which are put in after everything is derived. */
final class GivenValues {
    private GivenValues() {
    }

    /** What puts them in, for whole vectors and matrices and for their entries. */
    static Substitution of(Theorem theorem) {
        Map<Symbol, Expression> values = new HashMap<>(theorem.ensemble().values());
        values.putAll(byEntry(theorem.ensemble().values()));
        return new Substitution(values);
    }

    /** Values of whole symbols as values of their entries, where their sizes are stated. */
    static Map<Symbol, Expression> byEntry(Map<Symbol, Expression> values) {
        Map<Symbol, Expression> byEntry = new HashMap<>();
        values.forEach((symbol, value) -> {
            if (!symbol.shape().names().isEmpty()) {
                byEntry.put(symbol, value);
                return;
            }
            List<Symbol> symbols = Entries.symbols(symbol);
            List<Expression> numbers = Entries.of(value);
            for (int index = 0; index < symbols.size(); index++) {
                byEntry.put(symbols.get(index), numbers.get(index));
            }
        });
        return byEntry;
    }

    /** Whether one of them is the value of something that moves. */
    static boolean isStateGiven(Theorem theorem) {
        return theorem.ensemble().values().keySet().stream().anyMatch(Symbol::moves);
    }
}
