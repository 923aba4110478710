package nld.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.derivation.SymbolicDifferentiator;
import nld.expression.Expression;
import nld.expression.Substitution;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.kernel.Judge;

/** Scalars as polynomials in one symbol, by repeated differentiation; whoever uses them has the outcome decided by the judge. */
final class Coefficients {
    private static final int HIGHEST_DEGREE = 6;

    private final Judge judge;
    private final SymbolicDifferentiator differentiator = new SymbolicDifferentiator();

    Coefficients(Judge judge) {
        this.judge = judge;
    }

    /** A quotient and what is left. */
    record Division(Expression quotient, Expression remainder) {
    }

    /** The coefficients of the powers of {@code symbol}, from the 0th, the last not 0; empty where {@code scalar} is no polynomial in it. */
    Optional<List<Expression>> of(Expression scalar, Symbol symbol) {
        return upTo(HIGHEST_DEGREE, scalar, symbol);
    }

    /** The same; empty too where the degree is above {@code highest}: no further derivative is taken then. */
    Optional<List<Expression>> upTo(int highest, Expression scalar, Symbol symbol) {
        List<Expression> coefficients = new ArrayList<>();
        Substitution atZero = new Substitution(Map.of(symbol, Expression.of(0)));
        Expression current = scalar;
        long factorial = 1;
        try {
            for (int power = 0; power <= highest; power++) {
                coefficients.add(atZero.rewrite(current).times(Expression.of(1, factorial)));
                Optional<Expression> slope = differentiator.derivative(current, symbol);
                if (slope.isEmpty()) {
                    return Optional.empty();
                }
                current = judge.simplified(slope.get());
                factorial *= power + 1;
                if (!Symbols.of(current).contains(symbol) && current.isZero()) {
                    return Optional.of(coefficients);
                }
            }
        } catch (ArithmeticException undefined) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** {@code scalar} divided by {@code divisor} as polynomials in {@code symbol}; empty where the divisor does not hold it. */
    Optional<Division> divided(Expression scalar, Expression divisor, Symbol symbol) {
        Optional<List<Expression>> above = of(scalar, symbol);
        Optional<List<Expression>> below = of(divisor, symbol);
        if (above.isEmpty() || below.isEmpty() || below.get().size() < 2) {
            return Optional.empty();
        }
        List<Expression> rest = new ArrayList<>(above.get());
        int degree = below.get().size() - 1;
        List<Expression> quotient = new ArrayList<>(List.of(Expression.of(0)));
        for (int power = rest.size() - 1; power >= degree; power--) {
            Expression factor = judge.simplified(rest.get(power).over(below.get().get(degree)));
            quotient.add(factor.times(symbol.power(power - degree)));
            for (int index = 0; index <= degree; index++) {
                int place = power - degree + index;
                rest.set(place, rest.get(place).minus(factor.times(below.get().get(index))));
            }
        }
        List<Expression> remainder = new ArrayList<>(List.of(Expression.of(0)));
        for (int power = 0; power < Math.min(degree, rest.size()); power++) {
            remainder.add(rest.get(power).times(symbol.power(power)));
        }
        return Optional.of(new Division(Sum.of(quotient), judge.simplified(Sum.of(remainder))));
    }
}
