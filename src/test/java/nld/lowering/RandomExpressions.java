package nld.lowering;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.Rational;
import nld.expression.Sum;
import nld.expression.Symbol;

/** Random algebraic expressions from a seed, and their values to sixty digits, computed from their parts by BigDecimal. */
final class RandomExpressions {
    static final MathContext DIGITS = new MathContext(60);
    static final List<Symbol> SYMBOLS =
            List.of(Symbol.coordinate("u"), Symbol.coordinate("v"), Symbol.parameter("m"), Symbol.TIME);

    private final Random random;

    RandomExpressions(long seed) {
        this.random = new Random(seed);
    }

    /** Of that depth at most; roots and quotients are of what cannot vanish for real arguments. */
    Expression next(int depth) {
        if (depth == 0) {
            return random.nextInt(3) == 0 ? literal() : SYMBOLS.get(random.nextInt(SYMBOLS.size()));
        }
        return switch (random.nextInt(6)) {
            case 0, 1 -> next(depth - 1).plus(next(depth - 1));
            case 2 -> next(depth - 1).minus(next(depth - 1));
            case 3 -> next(depth - 1).times(next(depth - 1));
            case 4 -> next(depth - 1).power(2 + random.nextInt(3));
            default -> positive(depth).power(Rational.of(random.nextInt(9) - 4, 2));
        };
    }

    double argument() {
        return Math.scalb(random.nextInt(1 << 20) - (1 << 19), -18);
    }

    private Expression positive(int depth) {
        return next(depth - 1).power(2).plus(Expression.of(1, 3));
    }

    private Expression literal() {
        return Expression.of(random.nextInt(19) - 9, 1 + random.nextInt(7));
    }

    static BigDecimal exact(Expression expression, Map<Symbol, BigDecimal> values) {
        if (expression instanceof Literal literal) {
            return decimal(literal.value());
        }
        if (expression instanceof Sum sum) {
            return sum.terms().stream().map(term -> exact(term, values)).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
        if (expression instanceof Product product) {
            return product.factors().stream().map(factor -> exact(factor, values))
                    .reduce(BigDecimal.ONE, (left, right) -> left.multiply(right, DIGITS));
        }
        if (expression instanceof Power power) {
            BigInteger twice = power.exponent().times(Rational.of(2)).numerator();
            BigDecimal value = exact(power.base(), values);
            boolean whole = power.exponent().isInteger();
            return (whole ? value : value.sqrt(DIGITS))
                    .pow(whole ? power.exponent().intValueExact() : twice.intValueExact(), DIGITS);
        }
        return values.get((Symbol) expression);
    }

    private static BigDecimal decimal(Rational value) {
        return new BigDecimal(value.numerator()).divide(new BigDecimal(value.denominator()), DIGITS);
    }
}
