package nld.expression;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Draws out of a sum what all its terms have in common: {@code m u u' − m v v'} becomes {@code m (u u' − v v')}. */
public final class CommonFactor {
    private CommonFactor() {
    }

    /** {@code expression}, with the common factors of its terms in front where it is a scalar sum or a product of such. */
    public static Expression of(Expression expression) {
        if (expression instanceof Product product) {
            return Product.of(product.factors().stream().map(CommonFactor::of).toList());
        }
        if (!(expression instanceof Sum sum) || !sum.shape().isScalar()) {
            return expression;
        }
        Expression common = common(sum);
        List<Expression> terms = sum.terms().stream().map(term -> term.over(common)).toList();
        return common.times(Sum.of(terms));
    }

    private static Expression common(Sum sum) {
        List<Expression> shared = null;
        BigInteger top = BigInteger.ZERO;
        BigInteger bottom = BigInteger.ONE;
        for (Expression term : sum.terms()) {
            Coefficient split = Coefficient.of(term);
            top = top.gcd(split.value().numerator());
            BigInteger denominator = split.value().denominator();
            bottom = bottom.multiply(denominator.divide(bottom.gcd(denominator)));
            List<Expression> factors = split.rest() instanceof Product product ? product.factors() : List.of(split.rest());
            shared = shared == null ? factors : meet(shared, factors);
        }
        return Literal.of(Rational.of(top, bottom)).times(Product.of(shared));
    }

    /** What two products share: each base in both, to the smaller of its positive or of its negative exponents. */
    private static List<Expression> meet(List<Expression> left, List<Expression> right) {
        List<Expression> met = new ArrayList<>();
        for (Expression mine : left) {
            for (Expression theirs : right) {
                boolean sameSign = exponent(mine).signum() == exponent(theirs).signum();
                if (base(mine) == base(theirs) && sameSign && !(mine instanceof Literal)) {
                    boolean smaller = exponent(mine).abs().compareTo(exponent(theirs).abs()) <= 0;
                    met.add(smaller ? mine : theirs);
                }
            }
        }
        return met;
    }

    private static Expression base(Expression factor) {
        return factor instanceof Power power ? power.base() : factor;
    }

    private static Rational exponent(Expression factor) {
        return factor instanceof Power power ? power.exponent() : Rational.ONE;
    }
}
