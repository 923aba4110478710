package nld.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import nld.expression.Dimension;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Jet;
import nld.expression.Literal;
import nld.expression.Rational;
import nld.expression.Rewriter;
import nld.expression.Shape;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Tuple;

/**
 * One instance of a statement about any dimension and function, by which a proof in vectors is checked: dimensions of 2
 * and 3, and f(q) = Σ cⱼ (aⱼ·q + bⱼ)⁵, whose derivatives are written down at once. A function under a hypothesis is
 * a constant, which satisfies it.
 */
final class Concrete extends Rewriter {
    private static final int DEGREE = 5;
    private static final int TERMS = 3;

    private final Map<String, Integer> sizes = new HashMap<>();
    private final Set<String> constants;

    /** The instance for these names of dimensions; the functions in {@code constants} are constant. */
    Concrete(SortedSet<String> dimensions, Set<String> constants) {
        dimensions.forEach(name -> sizes.put(name, 2 + sizes.size() % 2));
        this.constants = Set.copyOf(constants);
    }

    private Shape stated(Shape shape) {
        if (shape instanceof Shape.Vector vector) {
            return new Shape.Vector(stated(vector.length()));
        }
        return shape instanceof Shape.Matrix matrix
                ? new Shape.Matrix(stated(matrix.rows()), stated(matrix.columns())) : shape;
    }

    private Dimension stated(Dimension dimension) {
        return dimension instanceof Dimension.Named named ? Dimension.of(sizes.get(named.name())) : dimension;
    }

    @Override
    public Expression symbol(Symbol symbol) {
        return Symbol.of(symbol.name(), stated(symbol.shape()), symbol.kind()).atOrder(symbol.order());
    }

    @Override
    public Expression sum(Sum sum) {
        return sum.terms().isEmpty() ? Expression.zero(stated(sum.shape())) : super.sum(sum);
    }

    @Override
    public Expression jet(Jet jet) {
        Expression point = rewrite(jet.point());
        List<Expression> directions = jet.alongs().stream().map(this::rewrite).toList();
        List<Expression> terms = new ArrayList<>(List.of(Expression.zero(stated(jet.shape()))));
        if (constants.contains(jet.function().name()) && jet.derivatives() == 0) {
            return Expression.of(jet.function().name().hashCode() % 7);
        }
        if (constants.contains(jet.function().name()) || jet.derivatives() > DEGREE) {
            return terms.get(0);
        }
        SplittableRandom random = new SplittableRandom(jet.function().name().hashCode());
        for (int term = 0; term < TERMS; term++) {
            List<Expression> numbers = numbers(random, point.shape());
            Expression covector = point.shape().isScalar() ? numbers.get(0) : Tuple.of(point.shape(), numbers);
            Expression inner = inner(covector, point).plus(Expression.of(1 + term));
            terms.add(derivative(jet, covector, inner, directions));
        }
        return Sum.of(terms);
    }

    private static List<Expression> numbers(SplittableRandom random, Shape shape) {
        return IntStream.range(0, Entries.count(shape)).<Expression>mapToObj(entry -> {
            int number = random.nextInt(1, 4);
            return Expression.of(random.nextBoolean() ? number : -number);
        }).toList();
    }

    private static Expression inner(Expression covector, Expression vector) {
        return covector.shape().isScalar() ? covector.times(vector) : covector.dot(vector);
    }

    /** The derivative of (a·q + b)⁵ of the order of {@code jet}, along the directions, with the rest of its slots open. */
    private static Expression derivative(Jet jet, Expression covector, Expression inner, List<Expression> directions) {
        Rational factor = Rational.ONE;
        for (int order = 0; order < jet.derivatives(); order++) {
            factor = factor.times(Rational.of(DEGREE - order));
        }
        Expression value = Literal.of(factor).times(inner.power(DEGREE - jet.derivatives()));
        for (Expression direction : directions) {
            value = value.times(inner(covector, direction));
        }
        int open = jet.derivatives() - directions.size();
        if (covector.shape().isScalar()) {
            return value.times(covector.power(open));
        }
        return open == 0 ? value : value.times(open == 1 ? covector : outer((Tuple) covector));
    }

    private static Expression outer(Tuple vector) {
        List<Expression> entries = new ArrayList<>();
        vector.entries().forEach(row -> vector.entries().forEach(column -> entries.add(row.times(column))));
        return Tuple.of(Shape.matrix(vector.entries().size(), vector.entries().size()), entries);
    }
}
