package nld.derivation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nld.expression.Dimension;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Jet;
import nld.expression.Literal;
import nld.expression.Rational;
import nld.expression.Shape;
import nld.expression.Substitution;
import nld.expression.Symbol;
import nld.expression.Symbol.Kind;
import nld.expression.Symbols;

/** Random expressions in vectors of R^n and matrices, with abstract functions f and h, and their exact values at points. */
final class RandomTensors {
    private static final Dimension N = new Dimension.Named("n");
    static final Shape VECTOR = new Shape.Vector(N);
    static final Shape MATRIX = new Shape.Matrix(N, N);
    static final Symbol Q = Symbol.of("q", VECTOR, Kind.COORDINATE);
    static final Symbol P = Symbol.of("p", VECTOR, Kind.COORDINATE);
    static final Symbol C = Symbol.of("c", VECTOR, Kind.PARAMETER);
    static final Symbol A = Symbol.of("A", MATRIX, Kind.PARAMETER);
    static final Symbol B = Symbol.of("B", MATRIX, Kind.PARAMETER);
    static final Symbol W = Symbol.of("W", MATRIX, Kind.COORDINATE);
    static final Symbol M = Symbol.parameter("m");

    private final Random random;
    private final boolean jets;

    RandomTensors(long seed, boolean jets) {
        this.random = new Random(seed);
        this.jets = jets;
    }

    Expression scalar(int depth) {
        if (depth == 0) {
            return random.nextBoolean() ? M : Expression.of(random.nextInt(5) - 2);
        }
        return switch (random.nextInt(jets ? 10 : 7)) {
            case 0 -> scalar(depth - 1).plus(scalar(depth - 1));
            case 1 -> scalar(depth - 1).times(scalar(depth - 1));
            case 2 -> Expression.of(1).plus(squared(depth - 1)).power(-1);
            case 3 -> matrix(depth - 1).dot(matrix(depth - 1));
            case 4, 5, 6 -> vector(depth - 1).dot(vector(depth - 1));
            default -> jet(depth - 1, 0);
        };
    }

    private Expression squared(int depth) {
        Expression vector = vector(Math.min(depth, 1));
        return vector.dot(vector);
    }

    Expression vector(int depth) {
        if (depth == 0) {
            return List.of(Q, P, C).get(random.nextInt(3));
        }
        return switch (random.nextInt(jets ? 8 : 5)) {
            case 0 -> vector(depth - 1).plus(vector(depth - 1));
            case 1 -> scalar(depth - 1).times(vector(depth - 1));
            case 2, 3 -> matrix(depth - 1).times(vector(depth - 1));
            case 4 -> vector(0);
            default -> jet(depth - 1, 1);
        };
    }

    Expression matrix(int depth) {
        if (depth == 0) {
            return List.of(A, B, W, B.transposed(), A.transposed()).get(random.nextInt(5));
        }
        return switch (random.nextInt(jets ? 6 : 5)) {
            case 0 -> matrix(depth - 1).plus(matrix(depth - 1));
            case 1 -> scalar(depth - 1).times(matrix(depth - 1));
            case 2, 3 -> matrix(depth - 1).times(matrix(depth - 1));
            case 4 -> matrix(depth - 1).transposed();
            default -> jet(depth - 1, 2);
        };
    }

    /** A derivative at q, or at another point, with {@code open} slots. */
    private Expression jet(int depth, int open) {
        int derivatives = open + random.nextInt(open == 2 ? 2 : 3);
        List<Expression> directions = new ArrayList<>();
        for (int slot = open; slot < derivatives; slot++) {
            directions.add(vector(Math.min(depth, 2)));
        }
        return Jet.of(random.nextInt(3) > 0 ? "f" : "h", random.nextInt(5) > 0 ? Q : P, derivatives, directions);
    }

    /** The exact values of the entries at a point that {@code seed} chooses. */
    static List<Rational> values(Expression concrete, long seed) {
        List<Rational> values = new ArrayList<>();
        for (Expression entry : Entries.of(concrete)) {
            Map<Symbol, Expression> point = new HashMap<>();
            for (Symbol symbol : Symbols.of(entry)) {
                Random drawn = new Random(seed * 31 + symbol.toString().hashCode());
                point.put(symbol, Expression.of(1 + drawn.nextInt(7), 1 + drawn.nextInt(3)));
            }
            values.add(((Literal) new Substitution(point).rewrite(entry)).value());
        }
        return values;
    }
}
