package nld.network;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nld.expression.AbstractFunction;
import nld.expression.Dimension;
import nld.expression.Entries;
import nld.expression.Entry;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Jet;
import nld.expression.Rewriter;
import nld.expression.Shape;
import nld.expression.ShapeMismatch;
import nld.expression.Symbols;
import nld.expression.Tuple;

/**
 * Random gates: a unit with the input z is open with the probability 1/(1 + exp(−β z)), and each is drawn by itself, layer by layer. A
 * gate is written as a function of β and z; equal gates of equal inputs are one draw. This is the Boltzmann distribution
 * p(h | z) = exp(β h z)/(1 + exp(β z)) of h = 0, 1.
 */
public final class Draws {
    private static final AbstractFunction GATE = new AbstractFunction("drawn", List.of("beta", "z"), Shape.SCALAR, false);
    private static final Expression ONE = Expression.of(1);

    private Draws() {
    }

    /** h z, with a gate h for each entry of z. */
    static Expression gated(Expression z, Expression beta) {
        if (z.shape().isScalar()) {
            return gate(z, beta).times(z);
        }
        if (!(z.shape() instanceof Shape.Vector vector) || !(vector.length() instanceof Dimension.Stated length)) {
            throw new ShapeMismatch("cannot draw gates for a " + z.shape() + "; state its size");
        }
        List<Expression> entries = new ArrayList<>();
        for (int index = 1; index <= length.size(); index++) {
            Expression entry = Entry.of(z, index);
            entries.add(gate(entry, beta).times(entry));
        }
        return Tuple.of(entries);
    }

    private static Expression gate(Expression z, Expression beta) {
        return Jet.of(GATE, List.of(beta, z));
    }

    /** The gate where the jet is one. */
    public static boolean isGate(Jet jet) {
        return jet.function().equals(GATE);
    }

    /** {@code scalar} with the inputs of its gates written in entries, as means and derivatives need them. */
    public static Expression inEntries(Expression scalar) {
        return new Rewriter() {
            @Override
            public Expression jet(Jet jet) {
                return isGate(jet) ? Jet.of(GATE, jet.arguments().stream().map(argument -> rewrite(Entries.scalar(argument))).toList())
                        : super.jet(jet);
            }
        }.rewrite(scalar);
    }

    /** Whether {@code scalar} holds a gate that is drawn. */
    public static boolean occurIn(Expression scalar) {
        return Symbols.occurs(scalar, part -> part instanceof Jet jet && isGate(jet));
    }

    /** The mean of {@code scalar} over all gates in it; those of a later layer, which depend on earlier ones, first. */
    public static Expression mean(Expression scalar) {
        Expression mean = scalar;
        for (Set<Expression> gates = outermost(mean); !gates.isEmpty(); gates = outermost(mean)) {
            for (Expression gate : gates) {
                Expression beta = ((Jet) gate).arguments().get(0);
                Expression z = ((Jet) gate).arguments().get(1);
                Expression weight = beta.times(z).apply(Function.EXP);
                Expression open = weight.over(ONE.plus(weight));
                mean = open.times(settled(mean, gate, ONE)).plus(ONE.over(ONE.plus(weight)).times(settled(mean, gate, Expression.of(0))));
            }
        }
        return mean;
    }

    private static Expression settled(Expression scalar, Expression gate, Expression value) {
        return new Rewriter() {
            @Override
            public Expression jet(Jet jet) {
                return jet == gate ? value : super.jet(jet);
            }
        }.rewrite(scalar);
    }

    /** The gates on which the input of no other gate depends. */
    private static Set<Expression> outermost(Expression scalar) {
        Set<Expression> gates = new LinkedHashSet<>();
        Set<Expression> inside = new LinkedHashSet<>();
        Symbols.occurs(scalar, part -> {
            if (part instanceof Jet jet && isGate(jet)) {
                gates.add(jet);
                jet.arguments().forEach(argument -> Symbols.occurs(argument, inner -> {
                    if (inner instanceof Jet deeper && isGate(deeper)) {
                        inside.add(deeper);
                    }
                    return false;
                }));
            }
            return false;
        });
        gates.removeAll(inside);
        return gates;
    }
}
