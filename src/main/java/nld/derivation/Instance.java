package nld.derivation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.expression.AbstractFunction;
import nld.expression.Dimension;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Identity;
import nld.expression.Jet;
import nld.expression.Ones;
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
     * @param arguments the symbols that its formula is in, one for each argument
     * @param formula   the formula, of the shape of the function's values
     */
    public record Body(List<Symbol> arguments, Expression formula) {
        /** Copies the list. */
        public Body {
            arguments = List.copyOf(arguments);
        }

        /** A function of one argument. */
        public Body(Symbol argument, Expression formula) {
            this(List.of(argument), formula);
        }
    }

    /** The instance with these sizes of named dimensions and these functions by their names. */
    public Instance(Map<String, Integer> sizes, Map<String, Body> bodies, Calculus calculus) {
        this.sizes = Map.copyOf(sizes);
        this.bodies = Map.copyOf(bodies);
        this.calculus = calculus;
    }

    /** The sizes of named dimensions. */
    public Map<String, Integer> sizes() {
        return sizes;
    }

    /** The functions by their names. */
    public Map<String, Body> bodies() {
        return bodies;
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
    public Expression ones(Ones ones) {
        return Ones.of(shape(ones.shape()));
    }

    @Override
    public Expression identity(Identity identity) {
        return Identity.of(size(identity.dimension()));
    }

    @Override
    public Expression jet(Jet jet) {
        if (jet.function().isMoving()) {
            Expression moved = rewrite(jet.arguments().get(0));
            return Jet.of(AbstractFunction.moving(jet.function().name(), moved.shape()), List.of(moved));
        }
        return differentiated(jet, body(jet.function().name()));
    }

    private Body body(String function) {
        return Optional.ofNullable(bodies.get(function)).orElseThrow(() -> new Underivable("the function " + function
                + " has no formula here; give it one in a line 'with " + function + "(…) = …'"));
    }

    private Expression differentiated(Jet jet, Body body) {
        List<List<Symbol>> arguments = body.arguments().stream()
                .map(argument -> Entries.symbols((Symbol) symbol(argument))).toList();
        Map<Symbol, Expression> values = new HashMap<>();
        for (int index = 0; index < arguments.size(); index++) {
            put(values, arguments.get(index), Entries.of(rewrite(jet.arguments().get(index))));
        }
        List<Expression> entries = Entries.of(rewrite(body.formula()));
        int number = 0;
        for (Jet.Direction direction : jet.directions()) {
            List<Symbol> argument = arguments.get(direction.argument());
            List<Symbol> slot = slot(++number, argument);
            put(values, slot, Entries.of(rewrite(direction.along())));
            entries = entries.stream().map(entry -> along(entry, argument, slot)).toList();
        }
        for (int index = jet.values().size() - 1; index >= 0; index--) {
            entries = contracted(entries, slot(++number, jet.values().get(index), values));
        }
        for (int argument : jet.open()) {
            entries = entries.stream().flatMap(entry -> arguments.get(argument).stream()
                    .map(symbol -> calculus.partial(entry, symbol))).toList();
        }
        List<Expression> written = entries.stream().map(new Substitution(values)::rewrite).toList();
        Shape shape = shape(jet.shape());
        return shape.isScalar() ? written.get(0) : Tuple.of(shape, written);
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

    private List<Symbol> slot(int number, Expression filling, Map<Symbol, Expression> values) {
        List<Expression> entries = Entries.of(rewrite(filling));
        List<Symbol> slot = new ArrayList<>();
        for (int index = 0; index < entries.size(); index++) {
            slot.add(Symbol.parameter("direction " + number + " entry " + index));
        }
        put(values, slot, entries);
        return slot;
    }

    private Expression along(Expression formula, List<Symbol> argument, List<Symbol> slot) {
        List<Expression> terms = new ArrayList<>();
        for (int index = 0; index < argument.size(); index++) {
            terms.add(calculus.partial(formula, argument.get(index)).times(slot.get(index)));
        }
        return Sum.of(terms);
    }

    /** Values row by row, each row contracted with a vector. */
    private static List<Expression> contracted(List<Expression> entries, List<Symbol> vector) {
        List<Expression> rows = new ArrayList<>();
        for (int start = 0; start < entries.size(); start += vector.size()) {
            List<Expression> terms = new ArrayList<>();
            for (int index = 0; index < vector.size(); index++) {
                terms.add(entries.get(start + index).times(vector.get(index)));
            }
            rows.add(Sum.of(terms));
        }
        return rows;
    }

    /** Symbols and their values, both made concrete. */
    public Map<Symbol, Expression> map(Map<Symbol, Expression> values) {
        Map<Symbol, Expression> concrete = new LinkedHashMap<>();
        values.forEach((symbol, value) -> concrete.put((Symbol) symbol(symbol), rewrite(value)));
        return concrete;
    }
}
