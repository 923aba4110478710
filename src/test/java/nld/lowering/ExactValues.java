package nld.lowering;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import nld.expression.Applied;
import nld.expression.Diagonal;
import nld.expression.Dimension;
import nld.expression.Dot;
import nld.expression.Entry;
import nld.expression.EntryPower;
import nld.expression.Evolved;
import nld.expression.Expectation;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Hadamard;
import nld.expression.Identity;
import nld.expression.Jet;
import nld.expression.Literal;
import nld.expression.MatrixProduct;
import nld.expression.Ones;
import nld.expression.Outer;
import nld.expression.PartialGradient;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.Rational;
import nld.expression.Scaled;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Transposed;
import nld.expression.Tuple;
import nld.expression.Visitor;
import nld.kernel.Interval;

/**
 * What an expression in vectors and matrices is at a point, entry by entry as its definition says, in intervals of {@link #DIGITS}
 * digits that are certain to hold it. An entry is empty where the expression has no value there, or none that is enclosed.
 */
final class ExactValues implements Visitor<ExactValues.Grid> {
    static final int DIGITS = 70;
    private static final Optional<Interval> NONE = Optional.empty();

    private final Map<Symbol, Grid> given = new HashMap<>();
    private final Map<Expression, Grid> done = new IdentityHashMap<>();

    /** Entries row by row. */
    record Grid(int rows, int columns, List<Optional<Interval>> entries) {
        Optional<Interval> at(int row, int column) {
            return entries.get(row * columns + column);
        }
    }

    /** At the point at which the entries of {@code symbols} are {@code values}, one after the other. */
    ExactValues(List<Symbol> symbols, double[] values) {
        int at = 0;
        for (Symbol symbol : symbols) {
            List<Optional<Interval>> entries = new ArrayList<>();
            for (int count = rows(symbol) * columns(symbol); count > 0; count--, at++) {
                entries.add(Double.isFinite(values[at]) ? Optional.of(interval(new BigDecimal(values[at]))) : NONE);
            }
            given.put(symbol, new Grid(rows(symbol), columns(symbol), entries));
        }
    }

    List<Optional<Interval>> of(Expression expression) {
        return grid(expression).entries();
    }

    private Grid grid(Expression expression) {
        Grid known = done.get(expression);
        if (known == null) {
            known = expression.accept(this);
            done.put(expression, known);
        }
        return known;
    }

    private static Interval interval(BigDecimal value) {
        return Interval.of(value, DIGITS);
    }

    private static Optional<Interval> number(Rational value) {
        return Optional.of(Interval.of(value.numerator(), value.denominator(), DIGITS));
    }

    private static int rows(Expression expression) {
        return TensorReader.rows(expression.shape());
    }

    private static int columns(Expression expression) {
        return TensorReader.columns(expression.shape());
    }

    private static Grid scalar(Optional<Interval> value) {
        return new Grid(1, 1, List.of(value));
    }

    private interface Place {
        Optional<Interval> at(int row, int column);
    }

    private static Grid grid(int rows, int columns, Place place) {
        List<Optional<Interval>> entries = new ArrayList<>();
        for (int index = 0; index < rows * columns; index++) {
            entries.add(place.at(index / columns, index % columns));
        }
        return new Grid(rows, columns, entries);
    }

    private static Grid each(Grid grid, UnaryOperator<Optional<Interval>> operation) {
        return new Grid(grid.rows, grid.columns, grid.entries.stream().map(operation).toList());
    }

    private Grid pairs(List<Expression> parts, BinaryOperator<Optional<Interval>> operation) {
        return parts.stream().map(this::grid).reduce((left, right) ->
                grid(left.rows, left.columns, (row, column) -> operation.apply(left.at(row, column), right.at(row, column)))).orElseThrow();
    }

    private static Optional<Interval> plus(Optional<Interval> left, Optional<Interval> right) {
        return left.flatMap(one -> right.map(one::plus)).filter(Interval::isBounded);
    }

    private static Optional<Interval> times(Optional<Interval> left, Optional<Interval> right) {
        return left.flatMap(one -> right.map(one::times)).filter(Interval::isBounded);
    }

    private static Optional<Interval> raised(Optional<Interval> base, Rational exponent) {
        int degree = exponent.denominator().intValueExact();
        return base.flatMap(value -> degree == 1 ? base : value.root(degree))
                .flatMap(root -> root.power(exponent.numerator().intValueExact()));
    }

    private static Optional<Interval> applied(Function function, Optional<Interval> argument) {
        return argument.flatMap(value -> switch (function) {
            case EXP -> value.exp();
            case LOG -> value.log();
            case SIN -> Optional.of(value.sin());
            case COS -> Optional.of(value.cos());
            case TANH -> Optional.of(value.tanh());
            case ATAN -> Optional.of(value.atan());
            case ABS -> Optional.of(value.abs());
        });
    }

    private static Grid product(Grid left, Grid right) {
        return grid(left.rows, right.columns, (row, column) -> {
            Optional<Interval> sum = number(Rational.ZERO);
            for (int inner = 0; inner < left.columns; inner++) {
                sum = plus(sum, times(left.at(row, inner), right.at(inner, column)));
            }
            return sum;
        });
    }

    @Override
    public Grid literal(Literal literal) {
        return scalar(number(literal.value()));
    }

    @Override
    public Grid symbol(Symbol symbol) {
        return given.get(symbol);
    }

    @Override
    public Grid sum(Sum sum) {
        return sum.terms().isEmpty() ? grid(rows(sum), columns(sum), (row, column) -> number(Rational.ZERO))
                : pairs(sum.terms(), ExactValues::plus);
    }

    @Override
    public Grid product(Product product) {
        return pairs(product.factors(), ExactValues::times);
    }

    @Override
    public Grid power(Power power) {
        return each(grid(power.base()), value -> raised(value, power.exponent()));
    }

    @Override
    public Grid applied(Applied applied) {
        return each(grid(applied.argument()), value -> applied(applied.function(), value));
    }

    @Override
    public Grid scaled(Scaled scaled) {
        Optional<Interval> factor = grid(scaled.scalar()).entries.get(0);
        return each(grid(scaled.tensor()), value -> times(factor, value));
    }

    @Override
    public Grid matrixProduct(MatrixProduct product) {
        return product.factors().stream().map(this::grid).reduce(ExactValues::product).orElseThrow();
    }

    @Override
    public Grid transposed(Transposed transposed) {
        Grid inner = grid(transposed.matrix());
        return grid(inner.columns, inner.rows, (row, column) -> inner.at(column, row));
    }

    @Override
    public Grid dot(Dot dot) {
        return scalar(pairs(List.of(dot.left(), dot.right()), ExactValues::times).entries.stream()
                .reduce(number(Rational.ZERO), ExactValues::plus));
    }

    @Override
    public Grid outer(Outer outer) {
        Grid left = grid(outer.left());
        Grid right = grid(outer.right());
        return grid(left.rows, right.rows, (row, column) -> times(left.at(row, 0), right.at(column, 0)));
    }

    @Override
    public Grid hadamard(Hadamard hadamard) {
        return pairs(hadamard.factors(), ExactValues::times);
    }

    @Override
    public Grid entryPower(EntryPower power) {
        return each(grid(power.base()), value -> raised(value, power.exponent()));
    }

    @Override
    public Grid ones(Ones ones) {
        return grid(rows(ones), columns(ones), (row, column) -> number(Rational.ONE));
    }

    @Override
    public Grid identity(Identity identity) {
        int size = ((Dimension.Stated) identity.dimension()).size();
        return grid(size, size, (row, column) -> number(row == column ? Rational.ONE : Rational.ZERO));
    }

    @Override
    public Grid diagonal(Diagonal diagonal) {
        Grid inner = grid(diagonal.tensor());
        return inner.columns == 1 && columns(diagonal) > 1
                ? grid(inner.rows, inner.rows, (row, column) -> row == column ? inner.at(row, 0) : number(Rational.ZERO))
                : grid(inner.rows, 1, (row, column) -> inner.at(row, row));
    }

    @Override
    public Grid entry(Entry entry) {
        return scalar(grid(entry.tensor()).at(entry.row() - 1, entry.column() - 1));
    }

    @Override
    public Grid tuple(Tuple tuple) {
        return new Grid(rows(tuple), columns(tuple), tuple.entries().stream().map(entry -> grid(entry).entries.get(0)).toList());
    }

    @Override
    public Grid jet(Jet jet) {
        throw Lowering.unfit(jet);
    }

    @Override
    public Grid evolved(Evolved evolved) {
        throw Lowering.unfit(evolved);
    }

    @Override
    public Grid partialGradient(PartialGradient gradient) {
        throw Lowering.unfit(gradient);
    }

    @Override
    public Grid expectation(Expectation expectation) {
        throw Lowering.unfit(expectation);
    }
}
