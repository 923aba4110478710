package nld.integration;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Literal;
import nld.expression.Rational;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.lowering.Lowered;
import nld.lowering.Lowering;

/** Stiff problems that are published with reference solutions: Test Set for IVP Solvers, F. Mazzia and C. Magherini, Bari, release 2.4. */
final class StiffProblems {
    private static final Symbol[] Y = new Symbol[9];

    static {
        for (int index = 1; index < Y.length; index++) {
            Y[index] = Symbol.of("y" + index, Shape.SCALAR, Symbol.Kind.STATE);
        }
    }

    private StiffProblems() {
    }

    /** The state of number {@code index}, from 1. */
    static Symbol y(int index) {
        return Y[index];
    }

    static Lowered rates(Expression... rates) {
        List<Symbol> inputs = new ArrayList<>();
        for (int index = 1; index <= rates.length; index++) {
            inputs.add(Y[index]);
        }
        inputs.add(Symbol.TIME);
        return Lowering.of(inputs, List.of(rates));
    }

    /** A number as it is printed. */
    static Expression number(String digits) {
        BigDecimal decimal = new BigDecimal(digits);
        return Literal.of(Rational.of(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale())));
    }

    /** Van der Pol's oscillator, scaled: y1' = y2, y2' = 10⁶ ((1 − y1²) y2 − y1) from (2, 0). */
    static Lowered vanDerPol() {
        return rates(Y[2], Expression.of(1_000_000).times(Expression.of(1).minus(Y[1].power(2)).times(Y[2]).minus(Y[1])));
    }

    /** Robertson's chemical reaction, from (1, 0, 0). */
    static Lowered robertson() {
        return robertson(Expression.of(1));
    }

    /** The same in the logarithm of its time. */
    static Lowered robertsonInLogarithm() {
        return robertson(Symbol.TIME.apply(Function.EXP));
    }

    private static Lowered robertson(Expression pace) {
        Expression a = number("0.04").times(Y[1]);
        Expression b = Expression.of(10_000).times(Y[2]).times(Y[3]);
        Expression c = Expression.of(30_000_000).times(Y[2].power(2));
        return rates(pace.times(b.minus(a)), pace.times(a.minus(b).minus(c)), pace.times(c));
    }

    /** HIRES, the high irradiance response of morphogenesis, from (1, 0, 0, 0, 0, 0, 0, 0.0057). */
    static Lowered hires() {
        Expression meet = Expression.of(280).times(Y[6]).times(Y[8]);
        Expression part = number("1.81").times(Y[7]);
        return rates(
                sum("-1.71", 1, "0.43", 2, "8.32", 3).plus(number("0.0007")),
                sum("1.71", 1, "-8.75", 2),
                sum("-10.03", 3, "0.43", 4, "0.035", 5),
                sum("8.32", 2, "1.71", 3, "-1.12", 4),
                sum("-1.745", 5, "0.43", 6, "0.43", 7),
                sum("0.69", 4, "1.71", 5, "-0.43", 6, "0.69", 7).minus(meet),
                meet.minus(part),
                part.minus(meet));
    }

    private static Expression sum(Object... factorsAndStates) {
        Expression sum = Expression.of(0);
        for (int index = 0; index < factorsAndStates.length; index += 2) {
            sum = sum.plus(number((String) factorsAndStates[index]).times(Y[(Integer) factorsAndStates[index + 1]]));
        }
        return sum;
    }
}
