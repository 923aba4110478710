package nld.kernel;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import nld.expression.Assumptions;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.Rational;
import nld.expression.Symbol;
import nld.expression.Symbols;

/** Two sides compared point by point, within bounds, by evaluation that shares nothing with the normal form. */
final class Trials {
    private static final int LEAST_TRIALS = 20;
    private static final int LAST_POINTS = 3;
    private static final Rational NEAR = Rational.of(3);
    private static final double CLOSE = 1e-9;
    private static final BigDecimal NOTICEABLE = new BigDecimal("1e-30");

    private final Expression left;
    private final Expression right;
    private final Points points;
    private final Limits limits;
    private int tried;
    private int sharp;
    private int dense;
    private boolean exhausted;
    private List<Map<Symbol, Rational>> drawn = List.of();

    Trials(Expression left, Expression right, Assumptions assumptions, long seed) {
        this(left, right, assumptions, seed, new Limits(Limits.TRIALS));
    }

    /** The same, within {@code limits}. */
    Trials(Expression left, Expression right, Assumptions assumptions, long seed, Limits limits) {
        this.limits = limits;
        this.left = left;
        this.right = right;
        SortedSet<Symbol> symbols = new TreeSet<>(Symbols.of(left));
        symbols.addAll(Symbols.of(right));
        this.points = new Points(symbols, assumptions, seed, this::landmarks);
    }

    /** Numbers that are not small: where |x − 100| or (x − 50)² turns, small points see nothing of it. */
    private SortedSet<Rational> landmarks() {
        SortedSet<Rational> landmarks = new TreeSet<>();
        addLandmarks(left, landmarks);
        addLandmarks(right, landmarks);
        return landmarks;
    }

    private static void addLandmarks(Expression expression, SortedSet<Rational> landmarks) {
        Symbols.occurs(expression, part -> {
            if (part instanceof Literal literal && literal.value().abs().compareTo(NEAR) > 0) {
                landmarks.add(literal.value().abs());
            }
            return false;
        });
    }

    /** The same with a parameter of its own for each part that cannot be evaluated. */
    static Trials ofOpaque(Expression left, Expression right, Assumptions assumptions, long seed, Limits limits) {
        Opaque opaque = new Opaque();
        return new Trials(opaque.named(left), opaque.named(right), assumptions, seed, limits);
    }

    /** The first point at which the difference of the sides certainly is as {@code condition} says. */
    Optional<Map<Symbol, Rational>> find(Predicate<Value> condition) {
        Optional<Map<Symbol, Rational>> found = find(points.all(), condition, Integer.MAX_VALUE).map(point -> shrunk(point, condition));
        return found.isEmpty() && exhausted ? findAtLast(condition) : found;
    }

    /**
     * The simplest point at which the sides certainly differ. Points at which they agree to some nine digits are passed over at first, which costs a small part
     * of comparing them to fifty; only where no other refutes are they compared too.
     */
    Optional<Map<Symbol, Rational>> apart() {
        Iterable<Map<Symbol, Rational>> telling = () -> points.all().stream().filter(point -> !isClose(point)).iterator();
        Optional<Map<Symbol, Rational>> found = find(telling, Value::isCertainlyNotZero, Integer.MAX_VALUE);
        if (found.isPresent()) {
            return Optional.of(shrunk(found.get(), Value::isCertainlyNotZero));
        }
        tried = 0;
        sharp = 0;
        dense = 0;
        return find(Value::isCertainlyNotZero);
    }

    /** Whether both sides have values at {@code point} that are equal to some nine digits. */
    private boolean isClose(Map<Symbol, Rational> point) {
        RoughEvaluation.Enclosure gap = new RoughEvaluation(point).difference(left, right);
        return gap.containsZero() && gap.isWithin(CLOSE);
    }

    /** Where the bounds were met among the simple points, at which most symbols are 0 and so may be both sides: a few others. */
    private Optional<Map<Symbol, Rational>> findAtLast(Predicate<Value> condition) {
        Limits further = new Limits(Limits.TRIALS / 8);
        try {
            for (Map<Symbol, Rational> point : points.fractions(LAST_POINTS)) {
                if (new Evaluation(point, further).difference(left, right).filter(condition).isPresent()) {
                    return Optional.of(point);
                }
            }
        } catch (Limits.Beyond beyond) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean isDense(Map<Symbol, Rational> point) {
        return 2 * point.values().stream().filter(Rational::isZero).count() <= point.size();
    }

    /** {@code point} with each value in turn replaced by the simplest at which the condition still holds. */
    private Map<Symbol, Rational> shrunk(Map<Symbol, Rational> point, Predicate<Value> condition) {
        Map<Symbol, Rational> current = new LinkedHashMap<>(point);
        for (Symbol symbol : point.keySet()) {
            Rational value = current.get(symbol);
            for (Rational simpler : points.simplerThan(symbol, value)) {
                current.put(symbol, simpler);
                if (holds(current, condition)) {
                    value = simpler;
                    break;
                }
            }
            current.put(symbol, value);
        }
        return current;
    }

    private boolean holds(Map<Symbol, Rational> point, Predicate<Value> condition) {
        try {
            return new Evaluation(point, limits).difference(left, right).filter(condition).isPresent();
        } catch (Limits.Beyond beyond) {
            return false;
        }
    }

    /**
     * Whether at the first {@code enough} random points, which then count as tried, both sides have values that are equal to some nine digits:
     * where another check speaks for equality too, these need not be compared to fifty.
     */
    boolean areClose(int enough) {
        drawn = points.fractions(enough);
        boolean close = drawn.stream().allMatch(this::isClose);
        tried += close ? enough : 0;
        return close;
    }

    /** The same among random points, then all, until the sides were compared at {@code enough}. */
    Optional<Map<Symbol, Rational>> findAmong(int enough, Predicate<Value> condition) {
        Optional<Map<Symbol, Rational>> found = find(drawn.size() == enough ? drawn : points.fractions(enough), condition, enough);
        return found.isPresent() || tried >= enough ? found : find(points.all(), condition, enough);
    }

    private Optional<Map<Symbol, Rational>> find(Iterable<Map<Symbol, Rational>> among, Predicate<Value> condition,
            int enough) {
        try {
            for (Map<Symbol, Rational> point : among) {
                if (tried >= enough) {
                    break;
                }
                Optional<Value> gap = new Evaluation(point, limits).difference(left, right);
                if (gap.isPresent()) {
                    tried++;
                    boolean narrow = gap.get().enclosure().width().compareTo(NOTICEABLE) < 0;
                    sharp += narrow ? 1 : 0;
                    dense += narrow && isDense(point) ? 1 : 0;
                    if (condition.test(gap.get())) {
                        return Optional.of(point);
                    }
                }
            }
        } catch (Limits.Beyond beyond) {
            exhausted = true;
        }
        return Optional.empty();
    }

    Expression left() {
        return left;
    }

    Expression right() {
        return right;
    }

    /** At how many points both sides had a value. */
    int tried() {
        return tried;
    }

    /** Whether the bounds were met. */
    boolean isExhausted() {
        return exhausted;
    }

    /** The difference of the sides at {@code point}. */
    Value gap(Map<Symbol, Rational> point) {
        return new Evaluation(point, new Limits(Limits.TRIALS)).difference(left, right).orElseThrow();
    }

    /** Refuted by {@code point}, where {@code first} and {@code second} differ by {@code difference}. */
    static Refuted refuted(Expression first, Expression second, Map<Symbol, Rational> point,
            Optional<Expression> difference) {
        Evaluation evaluation = new Evaluation(point, new Limits(Limits.TRIALS));
        Witness witness = new Witness(point, evaluation.at(first).orElseThrow().toString(),
                evaluation.at(second).orElseThrow().toString(), difference, Optional.empty(), Optional.empty());
        return new Refuted(witness.place() + ": " + witness.left() + " against " + witness.right(),
                Optional.of(witness));
    }

    /** What it means that no point refuted, where {@code obstacle} says what a proof lacks. */
    Verdict unrefuted(String obstacle) {
        if (sharp < LEAST_TRIALS) {
            return new Undecided(tried == 0 && exhausted ? "no point could be evaluated within bounds; not proved: " + obstacle
                    : tried == 0 ? "it has no value at any point tried (an abstract function?)"
                    : "only " + sharp + " points could be evaluated; not proved: " + obstacle);
        }
        if (exhausted && dense < LEAST_TRIALS) {
            return new Undecided("only " + dense + " points that are not mostly 0 could be evaluated within bounds; not proved: " + obstacle);
        }
        return new Confirmed("no difference above 1e-30 at " + sharp + " points; not proved: " + obstacle);
    }
}
