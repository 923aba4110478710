package nld.derivation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nld.expression.Expression;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.model.Generator;

/**
 * The change of quantities under a generator: δF = τ ∂F/∂t + ⟨∂F/∂q, ξ⟩ + ⟨∂F/∂q', ξ' − q'τ'⟩,
 * where ∂/∂t moves time functions too.
 *
 * @param coordinates the coordinates, scalars or vectors and matrices
 * @param changes     ξ of each
 * @param rates       ξ' − q'τ' of each: the change of its velocity
 * @param time        τ
 * @param calculus    what differentiates
 */
record Variation(List<Symbol> coordinates, List<Expression> changes, List<Expression> rates, Expression time,
        Calculus calculus) {

    static Variation of(List<Symbol> symbols, Generator generator, Writing writing, Calculus calculus) {
        List<Symbol> coordinates = new ArrayList<>();
        List<Expression> changes = new ArrayList<>();
        for (Symbol symbol : symbols) {
            coordinates.addAll(writing.symbols(symbol));
            changes.addAll(writing.parts(generator.of(symbol)));
        }
        Expression time = writing.scalar(generator.time());
        Expression timeRate = calculus.rate(time);
        List<Expression> rates = new ArrayList<>();
        for (int index = 0; index < coordinates.size(); index++) {
            rates.add(calculus.rate(changes.get(index)).minus(timeRate.times(coordinates.get(index).rate())));
        }
        return new Variation(coordinates, changes, rates, time, calculus);
    }

    /** δ of what is written in time, coordinates and velocities. */
    Expression of(Expression quantity) {
        if (quantity.motionOrder() > 1) {
            throw new Underivable("no rule for the variation of an acceleration");
        }
        if (Calculus.isInVectors(quantity)) {
            return calculus.along(quantity, changesOfAll(quantity));
        }
        List<Expression> terms = new ArrayList<>();
        terms.add(time.isZero() ? time : time.times(calculus.explicitRate(quantity)));
        for (int index = 0; index < coordinates.size(); index++) {
            Symbol coordinate = coordinates.get(index);
            terms.add(Writing.inner(calculus.partial(quantity, coordinate), changes.get(index)));
            terms.add(Writing.inner(calculus.partial(quantity, coordinate.rate()), rates.get(index)));
        }
        return Sum.of(terms);
    }

    private Map<Symbol, Expression> changesOfAll(Expression quantity) {
        Map<Symbol, Expression> all = new HashMap<>();
        all.put(Symbol.TIME, time);
        Symbols.of(quantity).stream().filter(symbol -> symbol.kind() == Symbol.Kind.TIME_FUNCTION)
                .forEach(symbol -> all.put(symbol, time.times(calculus.rateOf(symbol))));
        for (int index = 0; index < coordinates.size(); index++) {
            all.put(coordinates.get(index), changes.get(index));
            all.put(coordinates.get(index).rate(), rates.get(index));
        }
        return all;
    }
}
