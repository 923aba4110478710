package nld.notation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import nld.expression.AbstractFunction;
import nld.expression.Diagonal;
import nld.expression.Dimension;
import nld.expression.Entry;
import nld.expression.Evolved;
import nld.expression.Expectation;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Identity;
import nld.expression.Jet;
import nld.expression.Literal;
import nld.expression.Ones;
import nld.expression.PartialGradient;
import nld.expression.Rational;
import nld.expression.Shape;
import nld.expression.ShapeMismatch;
import nld.expression.Symbol;
import nld.expression.Symbol.Kind;
import nld.expression.Tuple;
import nld.model.DeclaredFunction;

/** Expressions of every kind over a fixed set of symbols, drawn from a seed. */
public final class RandomExpressions {
    /** All but the curl, which makes a number of a field. */
    private static final List<Evolved.Evolution> OF_ANY_SHAPE = Arrays.stream(Evolved.Evolution.values())
            .filter(evolution -> evolution != Evolved.Evolution.CURL).toList();

    private static final Shape ABSTRACT = new Shape.Vector(new Dimension.Named("n"));
    static final Symbol U = Symbol.coordinate("u");
    static final Symbol X = Symbol.coordinate("x");
    static final Symbol Q = Symbol.of("q", Shape.vector(3), Kind.COORDINATE);
    static final Symbol P = Symbol.of("p", Shape.vector(3), Kind.PARAMETER);
    static final Symbol W = Symbol.of("w", ABSTRACT, Kind.COORDINATE);
    static final Symbol A = Symbol.of("A", Shape.matrix(3, 3), Kind.COORDINATE);
    static final Symbol B = Symbol.of("B", Shape.matrix(3, 3), Kind.PARAMETER);
    static final Symbol M = Symbol.of("M", Shape.matrix(12, 3), Kind.PARAMETER);
    static final Symbol ALPHA = Symbol.of("alpha", Shape.SCALAR, Kind.TIME_FUNCTION);
    static final Symbol CHARGE = Symbol.of("C", Shape.SCALAR, Kind.QUANTITY);
    static final Symbol ENERGY = Symbol.of("energy", Shape.SCALAR, Kind.QUANTITY);
    static final Symbol STATE = Symbol.of("v", Shape.vector(3), Kind.STATE);
    static final List<Symbol> SYMBOLS = List.of(U, X, Q, P, W, A, B, M, ALPHA, CHARGE, STATE,
            Symbol.parameter("m"), Symbol.parameter("mu"));
    private static final Symbol S = Symbol.parameter("s");
    private static final DeclaredFunction F = DeclaredFunction.scalar("f", Q);
    private static final DeclaredFunction G = DeclaredFunction.scalar("g", U);
    private static final DeclaredFunction SEVERAL =
            new DeclaredFunction(new AbstractFunction("F", List.of("q", "s", "w"), Shape.SCALAR, false), List.of(Q, S, W));
    private static final DeclaredFunction FIELD =
            new DeclaredFunction(new AbstractFunction("xi", List.of(), Shape.vector(3), false), List.of(Q));
    private static final DeclaredFunction METRIC =
            new DeclaredFunction(new AbstractFunction("H", List.of(), Shape.matrix(3, 3), true), List.of(Q));
    private static final DeclaredFunction CURVE =
            new DeclaredFunction(new AbstractFunction("K", List.of("u", "q"), Shape.vector(3), false), List.of(U, Q));
    static final List<DeclaredFunction> FUNCTIONS = List.of(F, G, SEVERAL, FIELD, METRIC, CURVE);

    private final Random random;

    /** Draws from {@code seed}. */
    public RandomExpressions(long seed) {
        this.random = new Random(seed);
    }

    /** An expression of any shape; what does not fit together is drawn again. */
    public Expression any(int depth) {
        return drawn(() -> switch (random.nextInt(6)) {
            case 0 -> vector(depth);
            case 1 -> matrix(depth);
            default -> scalar(depth);
        });
    }

    private Expression drawn(Supplier<Expression> draw) {
        while (true) {
            try {
                return draw.get();
            } catch (ShapeMismatch | ArithmeticException again) {
                // a zero denominator, say: another draw
            }
        }
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private Rational number() {
        return Rational.of(random.nextInt(13) - 6, random.nextInt(4) == 0 ? 1 + random.nextInt(5) : 1);
    }

    private Expression leaf() {
        return switch (random.nextInt(9)) {
            case 0, 1 -> Literal.of(number());
            case 2 -> U.atOrder(random.nextInt(3));
            case 3 -> X.atOrder(random.nextInt(2));
            case 4 -> one(List.of(Symbol.parameter("m"), Symbol.parameter("mu"), Symbol.TIME, Symbol.STEP));
            case 5 -> ALPHA.atOrder(random.nextInt(3));
            case 6 -> one(List.of(CHARGE, ENERGY));
            case 7 -> Entry.of(one(List.of(Q.atOrder(random.nextInt(3)), P, STATE)), 1 + random.nextInt(3));
            default -> one(List.of(Entry.of(A, 2, 3), Entry.of(M, 11, 2), Entry.of(A.rate(), 1, 1)));
        };
    }

    private Expression scalar(int depth) {
        if (depth == 0) {
            return leaf();
        }
        return switch (random.nextInt(22)) {
            case 0, 1, 2 -> scalar(depth - 1).plus(scalar(depth - 1));
            case 3, 4, 5 -> scalar(depth - 1).times(scalar(depth - 1));
            case 6 -> drawn(() -> scalar(depth - 1).over(scalar(depth - 1)));
            case 7 -> drawn(() -> scalar(depth - 1).power(random.nextInt(9) - 4));
            case 8 -> drawn(() -> scalar(depth - 1).power(Rational.of(1 + random.nextInt(5), 1 + random.nextInt(4))));
            case 9 -> scalar(depth - 1).apply(one(List.of(Function.values())));
            case 10 -> vector(depth - 1).dot(vector(depth - 1));
            case 11 -> random.nextBoolean() ? vector(depth - 1).norm() : matrix(depth - 1).norm();
            case 12 -> matrix(depth - 1).dot(matrix(depth - 1));
            case 13 -> random.nextInt(3) > 0 ? Evolved.of(one(OF_ANY_SHAPE), scalar(depth - 1)) : Expectation.of(scalar(depth - 1));
            case 14 -> Jet.of("g", scalar(depth - 1), random.nextInt(3), List.of());
            case 15 -> jet(depth);
            case 16 -> several(depth);
            case 17 -> values(depth);
            case 18 -> random.nextBoolean() ? vector(depth - 1).sumOfEntries() : matrix(depth - 1).sumOfEntries();
            case 20 -> PartialGradient.of(scalar(depth - 1), one(List.of(U, Symbol.parameter("mu"))));
            case 19 -> random.nextBoolean() ? matrix(depth - 1).trace() : Ones.of(ABSTRACT).sumOfEntries();
            default -> random.nextBoolean() ? scalar(depth - 1).negated() : Entry.of(vector(depth - 1), 1 + random.nextInt(3));
        };
    }

    private Expression jet(int depth) {
        int derivatives = random.nextInt(4);
        List<Expression> directions = new ArrayList<>();
        for (int count = 0; count < derivatives; count++) {
            directions.add(vector(0));
        }
        return Jet.of("f", vector(depth - 1), derivatives, directions);
    }

    /** A scalar derivative of the function of several arguments. */
    private Expression several(int depth) {
        List<Expression> point = List.of(vector(depth - 1), scalar(depth - 1), W);
        List<Jet.Direction> directions = new ArrayList<>();
        for (int count = random.nextInt(3); count > 0; count--) {
            directions.add(one(List.of(new Jet.Direction(0, vector(0)), new Jet.Direction(1, leaf()), new Jet.Direction(2, W))));
        }
        return Jet.of(SEVERAL.function(), point, one(List.of(List.of(), List.of(1), List.of(1, 1))), directions, List.of());
    }

    /** A scalar derivative of a function with values in vectors or matrices, the indices of the value filled. */
    private Expression values(int depth) {
        List<Jet.Direction> directions = new ArrayList<>();
        for (int count = random.nextInt(3); count > 0; count--) {
            directions.add(new Jet.Direction(0, vector(0)));
        }
        return random.nextBoolean()
                ? Jet.of(FIELD.function(), List.of(vector(depth - 1)), List.of(), directions, List.of(vector(0)))
                : Jet.of(METRIC.function(), List.of(vector(depth - 1)), List.of(), directions, List.of(vector(0), vector(0)));
    }

    private Expression vector(int depth) {
        if (depth == 0) {
            return one(List.of(Q, Q.rate(), P, STATE, Ones.of(Q.shape())));
        }
        Expression drawn = switch (random.nextInt(15)) {
            case 13 -> PartialGradient.of(scalar(depth - 1), one(List.of(Q, P)));
            case 0 -> vector(depth - 1).plus(vector(depth - 1));
            case 1, 2 -> scalar(depth - 1).times(vector(depth - 1));
            case 3, 4 -> matrix(depth - 1).times(vector(depth - 1));
            case 5 -> Jet.of("f", vector(depth - 1), 1, List.of());
            case 6 -> Tuple.of(List.of(scalar(depth - 1), scalar(depth - 1), scalar(depth - 1)));
            case 7 -> random.nextInt(3) > 0 ? Evolved.of(one(OF_ANY_SHAPE), vector(depth - 1)) : Expectation.of(vector(depth - 1));
            case 8, 9 -> vector(depth - 1).hadamard(vector(depth - 1));
            case 10 -> drawn(() -> vector(depth - 1).entryPower(
                    one(List.of(Rational.of(2), Rational.of(-1), Rational.HALF, Rational.of(-3, 2)))));
            case 11 -> Diagonal.of(matrix(depth - 1));
            case 12 -> vectorJet(depth);
            default -> Jet.of("f", vector(depth - 1), 3, List.of(vector(0), vector(0)));
        };
        return drawn.isZero() ? Q : drawn;
    }

    private Expression vectorJet(int depth) {
        List<Expression> point = List.of(vector(depth - 1));
        return switch (random.nextInt(4)) {
            case 0 -> Jet.of(FIELD.function(), point);
            case 1 -> Jet.of(FIELD.function(), point, List.of(), List.of(new Jet.Direction(0, vector(0))), List.of());
            case 2 -> Jet.of(METRIC.function(), point, List.of(0), List.of(), List.of(vector(0), vector(0)));
            default -> Jet.of(CURVE.function(), List.of(scalar(depth - 1), vector(depth - 1)), List.of(0), List.of(), List.of());
        };
    }

    private Expression matrixJet(int depth) {
        List<Expression> point = List.of(vector(depth - 1));
        return switch (random.nextInt(4)) {
            case 0 -> Jet.of(METRIC.function(), point);
            case 1 -> Jet.of(METRIC.function(), point, List.of(), List.of(new Jet.Direction(0, vector(0))), List.of());
            case 2 -> Jet.of(FIELD.function(), point, List.of(0), List.of(), List.of());
            default -> Jet.of(SEVERAL.function(), List.of(vector(depth - 1), scalar(0), W), List.of(0, 0),
                    List.of(new Jet.Direction(2, W)), List.of());
        };
    }

    private Expression matrix(int depth) {
        if (depth == 0) {
            return one(List.of(A, B, A.rate(), Identity.of(Dimension.of(3)), Ones.of(A.shape())));
        }
        Expression drawn = switch (random.nextInt(13)) {
            case 0 -> matrix(depth - 1).plus(matrix(depth - 1));
            case 1 -> scalar(depth - 1).times(matrix(depth - 1));
            case 2, 3 -> matrix(depth - 1).times(matrix(depth - 1));
            case 4, 5 -> matrix(depth - 1).transposed();
            case 6 -> matrix(depth - 1).apply(Function.EXP);
            case 7 -> vector(depth - 1).outer(vector(depth - 1));
            case 8 -> Diagonal.of(vector(depth - 1));
            case 9 -> matrix(depth - 1).hadamard(matrix(depth - 1));
            case 10 -> drawn(() -> matrix(depth - 1).entryPower(one(List.of(Rational.of(2), Rational.of(-1), Rational.HALF))));
            case 11 -> matrixJet(depth);
            default -> Jet.of("f", vector(depth - 1), 2, List.of());
        };
        return drawn.isZero() ? A : drawn;
    }
}
