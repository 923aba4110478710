package nld.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import nld.expression.Applied;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Literal;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.Rational;
import nld.expression.Symbol;
import nld.expression.Symbols;

/** Exponentials, angles, logarithms and arcs modulo a prime: random where independent, else by their addition theorems. */
final class FieldFunctions {
    /** Angles are counted in this part of a basis angle, so that halves, thirds, … of it have a sine too. */
    private static final int PARTS = 5040;

    private final FieldEvaluation home;
    private final SplittableRandom random;
    private final ArgumentBasis exponents;
    private final ArgumentBasis angles;
    private final List<long[]> exponentials = new ArrayList<>();
    private final List<Circle> circles = new ArrayList<>();
    private final Map<Object, long[]> logarithms = new HashMap<>();
    private final List<Arc> arcs = new ArrayList<>();
    private int sumsInLogarithms;
    private boolean faithful = true;
    private boolean exponentialsMet;

    FieldFunctions(FieldEvaluation home, boolean[] alive, SplittableRandom random) {
        this.home = home;
        this.random = random;
        this.exponents = new ArgumentBasis(alive);
        this.angles = new ArgumentBasis(alive);
    }

    /** Points of the unit circle. */
    private record Circle(long[] cosine, long[] sine) {
    }

    private record Arc(long[] argument, long[] value) {
    }

    /** Whether no relation was passed over: see {@link FieldEvaluation#isFaithful()}. */
    boolean isFaithful() {
        boolean related = sumsInLogarithms > 0 && (logarithms.size() > 1 || exponentialsMet);
        return faithful && !related && !exponents.isExhausted() && !angles.isExhausted();
    }

    long[] of(Applied applied) {
        Expression inside = applied.argument();
        faithful &= !Symbols.occurs(inside, part -> part instanceof Power power && !power.exponent().denominator().testBit(0)
                || part instanceof Applied inner && (inner.function() == Function.ABS || inner.function() == Function.LOG));
        if (applied.function() == Function.LOG) {
            return logarithm(inside);
        }
        long[] argument = home.at(inside);
        return switch (applied.function()) {
            case EXP -> exponential(argument);
            case TANH -> tanh(argument);
            case SIN -> angle(argument).sine;
            case COS -> angle(argument).cosine;
            case ATAN -> arc(argument);
            case LOG, ABS -> throw new IllegalStateException("decided before");
        };
    }

    private long[] randoms() {
        return home.filled(point -> random.nextLong(1, PrimeField.P));
    }

    private long[] randomSquares() {
        long[] values = randoms();
        return home.combined(values, values, PrimeField::times);
    }

    private long[] exponential(long[] argument) {
        exponentialsMet = true;
        List<Rational> coordinates = exponents.coordinates(argument);
        while (exponentials.size() < coordinates.size()) {
            exponentials.add(randomSquares());
        }
        long[] result = home.filled(point -> 1);
        for (int index = 0; index < coordinates.size(); index++) {
            Rational coordinate = coordinates.get(index);
            if (!coordinate.isZero()) {
                long exponent = PrimeField.exponentOfPower(coordinate);
                result = home.combined(result, exponentials.get(index),
                        (product, base) -> PrimeField.times(product, PrimeField.power(base, exponent)));
            }
        }
        return result;
    }

    private long[] tanh(long[] argument) {
        long[] exponential = exponential(home.combined(argument, argument, PrimeField::plus));
        long[] ones = home.filled(point -> 1);
        return home.combined(home.combined(exponential, ones, PrimeField::minus),
                home.inverse(home.combined(exponential, ones, PrimeField::plus)), PrimeField::times);
    }

    private Circle angle(long[] argument) {
        List<Rational> coordinates = angles.coordinates(argument);
        while (circles.size() < coordinates.size()) {
            circles.add(randomCircle());
        }
        Circle result = new Circle(home.filled(point -> 1), home.filled(point -> 0));
        for (int index = 0; index < coordinates.size(); index++) {
            Rational parts = coordinates.get(index).times(Rational.of(PARTS));
            faithful &= parts.isInteger();
            if (parts.isInteger() && !parts.isZero()) {
                result = turned(result, multiple(circles.get(index), parts.intValueExact()));
            }
        }
        return result;
    }

    /** ((1 − t²)/(1 + t²), 2t/(1 + t²)): 1 + t² is never 0, as −1 is no square. */
    private Circle randomCircle() {
        long[] t = randoms();
        long[] square = home.combined(t, t, PrimeField::times);
        long[] below = home.inverse(home.combined(square, home.filled(point -> 1), PrimeField::plus));
        long[] cosine = home.combined(home.filled(point -> 1), square, PrimeField::minus);
        return new Circle(home.combined(cosine, below, PrimeField::times),
                home.combined(home.combined(t, t, PrimeField::plus), below, PrimeField::times));
    }

    private Circle turned(Circle left, Circle right) {
        long[] cosine = home.filled(point -> PrimeField.minus(PrimeField.times(left.cosine[point], right.cosine[point]),
                PrimeField.times(left.sine[point], right.sine[point])));
        long[] sine = home.filled(point -> PrimeField.plus(PrimeField.times(left.sine[point], right.cosine[point]),
                PrimeField.times(left.cosine[point], right.sine[point])));
        return new Circle(cosine, sine);
    }

    private Circle multiple(Circle part, int count) {
        Circle result = new Circle(home.filled(point -> 1), home.filled(point -> 0));
        Circle doubled = count < 0
                ? new Circle(part.cosine, home.filled(point -> PrimeField.negated(part.sine[point]))) : part;
        for (int rest = Math.abs(count); rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result = turned(result, doubled);
            }
            doubled = turned(doubled, doubled);
        }
        return result;
    }

    private long[] arc(long[] argument) {
        long[] zero = home.filled(point -> 0);
        long[] opposite = home.combined(zero, argument, PrimeField::minus);
        for (Arc known : arcs) {
            if (agree(known.argument, argument)) {
                return known.value;
            }
            if (agree(known.argument, opposite)) {
                return home.combined(zero, known.value, PrimeField::minus);
            }
        }
        Arc fresh = new Arc(argument, agree(argument, zero) ? zero : randoms());
        arcs.add(fresh);
        return fresh.value;
    }

    private boolean agree(long[] left, long[] right) {
        for (int point = 0; point < left.length; point++) {
            if (home.counts(point) && left[point] != right[point]) {
                return false;
            }
        }
        return true;
    }

    /** log |a|; at the points that count the argument of the whole logarithm is a square, which stands for positive. */
    private long[] logarithm(Expression argument) {
        home.keeping(home.at(argument), PrimeField::isSquare);
        return logarithmOfSize(argument);
    }

    private long[] logarithmOfSize(Expression argument) {
        if (argument instanceof Product product) {
            long[] sum = home.filled(point -> 0);
            for (Expression factor : product.factors()) {
                sum = home.combined(sum, logarithmOfSize(factor), PrimeField::plus);
            }
            return sum;
        }
        if (argument instanceof Power power) {
            return scaled(logarithmOfSize(power.base()), power.exponent());
        }
        if (argument instanceof Literal literal) {
            long[] sum = home.filled(point -> 0);
            for (var prime : Primes.factors(literal.value().abs()).entrySet()) {
                sum = home.combined(sum, scaled(logarithms.computeIfAbsent(prime.getKey(), fresh -> randoms()),
                        Rational.of(prime.getValue())), PrimeField::plus);
            }
            return sum;
        }
        if (argument instanceof Applied applied && applied.function() == Function.EXP) {
            return home.at(applied.argument());
        }
        return logarithms.computeIfAbsent(argument, fresh -> {
            sumsInLogarithms += argument instanceof Symbol ? 0 : 1;
            return randoms();
        });
    }

    private long[] scaled(long[] values, Rational factor) {
        long number = PrimeField.of(factor);
        return home.filled(point -> PrimeField.times(values[point], number));
    }
}
