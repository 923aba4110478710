package nld.expression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Random scalar formulas over a few symbols, and points for them; the same for the same seed. */
public final class Formulas {
    /** Coordinates take all real values. */
    public static final List<Symbol> REAL = List.of(Symbol.coordinate("x"), Symbol.coordinate("y"),
            Symbol.coordinate("z"), Symbol.coordinate("x").rate());
    /** Parameters take positive values, if the assumptions say so. */
    public static final List<Symbol> POSITIVE = List.of(Symbol.parameter("m"), Symbol.parameter("k"), Symbol.TIME);
    /** The assumptions under which {@link #POSITIVE} are positive. */
    public static final Assumptions ASSUMPTIONS =
            new Assumptions(Map.of(POSITIVE.get(0), Domain.POSITIVE, POSITIVE.get(1), Domain.POSITIVE));

    private final Random random;

    /** The formulas of {@code seed}. */
    public Formulas(long seed) {
        this.random = new Random(seed);
    }

    /** The source of randomness, for those who draw more. */
    public Random random() {
        return random;
    }

    /** One of {@code choices}. */
    public <T> T among(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A symbol that takes all real values, or one that is positive. */
    public Symbol symbol() {
        return random.nextInt(3) == 0 ? among(POSITIVE) : among(REAL);
    }

    /** A fraction, not 0, with small numerator and denominator. */
    public Rational fraction() {
        int numerator = 1 + random.nextInt(6);
        return Rational.of(random.nextBoolean() ? numerator : -numerator, random.nextInt(3) == 0 ? 2 : 1);
    }

    /** A value other than 0 for each symbol, positive where it must be. */
    public Map<Symbol, Rational> point() {
        Map<Symbol, Rational> point = new HashMap<>();
        REAL.forEach(symbol -> point.put(symbol, fraction()));
        POSITIVE.forEach(symbol -> point.put(symbol, fraction().abs()));
        return point;
    }

    /** Sums, products and powers of symbols and fractions. */
    public Expression polynomial(int depth) {
        return switch (depth == 0 ? 0 : 1 + random.nextInt(4)) {
            case 0 -> leaf();
            case 1 -> polynomial(depth - 1).power(2 + random.nextInt(2));
            case 2 -> polynomial(depth - 1).times(polynomial(random.nextInt(depth)));
            default -> polynomial(depth - 1).plus(polynomial(random.nextInt(depth)));
        };
    }

    /** The same with quotients. */
    public Expression rational(int depth) {
        return defined(() -> switch (depth == 0 ? 0 : 1 + random.nextInt(4)) {
            case 0 -> leaf();
            case 1 -> rational(depth - 1).power(random.nextInt(5) - 2);
            case 2 -> rational(depth - 1).times(rational(random.nextInt(depth)));
            default -> rational(depth - 1).plus(rational(random.nextInt(depth)));
        });
    }

    /** A symbol or a number. */
    public Expression leaf() {
        return random.nextInt(4) == 0 ? Literal.of(fraction()) : symbol();
    }

    /** A sum of one to three products of numbers and symbols: an argument of functions. */
    public Expression argument() {
        Expression argument = Literal.of(fraction()).times(symbol());
        for (int term = random.nextInt(3); term > 0; term--) {
            argument = argument.plus(Literal.of(fraction()).times(random.nextInt(3) == 0 ? symbol().times(symbol()) : symbol()));
        }
        return argument;
    }

    /** A sum of one or two small multiples of symbols: an angle whose functions can be written out. */
    public Expression angle() {
        Expression angle = Expression.of(1 + random.nextInt(2)).times(symbol());
        return random.nextBoolean() ? angle : angle.plus(Expression.of(random.nextBoolean() ? -1 : 1).times(symbol()));
    }

    /** A sum of positive symbols and squares: positive for all values. */
    public Expression positive() {
        Expression sum = random.nextBoolean() ? among(POSITIVE) : Literal.of(fraction().abs());
        for (int term = random.nextInt(3); term > 0; term--) {
            sum = sum.plus(random.nextBoolean() ? among(POSITIVE).times(Literal.of(fraction().abs()))
                    : among(REAL).power(2));
        }
        return sum;
    }

    /** The same drawn again until it has no division by zero and no number past all bounds. */
    public static Expression defined(Supplier<Expression> draw) {
        while (true) {
            try {
                return draw.get();
            } catch (ArithmeticException undefined) {
                // the next draw is another
            }
        }
    }

    /** A permutation of {@code parts}. */
    public <T> List<T> shuffled(List<T> parts) {
        List<T> shuffled = new ArrayList<>(parts);
        java.util.Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
