package nld.discretization;

import java.util.ArrayList;
import java.util.List;
import nld.derivation.Calculus;
import nld.derivation.Underivable;
import nld.expression.Diagonal;
import nld.expression.Expression;
import nld.expression.Hadamard;
import nld.expression.Identity;
import nld.expression.Jet;
import nld.expression.MatrixProduct;
import nld.expression.Scaled;
import nld.expression.Shape;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Symbols;

/** The matrix of the derivative of a vector by a vector, such as H where H z + b is differentiated by z. */
final class NoiseSlope {
    private final Symbol by;
    private final Calculus calculus;
    private final Shape.Vector columns;

    /** By the vector {@code by}. */
    NoiseSlope(Symbol by, Calculus calculus) {
        this.by = by;
        this.calculus = calculus;
        this.columns = (Shape.Vector) by.shape();
    }

    /** Rows those of {@code vector}, columns those of the vector by which it is differentiated. */
    Expression of(Expression vector) {
        if (!holds(vector)) {
            return Expression.zero(new Shape.Matrix(((Shape.Vector) vector.shape()).length(), columns.length()));
        }
        if (vector == by) {
            return Identity.of(columns.length());
        } else if (vector instanceof Sum sum) {
            return Sum.of(sum.terms().stream().map(this::of).toList());
        } else if (vector instanceof Scaled scaled) {
            Expression ofTensor = scaled.scalar().times(of(scaled.tensor()));
            return holds(scaled.scalar())
                    ? ofTensor.plus(scaled.tensor().outer(calculus.partial(scaled.scalar(), by))) : ofTensor;
        } else if (vector instanceof MatrixProduct product) {
            return product(product);
        } else if (vector instanceof Hadamard hadamard) {
            return hadamard(hadamard);
        } else if (vector instanceof Jet jet) {
            return jet(jet);
        }
        throw new Underivable("no rule differentiates the vector " + vector + " by " + by);
    }

    private boolean holds(Expression expression) {
        return Symbols.occurs(expression, part -> part == by);
    }

    private Expression product(MatrixProduct product) {
        List<Expression> factors = product.factors();
        List<Expression> matrices = factors.subList(0, factors.size() - 1);
        if (matrices.stream().anyMatch(this::holds)) {
            throw new Underivable("no rule differentiates the vector " + product + " by " + by);
        }
        return matrices.stream().reduce(Expression::times).orElseThrow().times(of(factors.get(factors.size() - 1)));
    }

    private Expression hadamard(Hadamard hadamard) {
        List<Expression> terms = new ArrayList<>();
        for (int index = 0; index < hadamard.factors().size(); index++) {
            List<Expression> others = new ArrayList<>(hadamard.factors());
            Expression factor = others.remove(index);
            terms.add(Diagonal.of(others.stream().reduce(Expression::hadamard).orElseThrow()).times(of(factor)));
        }
        return Sum.of(terms);
    }

    /** A derivative along a direction that holds the symbol: the same with that slot open, times the slope of the direction. */
    private Expression jet(Jet jet) {
        List<Expression> terms = new ArrayList<>();
        terms.add(Expression.zero(new Shape.Matrix(((Shape.Vector) jet.shape()).length(), columns.length())));
        if (jet.arguments().stream().anyMatch(this::holds)) {
            throw new Underivable(jet + " is not linear in " + by + ": its expectation asks for more than mean and covariance");
        }
        boolean plain = jet.function().value().isScalar() && jet.open().size() == 1
                && jet.arguments().get(jet.open().get(0)).shape() instanceof Shape.Vector;
        for (int index = 0; index < jet.directions().size(); index++) {
            Jet.Direction direction = jet.directions().get(index);
            if (holds(direction.along())) {
                if (!plain || !(direction.along().shape() instanceof Shape.Vector)) {
                    throw new Underivable("no rule differentiates the vector " + jet + " by " + by);
                }
                terms.add(opened(jet, index).times(of(direction.along())));
            }
        }
        return Sum.of(terms);
    }

    private static Expression opened(Jet jet, int index) {
        int row = jet.open().get(0);
        int column = jet.directions().get(index).argument();
        List<Jet.Direction> rest = new ArrayList<>(jet.directions());
        rest.remove(index);
        Expression matrix = Jet.of(jet.function(), jet.arguments(), row <= column ? List.of(row, column) : List.of(column, row),
                rest, jet.values());
        return row <= column ? matrix : matrix.transposed();
    }
}
