package nld.kernel;

import nld.expression.Applied;
import nld.expression.Expression;
import nld.expression.Formulas;
import nld.expression.Function;
import nld.expression.Literal;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.Rational;
import nld.expression.Rewriter;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Symbols;

/** Changes one thing in a formula: a coefficient, a sign, an exponent, a symbol, a function. */
final class NearMisses extends Rewriter {
    private final Formulas formulas;
    private int countdown;

    private NearMisses(Formulas formulas, int countdown) {
        this.formulas = formulas;
        this.countdown = countdown;
    }

    /** {@code expression} with one change, at a random place; an {@link ArithmeticException} where that divides by 0. */
    static Expression of(Expression expression, Formulas formulas) {
        return new NearMisses(formulas, formulas.random().nextInt(Symbols.size(expression))).rewrite(expression);
    }

    private boolean here() {
        return countdown-- == 0;
    }

    @Override
    public Expression literal(Literal literal) {
        return here() ? Literal.of(literal.value().plus(Rational.ONE)) : literal;
    }

    @Override
    public Expression symbol(Symbol symbol) {
        return here() ? Formulas.POSITIVE.contains(symbol) ? formulas.among(Formulas.POSITIVE)
                : formulas.among(Formulas.REAL) : symbol;
    }

    @Override
    public Expression sum(Sum sum) {
        Expression first = sum.terms().get(0);
        return here() ? sum.minus(first.times(Expression.of(2))) : super.sum(sum);
    }

    @Override
    public Expression product(Product product) {
        return here() ? product.times(Expression.of(3, 2)) : super.product(product);
    }

    @Override
    public Expression power(Power power) {
        return here() ? power.base().power(power.exponent().plus(Rational.ONE)) : super.power(power);
    }

    @Override
    public Expression applied(Applied applied) {
        if (!here()) {
            return super.applied(applied);
        }
        return switch (applied.function()) {
            case SIN -> applied.argument().apply(Function.COS);
            case COS -> applied.argument().apply(Function.SIN);
            default -> applied.argument().times(Expression.of(2)).apply(applied.function());
        };
    }
}
