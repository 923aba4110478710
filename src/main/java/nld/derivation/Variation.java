package nld.derivation;

import java.util.ArrayList;
import java.util.List;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.model.Generator;

/**
 * The change of quantities under a generator: δF = τ ∂F/∂t + ⟨∂F/∂q, ξ⟩ + ⟨∂F/∂q', ξ' − q'τ'⟩,
 * where ∂/∂t moves time functions too.
 *
 * @param coordinates the scalar coordinates
 * @param changes     ξ of each
 * @param rates       ξ' − q'τ' of each: the change of its velocity
 * @param time        τ
 * @param calculus    what differentiates
 */
record Variation(List<Symbol> coordinates, List<Expression> changes, List<Expression> rates, Expression time,
        Calculus calculus) {

    static Variation of(List<Symbol> symbols, Generator generator, Calculus calculus) {
        List<Symbol> coordinates = new ArrayList<>();
        List<Expression> changes = new ArrayList<>();
        for (Symbol symbol : symbols) {
            coordinates.addAll(Entries.symbols(symbol));
            changes.addAll(Entries.of(generator.of(symbol)));
        }
        Expression time = Entries.scalar(generator.time());
        Expression timeRate = calculus.rate(time);
        List<Expression> rates = new ArrayList<>();
        for (int index = 0; index < coordinates.size(); index++) {
            rates.add(calculus.rate(changes.get(index)).minus(coordinates.get(index).rate().times(timeRate)));
        }
        return new Variation(coordinates, changes, rates, time, calculus);
    }

    /** δ of a scalar in time, coordinates and velocities. */
    Expression of(Expression quantity) {
        if (quantity.motionOrder() > 1) {
            throw new Underivable("no rule for the variation of an acceleration");
        }
        List<Expression> terms = new ArrayList<>();
        terms.add(time.times(calculus.explicitRate(quantity)));
        for (int index = 0; index < coordinates.size(); index++) {
            Symbol coordinate = coordinates.get(index);
            terms.add(calculus.partial(quantity, coordinate).times(changes.get(index)));
            terms.add(calculus.partial(quantity, coordinate.rate()).times(rates.get(index)));
        }
        return Sum.of(terms);
    }
}
