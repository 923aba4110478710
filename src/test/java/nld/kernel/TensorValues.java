package nld.kernel;

import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import nld.expression.Applied;
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
 * The oracle for vectors: formulas evaluated in floating point at random vectors and matrices of small dimensions, abstract
 * functions as sums of exponentials Σ T exp(Σ_b a_b·x_b) with constant tensors T. It shares nothing with the kernel.
 */
final class TensorValues implements Visitor<double[][]> {
    private static final int TERMS = 4;

    private final Map<String, Integer> sizes;
    private final long seed;
    private final Map<Symbol, double[][]> symbols = new HashMap<>();
    private final Map<Expression, double[][]> done = new IdentityHashMap<>();
    private final Map<String, double[]> orthogonal = new HashMap<>();
    private boolean symmetric = true;

    TensorValues(Map<String, Integer> sizes, long seed) {
        this.sizes = sizes;
        this.seed = seed;
    }

    /** With a value of its own for a symbol. */
    TensorValues with(Symbol symbol, double[][] value) {
        symbols.put(symbol, value);
        return this;
    }

    /** With a function that does not change along {@code direction}, whichever of its arguments, of that length, moves. */
    TensorValues keeping(String function, double[][] direction) {
        orthogonal.put(function, column(direction));
        return this;
    }

    /** With functions whose values are not symmetric even where they are declared so. */
    TensorValues unsymmetric() {
        symmetric = false;
        return this;
    }

    double[][] of(Expression expression) {
        double[][] known = done.get(expression);
        if (known == null) {
            known = expression.accept(this);
            done.put(expression, known);
        }
        return known;
    }

    private int size(Dimension dimension) {
        return dimension instanceof Dimension.Stated stated ? stated.size() : sizes.get(dimension.toString());
    }

    private int rows(Shape shape) {
        return shape instanceof Shape.Vector vector ? size(vector.length()) : shape instanceof Shape.Matrix matrix
                ? size(matrix.rows()) : 1;
    }

    private int columns(Shape shape) {
        return shape instanceof Shape.Matrix matrix ? size(matrix.columns()) : 1;
    }

    private double[][] filled(Shape shape, DoubleSupplier values) {
        double[][] filled = new double[rows(shape)][columns(shape)];
        for (double[] row : filled) {
            Arrays.setAll(row, index -> values.getAsDouble());
        }
        return filled;
    }

    private static double[][] scalar(double value) {
        return new double[][] {{value}};
    }

    private double number(Expression expression) {
        return of(expression)[0][0];
    }

    private static double[] column(double[][] tensor) {
        return Arrays.stream(tensor).flatMapToDouble(Arrays::stream).toArray();
    }

    static double[][] mapped(double[][] tensor, DoubleUnaryOperator function) {
        return Arrays.stream(tensor).map(row -> Arrays.stream(row).map(function).toArray())
                .toArray(double[][]::new);
    }

    static double[][] combined(double[][] left, double[][] right, DoubleBinaryOperator function) {
        double[][] combined = new double[left.length][left[0].length];
        for (int row = 0; row < left.length; row++) {
            for (int column = 0; column < left[0].length; column++) {
                combined[row][column] = function.applyAsDouble(left[row][column], right[row][column]);
            }
        }
        return combined;
    }

    private static double[][] times(double[][] left, double[][] right) {
        double[][] product = new double[left.length][right[0].length];
        for (int row = 0; row < left.length; row++) {
            for (int column = 0; column < right[0].length; column++) {
                for (int inner = 0; inner < right.length; inner++) {
                    product[row][column] += left[row][inner] * right[inner][column];
                }
            }
        }
        return product;
    }

    static double[][] turned(double[][] matrix) {
        double[][] turned = new double[matrix[0].length][matrix.length];
        for (int row = 0; row < matrix.length; row++) {
            for (int column = 0; column < matrix[0].length; column++) {
                turned[column][row] = matrix[row][column];
            }
        }
        return turned;
    }

    private static double inner(double[] left, double[] right) {
        double sum = 0;
        for (int index = 0; index < left.length; index++) {
            sum += left[index] * right[index];
        }
        return sum;
    }

    private static double power(double base, Rational exponent) {
        double numerator = exponent.numerator().doubleValue();
        double denominator = exponent.denominator().doubleValue();
        if (exponent.isInteger() || base >= 0) {
            return Math.pow(base, numerator / denominator);
        }
        boolean odd = exponent.denominator().testBit(0);
        double size = Math.pow(-base, numerator / denominator);
        return !odd ? Double.NaN : exponent.numerator().testBit(0) ? -size : size;
    }

    @Override
    public double[][] literal(Literal literal) {
        return scalar(literal.value().numerator().doubleValue() / literal.value().denominator().doubleValue());
    }

    @Override
    public double[][] symbol(Symbol symbol) {
        return symbols.computeIfAbsent(symbol, fresh -> {
            Random random = new Random(seed * 31 + fresh.toString().hashCode());
            return filled(fresh.shape(), () -> (random.nextInt(3) == 0 ? -1 : 1) * (0.3 + random.nextDouble()));
        });
    }

    @Override
    public double[][] sum(Sum sum) {
        double[][] total = filled(sum.shape(), () -> 0);
        for (Expression term : sum.terms()) {
            total = combined(total, of(term), Double::sum);
        }
        return total;
    }

    @Override
    public double[][] product(Product product) {
        return scalar(product.factors().stream().mapToDouble(this::number).reduce(1, (left, right) -> left * right));
    }

    @Override
    public double[][] power(Power power) {
        return scalar(power(number(power.base()), power.exponent()));
    }

    @Override
    public double[][] applied(Applied applied) {
        return mapped(of(applied.argument()), switch (applied.function()) {
            case EXP -> Math::exp;
            case LOG -> Math::log;
            case SIN -> Math::sin;
            case COS -> Math::cos;
            case TANH -> Math::tanh;
            case ATAN -> Math::atan;
            case ABS -> Math::abs;
        });
    }

    @Override
    public double[][] scaled(Scaled scaled) {
        double factor = number(scaled.scalar());
        return mapped(of(scaled.tensor()), entry -> factor * entry);
    }

    @Override
    public double[][] matrixProduct(MatrixProduct product) {
        return product.factors().stream().map(this::of).reduce(TensorValues::times).orElseThrow();
    }

    @Override
    public double[][] transposed(Transposed transposed) {
        return turned(of(transposed.matrix()));
    }

    @Override
    public double[][] dot(Dot dot) {
        return scalar(inner(column(of(dot.left())), column(of(dot.right()))));
    }

    @Override
    public double[][] outer(Outer outer) {
        return times(of(outer.left()), turned(of(outer.right())));
    }

    @Override
    public double[][] hadamard(Hadamard hadamard) {
        return hadamard.factors().stream().map(this::of)
                .reduce((left, right) -> combined(left, right, (mine, theirs) -> mine * theirs)).orElseThrow();
    }

    @Override
    public double[][] entryPower(EntryPower power) {
        return mapped(of(power.base()), entry -> power(entry, power.exponent()));
    }

    @Override
    public double[][] ones(Ones ones) {
        return filled(ones.shape(), () -> 1);
    }

    @Override
    public double[][] identity(Identity identity) {
        double[][] matrix = filled(identity.shape(), () -> 0);
        for (int index = 0; index < matrix.length; index++) {
            matrix[index][index] = 1;
        }
        return matrix;
    }

    @Override
    public double[][] diagonal(Diagonal diagonal) {
        double[][] inner = of(diagonal.tensor());
        double[][] result = filled(diagonal.shape(), () -> 0);
        for (int index = 0; index < inner.length; index++) {
            result[index][diagonal.shape() instanceof Shape.Vector ? 0 : index] =
                    inner[index][diagonal.shape() instanceof Shape.Vector ? index : 0];
        }
        return result;
    }

    @Override
    public double[][] entry(Entry entry) {
        return scalar(of(entry.tensor())[entry.row() - 1][entry.column() - 1]);
    }

    @Override
    public double[][] tuple(Tuple tuple) {
        int[] next = new int[1];
        return filled(tuple.shape(), () -> number(tuple.entries().get(next[0]++)));
    }

    @Override
    public double[][] jet(Jet jet) {
        Random random = new Random(seed * 17 + jet.function().name().hashCode());
        double[][] total = filled(jet.shape(), () -> 0);
        for (int term = 0; term < TERMS; term++) {
            double[][] value = filled(jet.function().value(), () -> random.nextDouble() * 2 - 1);
            if (jet.function().symmetric() && symmetric) {
                value = combined(value, turned(value), Double::sum);
            }
            double exponent = 0;
            double[][] slopes = new double[jet.arguments().size()][];
            for (int index = 0; index < slopes.length; index++) {
                double[] argument = column(of(jet.arguments().get(index)));
                slopes[index] = slope(jet.function().name(), argument.length, random);
                exponent += inner(slopes[index], argument);
            }
            total = combined(total, part(jet, value, slopes, Math.exp(exponent)), Double::sum);
        }
        return total;
    }

    private double[] slope(String function, int length, Random random) {
        double[] slope = random.doubles(length).map(value -> value - 0.5).toArray();
        double[] direction = orthogonal.get(function);
        if (direction != null && direction.length == length) {
            double part = inner(slope, direction) / inner(direction, direction);
            for (int index = 0; index < length; index++) {
                slope[index] -= part * direction[index];
            }
        }
        return slope;
    }

    private double[][] part(Jet jet, double[][] value, double[][] slopes, double exponential) {
        double factor = exponential;
        for (Jet.Direction direction : jet.directions()) {
            factor *= inner(slopes[direction.argument()], column(of(direction.along())));
        }
        double[][] tensor = value;
        List<Expression> values = jet.values();
        if (values.size() == 1) {
            tensor = scalar(inner(column(value), column(of(values.get(0)))));
        } else if (values.size() == 2) {
            tensor = times(turned(of(values.get(0))), times(value, of(values.get(1))));
        }
        boolean isNumber = jet.function().value().isScalar() || !values.isEmpty();
        for (int argument : jet.open()) {
            Shape shape = jet.arguments().get(argument).shape();
            double[][] slope = new double[rows(shape)][columns(shape)];
            for (int index = 0; index < slopes[argument].length; index++) {
                slope[index / slope[0].length][index % slope[0].length] = slopes[argument][index];
            }
            if (isNumber || shape.isScalar()) {
                double number = isNumber ? tensor[0][0] : slope[0][0];
                tensor = mapped(isNumber ? slope : tensor, entry -> number * entry);
                isNumber &= shape.isScalar();
            } else {
                tensor = times(tensor, turned(slope));
            }
        }
        double all = factor;
        return mapped(tensor, entry -> all * entry);
    }

    @Override
    public double[][] evolved(Evolved evolved) {
        throw new IllegalArgumentException("found " + evolved + "; expected nothing that is moved in time");
    }

    @Override
    public double[][] partialGradient(PartialGradient gradient) {
        throw new IllegalArgumentException("found " + gradient + "; expected gradients that are written out");
    }

    @Override
    public double[][] expectation(Expectation expectation) {
        throw new IllegalArgumentException("found " + expectation + "; expected a formula that is not random");
    }
}
