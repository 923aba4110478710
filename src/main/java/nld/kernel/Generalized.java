package nld.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nld.expression.Applied;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Power;
import nld.expression.Rational;
import nld.expression.Rewriter;
import nld.expression.Sum;
import nld.expression.Symbol;

/**
 * Puts a symbol of its own in the place of 1/bᵏ⁻¹, the k-th root of one over a sum b: what was a quotient of sums and roots is a polynomial
 * then. An identity between such polynomials holds for all values of the symbols, those that they stand for among them. So what vanishes here
 * vanishes; what does not may yet vanish by what the symbols stand for. Terms over different denominators are never brought over a common one,
 * which for many denominators would be too large to write down.
 */
final class Generalized extends Rewriter {
    private final Map<Root, Symbol> symbols = new HashMap<>();
    private final List<Expression> restricted = new ArrayList<>();
    private int replaced;

    private record Root(Expression base, int index) {
    }

    /** How many powers were replaced. */
    int replaced() {
        return replaced;
    }

    /** The parts of the formula that have no value everywhere, as they are written: powers with exponents that are no positive integers, and logarithms. */
    List<Expression> restricted() {
        return restricted;
    }

    /** With s the k-th root of 1/b: b^(−n/k) is sⁿ, and b^(n/k) is bᵐ s^(km − n) with the least m ≥ n/k. */
    @Override
    public Expression power(Power power) {
        Rational exponent = power.exponent();
        if (exponent.isInteger() && exponent.signum() > 0) {
            return super.power(power);
        }
        restricted.add(power);
        if (!(power.base() instanceof Sum)) {
            return super.power(power);
        }
        int index = exponent.denominator().intValueExact();
        int size = exponent.numerator().intValueExact();
        replaced++;
        Symbol symbol = symbols.computeIfAbsent(new Root(power.base(), index),
                fresh -> Symbol.parameter("root " + symbols.size()));
        int whole = size < 0 ? 0 : (size + index - 1) / index;
        return rewrite(power.base()).power(whole).times(symbol.power(index * whole - size));
    }

    @Override
    public Expression applied(Applied applied) {
        if (applied.function() == Function.LOG) {
            restricted.add(applied);
        }
        return super.applied(applied);
    }
}
