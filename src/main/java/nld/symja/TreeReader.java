package nld.symja;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Literal;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.Rational;
import nld.expression.Sum;
import org.matheclipse.core.expression.ID;
import org.matheclipse.core.expression.S;
import org.matheclipse.core.interfaces.IAST;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.IRational;

/**
 * Reads Symja's answers back. What it does not know for certain, it refuses: unknown functions and symbols, complex
 * and inexact numbers, infinities, derivatives that were left to be taken.
 */
final class TreeReader {
    private final Names names;
    private final Map<IExpr, Optional<Expression>> done = new IdentityHashMap<>();

    TreeReader(Names names) {
        this.names = names;
    }

    /** What {@code answer} says, if it is understood. */
    Optional<Expression> read(IExpr answer) {
        try {
            return part(answer);
        } catch (ArithmeticException outsideOurNumbers) {
            // a division by zero that Symja did not see, or a number or exponent beyond what our formulas allow
            return Optional.empty();
        }
    }

    private Optional<Expression> part(IExpr answer) {
        if (Thread.currentThread().isInterrupted()) {
            return Optional.empty();
        }
        Optional<Expression> known = done.get(answer);
        if (known == null) {
            known = answer instanceof IAST tree ? tree(tree) : leaf(answer);
            done.put(answer, known);
        }
        return known;
    }

    private Optional<Expression> leaf(IExpr leaf) {
        if (leaf instanceof IRational number) {
            return Optional.of(Literal.of(rational(number)));
        }
        if (leaf == S.E) {
            return Optional.of(Expression.of(1).apply(Function.EXP));
        }
        if (leaf == S.Pi) {
            return Optional.of(Expression.of(4).times(Expression.of(1).apply(Function.ATAN)));
        }
        return names.meaning(leaf).map(symbol -> symbol);
    }

    private static Rational rational(IRational number) {
        return Rational.of(number.toBigNumerator(), number.toBigDenominator());
    }

    private Optional<Expression> tree(IAST tree) {
        if (tree.headID() == ID.Plus) {
            return parts(tree).map(Sum::of);
        }
        if (tree.headID() == ID.Times) {
            return parts(tree).map(Product::of);
        }
        if (tree.headID() == ID.Power && tree.argSize() == 2) {
            return power(tree.arg1(), tree.arg2());
        }
        return tree.argSize() == 1
                ? Heads.reading(tree.headID()).flatMap(function -> part(tree.arg1()).map(function))
                : Optional.empty();
    }

    private Optional<List<Expression>> parts(IAST tree) {
        List<Expression> parts = new ArrayList<>();
        for (int i = 1; i <= tree.argSize(); i++) {
            Optional<Expression> part = part(tree.get(i));
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(parts);
    }

    private Optional<Expression> power(IExpr base, IExpr exponent) {
        if (base == S.E) {
            return part(exponent).map(argument -> argument.apply(Function.EXP));
        }
        if (exponent instanceof IRational number) {
            return part(base).map(known -> Power.of(known, rational(number)));
        }
        return part(base).flatMap(known -> part(exponent).flatMap(height -> exponential(known, height)));
    }

    /** Symja writes e^(y log x) as x^y; the base was the argument of a logarithm. */
    private static Optional<Expression> exponential(Expression base, Expression exponent) {
        boolean hasLogarithm = !(base instanceof Literal literal) || literal.value().signum() > 0;
        return hasLogarithm
                ? Optional.of(exponent.times(base.apply(Function.LOG)).apply(Function.EXP)) : Optional.empty();
    }
}
