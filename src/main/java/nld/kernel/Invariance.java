package nld.kernel;

import java.util.List;
import java.util.Optional;
import nld.expression.Expression;
import nld.expression.Jet;
import nld.expression.MatrixProduct;
import nld.expression.Scaled;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Symbols;

/**
 * The hypothesis that an abstract function does not change along a generator: ⟨grad f(q), ξ(q)⟩ = 0 for all q, with ξ affine
 * in q and otherwise constant.
 */
public final class Invariance {
    private final String function;
    private final Symbol coordinate;
    private final Expression generator;

    private Invariance(String function, Symbol coordinate, Expression generator) {
        this.function = function;
        this.coordinate = coordinate;
        this.generator = generator;
    }

    /**
     * The hypothesis for a function of a vector or matrix; empty where the generator is not of a form whose derivative is
     * known here: a sum of constants and of words that hold {@code coordinate} once.
     */
    public static Optional<Invariance> of(String function, Symbol coordinate, Expression generator) {
        boolean vector = !coordinate.shape().isScalar() && coordinate.shape().equals(generator.shape());
        return vector && isAffine(generator, coordinate)
                ? Optional.of(new Invariance(function, coordinate, generator)) : Optional.empty();
    }

    private static boolean isAffine(Expression tensor, Symbol coordinate) {
        if (tensor == coordinate || isConstant(tensor)) {
            return true;
        }
        if (tensor instanceof Sum sum) {
            return sum.terms().stream().allMatch(term -> isAffine(term, coordinate));
        }
        if (tensor instanceof Scaled scaled) {
            return isConstant(scaled.scalar()) && isAffine(scaled.tensor(), coordinate);
        }
        return tensor instanceof MatrixProduct product
                && product.factors().stream().filter(factor -> !isConstant(factor)).count() == 1
                && product.factors().contains(coordinate);
    }

    private static boolean isConstant(Expression expression) {
        return Symbols.of(expression).stream().allMatch(symbol -> symbol.kind() == Symbol.Kind.PARAMETER);
    }

    /** The name of the function. */
    public String function() {
        return function;
    }

    /** q. */
    public Symbol coordinate() {
        return coordinate;
    }

    /** ξ. */
    public Expression generator() {
        return generator;
    }

    @Override
    public String toString() {
        return Jet.of(function, coordinate, 1, List.of()).dot(generator) + " = 0";
    }
}
