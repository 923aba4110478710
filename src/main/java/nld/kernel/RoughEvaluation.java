package nld.kernel;

import java.util.Map;
import nld.expression.Applied;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Literal;
import nld.expression.Memo;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.Rational;
import nld.expression.ScalarVisitor;
import nld.expression.Sum;
import nld.expression.Symbol;

/**
 * Evaluation at a rational point in intervals of double precision, rounded outwards: some fifty times as fast as {@link Evaluation}, and it
 * shares nothing with that or with the normal form. It serves to see that two sides have values and do not differ noticeably; wherever it is
 * in doubt (an interval around 0 is divided by, a root of it taken, a number out of range, a part that is no scalar) it says nothing, and the
 * exact evaluation is asked.
 */
final class RoughEvaluation implements ScalarVisitor<RoughEvaluation.Enclosure> {
    private static final Enclosure UNKNOWN = new Enclosure(Double.NaN, Double.NaN);
    private static final Enclosure ZERO = new Enclosure(0, 0);
    private static final Enclosure ONE = new Enclosure(1, 1);
    /** More than what the functions of {@link Math} may be off by, in units in the last place. */
    private static final double UNITS = 4;
    private static final double LARGEST_ANGLE = 1e6;

    private final Map<Symbol, Rational> point;
    private final Memo<Enclosure> done = new Memo<>();

    /** Evaluation at {@code point}. */
    RoughEvaluation(Map<Symbol, Rational> point) {
        this.point = point;
    }

    /**
     * A number between two others; both are NaN where nothing is known.
     *
     * @param lower the lower bound
     * @param upper the upper bound
     */
    record Enclosure(double lower, double upper) {
        /** Bounds moved outwards by the rounding of one operation. */
        private static Enclosure rounded(double lower, double upper) {
            return new Enclosure(Math.nextDown(lower), Math.nextUp(upper));
        }

        /** What a function of {@link Math} says of the bounds, moved outwards by as much as it may be off. */
        private static Enclosure near(double lower, double upper) {
            return new Enclosure(lower - UNITS * Math.ulp(lower), upper + UNITS * Math.ulp(upper));
        }

        private static Enclosure of(Rational value) {
            double nearest = value.toDouble();
            boolean exact = value.isInteger() && value.bits() <= 53;
            return exact ? new Enclosure(nearest, nearest) : rounded(nearest, nearest);
        }

        /** Whether this is known to be a number and to lie within so narrow bounds. */
        boolean isWithin(double width) {
            return upper - lower <= width;
        }

        boolean containsZero() {
            return lower <= 0 && upper >= 0;
        }

        /** Whether this is 0 itself: what is done with it is exact. */
        private boolean isZero() {
            return lower == 0 && upper == 0;
        }

        private boolean isFinite() {
            return upper - lower < Double.POSITIVE_INFINITY;
        }

        Enclosure plus(Enclosure other) {
            if (isZero() || other.isZero()) {
                return isZero() ? other : this;
            }
            return rounded(lower + other.lower, upper + other.upper);
        }

        Enclosure minus(Enclosure other) {
            return rounded(lower - other.upper, upper - other.lower);
        }

        Enclosure times(Enclosure other) {
            if (isZero() || other.isZero()) {
                return isFinite() && other.isFinite() ? ZERO : UNKNOWN;
            }
            if (lower == 1 && upper == 1) {
                return other;
            }
            if (lower >= 0 && other.lower >= 0) {
                return rounded(lower * other.lower, upper * other.upper);
            }
            double a = lower * other.lower;
            double b = lower * other.upper;
            double c = upper * other.lower;
            double d = upper * other.upper;
            return rounded(Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)));
        }

        private Enclosure abs() {
            if (lower >= 0) {
                return this;
            }
            return upper <= 0 ? new Enclosure(-upper, -lower) : new Enclosure(0, Math.max(-lower, upper));
        }

        private Enclosure inverse() {
            return containsZero() ? UNKNOWN : rounded(1 / upper, 1 / lower);
        }

        Enclosure power(int exponent) {
            if (exponent < 0) {
                return exponent == Integer.MIN_VALUE ? UNKNOWN : power(-exponent).inverse();
            }
            Enclosure square = exponent % 2 == 0 ? abs() : this;
            Enclosure result = ONE;
            for (int rest = exponent; rest > 0; rest >>= 1) {
                result = (rest & 1) == 1 ? result.times(square) : result;
                square = rest > 1 ? square.times(square) : square;
            }
            return exponent % 2 == 0 && result.lower < 0 ? new Enclosure(0, result.upper) : result;
        }

        private Enclosure squareRoot() {
            return lower > 0 ? rounded(Math.sqrt(lower), Math.sqrt(upper)) : UNKNOWN;
        }

        private Enclosure of(Function function) {
            return switch (function) {
                case EXP -> near(Math.exp(lower), Math.exp(upper));
                case LOG -> lower > 0 ? near(Math.log(lower), Math.log(upper)) : UNKNOWN;
                case SIN -> near(Math.sin(lower), Math.sin(lower)).widened(this);
                case COS -> near(Math.cos(lower), Math.cos(lower)).widened(this);
                case TANH -> near(Math.tanh(lower), Math.tanh(upper));
                case ATAN -> near(Math.atan(lower), Math.atan(upper));
                case ABS -> abs();
            };
        }

        /** Sine and cosine move by no more than their argument. */
        private Enclosure widened(Enclosure argument) {
            double width = Math.nextUp(argument.upper - argument.lower);
            return Math.abs(argument.lower) < LARGEST_ANGLE ? rounded(lower - width, upper + width) : UNKNOWN;
        }
    }

    /** The difference of the sides. */
    Enclosure difference(Expression left, Expression right) {
        return at(left).minus(at(right));
    }

    private Enclosure at(Expression expression) {
        Enclosure known = done.get(expression);
        if (known == null) {
            known = expression.accept(this);
            done.put(expression, known);
        }
        return known;
    }

    @Override
    public Enclosure literal(Literal literal) {
        return Enclosure.of(literal.value());
    }

    @Override
    public Enclosure symbol(Symbol symbol) {
        Rational value = point.get(symbol);
        return value == null ? UNKNOWN : Enclosure.of(value);
    }

    @Override
    public Enclosure sum(Sum sum) {
        Enclosure result = ZERO;
        for (Expression term : sum.terms()) {
            result = result.plus(at(term));
        }
        return result;
    }

    @Override
    public Enclosure product(Product product) {
        Enclosure result = ONE;
        for (Expression factor : product.factors()) {
            result = result.times(at(factor));
        }
        return result;
    }

    @Override
    public Enclosure power(Power power) {
        Enclosure base = at(power.base());
        Rational exponent = power.exponent();
        if (exponent.isInteger()) {
            return base.power(exponent.intValueExact());
        }
        boolean square = exponent.denominator().equals(Rational.HALF.denominator());
        return square ? base.squareRoot().power(exponent.numerator().intValueExact()) : UNKNOWN;
    }

    @Override
    public Enclosure applied(Applied applied) {
        return at(applied.argument()).of(applied.function());
    }

    @Override
    public Enclosure beyondScalars(Expression expression) {
        return UNKNOWN;
    }
}
