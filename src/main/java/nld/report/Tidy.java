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
        boolean spoken = tidy.function().value().isScalar() && tidy.directions().size() == 1 && tidy.derivatives() <= 2;
        if (!spoken || tidy.arguments().stream().anyMatch(argument -> argument.shape().isScalar())) {
            return tidy;
        }
        Jet.Direction direction = tidy.directions().get(0);
        if (tidy.derivatives() == 1) {
            return Jet.of(tidy.function(), tidy.arguments(), List.of(direction.argument()), List.of(), List.of())
                    .dot(direction.along());
        }
        boolean hessian = direction.argument() == tidy.open().get(0)
                && tidy.arguments().get(direction.argument()).shape() instanceof Shape.Vector;
        return hessian ? Jet.of(tidy.function(), tidy.arguments(), List.of(direction.argument(), direction.argument()),
                List.of(), List.of()).times(direction.along()) : tidy;
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
