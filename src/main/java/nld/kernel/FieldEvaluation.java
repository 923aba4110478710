package nld.kernel;

import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntToLongFunction;
import java.util.function.LongBinaryOperator;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import nld.expression.Applied;
import nld.expression.Assumptions;
import nld.expression.Domain;
import nld.expression.Dot;
import nld.expression.Entry;
import nld.expression.Evolved;
import nld.expression.Expectation;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Jet;
import nld.expression.Literal;
import nld.expression.PartialGradient;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.ScalarVisitor;
import nld.expression.Sum;
import nld.expression.Symbol;

/**
 * The values of scalars modulo the prime of {@link PrimeField} at many random points at once: of the expressions as they
 * are written, without anything of the normal form.
 *
 * <p>A symbol, and a part that stands for itself (a jet, an entry, an inner product), has a random value at each point, a
 * square where the assumptions make it positive. Sums, products and integer powers are what they are. A point at which
 * something is divided by 0, or at which a radicand or the argument of a logarithm is no square, does not count: squares
 * stand for the positive numbers. An even root is the root that is a square, |a| that of a and −a that is one; whether
 * this is the root that is positive for real numbers is not asked, so each of them can be turned. The exponential of an
 * independent argument is a random square, sine and cosine of one a random point of the unit circle; those of other
 * arguments follow by the addition theorems from the relations that {@link ArgumentBasis} finds. tanh a is (e − 1)/(e + 1)
 * with e = exp 2a. Logarithms of products are sums; those of symbols, primes and sums, and arcs, are random.
 *
 * <p>This respects every identity that is true for real values, but for those that the exceptions of {@link #isFaithful()}
 * name.
 */
final class FieldEvaluation implements ScalarVisitor<long[]> {
    private final Assumptions assumptions;
    private final long turned;
    private final boolean[] alive;
    /** The points that count. */
    private int[] living;
    private final SplittableRandom random;
    private final Limits limits;
    private final Map<Expression, long[]> done = new IdentityHashMap<>();
    private final Map<Expression, Integer> turns = new IdentityHashMap<>();
    private final FieldFunctions functions;
    private final boolean unrelated;
    private final Map<Expression, Map<Integer, long[]>> unrelatedRoots = new IdentityHashMap<>();

    /** At {@code points} points from {@code seed}; roots and absolute values are turned as the bits of {@code turned} say. */
    FieldEvaluation(Assumptions assumptions, int points, long seed, long turned, Limits limits) {
        this(assumptions, points, seed, turned, false, limits);
    }

    /**
     * The same where each root, of one index and radicand, and each function, of one argument, has a random value of its own: what agrees
     * so agrees whatever relates them; what differs may be equal by a relation. Every point counts at which nothing is divided by 0.
     */
    static FieldEvaluation unrelated(Assumptions assumptions, int points, long seed, Limits limits) {
        return new FieldEvaluation(assumptions, points, seed, 0, true, limits);
    }

    private FieldEvaluation(Assumptions assumptions, int points, long seed, long turned, boolean unrelated, Limits limits) {
        this.unrelated = unrelated;
        this.assumptions = assumptions;
        this.turned = turned;
        this.alive = new boolean[points];
        Arrays.fill(alive, true);
        this.living = IntStream.range(0, points).toArray();
        this.random = new SplittableRandom(seed);
        this.limits = limits;
        this.functions = new FieldFunctions(this, alive, random.split());
    }

    /** The values at all points; those at points that do not count mean nothing. */
    long[] at(Expression expression) {
        long[] known = done.get(expression);
        if (known == null) {
            limits.spend(living.length);
            known = expression.accept(this);
            done.put(expression, known);
        }
        return known;
    }

    /** Whether a point counts, for all that was evaluated so far. */
    boolean counts(int point) {
        return alive[point];
    }

    /** How many roots and absolute values have been met: as many bits of turns there are. */
    int turns() {
        return turns.size();
    }

    /** Whether different values show that expressions differ: false where a function holds a root that could be turned, where
     * logarithms or exponentials may be related in ways that are not looked for, or where relations were not found out. */
    boolean isFaithful() {
        return functions.isFaithful();
    }

    /** A value for each point that counts; the others have none. */
    long[] filled(IntToLongFunction value) {
        long[] values = new long[alive.length];
        for (int point : living) {
            values[point] = value.applyAsLong(point);
        }
        return values;
    }

    private long[] mapped(long[] values, LongUnaryOperator function) {
        return filled(point -> function.applyAsLong(values[point]));
    }

    long[] combined(long[] left, long[] right, LongBinaryOperator operation) {
        return filled(point -> operation.applyAsLong(left[point], right[point]));
    }

    /** One over each value; a point at which it is 0 does not count. */
    long[] inverse(long[] values) {
        return mapped(keeping(values, value -> value != 0), PrimeField::inverse);
    }

    /** The same values; a point at which the condition does not hold no longer counts, and without points there is nothing to go on with. */
    long[] keeping(long[] values, LongPredicate condition) {
        int left = 0;
        for (int point : living) {
            alive[point] = condition.test(values[point]);
            left += alive[point] ? 1 : 0;
        }
        if (left < living.length) {
            living = Arrays.stream(living).filter(this::counts).toArray();
        }
        if (left == 0) {
            throw new Limits.Beyond("no point at which all roots exist");
        }
        return values;
    }

    @Override
    public long[] literal(Literal literal) {
        long value = PrimeField.of(literal.value());
        return filled(point -> value);
    }

    @Override
    public long[] symbol(Symbol symbol) {
        Domain domain = assumptions.of(symbol);
        if (domain.endsOnly()) {
            long lower = PrimeField.of(domain.lower().orElseThrow());
            long upper = PrimeField.of(domain.upper().orElseThrow());
            return filled(point -> random.nextBoolean() ? lower : upper);
        }
        boolean positive = domain.isNonNegative();
        return filled(point -> {
            long value = random.nextLong(1, PrimeField.P);
            return positive ? PrimeField.times(value, value) : value;
        });
    }

    private long[] standingForItself() {
        return filled(point -> random.nextLong(1, PrimeField.P));
    }

    @Override
    public long[] sum(Sum sum) {
        return folded(sum, 0, PrimeField::plus);
    }

    @Override
    public long[] product(Product product) {
        return folded(product, 1, PrimeField::times);
    }

    private long[] folded(Expression expression, long start, LongBinaryOperator operation) {
        long[] result = filled(point -> start);
        for (Expression part : expression.children()) {
            long[] values = at(part);
            limits.spend(living.length);
            for (int point : living) {
                result[point] = operation.applyAsLong(result[point], values[point]);
            }
        }
        return result;
    }

    @Override
    public long[] power(Power power) {
        long[] base = at(power.base());
        int degree = power.exponent().denominator().intValueExact();
        int exponent = power.exponent().numerator().intValueExact();
        long[] root = degree == 1 ? base : root(power, base, degree);
        long[] positive = exponent < 0 ? inverse(root) : root;
        return mapped(positive, value -> PrimeField.power(value, Math.abs((long) exponent)));
    }

    private long[] root(Power power, long[] radicand, int degree) {
        if (unrelated) {
            return unrelatedRoots.computeIfAbsent(power.base(), fresh -> new HashMap<>()).computeIfAbsent(degree, fresh -> standingForItself());
        }
        long exponent = PrimeField.exponentOfRoot(degree);
        if (degree % 2 == 1) {
            return mapped(radicand, value -> PrimeField.power(value, exponent));
        }
        long[] roots = mapped(radicand, value -> PrimeField.power(value, exponent));
        // −1 is no square: of a number that is no square this is the root of its negative
        long[] again = mapped(roots, value -> PrimeField.power(value, degree));
        keeping(filled(point -> PrimeField.minus(again[point], radicand[point])), gap -> gap == 0);
        return turned(power, roots);
    }

    @Override
    public long[] applied(Applied applied) {
        if (unrelated) {
            return standingForItself();
        }
        if (applied.function() == Function.ABS) {
            return turned(applied, mapped(at(applied.argument()),
                    value -> PrimeField.isSquare(value) ? value : PrimeField.negated(value)));
        }
        return functions.of(applied);
    }

    private long[] turned(Expression expression, long[] values) {
        int place = turns.computeIfAbsent(expression, fresh -> turns.size());
        boolean turns = place < Long.SIZE && (turned >>> place & 1) == 1;
        return turns ? mapped(values, PrimeField::negated) : values;
    }

    @Override
    public long[] jet(Jet jet) {
        return standingForItself();
    }

    @Override
    public long[] entry(Entry entry) {
        return standingForItself();
    }

    @Override
    public long[] evolved(Evolved evolved) {
        return standingForItself();
    }

    @Override
    public long[] partialGradient(PartialGradient gradient) {
        return standingForItself();
    }

    @Override
    public long[] expectation(Expectation expectation) {
        return standingForItself();
    }

    @Override
    public long[] dot(Dot dot) {
        return standingForItself();
    }

    @Override
    public long[] beyondScalars(Expression expression) {
        throw new IllegalArgumentException("found a " + expression.shape() + "; expected a scalar, written in entries");
    }
}
