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

/**
 * Puts a parameter of its own for each part that cannot be evaluated, such as the value of an abstract function. What
 * holds for all values of the parameters holds for the parts; what does not may hold for the parts all the same.
 */
final class Opaque extends Rewriter {
    private final Map<Expression, Symbol> names = new HashMap<>();

    private Expression named(Expression part) {
        return names.computeIfAbsent(part, fresh -> Symbol.parameter("part " + names.size()));
    }

    @Override
    public Expression jet(Jet jet) {
        return jet.shape().isScalar() ? named(jet) : jet;
    }

    @Override
    public Expression entry(Entry entry) {
        return named(entry);
    }

    @Override
    public Expression evolved(Evolved evolved) {
        return evolved.shape().isScalar() ? named(evolved) : evolved;
    }

    @Override
    public Expression partialGradient(PartialGradient gradient) {
        return gradient.shape().isScalar() ? named(gradient) : gradient;
    }

    @Override
    public Expression expectation(Expectation expectation) {
        return expectation.shape().isScalar() ? named(expectation) : expectation;
    }
}
