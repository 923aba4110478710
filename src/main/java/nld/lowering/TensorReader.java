package nld.lowering;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import nld.expression.Applied;
import nld.expression.Coefficient;
import nld.expression.Diagonal;
import nld.expression.Dimension;
import nld.expression.Dot;
import nld.expression.Entry;
import nld.expression.EntryPower;
import nld.expression.Evolved;
import nld.expression.Expectation;
import nld.expression.Expression;
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
import nld.expression.Shape;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Transposed;
import nld.expression.Tuple;
import nld.expression.Visitor;

/**
 * Reads expressions of stated dimensions into a {@link TensorGraph}: nothing is written out by entries. Ones, diagonals and
 * outer products never become matrices: they are sums of rows and vectors spread over rows or columns.
 */
final class TensorReader implements Visitor<Ref> {
    private final TensorGraph graph;
    private final ProductOrder products;
    private final Powers powers;
    private final List<Symbol> inputs;
    private final Map<Expression, Ref> read = new IdentityHashMap<>();

    /** A reader whose symbols are {@code known}: inputs and what has values. */
    TensorReader(TensorGraph graph, List<Symbol> inputs, Map<Symbol, Ref> known) {
        this.graph = graph;
        this.products = new ProductOrder(graph);
        this.powers = new Powers(graph);
        this.inputs = inputs;
        read.putAll(known);
    }

    /** What is deep is read from below, some levels at a time, so that no deep stack is needed. */
    Ref read(Expression expression) {
        Ref found = read.get(expression);
        if (found == null) {
            Levels.below(expression, read.keySet()).forEach(this::read);
            found = expression.accept(this);
            read.put(expression, found);
        }
        return found;
    }

    /** How many rows a shape has; named dimensions are refused. */
    static int rows(Shape shape) {
        return shape instanceof Shape.Vector vector ? size(vector.length())
                : shape instanceof Shape.Matrix matrix ? size(matrix.rows()) : 1;
    }

    /** How many columns a shape has. */
    static int columns(Shape shape) {
        return shape instanceof Shape.Matrix matrix ? size(matrix.columns()) : 1;
    }

    private static int size(Dimension dimension) {
        if (dimension instanceof Dimension.Stated stated) {
            return stated.size();
        }
        throw new IllegalArgumentException("found the dimension " + dimension + "; expected a number: sizes are put in first");
    }

    private Ref number(Shape shape, Rational value) {
        return graph.number(rows(shape), columns(shape), value.toDouble(), Opcode.ofNumber(value) == 0);
    }

    @Override
    public Ref literal(Literal literal) {
        return number(Shape.SCALAR, literal.value());
    }

    @Override
    public Ref symbol(Symbol symbol) {
        throw Lowering.unknown(symbol, inputs);
    }

    @Override
    public Ref sum(Sum sum) {
        Ref total = null;
        for (Expression term : CommonMatrix.factored(sum.terms())) {
            boolean negative = Coefficient.of(term).value().signum() < 0;
            Ref value = read(negative ? term.negated() : term);
            if (total == null) {
                total = negative ? graph.unary(Opcode.NEGATE, value) : value;
            } else {
                total = graph.binary(negative ? Opcode.SUBTRACT : Opcode.ADD, total, value);
            }
        }
        return total == null ? number(sum.shape(), Rational.ZERO) : total;
    }

    @Override
    public Ref product(Product product) {
        return quotient(product.factors());
    }

    @Override
    public Ref power(Power power) {
        return quotient(List.of(power));
    }

    @Override
    public Ref hadamard(Hadamard hadamard) {
        return quotient(hadamard.factors());
    }

    @Override
    public Ref entryPower(EntryPower power) {
        return quotient(List.of(power));
    }

    /** Factors with negative powers are multiplied up and divided by once; an absolute value is looked for by its divisor. */
    private Ref quotient(List<Expression> factors) {
        boolean negated = false;
        Ref above = null;
        Ref below = null;
        for (Expression factor : factors) {
            if (factor instanceof Literal literal && literal.value().equals(Rational.MINUS_ONE)) {
                negated = true;
                continue;
            }
            Rational exponent = exponent(factor);
            Ref value = powers.of(read(base(factor)), exponent.abs());
            if (exponent.signum() < 0) {
                below = below == null ? value : graph.binary(Opcode.MULTIPLY, below, value);
            } else {
                above = above == null ? value : graph.binary(Opcode.MULTIPLY, above, value);
            }
        }
        Ref value = below == null ? above
                : graph.binary(Opcode.DIVIDE, above == null ? number(factors.get(0).shape(), Rational.ONE) : above, below);
        return negated ? graph.unary(Opcode.NEGATE, value) : value;
    }

    private static Rational exponent(Expression factor) {
        return factor instanceof Power power ? power.exponent()
                : factor instanceof EntryPower power ? power.exponent() : Rational.ONE;
    }

    private static Expression base(Expression factor) {
        return factor instanceof Power power ? power.base() : factor instanceof EntryPower power ? power.base() : factor;
    }

    @Override
    public Ref applied(Applied applied) {
        return graph.unary(Assembler.opcode(applied), read(applied.argument()));
    }

    @Override
    public Ref scaled(Scaled scaled) {
        Ref tensor = read(scaled.tensor());
        if (scaled.scalar() instanceof Literal literal && literal.value().equals(Rational.MINUS_ONE)) {
            return graph.unary(Opcode.NEGATE, tensor);
        }
        return graph.binary(Opcode.MULTIPLY, graph.everywhere(read(scaled.scalar()), tensor.rows(), tensor.columns()), tensor);
    }

    /** Diagonals scale, ones sum; the rest is multiplied in the cheapest order. */
    @Override
    public Ref matrixProduct(MatrixProduct product) {
        return product(product.factors());
    }

    private Ref product(List<Expression> factors) {
        ProductOrder.Factor product = products.of(factors.stream().map(this::factor).toList());
        return product.scales() ? diagonal(product.ref()) : product.ref();
    }

    private ProductOrder.Factor factor(Expression factor) {
        boolean scales = factor instanceof Diagonal diagonal && diagonal.tensor().shape() instanceof Shape.Vector;
        return new ProductOrder.Factor(read(scales ? ((Diagonal) factor).tensor() : factor), scales);
    }

    @Override
    public Ref transposed(Transposed transposed) {
        return read(transposed.matrix()).transposed();
    }

    @Override
    public Ref dot(Dot dot) {
        if (dot.left() instanceof Identity || dot.right() instanceof Identity) {
            return trace(dot.left() instanceof Identity ? dot.right() : dot.left());
        }
        if (dot.left() instanceof Ones || dot.right() instanceof Ones) {
            return graph.total(read(dot.left() instanceof Ones ? dot.right() : dot.left()));
        }
        return graph.total(graph.binary(Opcode.MULTIPLY, read(dot.left()), read(dot.right())));
    }

    /** The trace of a product A B is the sum of all products of entries of A and of Bᵀ. */
    private Ref trace(Expression matrix) {
        if (matrix instanceof MatrixProduct product) {
            List<Expression> factors = product.factors();
            Ref rest = product(factors.subList(1, factors.size()));
            return graph.total(graph.binary(Opcode.MULTIPLY, read(factors.get(0)), rest.transposed()));
        }
        return graph.total(diagonalOf(read(matrix)));
    }

    @Override
    public Ref outer(Outer outer) {
        Ref left = read(outer.left());
        Ref right = read(outer.right());
        return graph.binary(Opcode.MULTIPLY, graph.intoColumns(left, right.rows()), graph.intoRows(right, left.rows()));
    }

    @Override
    public Ref ones(Ones ones) {
        return number(ones.shape(), Rational.ONE);
    }

    @Override
    public Ref identity(Identity identity) {
        int size = size(identity.dimension());
        return diagonal(graph.number(size, 1, 1, true));
    }

    @Override
    public Ref diagonal(Diagonal diagonal) {
        if (diagonal.shape() instanceof Shape.Matrix) {
            return diagonal(read(diagonal.tensor()));
        }
        if (diagonal.tensor() instanceof MatrixProduct product) {
            List<Expression> factors = product.factors();
            Ref rest = product(factors.subList(1, factors.size()));
            return graph.ofRows(graph.binary(Opcode.MULTIPLY, read(factors.get(0)), rest.transposed()));
        }
        return diagonalOf(read(diagonal.tensor()));
    }

    private Ref diagonal(Ref vector) {
        int size = vector.size();
        List<Integer> which = new ArrayList<>(Collections.nCopies(size * size, -1));
        List<Integer> entry = new ArrayList<>(Collections.nCopies(size * size, 0));
        for (int index = 0; index < size; index++) {
            which.set(index * size + index, 0);
            entry.set(index * size + index, index);
        }
        return graph.gather(size, size, List.of(vector), which, entry);
    }

    private Ref diagonalOf(Ref matrix) {
        List<Integer> entry = new ArrayList<>();
        for (int index = 0; index < matrix.rows(); index++) {
            entry.add(index * matrix.columns() + index);
        }
        return graph.gather(matrix.rows(), 1, List.of(new Ref(matrix.node(), false)),
                Collections.nCopies(matrix.rows(), 0), entry);
    }

    @Override
    public Ref entry(Entry entry) {
        return graph.entry(read(entry.tensor()), entry.row() - 1, entry.column() - 1);
    }

    @Override
    public Ref tuple(Tuple tuple) {
        if (tuple.entries().stream().allMatch(Literal.class::isInstance)) {
            return numbers(tuple);
        }
        List<Ref> entries = tuple.entries().stream().map(this::read).toList();
        List<Ref> from = entries.stream().distinct().toList();
        return graph.gather(rows(tuple.shape()), columns(tuple.shape()), from,
                entries.stream().map(from::indexOf).toList(), Collections.nCopies(entries.size(), 0));
    }

    private Ref numbers(Tuple tuple) {
        List<Rational> numbers = tuple.entries().stream().map(entry -> ((Literal) entry).value()).toList();
        double[] values = numbers.stream().mapToDouble(Rational::toDouble).toArray();
        double[] errors = numbers.stream().mapToDouble(Opcode::ofNumber).toArray();
        return graph.fixed(rows(tuple.shape()), columns(tuple.shape()), tuple, values, errors);
    }

    @Override
    public Ref jet(Jet jet) {
        throw Lowering.unfit(jet);
    }

    @Override
    public Ref evolved(Evolved evolved) {
        throw Lowering.unfit(evolved);
    }

    @Override
    public Ref partialGradient(PartialGradient gradient) {
        throw Lowering.unfit(gradient);
    }

    @Override
    public Ref expectation(Expectation expectation) {
        throw Lowering.unfit(expectation);
    }
}
