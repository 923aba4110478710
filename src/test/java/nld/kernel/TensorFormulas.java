package nld.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import nld.expression.AbstractFunction;
import nld.expression.Diagonal;
import nld.expression.Dimension;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Identity;
import nld.expression.Jet;
import nld.expression.Ones;
import nld.expression.Rational;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.expression.Symbol.Kind;

/** Random formulas in vectors of two lengths, matrices between them, and abstract functions; the same for the same seed. */
final class TensorFormulas {
    /** What formulas are made of: each has all of those before it. */
    enum Content { VECTORS, MATRICES, JETS }

    private static final AbstractFunction POTENTIAL = AbstractFunction.scalar("f");

    final Dimension n;
    final Dimension k;
    final Random random;
    private final Content content;
    private final AbstractFunction metric;
    private final AbstractFunction matrix;
    private final AbstractFunction field;
    private final AbstractFunction two = new AbstractFunction("F", List.of("a", "b"), Shape.SCALAR, false);
    private final AbstractFunction loss = AbstractFunction.scalar("L");

    TensorFormulas(long seed, Dimension n, Dimension k, Content content) {
        this.random = new Random(seed);
        this.n = n;
        this.k = k;
        this.content = content;
        this.metric = new AbstractFunction("G", List.of(), new Shape.Matrix(n, n), true);
        this.matrix = new AbstractFunction("K", List.of(), new Shape.Matrix(n, n), false);
        this.field = new AbstractFunction("H", List.of(), new Shape.Vector(n), false);
    }

    /** The same with other content. */
    TensorFormulas with(Content other) {
        return new TensorFormulas(random.nextLong(), n, k, other);
    }

    <T> T among(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    Shape shape() {
        List<Shape> shapes = List.of(Shape.SCALAR, Shape.SCALAR, new Shape.Vector(n), new Shape.Vector(k), new Shape.Matrix(n, n),
                new Shape.Matrix(n, k));
        return shapes.get(random.nextInt(content == Content.VECTORS ? 4 : 6));
    }

    Expression of(Shape shape, int depth) {
        return shape.isScalar() ? scalar(depth) : shape instanceof Shape.Vector vector ? vector(vector.length(), depth)
                : matrix((Shape.Matrix) shape, depth);
    }

    /** A symbol of that shape. */
    Symbol symbol(Shape shape) {
        if (shape.isScalar()) {
            return Symbol.parameter(among(List.of("c", "m")));
        }
        boolean main = shape instanceof Shape.Vector vector ? vector.length().equals(n)
                : ((Shape.Matrix) shape).columns().equals(n) && ((Shape.Matrix) shape).rows().equals(n);
        boolean vector = shape instanceof Shape.Vector;
        boolean wide = !vector && ((Shape.Matrix) shape).rows().equals(n);
        List<String> names = vector ? main ? List.of("u", "v", "w") : List.of("y", "z")
                : main ? List.of("A", "B", "C") : wide ? List.of("X", "Y") : List.of("P", "Q");
        return Symbol.of(among(names), shape, vector ? Kind.COORDINATE : Kind.PARAMETER);
    }

    private Expression number() {
        return Expression.of(random.nextInt(3) == 0 ? -2 : 1 + random.nextInt(3), 1 + random.nextInt(2));
    }

    Expression scalar(int depth) {
        if (depth <= 0) {
            return random.nextBoolean() ? symbol(Shape.SCALAR) : number();
        }
        Shape vector = new Shape.Vector(random.nextBoolean() ? n : k);
        return switch (random.nextInt(content == Content.VECTORS ? 8 : content == Content.MATRICES ? 12 : 16)) {
            case 0 -> scalar(depth - 1).plus(scalar(depth - 1));
            case 1 -> scalar(depth - 1).times(scalar(depth - 1));
            case 2 -> of(vector, 0).dot(of(vector, 0)).power(2).plus(Expression.of(1)).power(-1);
            case 3 -> of(vector, depth - 1).sumOfEntries();
            case 4 -> of(vector, 0).norm();
            case 5, 6, 7 -> of(vector, depth - 1).dot(of(vector, depth - 1));
            case 8 -> matrix(new Shape.Matrix(n, n), depth - 1).trace();
            case 9, 10, 11 -> {
                Shape.Matrix shape = new Shape.Matrix(n, random.nextBoolean() ? n : k);
                yield matrix(shape, depth - 1).dot(matrix(shape, depth - 1));
            }
            default -> scalarJet(depth - 1);
        };
    }

    private Expression vector(Dimension length, int depth) {
        Shape shape = new Shape.Vector(length);
        if (depth <= 0) {
            return symbol(shape);
        }
        return switch (random.nextInt(content == Content.VECTORS ? 8 : content == Content.MATRICES ? 12 : 15)) {
            case 0, 1 -> of(shape, depth - 1).plus(of(shape, depth - 1));
            case 2 -> scalar(depth - 1).times(of(shape, depth - 1));
            case 3, 4 -> of(shape, depth - 1).hadamard(of(shape, depth - 1));
            case 5 -> of(shape, 0).entryPower(among(List.of(Rational.of(2), Rational.of(3), Rational.of(1, 3), Rational.of(-1))));
            case 6 -> random.nextBoolean() ? of(shape, 0).apply(Function.EXP) : Ones.of(shape);
            case 7 -> symbol(shape);
            case 8 -> length.equals(n) ? Diagonal.of(matrix(new Shape.Matrix(n, n), depth - 1)) : symbol(shape);
            case 9, 10, 11 -> matrix(new Shape.Matrix(length, n), depth - 1).times(vector(n, depth - 1));
            default -> vectorJet(length);
        };
    }

    private Expression matrix(Shape.Matrix shape, int depth) {
        boolean square = shape.rows().equals(shape.columns());
        if (depth <= 0) {
            return shape.rows().equals(n) ? symbol(shape) : symbol(new Shape.Matrix(shape.columns(), shape.rows())).transposed();
        }
        return switch (random.nextInt(content == Content.JETS ? 12 : 10)) {
            case 0 -> matrix(shape, depth - 1).plus(matrix(shape, depth - 1));
            case 1 -> scalar(depth - 1).times(matrix(shape, depth - 1));
            case 2, 3 -> matrix(new Shape.Matrix(shape.rows(), n), depth - 1).times(matrix(new Shape.Matrix(n, shape.columns()), depth - 1));
            case 4 -> matrix(new Shape.Matrix(shape.columns(), shape.rows()), depth - 1).transposed();
            case 5 -> vector(shape.rows(), depth - 1).outer(vector(shape.columns(), depth - 1));
            case 6 -> matrix(shape, depth - 1).hadamard(matrix(shape, 0));
            case 7 -> square ? Diagonal.of(vector(shape.rows(), depth - 1)) : Ones.of(shape);
            case 8 -> square ? Identity.of(shape.rows()) : matrix(shape, 0);
            case 9 -> matrix(shape, 0);
            default -> square && shape.rows().equals(n) ? squareJet() : matrix(shape, 0);
        };
    }

    private Expression point() {
        return random.nextInt(4) > 0 ? symbol(new Shape.Vector(n)) : symbol(new Shape.Vector(n)).plus(symbol(new Shape.Vector(n)));
    }

    private Jet.Direction direction(int argument, Shape shape) {
        TensorFormulas simple = random.nextInt(3) > 0 ? with(Content.MATRICES) : this;
        return new Jet.Direction(argument, simple.of(shape, random.nextInt(2)));
    }

    private Expression scalarJet(int depth) {
        Shape vector = new Shape.Vector(n);
        List<Jet.Direction> directions = new ArrayList<>();
        int derivatives = random.nextInt(4);
        switch (random.nextInt(4)) {
            case 0 -> {
                for (int index = 0; index < derivatives; index++) {
                    directions.add(direction(index % 2, new Shape.Vector(index % 2 == 0 ? n : k)));
                }
                return Jet.of(two, List.of(point(), symbol(new Shape.Vector(k))), List.of(), directions, List.of());
            }
            case 1 -> {
                Shape wide = new Shape.Matrix(n, k);
                for (int index = 0; index < derivatives; index++) {
                    directions.add(direction(0, wide));
                }
                return Jet.of(loss, List.of(symbol(wide)), List.of(), directions, List.of());
            }
            case 2 -> {
                for (int index = 0; index < derivatives % 3; index++) {
                    directions.add(direction(0, vector));
                }
                return Jet.of(random.nextBoolean() ? metric : matrix, List.of(point()), List.of(), directions,
                        List.of(vector(n, Math.min(depth, 1)), vector(n, 0)));
            }
            default -> {
                for (int index = 0; index < derivatives; index++) {
                    directions.add(direction(0, vector));
                }
                return Jet.of(POTENTIAL, List.of(point()), List.of(), directions, List.of());
            }
        }
    }

    private Expression vectorJet(Dimension length) {
        List<Jet.Direction> directions = new ArrayList<>();
        if (random.nextBoolean()) {
            directions.add(direction(0, new Shape.Vector(n)));
        }
        if (length.equals(k)) {
            return Jet.of(two, List.of(point(), symbol(new Shape.Vector(k))), List.of(1), directions, List.of());
        }
        return switch (random.nextInt(4)) {
            case 0 -> Jet.of(field, List.of(point()), List.of(), directions, List.of());
            case 1 -> Jet.of(two, List.of(point(), symbol(new Shape.Vector(k))), List.of(0), directions, List.of());
            default -> Jet.of(POTENTIAL, List.of(point()), List.of(0), directions, List.of());
        };
    }

    private Expression squareJet() {
        List<Jet.Direction> directions = new ArrayList<>();
        if (random.nextBoolean()) {
            directions.add(direction(0, new Shape.Vector(n)));
        }
        return switch (random.nextInt(4)) {
            case 0 -> Jet.of(metric, List.of(point()), List.of(), directions, List.of());
            case 1 -> Jet.of(matrix, List.of(point()), List.of(), directions, List.of());
            case 2 -> Jet.of(field, List.of(point()), List.of(0), directions, List.of());
            default -> Jet.of(POTENTIAL, List.of(point()), List.of(0, 0), directions, List.of());
        };
    }
}
