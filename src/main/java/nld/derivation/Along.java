package nld.derivation;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nld.expression.Evolved;
import nld.expression.Expectation;
import nld.expression.Expression;
import nld.expression.PartialGradient;
import nld.expression.Rewriter;
import nld.expression.Symbol;

/**
 * Writes out what a claim refers to: derived quantities by their names, rates along the motion, and variations under a
 * symmetry. Works on scalars, and on vectors where these are not written in entries; accelerations that appear are left in.
 */
public final class Along extends Rewriter {
    private final Function<Symbol, Optional<Expression>> quantities;
    private final Calculus calculus;
    private final Optional<Variation> variation;
    private final Map<Symbol, Expression> rates;

    private Along(Function<Symbol, Optional<Expression>> quantities, Map<Symbol, Expression> rates, Calculus calculus,
            Optional<Variation> variation) {
        this.quantities = quantities;
        this.rates = Map.copyOf(rates);
        this.calculus = calculus;
        this.variation = variation;
    }

    /**
     * Along the motion, with derived quantities by their names; {@code rates} are those that the equations of motion give
     * without being solved, {@code variation} gives δ(…), where one is defined.
     */
    static Along motion(Function<Symbol, Optional<Expression>> quantities, Map<Symbol, Expression> rates, Calculus calculus,
            Optional<Variation> variation) {
        return new Along(quantities, rates, calculus, variation);
    }

    @Override
    public Expression symbol(Symbol symbol) {
        if (symbol.kind() != Symbol.Kind.QUANTITY) {
            return symbol;
        }
        return quantities.apply(symbol).orElseThrow(() -> new Underivable(symbol + " is not derived here"));
    }

    @Override
    public Expression evolved(Evolved evolved) {
        if (evolved.evolution() == Evolved.Evolution.RATE && evolved.operand() instanceof Symbol quantity
                && rates.containsKey(quantity)) {
            return rates.get(quantity);
        }
        Expression operand = rewrite(evolved.operand());
        return switch (evolved.evolution()) {
            case RATE -> calculus.rate(operand);
            case VARIATION -> variation.map(change -> change.of(operand)).orElseThrow(() -> new Underivable(
                    "δ(…) has no symmetry here; write it in a charge section"));
            case NEXT, LAST -> throw new Underivable(
                    evolved + " has no update rule here; write it in an update section");
            case CURL -> throw new Underivable(
                    evolved + " has no meaning along the motion; write it in a section along an update");
            case INITIAL -> throw new Underivable(
                    evolved + " has no place here: an initial value stands on the right of an equation between scalars, along the motion");
        };
    }

    @Override
    public Expression partialGradient(PartialGradient gradient) {
        // a rate that the equations of motion gave is no function of positions and velocities to differentiate
        Along offShell = rates.isEmpty() ? this : new Along(quantities, Map.of(), calculus, variation);
        return calculus.partial(offShell.rewrite(gradient.operand()), gradient.by());
    }

    @Override
    public Expression expectation(Expectation expectation) {
        throw new Underivable("found " + expectation + "; nothing is random along the motion");
    }
}
