package nld.report;

import java.util.ArrayList;
import java.util.List;
import nld.expression.Coefficient;
import nld.expression.Expression;
import nld.expression.Jet;
import nld.expression.Literal;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.Rational;
import nld.expression.Rewriter;
import nld.expression.Shape;
import nld.expression.Sum;

/**
 * Settles signs as one writes them: {@code a − (b + c)} becomes {@code a − b − c}, and a bracket of coordinates whose
 * first term is negative is turned round, {@code mu (v v' − u u')} to {@code −mu (u u' − v v')}.
 */
final class Tidy extends Rewriter {
    private Tidy() {
    }

    static Expression of(Expression expression) {
        return new Tidy().rewrite(expression);
    }

    @Override
    public Expression sum(Sum sum) {
        List<Expression> terms = new ArrayList<>();
        for (Expression term : sum.terms()) {
            Expression tidy = rewrite(term);
            Coefficient split = Coefficient.of(tidy);
            boolean opens = split.value().equals(Rational.MINUS_ONE) && split.rest() instanceof Sum;
            terms.add(opens ? negated((Sum) split.rest()) : tidy);
        }
        return terms.isEmpty() ? sum : Sum.of(terms);
    }

    @Override
    public Expression product(Product product) {
        boolean negative = false;
        List<Expression> factors = new ArrayList<>();
        for (Expression factor : product.factors()) {
            Expression tidy = rewrite(factor);
            Expression base = tidy instanceof Power power ? power.base() : tidy;
            Rational exponent = tidy instanceof Power power ? power.exponent() : Rational.ONE;
            if (base instanceof Sum sum && exponent.isInteger() && isReversed(sum)) {
                negative ^= exponent.numerator().testBit(0);
                factors.add(negated(sum).power(exponent));
            } else {
                factors.add(tidy);
            }
        }
        if (negative) {
            factors.add(Literal.of(Rational.MINUS_ONE));
        }
        return Product.of(factors);
    }

    /** D f(q)[u] and D2 f(q)[u] as they are spoken of: grad f(q)·u and hess f(q) u. */
    @Override
    public Expression jet(Jet jet) {
        Jet tidy = (Jet) super.jet(jet);
        if (tidy.directions().size() != 1 || tidy.derivatives() > 2 || tidy.point().shape().isScalar()) {
            return tidy;
        }
        Expression direction = tidy.directions().get(0);
        if (tidy.derivatives() == 1) {
            return Jet.of(tidy.function(), tidy.point(), 1, List.of()).dot(direction);
        }
        return tidy.point().shape() instanceof Shape.Vector
                ? Jet.of(tidy.function(), tidy.point(), 2, List.of()).times(direction) : tidy;
    }

    /** Sums of parameters are left alone: 1 − beta is written so. */
    private static boolean isReversed(Sum sum) {
        return sum.shape().isScalar() && sum.motionOrder() >= 0
                && Coefficient.of(sum.terms().get(0)).value().signum() < 0;
    }

    private static Expression negated(Sum sum) {
        return Sum.of(sum.terms().stream().map(Expression::negated).toList());
    }
}
