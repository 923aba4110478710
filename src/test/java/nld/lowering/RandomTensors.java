package nld.lowering;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import nld.expression.Diagonal;
import nld.expression.Dimension;
import nld.expression.Entries;
import nld.expression.Entry;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Identity;
import nld.expression.Ones;
import nld.expression.Rational;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.expression.Tuple;

/** Random expressions in scalars, vectors and matrices from a seed, of every kind that can be lowered. */
final class RandomTensors {
    private final Random random;
    private final List<Symbol> symbols = new ArrayList<>();
    private final int[] sizes;

    /** With two sizes, and a scalar, vectors and matrices of them. */
    RandomTensors(long seed, int first, int second) {
        this.random = new Random(seed);
        this.sizes = new int[] {first, second};
        symbols.add(Symbol.coordinate("u"));
        for (int rows : IntStream.of(sizes).distinct().toArray()) {
            symbols.add(Symbol.of("p" + rows, Shape.vector(rows), Symbol.Kind.COORDINATE));
            for (int columns : IntStream.of(sizes).distinct().toArray()) {
                symbols.add(Symbol.of("A" + rows + "x" + columns, Shape.matrix(rows, columns), Symbol.Kind.COORDINATE));
            }
        }
    }

    List<Symbol> symbols() {
        return symbols;
    }

    int size() {
        return sizes[random.nextInt(2)];
    }

    Expression scalar(int depth) {
        if (depth == 0) {
            return random.nextInt(3) == 0 ? Expression.of(random.nextInt(9) - 4, 1 + random.nextInt(3)) : symbols.get(0);
        }
        int rows = size();
        int columns = size();
        return switch (random.nextInt(11)) {
            case 0 -> scalar(depth - 1).plus(scalar(depth - 1));
            case 1 -> scalar(depth - 1).times(scalar(depth - 1));
            case 2 -> scalar(depth - 1).over(scalar(depth - 1).power(2).plus(Expression.of(1)));
            case 3 -> scalar(depth - 1).apply(Function.values()[random.nextInt(Function.values().length)]);
            case 4 -> vector(depth - 1, rows).dot(vector(depth - 1, rows));
            case 5 -> matrix(depth - 1, rows, columns).dot(matrix(depth - 1, rows, columns));
            case 6 -> matrix(depth - 1, rows, rows).trace();
            case 7 -> matrix(depth - 1, rows, columns).sumOfEntries();
            case 8 -> vector(depth - 1, rows).norm();
            case 9 -> Entry.of(matrix(depth - 1, rows, columns), 1 + random.nextInt(rows), 1 + random.nextInt(columns));
            default -> raised(scalar(depth - 1));
        };
    }

    /** To a rational power, now and then a negative one. */
    private Expression raised(Expression scalar) {
        Rational exponent = Rational.of(1 + random.nextInt(6), 1 + random.nextInt(5));
        return random.nextInt(4) == 0 && !Entries.scalar(scalar).isZero() ? scalar.power(exponent.negated()) : scalar.power(exponent);
    }

    Expression vector(int depth, int length) {
        if (depth == 0) {
            return random.nextInt(4) == 0 ? Ones.of(Shape.vector(length))
                    : Symbol.of("p" + length, Shape.vector(length), Symbol.Kind.COORDINATE);
        }
        int inner = size();
        return switch (random.nextInt(8)) {
            case 0 -> vector(depth - 1, length).plus(vector(depth - 1, length));
            case 1 -> vector(depth - 1, length).minus(vector(depth - 1, length));
            case 2 -> matrix(depth - 1, length, inner).times(vector(depth - 1, inner));
            case 3 -> scalar(depth - 1).times(vector(depth - 1, length));
            case 4 -> Diagonal.of(matrix(depth - 1, length, length));
            case 5 -> pointwise(vector(depth - 1, length), vector(depth - 1, length));
            case 6 -> Tuple.of(java.util.stream.Stream.generate(() -> scalar(depth - 1)).limit(length).toList());
            default -> matrix(depth - 1, length, inner).times(Ones.of(Shape.vector(inner)));
        };
    }

    Expression matrix(int depth, int rows, int columns) {
        if (depth == 0) {
            return rows == columns && random.nextInt(4) == 0 ? Identity.of(Dimension.of(rows))
                    : Symbol.of("A" + rows + "x" + columns, Shape.matrix(rows, columns), Symbol.Kind.COORDINATE);
        }
        int inner = size();
        return switch (random.nextInt(9)) {
            case 0 -> matrix(depth - 1, rows, columns).plus(matrix(depth - 1, rows, columns));
            case 1 -> matrix(depth - 1, rows, columns).minus(matrix(depth - 1, columns, rows).transposed());
            case 2, 3 -> matrix(depth - 1, rows, inner).times(matrix(depth - 1, inner, columns));
            case 4 -> matrix(depth - 1, rows, inner).times(matrix(depth - 1, columns, inner).transposed());
            case 5 -> scalar(depth - 1).times(matrix(depth - 1, rows, columns));
            case 6 -> vector(depth - 1, rows).outer(vector(depth - 1, columns));
            case 7 -> pointwise(matrix(depth - 1, rows, columns), matrix(depth - 1, rows, columns));
            default -> rows == columns ? Diagonal.of(vector(depth - 1, rows))
                    : Diagonal.of(vector(depth - 1, rows)).times(matrix(depth - 1, rows, columns));
        };
    }

    private Expression pointwise(Expression left, Expression right) {
        return switch (random.nextInt(4)) {
            case 0 -> left.hadamard(right);
            case 1 -> left.apply(Function.values()[random.nextInt(Function.values().length)]);
            case 2 -> left.hadamard(right.entryPower(Rational.of(2)).plus(Ones.of(right.shape())).entryPower(Rational.of(-1, 2)));
            default -> left.entryPower(Rational.of(1 + random.nextInt(6), 1 + random.nextInt(5)));
        };
    }
}
