package nld.symja;

import java.util.IdentityHashMap;
import java.util.Map;
import nld.expression.Applied;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Literal;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.Rational;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Symbols;

/** Which expressions may be put to Symja at all: those that mean the same to it as to us, and are not too large. */
final class Scope {
    /** The largest number of nodes when nothing is shared: Symja's trees repeat what ours hold once. */
    static final long LARGEST_TREE = 50_000;

    private Scope() {
    }

    /** Whether {@code expression} may be asked about. */
    static boolean admits(Expression expression) {
        return !Symbols.occurs(expression, part -> !isPlain(part))
                && treeSize(expression, new IdentityHashMap<>()) <= LARGEST_TREE;
    }

    private static boolean isPlain(Expression part) {
        if (!part.shape().isScalar()) {
            return false;
        }
        if (part instanceof Power power) {
            return power.exponent().isInteger() || isPlainRoot(power);
        }
        if (part instanceof Applied applied) {
            return applied.function() != Function.LOG || !Symbols.occurs(applied.argument(), Scope::isOddRoot);
        }
        return part instanceof Literal || part instanceof Symbol || part instanceof Sum || part instanceof Product;
    }

    /**
     * Our odd roots of negative numbers are real and Symja's complex: it takes the square root of x^(2/3) for
     * x^(1/3), which is false for negative x. Logarithms, which it turns into powers, are held to the same rule.
     */
    private static boolean isPlainRoot(Power root) {
        boolean ofNegative = root.base() instanceof Literal literal && literal.value().signum() < 0;
        return !ofNegative && !Symbols.occurs(root.base(), Scope::isOddRoot);
    }

    private static boolean isOddRoot(Expression part) {
        return part instanceof Power power && !power.exponent().isInteger() && isOdd(power.exponent());
    }

    private static boolean isOdd(Rational exponent) {
        return exponent.denominator().testBit(0);
    }

    private static long treeSize(Expression part, Map<Expression, Long> known) {
        Long size = known.get(part);
        if (size == null) {
            size = 1L;
            for (Expression child : part.children()) {
                size = Math.min(LARGEST_TREE + 1, size + treeSize(child, known));
            }
            known.put(part, size);
        }
        return size;
    }
}
