package nld.kernel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import nld.expression.Applied;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.Rational;
import nld.expression.Sum;
import nld.expression.Symbol;

/**
 * Approximate values to some sixty digits, by textbook series with nothing in common with the kernel: what a formula
 * means, to the letter. Empty where it has no value, or is too close to having none.
 */
final class Reals {
    static final MathContext PRECISION = new MathContext(80);

    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal TINY = new BigDecimal("1e-40");
    private static final BigDecimal NOTICEABLE = new BigDecimal("1e-25");
    private static final BigDecimal NEGLIGIBLE = new BigDecimal("1e-20");
    private static final BigDecimal SMALL = new BigDecimal("0.01");
    private static final BigDecimal LARGE = BigDecimal.valueOf(10_000);
    private static final BigDecimal HALF_TURN = atan(ONE).multiply(BigDecimal.valueOf(4));

    private final Map<Symbol, Rational> point;
    private final Map<Expression, BigDecimal> done = new IdentityHashMap<>();

    private Reals(Map<Symbol, Rational> point) {
        this.point = point;
    }

    /** The value of {@code expression} at {@code point}. */
    static Optional<BigDecimal> value(Expression expression, Map<Symbol, Rational> point) {
        try {
            return Optional.of(new Reals(point).of(expression));
        } catch (ArithmeticException undefined) {
            return Optional.empty();
        }
    }

    /** Whether the sides differ at {@code point} by far more than rounding explains; empty where one has no value. */
    static Optional<Boolean> differ(Expression left, Expression right, Map<Symbol, Rational> point) {
        return value(left, point).flatMap(one -> value(right, point).map(other -> {
            BigDecimal size = one.abs().max(other.abs()).max(NEGLIGIBLE);
            return one.subtract(other).abs().compareTo(size.multiply(NOTICEABLE)) > 0;
        }));
    }

    private BigDecimal of(Expression expression) {
        BigDecimal known = done.get(expression);
        if (known == null) {
            known = computed(expression).round(PRECISION);
            done.put(expression, known);
        }
        return known;
    }

    private BigDecimal computed(Expression expression) {
        if (expression instanceof Literal literal) {
            return decimal(literal.value());
        }
        if (expression instanceof Symbol symbol) {
            return decimal(point.get(symbol));
        }
        if (expression instanceof Sum sum) {
            return sum.terms().stream().map(this::of).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
        if (expression instanceof Product product) {
            return product.factors().stream().map(this::of).reduce(ONE, (one, other) -> one.multiply(other, PRECISION));
        }
        return expression instanceof Power power ? power(of(power.base()), power.exponent()) : applied((Applied) expression);
    }

    static BigDecimal decimal(Rational value) {
        return new BigDecimal(value.numerator()).divide(new BigDecimal(value.denominator()), PRECISION);
    }

    private BigDecimal power(BigDecimal base, Rational exponent) {
        int degree = exponent.denominator().intValueExact();
        int times = exponent.numerator().intValueExact();
        if (degree == 1 && times > 0) {
            return base.pow(times, PRECISION);
        }
        if (base.abs().compareTo(TINY) < 0 || base.signum() < 0 && degree % 2 == 0) {
            throw new ArithmeticException("no value");
        }
        BigDecimal root = degree == 1 ? base : degree == 2 ? base.sqrt(PRECISION) : exp(log(base.abs()).divide(BigDecimal.valueOf(degree), PRECISION));
        BigDecimal power = (base.signum() < 0 && degree > 1 ? root.negate() : root).pow(Math.abs(times), PRECISION);
        return times < 0 ? ONE.divide(power, PRECISION) : power;
    }

    private BigDecimal applied(Applied applied) {
        BigDecimal argument = of(applied.argument());
        return switch (applied.function()) {
            case EXP -> exp(argument);
            case LOG -> log(argument);
            case SIN -> sine(argument);
            case COS -> sine(argument.add(HALF_TURN.divide(TWO)));
            case TANH -> tanh(argument);
            case ATAN -> atan(argument);
            case ABS -> argument.abs();
        };
    }

    private static BigDecimal exp(BigDecimal x) {
        if (x.abs().compareTo(SMALL) > 0) {
            if (x.abs().compareTo(LARGE) > 0) {
                throw new ArithmeticException("too large");
            }
            BigDecimal half = exp(x.divide(TWO, PRECISION));
            return half.multiply(half, PRECISION);
        }
        BigDecimal term = ONE;
        BigDecimal sum = ONE;
        for (int n = 1; n < 40; n++) {
            term = term.multiply(x, PRECISION).divide(BigDecimal.valueOf(n), PRECISION);
            sum = sum.add(term, PRECISION);
        }
        return sum;
    }

    private static BigDecimal log(BigDecimal x) {
        if (x.compareTo(TINY) < 0) {
            throw new ArithmeticException("no value");
        }
        int exponent = x.precision() - x.scale();
        double mantissa = x.scaleByPowerOfTen(-exponent).doubleValue();
        BigDecimal log = BigDecimal.valueOf(Math.log(mantissa) + exponent * Math.log(10));
        for (int step = 0; step < 4; step++) {
            BigDecimal exp = exp(log);
            log = log.add(TWO.multiply(x.subtract(exp)).divide(x.add(exp), PRECISION), PRECISION);
        }
        return log;
    }

    private static BigDecimal sine(BigDecimal x) {
        if (x.abs().compareTo(LARGE) > 0) {
            throw new ArithmeticException("too large");
        }
        if (x.abs().compareTo(SMALL) > 0) {
            BigDecimal third = sine(x.divide(BigDecimal.valueOf(3), PRECISION));
            return third.multiply(BigDecimal.valueOf(3).subtract(third.pow(2).multiply(BigDecimal.valueOf(4))), PRECISION);
        }
        BigDecimal term = x;
        BigDecimal sum = x;
        for (int n = 1; n < 20; n++) {
            term = term.multiply(x.pow(2), PRECISION).divide(BigDecimal.valueOf(-2L * n * (2L * n + 1)), PRECISION);
            sum = sum.add(term, PRECISION);
        }
        return sum;
    }

    private static BigDecimal tanh(BigDecimal x) {
        BigDecimal exp = exp(x.multiply(TWO));
        return exp.subtract(ONE).divide(exp.add(ONE), PRECISION);
    }

    private static BigDecimal atan(BigDecimal x) {
        if (x.abs().compareTo(SMALL) > 0) {
            BigDecimal secant = ONE.add(x.pow(2)).sqrt(PRECISION);
            return atan(x.divide(ONE.add(secant), PRECISION)).multiply(TWO);
        }
        BigDecimal power = x;
        BigDecimal sum = x;
        for (int n = 1; n < 25; n++) {
            power = power.multiply(x.pow(2), PRECISION).negate();
            sum = sum.add(power.divide(BigDecimal.valueOf(2L * n + 1), PRECISION), PRECISION);
        }
        return sum;
    }
}
