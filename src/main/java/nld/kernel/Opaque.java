package nld.kernel;

import java.util.HashMap;
import java.util.Map;
import nld.expression.Entry;
import nld.expression.Evolved;
import nld.expression.Expectation;
import nld.expression.Expression;
import nld.expression.Jet;
import nld.expression.PartialGradient;
import nld.expression.Rewriter;
import nld.expression.Symbol;
import nld.expression.Symbols;

/**
 * Puts a parameter of its own for each part that cannot be evaluated, such as the value of an abstract function. What
 * holds for all values of the parameters holds for the parts; what does not may hold for the parts all the same.
 */
final class Opaque extends Rewriter {
    private final Map<Expression, Symbol> names = new HashMap<>();

    /** The scalar with such parts named: where there are none, as it stands. */
    Expression named(Expression scalar) {
        return Symbols.occurs(scalar, Opaque::isOpaque) ? rewrite(scalar) : scalar;
    }

    private static boolean isOpaque(Expression part) {
        return part instanceof Jet || part instanceof Entry || part instanceof Evolved || part instanceof PartialGradient
                || part instanceof Expectation;
    }

    private Expression name(Expression part) {
        return names.computeIfAbsent(part, fresh -> Symbol.parameter("part " + names.size()));
    }

    @Override
    public Expression jet(Jet jet) {
        return jet.shape().isScalar() ? name(jet) : jet;
    }

    @Override
    public Expression entry(Entry entry) {
        return name(entry);
    }

    @Override
    public Expression evolved(Evolved evolved) {
        return evolved.shape().isScalar() ? name(evolved) : evolved;
    }

    @Override
    public Expression partialGradient(PartialGradient gradient) {
        return gradient.shape().isScalar() ? name(gradient) : gradient;
    }

    @Override
    public Expression expectation(Expectation expectation) {
        return expectation.shape().isScalar() ? name(expectation) : expectation;
    }
}
