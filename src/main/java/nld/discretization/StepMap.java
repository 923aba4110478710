package nld.discretization;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.derivation.Calculus;
import nld.derivation.Underivable;
import nld.expression.Expression;
import nld.expression.Symbol;
import nld.expression.Symbols;

/**
 * One step of any update rule as a map of its state, all that flows are derived from: what each coordinate and each buffer
 * becomes, in terms of the state before, in entries or in vectors.
 *
 * @param coordinates what descends
 * @param buffers     what else the rule remembers
 * @param next        the value after the step of each of them
 * @param rate        the learning rate η, in powers of which everything is expanded; time is η times the steps
 */
public record StepMap(List<Symbol> coordinates, List<Symbol> buffers, Map<Symbol, Expression> next, Symbol rate) {
    /** Copies the collections; refuses a state without a value after the step. */
    public StepMap {
        coordinates = List.copyOf(coordinates);
        buffers = List.copyOf(buffers);
        next = Map.copyOf(next);
        for (Symbol symbol : concat(coordinates, buffers)) {
            if (!next.containsKey(symbol)) {
                throw new IllegalArgumentException("found no value of " + symbol + " after the step; expected one");
            }
        }
    }

    private static List<Symbol> concat(List<Symbol> first, List<Symbol> second) {
        List<Symbol> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /** One step of {@code recurrence}; {@link Underivable} where its rate is no parameter or a step depends on its number. */
    public static StepMap of(Recurrence recurrence) {
        if (recurrence.rule().isRandom()) {
            throw new Underivable("the step of " + recurrence.rule().name()
                    + " is random: it descends one of several losses or is moved by noise");
        }
        if (!(recurrence.rate() instanceof Symbol rate)) {
            throw new Underivable("the rate of the rule is " + recurrence.rate()
                    + "; to expand in it, it must be a parameter, as in 'rate eta'");
        }
        Map<Symbol, Expression> next = new LinkedHashMap<>();
        recurrence.coordinates().forEach(symbol -> next.put(symbol, recurrence.next(symbol)));
        List<Symbol> buffers = recurrence.states().stream().filter(symbol -> recurrence.next(symbol) != symbol).toList();
        buffers.forEach(symbol -> next.put(symbol, recurrence.next(symbol)));
        for (Expression value : next.values()) {
            if (Symbols.occurs(value, part -> part == Symbol.STEP || part == Symbol.TIME)) {
                throw new Underivable("a step that depends on its number has no modified equation of its own");
            }
        }
        return new StepMap(recurrence.coordinates(), buffers, next, rate);
    }

    /** Where a step is q − ηG(q) with G free of η and nothing is remembered: G, one part for each coordinate. */
    public Optional<List<Expression>> descended(Calculus calculus) {
        List<Expression> field = new ArrayList<>();
        for (Symbol coordinate : coordinates) {
            Expression slope = calculus.along(next.get(coordinate), Map.of(rate, Expression.of(1)));
            if (!buffers.isEmpty() || holds(slope, rate) || coordinate.plus(rate.times(slope)) != next.get(coordinate)) {
                return Optional.empty();
            }
            field.add(slope.negated());
        }
        return Optional.of(field);
    }

    static boolean holds(Expression expression, Symbol symbol) {
        return Symbols.occurs(expression, part -> part == symbol);
    }
}
