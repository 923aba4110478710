package nld.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nld.expression.AbstractFunction;
import nld.expression.Diagonal;
import nld.expression.Expression;
import nld.expression.Hadamard;
import nld.expression.Jet;
import nld.expression.Literal;
import nld.expression.MatrixProduct;
import nld.expression.Rewriter;
import nld.expression.Shape;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.expression.Transposed;

/** Changes one part of a formula: a transpose dropped, factors exchanged, a term doubled, another symbol or function. */
final class TensorMisses extends Rewriter {
    private final TensorFormulas formulas;
    private final Expression target;

    private TensorMisses(TensorFormulas formulas, Expression target) {
        this.formulas = formulas;
        this.target = target;
    }

    static Expression of(Expression formula, TensorFormulas formulas) {
        Set<Expression> parts = new LinkedHashSet<>();
        Symbols.occurs(formula, part -> {
            parts.add(part);
            return false;
        });
        return new TensorMisses(formulas, formulas.among(new ArrayList<>(parts))).rewrite(formula);
    }

    @Override
    public Expression literal(Literal literal) {
        return literal == target ? literal.plus(Expression.of(1)) : literal;
    }

    @Override
    public Expression symbol(Symbol symbol) {
        return symbol == target ? formulas.symbol(symbol.shape()) : symbol;
    }

    @Override
    public Expression sum(Sum sum) {
        if (sum != target || sum.terms().isEmpty()) {
            return super.sum(sum);
        }
        return sum.plus(formulas.among(sum.terms()));
    }

    @Override
    public Expression transposed(Transposed transposed) {
        Shape shape = transposed.shape();
        return transposed == target && shape.equals(transposed.matrix().shape()) ? transposed.matrix()
                : super.transposed(transposed);
    }

    @Override
    public Expression matrixProduct(MatrixProduct product) {
        if (product != target) {
            return super.matrixProduct(product);
        }
        List<Expression> factors = new ArrayList<>(product.factors());
        int place = formulas.random.nextInt(factors.size());
        Expression one = factors.get(place);
        boolean square = one.shape() instanceof Shape.Matrix matrix && matrix.rows().equals(matrix.columns());
        if (square && place + 1 < factors.size() && one.shape().equals(factors.get(place + 1).shape())) {
            Collections.swap(factors, place, place + 1);
        } else if (square) {
            factors.set(place, one.transposed());
        }
        return factors.stream().reduce(Expression::times).orElseThrow();
    }

    @Override
    public Expression hadamard(Hadamard hadamard) {
        return hadamard == target ? Hadamard.of(hadamard.factors().subList(1, hadamard.factors().size()))
                : super.hadamard(hadamard);
    }

    @Override
    public Expression diagonal(Diagonal diagonal) {
        boolean vector = diagonal.tensor().shape() instanceof Shape.Vector;
        return diagonal == target && vector ? diagonal.tensor().outer(diagonal.tensor()) : super.diagonal(diagonal);
    }

    @Override
    public Expression jet(Jet jet) {
        if (jet != target) {
            return super.jet(jet);
        }
        if (jet.values().size() == 2 && formulas.random.nextBoolean()) {
            List<Expression> turned = List.of(jet.values().get(1), jet.values().get(0));
            return Jet.of(jet.function(), jet.arguments(), jet.open(), jet.directions(), turned);
        }
        if (!jet.directions().isEmpty() && formulas.random.nextBoolean()) {
            List<Jet.Direction> directions = new ArrayList<>(jet.directions());
            Jet.Direction first = directions.remove(0);
            directions.add(new Jet.Direction(first.argument(), formulas.of(first.along().shape(), 0)));
            return Jet.of(jet.function(), jet.arguments(), jet.open(), directions, jet.values());
        }
        AbstractFunction function = jet.function();
        AbstractFunction other = new AbstractFunction(function.name() + "o", function.arguments(), function.value(),
                function.symmetric());
        return Jet.of(other, jet.arguments(), jet.open(), jet.directions(), jet.values());
    }
}
