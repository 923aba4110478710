package nld.derivation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.expression.Dimension;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Jet;
import nld.expression.Rewriter;
import nld.expression.Shape;
import nld.expression.Substitution;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Tuple;

/**
 * Makes statements about any dimension and any function into statements about stated ones: a symbol in R^n becomes one in
 * R^3, f(q) becomes its formula, and grad f(q), hess f(q) u, D3 f(q)[u, v] become the derivatives of that formula, written
 * in entries.
 */
public final class Instance extends Rewriter {
    private final Map<String, Integer> sizes;
    private final Map<String, Body> bodies;
    private final Calculus calculus;

    /**
     * What a function is.
     *
     * @param argument the symbol that its formula is in
     * @param formula  the formula
     */
    public record Body(Symbol argument, Expression formula) {
    }

    /** The instance with these sizes of named dimensions and these functions by their names. */
    public Instance(Map<String, Integer> sizes, Map<String, Body> bodies, Calculus calculus) {
        this.sizes = Map.copyOf(sizes);
        this.bodies = Map.copyOf(bodies);
        this.calculus = calculus;
    }

    /** {@code shape} with stated sizes; {@link Underivable} where one is missing. */
    public Shape shape(Shape shape) {
        if (shape instanceof Shape.Vector vector) {
            return new Shape.Vector(size(vector.length()));
        }
        return shape instanceof Shape.Matrix matrix
                ? new Shape.Matrix(size(matrix.rows()), size(matrix.columns())) : shape;
    }

    private Dimension size(Dimension dimension) {
        if (dimension instanceof Dimension.Named named) {
            Integer size = sizes.get(named.name());
            if (size == null) {
                throw new Underivable("the dimension " + named + " has no size here; give it one in a line 'with "
                        + named + " = 2'");
            }
            return Dimension.of(size);
        }
        return dimension;
    }

    @Override
    public Expression symbol(Symbol symbol) {
        return Symbol.of(symbol.name(), shape(symbol.shape()), symbol.kind()).atOrder(symbol.order());
    }

    @Override
    public Expression sum(Sum sum) {
        return sum.terms().isEmpty() ? Expression.zero(shape(sum.shape())) : super.sum(sum);
    }

    @Override
    public Expression jet(Jet jet) {
        Body body = bodies.get(jet.function().name());
        if (body == null) {
            throw new Underivable("the function " + jet.function().name() + " has no formula here; give it one in a line 'with "
                    + jet.function().name() + "(…) = …'");
        }
        List<Symbol> argument = Entries.symbols((Symbol) symbol(body.argument()));
        Map<Symbol, Expression> values = new HashMap<>();
        put(values, argument, Entries.of(rewrite(jet.point())));
        Expression formula = Entries.scalar(rewrite(body.formula()));
        int direction = 0;
        for (Expression along : jet.alongs()) {
            List<Symbol> slot = slot(++direction, argument);
            put(values, slot, Entries.of(rewrite(along)));
            formula = along(formula, argument, slot);
        }
        return filled(formula, argument, jet, new Substitution(values));
    }

    private static void put(Map<Symbol, Expression> values, List<Symbol> symbols, List<Expression> entries) {
        for (int index = 0; index < symbols.size(); index++) {
            values.put(symbols.get(index), entries.get(index));
        }
    }

    /** Symbols that stand for a direction while the formula is differentiated, so that it is held fixed. */
    private static List<Symbol> slot(int number, List<Symbol> argument) {
        return argument.stream().map(symbol -> Symbol.parameter("direction " + number + " " + symbol.name())).toList();
    }

    private Expression along(Expression formula, List<Symbol> argument, List<Symbol> slot) {
        List<Expression> terms = new ArrayList<>();
        for (int index = 0; index < argument.size(); index++) {
            terms.add(calculus.partial(formula, argument.get(index)).times(slot.get(index)));
        }
        return Sum.of(terms);
    }

    /** The derivative with its open slots as the entries of a vector or matrix. */
    private Expression filled(Expression formula, List<Symbol> argument, Jet jet, Substitution values) {
        int open = jet.derivatives() - jet.directions().size();
        List<Expression> entries = List.of(formula);
        for (int slot = 0; slot < open; slot++) {
            entries = entries.stream().flatMap(entry -> argument.stream().map(symbol -> calculus.partial(entry, symbol)))
                    .toList();
        }
        List<Expression> written = entries.stream().map(values::rewrite).toList();
        Shape shape = shape(jet.shape());
        return shape.isScalar() ? written.get(0) : Tuple.of(shape, written);
    }

    /** Symbols and their values, both made concrete. */
    public Map<Symbol, Expression> map(Map<Symbol, Expression> values) {
        Map<Symbol, Expression> concrete = new LinkedHashMap<>();
        values.forEach((symbol, value) -> concrete.put((Symbol) symbol(symbol), rewrite(value)));
        return concrete;
    }

    /** An optional expression, made concrete. */
    public Optional<Expression> map(Optional<Expression> expression) {
        return expression.map(this::rewrite);
    }
}
