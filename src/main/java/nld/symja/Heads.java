package nld.symja;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Rational;
import org.matheclipse.core.expression.ID;

/**
 * Symja's functions of one argument in terms of ours, exactly, for every real argument at which they are defined. It
 * turns quotients of sines and cosines into tangents and secants, and differentiates tanh to sech².
 */
final class Heads {
    private static final Map<Integer, UnaryOperator<Expression>> READINGS = Map.ofEntries(
            entry(ID.Log, of(Function.LOG)),
            entry(ID.Sin, of(Function.SIN)),
            entry(ID.Cos, of(Function.COS)),
            entry(ID.Tanh, of(Function.TANH)),
            entry(ID.ArcTan, of(Function.ATAN)),
            entry(ID.Abs, of(Function.ABS)),
            entry(ID.Tan, x -> sin(x).over(cos(x))),
            entry(ID.Cot, x -> cos(x).over(sin(x))),
            entry(ID.Sec, x -> cos(x).power(-1)),
            entry(ID.Csc, x -> sin(x).power(-1)),
            entry(ID.Sech, Heads::sech),
            entry(ID.Cosh, x -> sech(x).power(-1)),
            entry(ID.Sinh, x -> tanh(x).over(sech(x))),
            entry(ID.Coth, x -> tanh(x).power(-1)),
            entry(ID.Csch, x -> sech(x).over(tanh(x))));

    private Heads() {
    }

    /** How to read the function that Symja numbers {@code head}; nothing for those we have no words for. */
    static Optional<UnaryOperator<Expression>> reading(int head) {
        return Optional.ofNullable(READINGS.get(head));
    }

    private static UnaryOperator<Expression> of(Function function) {
        return x -> x.apply(function);
    }

    private static Expression sin(Expression x) {
        return x.apply(Function.SIN);
    }

    private static Expression cos(Expression x) {
        return x.apply(Function.COS);
    }

    private static Expression tanh(Expression x) {
        return x.apply(Function.TANH);
    }

    /** The positive root of 1 − tanh², so that the even powers, which are all that tanh leads to, need no root. */
    private static Expression sech(Expression x) {
        return Expression.of(1).minus(tanh(x).power(2)).power(Rational.HALF);
    }
}
