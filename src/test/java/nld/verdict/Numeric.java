package nld.verdict;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import nld.expression.Applied;
import nld.expression.Evolved;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.ScalarVisitor;
import nld.expression.Sum;
import nld.expression.Symbol;

/**
 * Values of scalars, written in entries, in double precision by plain recursion. It shares nothing with the kernel, the
 * derivation and the lowering, so that it can contradict them.
 *
 * @param symbols the value of each symbol
 * @param evolved the value of each expression that is moved in time
 */
record Numeric(ToDoubleFunction<Symbol> symbols, ToDoubleFunction<Evolved> evolved) implements ScalarVisitor<Double> {
    /** How far apart the points of a difference are. */
    static final double STEP = 1.0 / 1024;

    private static final Map<Literal, Double> LITERALS = new ConcurrentHashMap<>();

    double of(Expression expression) {
        return expression.accept(this);
    }

    @Override
    public Double literal(Literal literal) {
        return LITERALS.computeIfAbsent(literal, exact -> exact.value().toDouble());
    }

    @Override
    public Double symbol(Symbol symbol) {
        return symbols.applyAsDouble(symbol);
    }

    @Override
    public Double sum(Sum sum) {
        return sum.terms().stream().mapToDouble(this::of).sum();
    }

    @Override
    public Double product(Product product) {
        return product.factors().stream().mapToDouble(this::of).reduce(1, (left, right) -> left * right);
    }

    @Override
    public Double power(Power power) {
        double base = of(power.base());
        int below = power.exponent().denominator().intValueExact();
        double above = power.exponent().numerator().doubleValue();
        double root = below == 1 ? base
                : below % 2 == 1 ? Math.signum(base) * Math.pow(Math.abs(base), 1.0 / below) : Math.pow(base, 1.0 / below);
        return Math.pow(root, above);
    }

    @Override
    public Double applied(Applied applied) {
        double argument = of(applied.argument());
        return switch (applied.function()) {
            case EXP -> Math.exp(argument);
            case LOG -> Math.log(argument);
            case SIN -> Math.sin(argument);
            case COS -> Math.cos(argument);
            case TANH -> Math.tanh(argument);
            case ATAN -> Math.atan(argument);
            case ABS -> Math.abs(argument);
        };
    }

    @Override
    public Double evolved(Evolved moved) {
        return evolved.applyAsDouble(moved);
    }

    @Override
    public Double beyondScalars(Expression expression) {
        throw new IllegalArgumentException("found " + expression + "; expected a scalar written in entries");
    }

    /** The derivative at 0 of a function of one variable, by five points. */
    static double slope(java.util.function.DoubleUnaryOperator function) {
        double near = function.applyAsDouble(STEP) - function.applyAsDouble(-STEP);
        double far = function.applyAsDouble(2 * STEP) - function.applyAsDouble(-2 * STEP);
        return (8 * near - far) / (12 * STEP);
    }

    /** The solution of a small linear system, by elimination with pivots; not finite where it is singular. */
    static double[] solve(double[][] matrix, double[] right) {
        int size = right.length;
        for (int column = 0; column < size; column++) {
            int pivot = column;
            for (int row = column + 1; row < size; row++) {
                pivot = Math.abs(matrix[row][column]) > Math.abs(matrix[pivot][column]) ? row : pivot;
            }
            swap(matrix, right, column, pivot);
            for (int row = 0; row < size; row++) {
                double factor = row == column ? 0 : matrix[row][column] / matrix[column][column];
                for (int entry = column; entry < size && factor != 0; entry++) {
                    matrix[row][entry] -= factor * matrix[column][entry];
                }
                right[row] -= factor * right[column];
            }
        }
        for (int row = 0; row < size; row++) {
            right[row] /= matrix[row][row];
        }
        return right;
    }

    private static void swap(double[][] matrix, double[] right, int one, int other) {
        double[] row = matrix[one];
        matrix[one] = matrix[other];
        matrix[other] = row;
        double value = right[one];
        right[one] = right[other];
        right[other] = value;
    }
}
