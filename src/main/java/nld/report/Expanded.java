package nld.report;

import java.util.ArrayList;
import java.util.List;
import nld.expression.Expression;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.Rational;
import nld.expression.Rewriter;
import nld.expression.Sum;

/** Multiplies brackets out, as far as that stays readable, so that terms of different brackets can meet. */
final class Expanded extends Rewriter {
    /** More terms than this are no easier to read than the brackets. */
    private static final int READABLE = 60;

    private Expanded() {
    }

    static Expression of(Expression expression) {
        return new Expanded().rewrite(expression);
    }

    @Override
    public Expression product(Product product) {
        List<Expression> terms = List.of(Expression.of(1));
        for (Expression factor : product.factors()) {
            terms = times(terms, rewrite(factor));
        }
        return Sum.of(terms);
    }

    @Override
    public Expression power(Power power) {
        Expression base = rewrite(power.base());
        Rational exponent = power.exponent();
        boolean square = base instanceof Sum && exponent.equals(Rational.of(2));
        return square ? Sum.of(times(times(List.of(Expression.of(1)), base), base)) : Power.of(base, exponent);
    }

    private static List<Expression> times(List<Expression> terms, Expression factor) {
        boolean opens = factor instanceof Sum sum && sum.terms().size() * terms.size() <= READABLE;
        List<Expression> others = opens ? ((Sum) factor).terms() : List.of(factor);
        List<Expression> products = new ArrayList<>();
        terms.forEach(term -> others.forEach(other -> products.add(term.times(other))));
        return products;
    }
}
