package nld.kernel;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.Product;
import nld.expression.Rational;
import nld.expression.Sum;

/** Turns normal forms back into expressions, common factors in front. */
final class Readback {
    private final Algebra algebra;

    Readback(Algebra algebra) {
        this.algebra = algebra;
    }

    Expression of(Quotient quotient) {
        Expression below = of(quotient.monomial());
        for (Map.Entry<Polynomial, Integer> factor : quotient.factors().entrySet()) {
            below = below.times(of(factor.getKey()).power(factor.getValue()));
        }
        return of(quotient.numerator()).over(below);
    }

    Expression of(Polynomial polynomial) {
        if (polynomial.isZero()) {
            return Expression.of(0);
        }
        Monomial content = polynomial.content();
        Rational common = commonFactor(polynomial);
        List<Expression> terms = new ArrayList<>();
        polynomial.terms().forEach((monomial, coefficient) ->
                terms.add(Literal.of(coefficient.over(common)).times(of(monomial.dividedBy(content)))));
        return Literal.of(common).times(of(content)).times(Sum.of(terms));
    }

    /** The rational that leaves integer coefficients without a common divisor. */
    static Rational commonFactor(Polynomial polynomial) {
        boolean integers = true;
        boolean one = false;
        for (int place = 0; place < polynomial.size(); place++) {
            integers &= polynomial.coefficientAt(place).isInteger();
            one |= polynomial.coefficientAt(place).isOne();
        }
        if (integers && one) {
            return Rational.ONE;
        }
        BigInteger top = BigInteger.ZERO;
        BigInteger bottom = BigInteger.ONE;
        for (Rational coefficient : polynomial.terms().values()) {
            top = top.gcd(coefficient.numerator());
            bottom = bottom.multiply(coefficient.denominator().divide(bottom.gcd(coefficient.denominator())));
        }
        Rational common = Rational.of(top, bottom);
        boolean negative = polynomial.terms().values().stream().allMatch(value -> value.signum() < 0);
        return negative ? common.negated() : common;
    }

    Expression of(Monomial monomial) {
        List<Expression> factors = new ArrayList<>();
        for (int index = 0; index < monomial.count(); index++) {
            factors.add(algebra.meaning(monomial.indeterminate(index)).power(monomial.exponentAt(index)));
        }
        return Product.of(factors);
    }
}
