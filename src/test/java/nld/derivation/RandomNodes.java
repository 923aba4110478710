package nld.derivation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nld.expression.AbstractFunction;
import nld.expression.Applied;
import nld.expression.Diagonal;
import nld.expression.Dimension;
import nld.expression.Entries;
import nld.expression.Entry;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Identity;
import nld.expression.Jet;
import nld.expression.Literal;
import nld.expression.Ones;
import nld.expression.Rational;
import nld.expression.Rewriter;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.expression.Symbol.Kind;
import nld.expression.Tuple;

/**
 * Random expressions of every kind of node, in R^n or in a stated dimension (then with entries and tuples too), with functions
 * of several arguments and with values in vectors and matrices; and their exact values at points, where elementary functions
 * of a number stand for a rational that only this number gives.
 */
final class RandomNodes {
    private static final int SIZE = 2;

    private final Dimension dimension;
    private final Shape vector;
    private final Shape matrix;
    private final Random random;
    private final Symbol scalar = Symbol.coordinate("s");

    RandomNodes(long seed, boolean stated) {
        this.random = new Random(seed);
        this.dimension = stated ? Dimension.of(SIZE) : new Dimension.Named("n");
        this.vector = new Shape.Vector(dimension);
        this.matrix = new Shape.Matrix(dimension, dimension);
    }

    Symbol vector(String name) {
        return Symbol.of(name, vector, Kind.COORDINATE);
    }

    Symbol matrix(String name) {
        return Symbol.of(name, matrix, Kind.COORDINATE);
    }

    /** By what expressions are differentiated. */
    List<Symbol> variables() {
        return List.of(scalar, vector("q"), matrix("W"));
    }

    private boolean stated() {
        return dimension instanceof Dimension.Stated;
    }

    Expression scalar(int depth) {
        if (depth == 0) {
            return random.nextBoolean() ? scalar : Expression.of(random.nextInt(5) - 2);
        }
        return switch (random.nextInt(stated() ? 14 : 12)) {
            case 0 -> scalar(depth - 1).plus(scalar(depth - 1));
            case 1 -> scalar(depth - 1).times(scalar(depth - 1));
            case 2 -> Expression.of(1).plus(scalar(depth - 1).power(2)).power(-1);
            case 3 -> matrix(depth - 1).dot(matrix(depth - 1));
            case 4 -> vector(depth - 1).dot(vector(depth - 1));
            case 5 -> matrix(depth - 1).trace();
            case 6 -> vector(depth - 1).sumOfEntries();
            case 7 -> scalar(depth - 1).apply(function());
            case 12 -> Entry.of(vector(depth - 1), 1 + random.nextInt(SIZE));
            case 13 -> Entry.of(matrix(depth - 1), 1 + random.nextInt(SIZE), 1 + random.nextInt(SIZE));
            default -> jet(depth - 1, 0);
        };
    }

    private Function function() {
        return List.of(Function.EXP, Function.SIN, Function.COS, Function.LOG, Function.TANH, Function.ATAN)
                .get(random.nextInt(6));
    }

    Expression vector(int depth) {
        if (depth == 0) {
            return random.nextInt(6) == 0 ? Ones.of(vector) : vector(List.of("q", "p", "c").get(random.nextInt(3)));
        }
        return switch (random.nextInt(stated() ? 13 : 12)) {
            case 0 -> vector(depth - 1).plus(vector(depth - 1));
            case 1 -> scalar(depth - 1).times(vector(depth - 1));
            case 2, 3 -> matrix(depth - 1).times(vector(depth - 1));
            case 4 -> vector(depth - 1).hadamard(vector(depth - 1));
            case 5 -> vector(depth - 1).entryPower(Rational.of(random.nextInt(3) - 1));
            case 6 -> vector(depth - 1).apply(function());
            case 7 -> Diagonal.of(matrix(depth - 1));
            case 12 -> Tuple.of(List.of(scalar(depth - 1), scalar(depth - 1)));
            default -> jet(depth - 1, 1);
        };
    }

    Expression matrix(int depth) {
        if (depth == 0) {
            return switch (random.nextInt(6)) {
                case 0 -> Identity.of(dimension);
                case 1 -> Ones.of(matrix);
                case 2 -> matrix("W").transposed();
                case 3 -> matrix("B");
                default -> matrix("W");
            };
        }
        return switch (random.nextInt(stated() ? 13 : 12)) {
            case 0 -> matrix(depth - 1).plus(matrix(depth - 1));
            case 1 -> scalar(depth - 1).times(matrix(depth - 1));
            case 2 -> matrix(depth - 1).times(matrix(depth - 1));
            case 3 -> matrix(depth - 1).transposed();
            case 4 -> vector(depth - 1).outer(vector(depth - 1));
            case 5 -> Diagonal.of(vector(depth - 1));
            case 6 -> matrix(depth - 1).hadamard(matrix(depth - 1));
            case 7 -> matrix(depth - 1).entryPower(Rational.of(random.nextInt(3) - 1));
            case 8 -> matrix(depth - 1).apply(function());
            case 12 -> Tuple.of(matrix, List.of(scalar(depth - 1), scalar(0), scalar(0), scalar(depth - 1)));
            default -> jet(depth - 1, 2);
        };
    }

    /** A function or a derivative of it that leaves {@code indices} open. */
    private Expression jet(int depth, int indices) {
        List<AbstractFunction> functions = functions().stream().filter(each -> each.valueSlots() <= indices
                || each.valueSlots() > 0 && indices == 0).toList();
        AbstractFunction function = functions.get(random.nextInt(functions.size()));
        List<Expression> arguments = arguments(function, depth);
        boolean filled = indices == 0 && function.valueSlots() > 0;
        List<Expression> values = new ArrayList<>();
        for (int index = 0; filled && index < function.valueSlots(); index++) {
            values.add(vector(Math.min(depth, 1)));
        }
        List<Integer> open = new ArrayList<>();
        for (int missing = indices - (filled ? 0 : function.valueSlots()); missing > 0; missing--) {
            open.add(byVector(function));
        }
        Collections.sort(open);
        List<Jet.Direction> directions = new ArrayList<>();
        for (int count = random.nextInt(2); count > 0; count--) {
            int argument = random.nextInt(arguments.size());
            directions.add(new Jet.Direction(argument, like(arguments.get(argument), Math.min(depth, 1))));
        }
        return Jet.of(function, arguments, open, directions, values);
    }

    private int byVector(AbstractFunction function) {
        return function.name().equals("mixed") ? 1 : function.arguments().size() == 2 ? random.nextInt(2) : 0;
    }

    private Expression like(Expression argument, int depth) {
        return argument.shape().isScalar() ? scalar(depth)
                : argument.shape() instanceof Shape.Vector ? vector(depth) : matrix(depth);
    }

    private List<Expression> arguments(AbstractFunction function, int depth) {
        Expression point = random.nextInt(4) > 0 ? vector("q") : vector(Math.min(depth, 1));
        return switch (function.name()) {
            case "pair" -> List.of(point, random.nextBoolean() ? vector("p") : vector("q"));
            case "mixed" -> List.of(scalar, point);
            default -> List.of(point);
        };
    }

    private List<AbstractFunction> functions() {
        return List.of(AbstractFunction.scalar("loss"), new AbstractFunction("pair", List.of("u", "w"), Shape.SCALAR, false),
                new AbstractFunction("mixed", List.of("s", "u"), Shape.SCALAR, false),
                new AbstractFunction("field", List.of(), vector, false), new AbstractFunction("metric", List.of(), matrix, true),
                new AbstractFunction("map", List.of(), matrix, false));
    }

    /** Two dimensions and a polynomial for each function. */
    Instance instance(Calculus calculus) {
        Symbol u = vector("u");
        Symbol w = vector("w");
        Symbol s = Symbol.coordinate("s");
        Instance sizes = new Instance(Map.of("n", SIZE), Map.of(), calculus);
        List<Symbol> x = Entries.symbols((Symbol) sizes.symbol(u));
        List<Symbol> y = Entries.symbols((Symbol) sizes.symbol(w));
        Expression one = x.get(0).power(3).plus(x.get(0).times(x.get(1)));
        Expression two = x.get(1).power(2).times(x.get(0)).plus(x.get(1));
        Expression three = x.get(0).power(2).minus(x.get(1).power(3));
        Shape plane = Shape.matrix(SIZE, SIZE);
        return new Instance(Map.of("n", SIZE), Map.of(
                "loss", new Instance.Body(u, one.plus(two.power(2))),
                "pair", new Instance.Body(List.of(u, w), one.times(y.get(1).power(2)).plus(y.get(0).times(two)).plus(y.get(0).power(3))),
                "mixed", new Instance.Body(List.of(s, u), s.power(2).times(one).plus(s.times(two)).plus(s.power(3))),
                "field", new Instance.Body(u, Tuple.of(List.of(two, three))),
                "metric", new Instance.Body(u, Tuple.of(plane, List.of(one, two, two, three))),
                "map", new Instance.Body(u, Tuple.of(plane, List.of(one, three, two, x.get(0))))), calculus);
    }

    /** The exact values of the entries at a point that {@code seed} chooses; empty where a division by 0 stands in them. */
    static List<Rational> values(List<Expression> entries, long seed) {
        List<Rational> values = new ArrayList<>();
        try {
            Point point = new Point(seed);
            entries.forEach(entry -> values.add(((Literal) point.rewrite(entry)).value()));
        } catch (ArithmeticException nowhere) {
            return List.of();
        }
        return values;
    }

    private static final class Point extends Rewriter {
        private final long seed;
        private final Map<String, Expression> drawn = new HashMap<>();

        Point(long seed) {
            this.seed = seed;
        }

        private Expression number(String of) {
            return drawn.computeIfAbsent(of, name -> {
                Random chosen = new Random(seed * 31 + name.hashCode());
                return Expression.of(1 + chosen.nextInt(7), 1 + chosen.nextInt(3));
            });
        }

        @Override
        public Expression symbol(Symbol symbol) {
            return number(symbol.toString());
        }

        @Override
        public Expression applied(Applied applied) {
            return number(applied.function().word() + " of " + rewrite(applied.argument()));
        }
    }
}
