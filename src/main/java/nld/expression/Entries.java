package nld.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Writes expressions of stated dimensions out in scalars: a vector symbol {@code q} becomes {@code q_1, q_2, …}, a
 * matrix {@code U} becomes {@code U_11, U_12, …}, and every product of matrices becomes its sums. A named dimension
 * is refused with {@link NamedDimension}.
 */
public final class Entries {
    /** The most entries that are written out. */
    private static final int MOST = 10_000_000;

    private final Map<Expression, Grid> done = new IdentityHashMap<>();

    /** Thrown where an expression of a named dimension should be written out; the message says which name. */
    public static final class NamedDimension extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NamedDimension(String name) {
            super("the dimension " + name + " has no stated size");
        }
    }

    /** The entries of {@code expression}, row by row; a scalar has one. */
    public static List<Expression> of(Expression expression) {
        return new Entries().grid(expression).entries();
    }

    /** The scalar {@code expression} without vectors and matrices inside. */
    public static Expression scalar(Expression expression) {
        if (!expression.shape().isScalar()) {
            throw new ShapeMismatch("found a " + expression.shape() + "; expected a scalar");
        }
        return of(expression).get(0);
    }

    /** The entries of a symbol, as scalar symbols of the same kind and order. */
    public static List<Symbol> symbols(Symbol symbol) {
        return of(symbol).stream().map(entry -> (Symbol) entry).toList();
    }

    /** How many entries a shape has; {@link NamedDimension} where a dimension is a name, an {@link ArithmeticException} where nobody writes out so many. */
    public static int count(Shape shape) {
        return modest(rows(shape), columns(shape));
    }

    static int modest(int rows, int columns) {
        if ((long) rows * columns > MOST) {
            throw new ArithmeticException("a matrix of " + rows + " by " + columns + " is too large to be written out in entries");
        }
        return rows * columns;
    }

    /** The name of the entry in {@code row} and {@code column} of a vector or matrix called {@code name}. */
    public static String name(String name, Shape shape, int row, int column) {
        if (shape instanceof Shape.Vector) {
            return name + "_" + row;
        }
        boolean digits = row <= 9 && column <= 9;
        return name + "_" + (digits ? "" + row + column : "(" + row + "," + column + ")");
    }

    static int rows(Shape shape) {
        return shape instanceof Shape.Vector vector ? size(vector.length())
                : shape instanceof Shape.Matrix matrix ? size(matrix.rows()) : 1;
    }

    /** How many entries a row of a shape has: one, but of a matrix; {@link NamedDimension} where that is a name. */
    public static int columns(Shape shape) {
        return shape instanceof Shape.Matrix matrix ? size(matrix.columns()) : 1;
    }

    private static int size(Dimension dimension) {
        if (dimension instanceof Dimension.Stated stated) {
            return stated.size();
        }
        throw new NamedDimension(dimension.toString());
    }

    private Grid grid(Expression expression) {
        if (expression.isInScalars()) {
            return Grid.scalar(expression);
        }
        Grid known = done.get(expression);
        if (known == null) {
            known = expression.accept(new Writer());
            done.put(expression, known);
        }
        return known;
    }

    private Expression scalarOf(Expression expression) {
        return grid(expression).entries().get(0);
    }

    private final class Writer implements Visitor<Grid> {
        @Override
        public Grid literal(Literal literal) {
            return Grid.scalar(literal);
        }

        @Override
        public Grid symbol(Symbol symbol) {
            List<Expression> entries = new ArrayList<>();
            for (int row = 1; row <= rows(symbol.shape()); row++) {
                for (int column = 1; column <= columns(symbol.shape()); column++) {
                    String name = name(symbol.name(), symbol.shape(), row, column);
                    entries.add(Symbol.of(name, Shape.SCALAR, symbol.kind()).atOrder(symbol.order()));
                }
            }
            return Grid.shaped(symbol.shape(), entries);
        }

        @Override
        public Grid sum(Sum sum) {
            List<Expression> entries = new ArrayList<>();
            for (int index = 0; index < count(sum.shape()); index++) {
                List<Expression> terms = new ArrayList<>();
                for (Expression term : sum.terms()) {
                    terms.add(grid(term).entries().get(index));
                }
                entries.add(terms.isEmpty() ? Expression.of(0) : Sum.of(terms));
            }
            return Grid.shaped(sum.shape(), entries);
        }

        @Override
        public Grid product(Product product) {
            return Grid.scalar(Product.of(product.factors().stream().map(Entries.this::scalarOf).toList()));
        }

        @Override
        public Grid power(Power power) {
            return Grid.scalar(scalarOf(power.base()).power(power.exponent()));
        }

        @Override
        public Grid applied(Applied applied) {
            return Grid.shaped(applied.shape(), grid(applied.argument()).entries().stream()
                    .map(entry -> entry.apply(applied.function())).toList());
        }

        @Override
        public Grid scaled(Scaled scaled) {
            Expression scalar = scalarOf(scaled.scalar());
            return Grid.shaped(scaled.shape(), grid(scaled.tensor()).entries().stream().map(scalar::times).toList());
        }

        @Override
        public Grid matrixProduct(MatrixProduct product) {
            return product.factors().stream().map(Entries.this::grid).reduce(Grid::times).orElseThrow();
        }

        @Override
        public Grid transposed(Transposed transposed) {
            return grid(transposed.matrix()).transposed();
        }

        @Override
        public Grid dot(Dot dot) {
            Grid left = grid(dot.left());
            Grid right = grid(dot.right());
            List<Expression> terms = new ArrayList<>();
            for (int index = 0; index < left.entries().size(); index++) {
                terms.add(left.entries().get(index).times(right.entries().get(index)));
            }
            return Grid.scalar(Sum.of(terms));
        }

        @Override
        public Grid outer(Outer outer) {
            return grid(outer.left()).times(grid(outer.right()).transposed());
        }

        @Override
        public Grid hadamard(Hadamard hadamard) {
            List<Expression> entries = new ArrayList<>();
            for (int index = 0; index < count(hadamard.shape()); index++) {
                int entry = index;
                entries.add(Product.of(hadamard.factors().stream().map(factor -> grid(factor).entries().get(entry)).toList()));
            }
            return Grid.shaped(hadamard.shape(), entries);
        }

        @Override
        public Grid entryPower(EntryPower power) {
            return Grid.shaped(power.shape(), grid(power.base()).entries().stream()
                    .map(entry -> entry.power(power.exponent())).toList());
        }

        @Override
        public Grid ones(Ones ones) {
            return Grid.shaped(ones.shape(), Collections.nCopies(count(ones.shape()), Expression.of(1)));
        }

        @Override
        public Grid identity(Identity identity) {
            int size = size(identity.dimension());
            return Grid.square(size, (row, column) -> Expression.of(row == column ? 1 : 0));
        }

        @Override
        public Grid diagonal(Diagonal diagonal) {
            Grid inner = grid(diagonal.tensor());
            if (diagonal.shape() instanceof Shape.Vector) {
                return Grid.shaped(diagonal.shape(), IntStream.range(0, inner.rows()).mapToObj(row -> inner.at(row, row)).toList());
            }
            return Grid.square(inner.rows(), (row, column) -> row == column ? inner.entries().get(row) : Expression.of(0));
        }

        @Override
        public Grid entry(Entry entry) {
            return Grid.scalar(grid(entry.tensor()).at(entry.row() - 1, entry.column() - 1));
        }

        @Override
        public Grid tuple(Tuple tuple) {
            return Grid.shaped(tuple.shape(), tuple.entries().stream().map(Entries.this::scalarOf).toList());
        }

        @Override
        public Grid jet(Jet jet) {
            if (jet.shape().isScalar()) {
                return Grid.scalar(jet);
            }
            List<Expression> entries = new ArrayList<>();
            for (int row = 1; row <= rows(jet.shape()); row++) {
                for (int column = 1; column <= columns(jet.shape()); column++) {
                    entries.add(jet.shape() instanceof Shape.Vector ? Entry.of(jet, row) : Entry.of(jet, row, column));
                }
            }
            return Grid.shaped(jet.shape(), entries);
        }

        @Override
        public Grid evolved(Evolved evolved) {
            return Grid.shaped(evolved.shape(), grid(evolved.operand()).entries().stream()
                    .map(entry -> Evolved.of(evolved.evolution(), entry)).toList());
        }

        @Override
        public Grid partialGradient(PartialGradient gradient) {
            Expression operand = scalarOf(gradient.operand());
            return Grid.shaped(gradient.shape(), grid(gradient.by()).entries().stream()
                    .map(entry -> PartialGradient.of(operand, (Symbol) entry)).toList());
        }

        @Override
        public Grid expectation(Expectation expectation) {
            return Grid.shaped(expectation.shape(), grid(expectation.operand()).entries().stream().map(Expectation::of).toList());
        }
    }
}
