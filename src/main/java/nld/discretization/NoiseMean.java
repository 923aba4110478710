package nld.discretization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import nld.derivation.Calculus;
import nld.derivation.Underivable;
import nld.expression.Applied;
import nld.expression.Diagonal;
import nld.expression.Dot;
import nld.expression.Entry;
import nld.expression.EntryPower;
import nld.expression.Evolved;
import nld.expression.Expectation;
import nld.expression.Expression;
import nld.expression.Hadamard;
import nld.expression.Identity;
import nld.expression.Jet;
import nld.expression.Literal;
import nld.expression.MatrixProduct;
import nld.expression.Ones;
import nld.expression.Outer;
import nld.expression.PartialGradient;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.Rational;
import nld.expression.Scaled;
import nld.expression.Shape;
import nld.expression.Substitution;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.expression.Transposed;
import nld.expression.Tuple;
import nld.expression.Visitor;

/**
 * The mean over noise of an expression that is at most quadratic in it, in scalars or in vectors of any dimension: by
 * linearity, E z = 0 and E z zᵀ = S, and nothing else of the distribution. With left = l₀ + L z and right = r₀ + R z it is
 * E left·right = l₀·r₀ + ⟨L S, R⟩, and alike for every other product. What holds noise in another way is {@link Underivable}.
 */
final class NoiseMean implements Visitor<Expression> {
    private final StepNoise noise;
    private final Calculus calculus;
    private final Substitution silence;

    NoiseMean(StepNoise noise, Calculus calculus) {
        this.noise = noise;
        this.calculus = calculus;
        Map<Symbol, Expression> zeros = new HashMap<>();
        noise.symbols().forEach(symbol -> zeros.put(symbol, Expression.zero(symbol.shape())));
        this.silence = new Substitution(zeros);
    }

    /** The mean of {@code expression}, of its shape. */
    Expression of(Expression expression) {
        return isFree(expression) ? expression : expression.accept(this);
    }

    private boolean isFree(Expression expression) {
        return !Symbols.occurs(expression, part -> part instanceof Symbol symbol && noise.symbols().contains(symbol));
    }

    /** What is linear in the noise: its mean, and what each noise is multiplied with. */
    private record Linear(Expression constant, Map<Symbol, Expression> slopes) {
    }

    private Linear linear(Expression expression) {
        Map<Symbol, Expression> slopes = new LinkedHashMap<>();
        for (Symbol symbol : noise.symbols()) {
            if (Symbols.occurs(expression, part -> part == symbol)) {
                Expression slope = slope(expression, symbol);
                if (!isFree(slope)) {
                    throw beyond(expression);
                }
                slopes.put(symbol, slope);
            }
        }
        return new Linear(silence.rewrite(expression), slopes);
    }

    /** The derivative by one noise: rows those of the expression, columns those of the noise. */
    private Expression slope(Expression expression, Symbol by) {
        if (expression.shape().isScalar()) {
            return calculus.partial(expression, by);
        }
        if (by.shape().isScalar()) {
            return calculus.along(expression, Map.of(by, Expression.of(1)));
        }
        if (expression.shape() instanceof Shape.Vector) {
            return new NoiseSlope(by, calculus).of(expression);
        }
        throw beyond(expression);
    }

    private Underivable beyond(Expression expression) {
        return new Underivable("the expectation of " + expression + " asks for more than mean and covariance of "
                + noise.symbols().get(0));
    }

    /** How two slopes and the covariance between their noises make the mean of a product. */
    private interface Contraction {
        /** Of two numbers as noise. */
        Expression numbers(Expression left, Expression covariance, Expression right);

        /** Of a vector as noise, its covariance a matrix. */
        Expression vectors(Expression left, Expression covariance, Expression right);
    }

    /** The mean of a product of two: that of what each is without noise, and what the covariances add. */
    private Expression product(Expression left, Expression right, BinaryOperator<Expression> times, Contraction contraction) {
        if (isFree(left) || isFree(right)) {
            return times.apply(of(left), of(right));
        }
        Linear first = linear(left);
        Linear second = linear(right);
        List<Expression> terms = new ArrayList<>();
        terms.add(times.apply(first.constant(), second.constant()));
        first.slopes().forEach((mine, slope) -> second.slopes().forEach((other, otherSlope) ->
                noise.covariance(mine, other).ifPresent(covariance -> terms.add(mine.shape().isScalar()
                        ? contraction.numbers(slope, covariance, otherSlope)
                        : contraction.vectors(slope, covariance, otherSlope)))));
        return Sum.of(terms);
    }

    private static Contraction contraction(ThreeFold numbers, ThreeFold vectors) {
        return new Contraction() {
            @Override
            public Expression numbers(Expression left, Expression covariance, Expression right) {
                return numbers.of(left, covariance, right);
            }

            @Override
            public Expression vectors(Expression left, Expression covariance, Expression right) {
                return vectors.of(left, covariance, right);
            }
        };
    }

    private interface ThreeFold {
        Expression of(Expression left, Expression covariance, Expression right);
    }

    private static final Contraction OF_SCALARS = contraction((left, covariance, right) -> covariance.times(left).times(right),
            (left, covariance, right) -> left.dot(covariance.times(right)));
    private static final Contraction OF_DOTS = contraction((left, covariance, right) -> covariance.times(left.dot(right)),
            (left, covariance, right) -> left.times(covariance).dot(right));
    private static final Contraction OF_SCALED = contraction((left, covariance, right) -> covariance.times(left).times(right),
            (left, covariance, right) -> right.times(covariance.times(left)));
    private static final Contraction OF_OUTER = contraction((left, covariance, right) -> covariance.times(left.outer(right)),
            (left, covariance, right) -> left.times(covariance).times(right.transposed()));
    private static final Contraction OF_ENTRIES = contraction((left, covariance, right) -> covariance.times(left.hadamard(right)),
            (left, covariance, right) -> Diagonal.of(left.times(covariance).times(right.transposed())));

    /** The mean of a product of factors, at most two of which hold noise. */
    private Expression factors(List<Expression> factors, BinaryOperator<Expression> times, Contraction contraction, Expression whole) {
        List<Expression> noisy = factors.stream().filter(factor -> !isFree(factor)).toList();
        Optional<Expression> free = factors.stream().filter(this::isFree).reduce(times);
        if (noisy.size() > 2) {
            throw beyond(whole);
        }
        Expression mean = noisy.size() == 1 ? of(noisy.get(0)) : product(noisy.get(0), noisy.get(1), times, contraction);
        return free.map(known -> times.apply(known, mean)).orElse(mean);
    }

    @Override
    public Expression symbol(Symbol symbol) {
        return Expression.zero(symbol.shape());
    }

    @Override
    public Expression sum(Sum sum) {
        return Sum.of(sum.terms().stream().map(this::of).toList());
    }

    @Override
    public Expression product(Product product) {
        return factors(product.factors(), Expression::times, OF_SCALARS, product);
    }

    @Override
    public Expression power(Power power) {
        if (!power.exponent().equals(Rational.of(2))) {
            throw beyond(power);
        }
        return product(power.base(), power.base(), Expression::times, OF_SCALARS);
    }

    @Override
    public Expression scaled(Scaled scaled) {
        return product(scaled.scalar(), scaled.tensor(), Expression::times, OF_SCALED);
    }

    @Override
    public Expression matrixProduct(MatrixProduct product) {
        List<Expression> factors = new ArrayList<>(product.factors());
        if (factors.stream().filter(factor -> !isFree(factor)).count() != 1) {
            throw beyond(product);
        }
        factors.replaceAll(this::of);
        return factors.stream().reduce(Expression::times).orElseThrow();
    }

    @Override
    public Expression transposed(Transposed transposed) {
        return of(transposed.matrix()).transposed();
    }

    @Override
    public Expression dot(Dot dot) {
        return product(dot.left(), dot.right(), Expression::dot, OF_DOTS);
    }

    @Override
    public Expression outer(Outer outer) {
        return product(outer.left(), outer.right(), Expression::outer, OF_OUTER);
    }

    @Override
    public Expression hadamard(Hadamard hadamard) {
        return factors(hadamard.factors(), Expression::hadamard, OF_ENTRIES, hadamard);
    }

    @Override
    public Expression entryPower(EntryPower power) {
        if (!power.exponent().equals(Rational.of(2))) {
            throw beyond(power);
        }
        return product(power.base(), power.base(), Expression::hadamard, OF_ENTRIES);
    }

    @Override
    public Expression diagonal(Diagonal diagonal) {
        return Diagonal.of(of(diagonal.tensor()));
    }

    @Override
    public Expression entry(Entry entry) {
        Expression mean = of(entry.tensor());
        return entry.tensor().shape() instanceof Shape.Vector
                ? Entry.of(mean, entry.row()) : Entry.of(mean, entry.row(), entry.column());
    }

    @Override
    public Expression tuple(Tuple tuple) {
        return Tuple.of(tuple.shape(), tuple.entries().stream().map(this::of).toList());
    }

    @Override
    public Expression jet(Jet jet) {
        return linear(jet).constant();
    }

    @Override
    public Expression applied(Applied applied) {
        throw beyond(applied);
    }

    @Override
    public Expression evolved(Evolved evolved) {
        throw beyond(evolved);
    }

    @Override
    public Expression partialGradient(PartialGradient gradient) {
        throw beyond(gradient);
    }

    @Override
    public Expression expectation(Expectation expectation) {
        throw beyond(expectation);
    }

    @Override
    public Expression literal(Literal literal) {
        return literal;
    }

    @Override
    public Expression ones(Ones ones) {
        return ones;
    }

    @Override
    public Expression identity(Identity identity) {
        return identity;
    }
}
