package nld.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nld.expression.Applied;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Literal;
import nld.expression.Rational;
import nld.expression.Rewriter;
import nld.expression.Substitution;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.model.Claim;

/**
 * Writes piecewise expressions as they are inside a cell: where the sign of everything that stands in an absolute value is
 * fixed, |z| is s z with a spin s of ±1, which does not depend on the weights. For a rectifier s = 2 g − 1 with its gate g, for a
 * hinge max(0, 1 − y f) it says whether the example is active. One cell writes equal kinks by one spin, so all formulas of a
 * claim have to be rewritten by the same one.
 */
public final class Cell extends Rewriter {
    private final Set<Symbol> labels;
    private final Claim.Cell kind;
    private final Map<Expression, Symbol> spins = new LinkedHashMap<>();
    private final List<Expression> active = new ArrayList<>();

    /**
     * A cell for expressions in entries, or in vectors of open dimension whose kinks are taken entry by entry, in which what holds a label is an example's margin. Where all examples are active each
     * is on the side of its kink on which it is where all weights are 0, so that 1 − y f is above 0.
     *
     * @param labels the labels of the data
     * @param kind   what is fixed
     */
    public Cell(Set<Symbol> labels, Claim.Cell kind) {
        this.labels = Set.copyOf(labels);
        this.kind = kind;
    }

    /** What is fixed. */
    public Claim.Cell kind() {
        return kind;
    }

    /** Whether a kink is one of the loss: whether it holds a label. */
    public boolean isOfExamples(Expression argument) {
        return Symbols.of(argument).stream().anyMatch(labels::contains);
    }

    @Override
    public Expression applied(Applied applied) {
        Expression argument = rewrite(applied.argument());
        if (applied.function() != Function.ABS || Symbols.of(argument).stream().noneMatch(Symbol::moves)) {
            return argument.apply(applied.function());
        }
        if (isOfExamples(argument) && kind.examples() == Claim.Cell.Examples.FREE) {
            return argument.apply(Function.ABS);
        }
        if (isOfExamples(argument) && kind.examples() == Claim.Cell.Examples.ACTIVE) {
            Expression margin = atRest(argument).signum() > 0 ? argument : argument.negated();
            active.add(margin);
            return margin;
        }
        Expression opposite = argument.negated();
        if (spins.containsKey(opposite)) {
            return spins.get(opposite).hadamard(opposite);
        }
        return spins.computeIfAbsent(argument, fresh -> Symbol.of("s" + (spins.size() + 1), argument.shape(), Symbol.Kind.SPIN))
                .hadamard(argument);
    }

    /** What a kink of the loss is where all weights are 0 and so f is: an example is active on the same side. */
    private static Rational atRest(Expression argument) {
        Map<Symbol, Expression> zero = new HashMap<>();
        Symbols.of(argument).stream().filter(Symbol::moves).forEach(symbol -> zero.put(symbol, Expression.of(0)));
        if (new Substitution(zero).rewrite(argument) instanceof Literal value && !value.value().isZero()) {
            return value.value();
        }
        throw new IllegalArgumentException("found the kink of " + argument + "; expected a margin that is a number other than 0 where all weights are 0");
    }

    /** The spins with what each is the sign of, written with the spins before it; in the order in which they were met. */
    public Map<Symbol, Expression> spins() {
        Map<Symbol, Expression> signs = new LinkedHashMap<>();
        spins.forEach((argument, spin) -> signs.put(spin, argument));
        return Collections.unmodifiableMap(signs);
    }

    /** What is above 0 because the examples are active. */
    public List<Expression> active() {
        return List.copyOf(active);
    }
}
