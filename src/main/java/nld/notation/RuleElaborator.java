package nld.notation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import nld.expression.Evolved;
import nld.expression.Expression;
import nld.expression.Ones;
import nld.expression.Scaled;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.model.UpdateRule;

/** Makes the recurrence of one coordinate of the lines of a rule. */
final class RuleElaborator {
    private final RuleBody body;
    private final Symbol coordinate;
    private final Expression rate;
    private final Scope scope;
    private final Map<String, Symbol> symbols = new LinkedHashMap<>();
    private final Set<Symbol> computed = new HashSet<>();

    /**
     * For one coordinate.
     *
     * @param body       the lines of the rule
     * @param outer      the names that its formulas may use, its parameters among them
     * @param coordinate the coordinate
     * @param rate       its learning rate
     * @param names      the symbols of its states and of its gradient, by their names in the rule
     */
    RuleElaborator(RuleBody body, Scope outer, Symbol coordinate, Expression rate, Map<String, Symbol> names) {
        this.body = body;
        this.coordinate = coordinate;
        this.rate = rate;
        this.scope = new Scope(outer);
        symbols.putAll(names);
        symbols.putIfAbsent(RuleBody.BLOCK, coordinate);
        symbols.putIfAbsent(coordinate.name(), coordinate);
        symbols.forEach(scope::know);
        scope.abbreviate(RuleBody.RATE, rate);
    }

    /** The recurrence; states that have no part in how the coordinate moves are left out, but for those in {@code kept}. */
    UpdateRule.Block block(Symbol gradient, Set<Symbol> kept) {
        Map<Symbol, Expression> starts = new LinkedHashMap<>();
        body.states.values().forEach(state -> starts.put(symbols.get(state.name().text()), start(state)));
        Map<Symbol, Expression> steps = new LinkedHashMap<>();
        body.steps.values().forEach(step -> {
            Symbol target = target(step.name());
            steps.put(target, value(step, target));
            computed.add(target);
        });
        Set<Symbol> needed = needed(steps, kept);
        starts.keySet().retainAll(needed);
        steps.keySet().retainAll(needed);
        return new UpdateRule.Block(coordinate, rate, gradient, starts, steps);
    }

    private Expression start(RuleBody.State state) {
        Symbol symbol = symbols.get(state.name().text());
        Expression start = new Elaborator(scope, Setting.RULE).of(state.start());
        boolean spread = start.shape().isScalar() && !symbol.shape().isScalar() && !start.isZero();
        return spread ? Scaled.of(start, Ones.of(symbol.shape()))
                : new Elaborator(scope, Setting.RULE).of(state.start(), symbol.shape(), "the start of " + symbol);
    }

    private Symbol target(Token name) {
        boolean block = name.text().equals(RuleBody.BLOCK) || name.text().equals(coordinate.name());
        if (block) {
            return coordinate;
        }
        if (!body.states.containsKey(name.text())) {
            throw Refusal.of(name.span(), Mistake.NOT_A_STATE, name.written());
        }
        return symbols.get(name.text());
    }

    private Expression value(RuleBody.Step step, Symbol target) {
        Expression value = new Elaborator(scope, Setting.RULE).of(step.value(), target.shape(), "next " + step.name().written());
        Symbols.occurs(value, part -> {
            boolean known = !(part instanceof Evolved moved) || moved.evolution() == Evolved.Evolution.NEXT
                    && moved.operand() instanceof Symbol symbol && computed.contains(symbol);
            if (!known) {
                throw Refusal.of(step.value().span(), Mistake.STEP_NOT_READY, part.toString());
            }
            return false;
        });
        return value;
    }

    /** What the coordinate's next value rests on, directly or through other lines. */
    private Set<Symbol> needed(Map<Symbol, Expression> steps, Set<Symbol> kept) {
        Set<Symbol> needed = new HashSet<>();
        Deque<Symbol> open = new ArrayDeque<>(kept);
        open.push(coordinate);
        while (!open.isEmpty()) {
            Symbol symbol = open.pop();
            if (needed.add(symbol)) {
                Symbols.of(steps.get(symbol)).stream().filter(steps::containsKey).forEach(open::push);
            }
        }
        return needed;
    }

    /** The symbol of a state called {@code name}, of the shape of its coordinate, or a number. */
    static Symbol state(String name, RuleBody.State state, Symbol coordinate, boolean single) {
        Shape shape = state.number() ? Shape.SCALAR : coordinate.shape();
        return Symbol.of(single ? name : name + "_" + coordinate.name(), shape, Symbol.Kind.STATE);
    }
}
