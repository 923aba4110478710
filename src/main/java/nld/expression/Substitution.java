package nld.expression;

import java.util.Map;

/** Replaces symbols by expressions of their shape, all at once: what is put in is not looked at again. */
public final class Substitution extends Rewriter {
    private final Map<Symbol, Expression> replacements;

    /** The substitution of each key by its value; {@link ShapeMismatch} where a value has another shape. */
    public Substitution(Map<Symbol, ? extends Expression> replacements) {
        replacements.forEach((symbol, value) -> {
            if (!symbol.shape().equals(value.shape())) {
                throw new ShapeMismatch("cannot put a " + value.shape() + " for " + symbol + ", a " + symbol.shape());
            }
        });
        this.replacements = Map.copyOf(replacements);
    }

    @Override
    public Expression symbol(Symbol symbol) {
        return replacements.getOrDefault(symbol, symbol);
    }
}
