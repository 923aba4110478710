package nld.discretization;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.derivation.Calculus;
import nld.derivation.Underivable;
import nld.expression.Expression;
import nld.expression.Shape;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.model.UpdateRule;

/** A step of a recurrence as it acts on one scalar coordinate of any loss. */
final class OneCoordinate {
    private OneCoordinate() {
    }

    /**
     * The step, {@code gradient} standing for g(q). Momentum has a rate of its own where its rate is a formula;
     * {@link Underivable} where a line is not linear and steady or not all coordinates move alike.
     */
    static StepMap step(Recurrence recurrence, Symbol gradient, Calculus calculus) {
        UpdateRule rule = recurrence.rule();
        if (rule.isRandom()) {
            throw new Underivable("the step of " + rule.name() + " is random: it descends one of several losses or is moved by noise");
        }
        Symbol rate = recurrence.rate() instanceof Symbol symbol ? symbol : Symbol.parameter("rate");
        if (recurrence.form().isPresent()) {
            return momentum(recurrence, gradient, rate);
        }
        if (rate != recurrence.rate()) {
            throw new Underivable("the rate of the rule is " + recurrence.rate() + "; to expand in it, it must be a parameter, as in 'rate eta'");
        }
        List<StepMap> steps = rule.blocks().stream().map(block -> alone(block, gradient, rate, calculus)).distinct().toList();
        if (steps.size() > 1) {
            throw new Underivable("the coordinates do not move alike");
        }
        return steps.get(0);
    }

    /** v ← βv + g + kq, q ← q − ηv of one coordinate, or q ← q − η(g + kq). */
    private static StepMap momentum(Recurrence recurrence, Symbol gradient, Symbol rate) {
        Symbol place = Symbol.coordinate("place");
        Expression pull = gradient.plus(recurrence.requiredForm().decay().times(place));
        if (!recurrence.hasMomentum()) {
            return new StepMap(List.of(place), List.of(), Map.of(place, place.minus(rate.times(pull))), rate);
        }
        Symbol buffer = buffer(0);
        Expression next = recurrence.requiredForm().momentum().times(buffer).plus(pull);
        return new StepMap(List.of(place), List.of(buffer), Map.of(place, place.minus(rate.times(next)), buffer, next), rate);
    }

    private static Symbol buffer(int index) {
        return Symbol.of("buffer " + index, Shape.SCALAR, Symbol.Kind.STATE);
    }

    /** The lines of {@code block} for one scalar coordinate. */
    private static StepMap alone(UpdateRule.Block block, Symbol gradient, Symbol rate, Calculus calculus) {
        Map<Symbol, Symbol> names = new LinkedHashMap<>();
        names.put(block.coordinate(), Symbol.coordinate("place"));
        for (Symbol state : block.states().keySet()) {
            if (!state.shape().equals(block.coordinate().shape())) {
                throw LinearRule.notLinear();
            }
            names.put(state, buffer(names.size() - 1));
        }
        Map<Symbol, Expression> values = new LinkedHashMap<>(names);
        values.put(block.gradient(), gradient);
        Map<Symbol, Expression> next = new LinkedHashMap<>();
        MomentumForm.lines(block, calculus).orElseThrow(LinearRule::notLinear).forEach((symbol, line) -> {
            List<Expression> terms = new ArrayList<>(List.of(Expression.of(0)));
            line.forEach((part, factor) -> terms.add(factor.times(Optional.ofNullable(values.get(part)).orElseThrow(LinearRule::notLinear))));
            next.put(names.get(symbol), Sum.of(terms));
            values.put(LinearLines.after(symbol), Sum.of(terms));
        });
        List<Symbol> buffers = new ArrayList<>(names.values());
        return new StepMap(List.of(buffers.remove(0)), buffers, next, rate);
    }
}
