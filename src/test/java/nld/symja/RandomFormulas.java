package nld.symja;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Rational;
import nld.expression.Symbol;
import nld.expression.Symbols;

/** Random formulas and points, the same for the same seed, in names that mean something to a computer algebra. */
final class RandomFormulas {
    static final Symbol POSITION = Symbol.coordinate("gamma");
    static final Symbol VELOCITY = POSITION.rate();
    static final List<Symbol> SYMBOLS = List.of(POSITION, VELOCITY, VELOCITY.rate(), Symbol.TIME,
            Symbol.parameter("E"), Symbol.parameter("I"), Symbol.parameter("D"), Symbol.parameter("x_1"),
            Symbol.parameter("x1"), Symbol.parameter("Pi"));

    private static final List<Function> SMOOTH = List.of(
            Function.EXP, Function.LOG, Function.SIN, Function.COS, Function.TANH, Function.ATAN);

    private final Random random;

    RandomFormulas(long seed) {
        random = new Random(seed);
    }

    /** A symbol of {@code formula}; any where it has none. */
    Symbol symbolOf(Expression formula) {
        List<Symbol> symbols = List.copyOf(Symbols.of(formula));
        return symbols.isEmpty() ? POSITION : symbols.get(random.nextInt(symbols.size()));
    }

    Rational fraction() {
        return Rational.of(random.nextInt(41) - 20, random.nextInt(9) + 1);
    }

    /** Sums, products, integer powers and quotients of symbols and fractions. */
    Expression rational(int depth) {
        return defined(() -> switch (depth == 0 ? 0 : 1 + random.nextInt(3)) {
            case 0 -> leaf();
            case 1 -> rational(depth - 1).plus(rational(random.nextInt(depth)));
            case 2 -> rational(depth - 1).times(rational(random.nextInt(depth)));
            default -> rational(depth - 1).power(random.nextInt(6) - 2);
        });
    }

    /** The same with functions, square roots and cube roots. */
    Expression elementary(int depth) {
        return defined(() -> switch (depth == 0 ? 0 : 1 + random.nextInt(5)) {
            case 0 -> leaf();
            case 1 -> elementary(depth - 1).plus(elementary(random.nextInt(depth)));
            case 2 -> elementary(depth - 1).times(elementary(random.nextInt(depth)));
            case 3 -> elementary(depth - 1).power(Rational.of(random.nextInt(9) - 4, 1 + random.nextInt(3)));
            default -> elementary(depth - 1).apply(SMOOTH.get(random.nextInt(SMOOTH.size())));
        });
    }

    private Expression leaf() {
        return random.nextInt(4) == 0 ? Expression.of(random.nextInt(9) - 4, 1 + random.nextInt(3))
                : SYMBOLS.get(random.nextInt(random.nextBoolean() ? 2 : SYMBOLS.size()));
    }

    /** Draws again where the draw is a division by zero. */
    private static Expression defined(Supplier<Expression> draw) {
        while (true) {
            try {
                return draw.get();
            } catch (ArithmeticException undefined) {
                // the next draw is another
            }
        }
    }

    Map<Symbol, Rational> point() {
        Map<Symbol, Rational> point = new HashMap<>();
        SYMBOLS.forEach(symbol -> point.put(symbol, fraction()));
        return point;
    }

    Map<Symbol, Double> realPoint() {
        Map<Symbol, Double> point = new HashMap<>();
        SYMBOLS.forEach(symbol -> point.put(symbol, random.nextDouble() * 4 - 1.5));
        return point;
    }
}
