package nld.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import nld.expression.AbstractFunction;
import nld.expression.Dimension;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Identity;
import nld.expression.Jet;
import nld.expression.Literal;
import nld.expression.Ones;
import nld.expression.Rational;
import nld.expression.Rewriter;
import nld.expression.Shape;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Tuple;

/**
 * One instance of a statement about any dimension and function, by which a proof in vectors is checked: dimensions of 2
 * and 3, and functions
 * Σ cⱼ (Σ_b aⱼ_b·q_b + bⱼ)⁵ of their arguments q_b, whose derivatives are written down at once. Functions under hypotheses are
 * such, or constants, or 0: whichever satisfies them.
 */
final class Concrete extends Rewriter {
    private static final int DEGREE = 5;
    private static final int TERMS = 3;

    private final Map<String, Integer> sizes = new HashMap<>();
    private final Set<String> bound;
    private final Choice choice;

    /** What a function under hypotheses is chosen to be. */
    enum Choice { POLYNOMIAL, CONSTANT, ZERO }

    /** The instance for these names of dimensions, none below {@code least}; functions in {@code bound} are as {@code choice} says. */
    Concrete(SortedSet<String> dimensions, int least, Set<String> bound, Choice choice) {
        dimensions.forEach(name -> sizes.put(name, least + sizes.size() % 2));
        this.bound = Set.copyOf(bound);
        this.choice = choice;
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
    public Expression ones(Ones ones) {
        return Ones.of(stated(ones.shape()));
    }

    @Override
    public Expression identity(Identity identity) {
        return Identity.of(stated(identity.dimension()));
    }

    /** The derivative of Σ cⱼ (Σ_b aⱼ_b · q_b + bⱼ)⁵, times a constant vector or matrix where the values are such. */
    @Override
    public Expression jet(Jet jet) {
        List<Expression> arguments = jet.arguments().stream().map(this::rewrite).toList();
        List<Jet.Direction> directions = jet.directions().stream()
                .map(direction -> new Jet.Direction(direction.argument(), rewrite(direction.along()))).toList();
        List<Expression> values = jet.values().stream().map(this::rewrite).toList();
        SplittableRandom random = new SplittableRandom(jet.function().name().hashCode());
        boolean isBound = bound.contains(jet.function().name());
        boolean constant = isBound && choice == Choice.CONSTANT;
        int most = isBound && choice == Choice.ZERO ? -1 : constant ? 0 : DEGREE;
        Shape shape = stated(jet.shape());
        List<Expression> terms = new ArrayList<>(List.of(Expression.zero(shape)));
        for (int term = 0; term < TERMS && jet.derivatives() <= most; term++) {
            List<Expression> covectors = arguments.stream().map(argument -> covector(random, argument.shape())).toList();
            Expression value = value(jet.function(), random);
            Expression number = constant ? Expression.of(1 + term)
                    : slope(jet, covectors, arguments, Expression.of(1 + term), directions);
            terms.add(open(number, value, values, jet.open().stream().map(covectors::get)
                    .filter(covector -> !covector.shape().isScalar()).toList()));
        }
        return Sum.of(terms);
    }

    private static Expression covector(SplittableRandom random, Shape shape) {
        List<Expression> numbers = numbers(random, shape);
        return shape.isScalar() ? numbers.get(0) : Tuple.of(shape, numbers);
    }

    /** A constant of the shape of the function's values; symmetric where these are. */
    private Expression value(AbstractFunction function, SplittableRandom random) {
        Expression value = covector(random, stated(function.value()));
        return function.symmetric() ? value.plus(value.transposed()) : value;
    }

    /** The derivative of the fifth power, with the factors of all directions and of open slots by scalars. */
    private static Expression slope(Jet jet, List<Expression> covectors, List<Expression> arguments, Expression constant,
            List<Jet.Direction> directions) {
        List<Expression> terms = new ArrayList<>(List.of(constant));
        for (int index = 0; index < arguments.size(); index++) {
            terms.add(inner(covectors.get(index), arguments.get(index)));
        }
        Rational factor = Rational.ONE;
        for (int order = 0; order < jet.derivatives(); order++) {
            factor = factor.times(Rational.of(DEGREE - order));
        }
        Expression slope = Literal.of(factor).times(Sum.of(terms).power(DEGREE - jet.derivatives()));
        for (Jet.Direction direction : directions) {
            slope = slope.times(inner(covectors.get(direction.argument()), direction.along()));
        }
        for (int argument : jet.open()) {
            slope = covectors.get(argument).shape().isScalar() ? slope.times(covectors.get(argument)) : slope;
        }
        return slope;
    }

    /** The number times the value, its indices filled, and the covectors of the open slots. */
    private static Expression open(Expression number, Expression value, List<Expression> values, List<Expression> slots) {
        Expression filled = values.isEmpty() ? value : values.size() == 1 ? value.dot(values.get(0))
                : values.get(0).dot(value.times(values.get(1)));
        if (slots.isEmpty()) {
            return number.times(filled);
        }
        Expression first = filled.shape().isScalar() ? number.times(filled).times(slots.get(0))
                : number.times(filled.outer(slots.get(0)));
        return slots.size() == 1 ? first : first.outer(slots.get(1));
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
}
