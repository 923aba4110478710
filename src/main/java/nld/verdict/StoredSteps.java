package nld.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nld.derivation.Calculus;
import nld.derivation.Underivable;
import nld.discretization.Recurrence;
import nld.expression.Evolved;
import nld.expression.Expectation;
import nld.expression.Expression;
import nld.expression.PartialGradient;
import nld.expression.Rewriter;
import nld.expression.Substitution;
import nld.expression.Symbol;
import nld.expression.Symbols;

/** Reads {@code next} and {@code last} as the states that a run stored, each under a name of its own. */
final class StoredSteps extends Rewriter {
    private final Recurrence recurrence;
    private final Map<Symbol, Expression> quantities;
    private final Calculus calculus;
    private final List<Symbol> inputs = new ArrayList<>();
    private final Map<Symbol, Expression> next = new HashMap<>();
    private final Map<Symbol, Expression> last = new HashMap<>();
    private boolean looksBack;
    private boolean looksBackAtStates;

    StoredSteps(Recurrence recurrence, Map<Symbol, Expression> quantities, Calculus calculus) {
        this.recurrence = recurrence;
        this.quantities = quantities;
        this.calculus = calculus;
        inputs.addAll(recurrence.coordinates());
        inputs.addAll(recurrence.states());
        rename(recurrence.coordinates(), "next ", next);
        rename(recurrence.states(), "next ", next);
        rename(recurrence.coordinates(), "last ", last);
        rename(recurrence.states(), "last ", last);
        inputs.add(Symbol.TIME);
        inputs.add(Symbol.STEP);
        next.put(Symbol.STEP, Symbol.STEP.plus(Expression.of(1)));
        last.put(Symbol.STEP, Symbol.STEP.minus(Expression.of(1)));
        recurrence.rule().rate().ifPresent(rate -> {
            next.put(Symbol.TIME, Symbol.TIME.plus(rate));
            last.put(Symbol.TIME, Symbol.TIME.minus(new Substitution(Map.of(Symbol.STEP, last.get(Symbol.STEP))).rewrite(rate)));
        });
    }

    private void rename(List<Symbol> symbols, String prefix, Map<Symbol, Expression> names) {
        for (Symbol symbol : symbols) {
            Symbol renamed = Symbol.of(prefix + symbol.name(), symbol.shape(), Symbol.Kind.STATE);
            inputs.add(renamed);
            names.put(symbol, renamed);
        }
    }

    /** As they are written: coordinates, states, both after the step, both before the last step, time and step count. */
    List<Symbol> inputs() {
        return inputs;
    }

    /** Whether something that was rewritten asks for the state before the last step. */
    boolean looksBack() {
        return looksBack;
    }

    /** Whether something that was rewritten asks for a state besides the coordinates before the last step. */
    boolean looksBackAtStates() {
        return looksBackAtStates;
    }

    @Override
    public Expression symbol(Symbol symbol) {
        boolean velocity = symbol.kind() == Symbol.Kind.COORDINATE && symbol.order() > 0;
        boolean derived = symbol.kind() == Symbol.Kind.QUANTITY && !quantities.containsKey(symbol);
        if (velocity || derived) {
            throw meaningless(symbol);
        }
        if (recurrence.gradientNamed(symbol).isPresent() && recurrence.rule().sampling().isPresent()) {
            throw new Underivable(symbol + " is that of a loss that was drawn; a run does not store which");
        }
        return recurrence.gradientNamed(symbol).orElseGet(() -> quantities.getOrDefault(symbol, symbol));
    }

    private Underivable meaningless(Expression expression) {
        return new Underivable(expression + " has no meaning along " + recurrence.rule().name());
    }

    @Override
    public Expression evolved(Evolved evolved) {
        if (Symbols.occurs(evolved.operand(), Evolved.class::isInstance)) {
            throw new Underivable("found " + evolved + "; a run is looked at one step at a time");
        }
        Expression operand = rewrite(evolved.operand());
        switch (evolved.evolution()) {
            case NEXT:
                return new Substitution(next).rewrite(operand);
            case LAST:
                looksBack = true;
                looksBackAtStates |= Symbols.of(operand).stream().anyMatch(recurrence.states()::contains);
                return new Substitution(last).rewrite(operand);
            default:
                throw meaningless(evolved);
        }
    }

    @Override
    public Expression partialGradient(PartialGradient gradient) {
        if (Symbols.occurs(gradient.operand(), Evolved.class::isInstance)) {
            throw new Underivable("found " + gradient + "; the gradient is taken before the step: write next (grad_"
                    + gradient.by() + " (…))");
        }
        return calculus.partial(rewrite(gradient.operand()), gradient.by());
    }

    @Override
    public Expression expectation(Expectation expectation) {
        throw new Underivable("found " + expectation + "; one run shows no expectation: expect it over many seeds");
    }
}
