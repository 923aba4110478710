package nld.verdict;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import nld.expression.Dot;
import nld.expression.Entry;
import nld.expression.Expression;
import nld.expression.Jet;
import nld.expression.Rewriter;
import nld.expression.Shape;
import nld.expression.Substitution;
import nld.expression.Symbol;

/** Gives inner products, jets and entries names of their own, so that a scalar is written in scalar symbols, and takes them back. */
final class Atoms extends Rewriter {
    private final Map<Expression, Symbol> names = new LinkedHashMap<>();

    private Expression named(Expression part) {
        return names.computeIfAbsent(part, fresh -> Symbol.of("atom " + names.size(), Shape.SCALAR, Symbol.Kind.STATE));
    }

    /** {@code scalar} with the parts in the place of their names. */
    Expression restored(Expression scalar) {
        Map<Symbol, Expression> parts = new HashMap<>();
        names.forEach((part, name) -> parts.put(name, part));
        return new Substitution(parts).rewrite(scalar);
    }

    @Override
    public Expression dot(Dot dot) {
        return named(dot);
    }

    @Override
    public Expression jet(Jet jet) {
        return jet.shape().isScalar() ? named(jet) : jet;
    }

    @Override
    public Expression entry(Entry entry) {
        return named(entry);
    }
}
