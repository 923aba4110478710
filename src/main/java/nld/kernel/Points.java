package nld.kernel;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import nld.expression.Assumptions;
import nld.expression.Domain;
import nld.expression.Rational;
import nld.expression.Symbol;

/**
 * The points at which a claim is tried: first the simplest (few values other than the smallest, small integers), then
 * random small integers, then random fractions; each within the domains of its symbols.
 */
final class Points {
    private static final List<Rational> SIMPLE = List.of(Rational.ZERO, Rational.ONE, Rational.of(2), Rational.MINUS_ONE,
            Rational.HALF, Rational.of(3), Rational.of(1, 3), Rational.of(-2), Rational.of(1, 4), Rational.of(5));
    private static final int RANDOM_INTEGERS = 40;
    private static final int RANDOM_FRACTIONS = 40;
    private static final int TRIPLES_UP_TO = 8;
    private static final int MOST_SIMPLE = 200;
    private static final int MOST_LANDMARKS = 6;
    private static final int POINTS_PER_LANDMARK = 6;
    private static final int LARGEST_DIGITS = 4;
    private static final int MANY = 100;

    private final List<Symbol> symbols;
    private final Assumptions assumptions;
    private final Supplier<? extends Collection<Rational>> landmarks;
    private final SplittableRandom random;

    Points(Collection<Symbol> symbols, Assumptions assumptions, long seed) {
        this(symbols, assumptions, seed, List::of);
    }

    /** The same, and points at, around and beyond {@code landmarks}: numbers at which a claim may turn. */
    Points(Collection<Symbol> symbols, Assumptions assumptions, long seed, Supplier<? extends Collection<Rational>> landmarks) {
        this.symbols = List.copyOf(symbols);
        this.assumptions = assumptions;
        this.landmarks = landmarks;
        this.random = new SplittableRandom(seed);
    }

    /** All points, simplest first. */
    List<Map<Symbol, Rational>> all() {
        List<Map<Symbol, Rational>> points = new ArrayList<>(simple());
        for (int count = 0; count < RANDOM_INTEGERS; count++) {
            points.add(random(1));
        }
        points.addAll(fractions(RANDOM_FRACTIONS));
        points.addAll(far());
        return points;
    }

    /** Points of growing size, and points near each landmark and on both sides of it. */
    private List<Map<Symbol, Rational>> far() {
        List<Map<Symbol, Rational>> points = new ArrayList<>();
        for (int digits = 1; digits <= LARGEST_DIGITS; digits++) {
            points.add(around(Rational.of(10).power(digits)));
            points.add(around(Rational.of(-10).power(digits)));
        }
        for (Rational landmark : landmarks.get().stream().limit(MOST_LANDMARKS).toList()) {
            for (int count = 0; count < POINTS_PER_LANDMARK; count++) {
                points.add(around(landmark));
            }
        }
        return points;
    }

    private Map<Symbol, Rational> around(Rational landmark) {
        Map<Symbol, Rational> point = random(1);
        for (Symbol symbol : symbols) {
            Rational value = switch (random.nextInt(6)) {
                case 0 -> landmark;
                case 1 -> landmark.plus(Rational.ONE);
                case 2 -> landmark.minus(Rational.HALF);
                case 3 -> landmark.times(Rational.of(2));
                case 4 -> landmark.negated();
                default -> point.get(symbol);
            };
            if (assumptions.of(symbol).contains(value) && (value.isInteger() || !isCount(symbol))) {
                point.put(symbol, value);
            }
        }
        return point;
    }

    /** Random points with fractional values. */
    List<Map<Symbol, Rational>> fractions(int count) {
        List<Map<Symbol, Rational>> points = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            points.add(random((7 + random.nextInt(5)) * fineness()));
        }
        return points;
    }

    /** Of many symbols some are likely to have the same value, and where bodies meet nothing has a value: then values are drawn from more. */
    private int fineness() {
        return symbols.size() < MANY ? 1 : symbols.size() / 10;
    }

    /** Points that leave the smallest values in up to three symbols. */
    private List<Map<Symbol, Rational>> simple() {
        List<Map<Symbol, Rational>> points = new ArrayList<>();
        Map<Symbol, Rational> smallest = new LinkedHashMap<>();
        symbols.forEach(symbol -> smallest.put(symbol, choice(symbol, 0)));
        points.add(smallest);
        for (int rank : List.of(1, 3)) {
            for (int first = 0; first < Math.min(symbols.size(), MOST_SIMPLE); first++) {
                points.add(raised(smallest, first, rank));
            }
        }
        for (int first = 0; first < symbols.size() && points.size() < MOST_SIMPLE; first++) {
            for (int second = 0; second < first; second++) {
                Map<Symbol, Rational> pair = raised(raised(smallest, second, 1), first, 1);
                points.add(pair);
                for (int third = 0; third < second && symbols.size() <= TRIPLES_UP_TO; third++) {
                    points.add(raised(pair, third, 1));
                }
            }
        }
        return points.subList(0, Math.min(points.size(), MOST_SIMPLE));
    }

    private Map<Symbol, Rational> raised(Map<Symbol, Rational> point, int index, int rank) {
        Map<Symbol, Rational> raised = new LinkedHashMap<>(point);
        raised.put(symbols.get(index), choice(symbols.get(index), rank));
        return raised;
    }

    /** The simple values in the symbol's domain that come before {@code value}, simplest first. */
    List<Rational> simplerThan(Symbol symbol, Rational value) {
        List<Rational> fitting = fitting(symbol);
        int place = fitting.indexOf(value);
        return place < 0 ? fitting : fitting.subList(0, place);
    }

    private List<Rational> fitting(Symbol symbol) {
        return SIMPLE.stream().filter(assumptions.of(symbol)::contains)
                .filter(value -> value.isInteger() || !isCount(symbol)).toList();
    }

    /** The simplest value in the symbol's domain, or the next simplest. */
    private Rational choice(Symbol symbol, int rank) {
        List<Rational> fitting = fitting(symbol);
        return fitting.size() > rank ? fitting.get(rank)
                : inside(symbol, assumptions.of(symbol), Rational.of(rank + 1, rank + 2));
    }

    private Map<Symbol, Rational> random(int denominator) {
        Map<Symbol, Rational> point = new LinkedHashMap<>();
        for (Symbol symbol : symbols) {
            Rational value = Rational.of(random.nextInt(-3 * denominator, 3 * denominator + 1), denominator);
            Domain domain = assumptions.of(symbol);
            boolean fits = domain.contains(value) && (value.isInteger() || !isCount(symbol));
            point.put(symbol, fits ? value
                    : inside(symbol, domain, Rational.of(1 + random.nextInt(3 * denominator), 3L * denominator + 1)));
        }
        return point;
    }

    private static boolean isCount(Symbol symbol) {
        return symbol.kind() == Symbol.Kind.STEP;
    }

    /** A value inside the domain, at the fraction {@code part} between 0 and 1 of its length or beyond its one end. */
    private static Rational inside(Symbol symbol, Domain domain, Rational part) {
        if (isCount(symbol)) {
            return Rational.ONE.plus(Rational.of(part.numerator(), BigInteger.ONE));
        }
        if (domain.lower().isPresent() && domain.upper().isPresent()) {
            if (domain.endsOnly()) {
                return part.compareTo(Rational.HALF) < 0 ? domain.lower().get() : domain.upper().get();
            }
            Rational length = domain.upper().get().minus(domain.lower().get());
            return domain.lower().get().plus(length.times(part));
        }
        return domain.lower().map(end -> end.plus(part.times(Rational.of(3))))
                .or(() -> domain.upper().map(end -> end.minus(part.times(Rational.of(3))))).orElse(part);
    }
}
