package nld.verdict;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nld.derivation.Calculus;
import nld.derivation.SymbolicDifferentiator;
import nld.derivation.Underivable;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.Ones;
import nld.expression.Rational;
import nld.expression.Scaled;
import nld.expression.Substitution;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.expression.Tuple;
import nld.lowering.Lowered;
import nld.lowering.Lowering;
import nld.lowering.Roundoff;
import nld.lowering.TensorLowering;
import nld.model.Check;

/** The numbers under which a check runs: parameters put into expressions exactly, starts as doubles. */
final class Values {
    private static final Calculus CALCULUS = new Calculus(new SymbolicDifferentiator());

    private final Map<Symbol, Expression> parameters = new HashMap<>();
    private final Map<Symbol, Expression> start = new HashMap<>();

    Values(Check.Conditions conditions) {
        conditions.with().forEach((symbol, value) -> put(parameters, symbol, value));
        conditions.start().forEach((symbol, value) -> put(start, symbol, value));
    }

    private Values(Map<Symbol, Expression> parameters, Map<Symbol, Expression> start) {
        this.parameters.putAll(parameters);
        this.start.putAll(start);
    }

    private static void put(Map<Symbol, Expression> values, Symbol symbol, Expression value) {
        List<Symbol> entries = Entries.symbols(symbol);
        List<Expression> given = Entries.of(value);
        for (int index = 0; index < entries.size(); index++) {
            values.put(entries.get(index), given.size() == 1 ? given.get(0) : given.get(index));
        }
        if (!symbol.shape().isScalar()) {
            values.put(symbol, given.size() == 1 ? Scaled.of(given.get(0), Ones.of(symbol.shape())) : Tuple.of(symbol.shape(), given));
        }
    }

    /** The entries of symbols, each row by row, in order. */
    static List<Symbol> entries(List<Symbol> symbols) {
        return symbols.stream().flatMap(symbol -> Entries.symbols(symbol).stream()).toList();
    }

    /** The function from the entries of {@code inputs} to those of {@code expressions}, with the values of all parameters put in. */
    Lowered lowered(List<Symbol> inputs, List<? extends Expression> expressions) {
        List<Expression> closed = closed(inputs, expressions);
        return isInScalars(inputs, closed) ? Lowering.of(inputs, closed) : TensorLowering.of(inputs, Map.of(), closed);
    }

    /** The same with a bound on its rounding errors. */
    Roundoff roundoff(List<Symbol> inputs, List<? extends Expression> expressions) {
        List<Expression> closed = closed(inputs, expressions);
        return isInScalars(inputs, closed) ? Lowering.roundoff(inputs, closed)
                : TensorLowering.roundoff(inputs, Map.of(), closed);
    }

    private static boolean isInScalars(List<Symbol> inputs, List<Expression> outputs) {
        return Stream.concat(inputs.stream(), outputs.stream()).allMatch(part -> part.shape().isScalar())
                && outputs.stream().noneMatch(output -> Symbols.occurs(output, part -> !part.shape().isScalar()));
    }

    /** These values with one more parameter, put into those that are stated in terms of it. */
    Values with(Symbol parameter, Rational value) {
        Substitution known = new Substitution(Map.of(parameter, Literal.of(value)));
        Values extended = new Values(parameters, start);
        extended.parameters.replaceAll((symbol, stated) -> known.rewrite(stated));
        extended.start.replaceAll((symbol, stated) -> known.rewrite(stated));
        extended.parameters.put(parameter, Literal.of(value));
        return extended;
    }

    /** {@code expression} with the values of all parameters put in. */
    Expression in(Expression expression) {
        return substitution(List.of(expression)).rewrite(expression);
    }

    List<Expression> in(List<Expression> expressions) {
        Substitution substitution = substitution(expressions);
        return expressions.stream().map(substitution::rewrite).toList();
    }

    /** The values of all parameters and, of time functions that are given, those of their rates that occur. */
    private Substitution substitution(List<Expression> expressions) {
        Map<Symbol, Expression> values = new HashMap<>(parameters);
        expressions.stream().flatMap(expression -> Symbols.of(expression).stream())
                .filter(symbol -> symbol.kind() == Symbol.Kind.TIME_FUNCTION && symbol.order() > 0)
                .filter(symbol -> parameters.containsKey(symbol.atOrder(0)))
                .forEach(rate -> values.put(rate, rate(parameters.get(rate.atOrder(0)), rate.order())));
        return new Substitution(values);
    }

    private static Expression rate(Expression formula, int order) {
        Expression rate = formula;
        for (int count = 0; count < order; count++) {
            rate = CALCULUS.rate(rate);
        }
        return rate;
    }

    /** {@code expressions} with the values of all parameters put in, and nothing left open but {@code inputs}. */
    List<Expression> closed(List<Symbol> inputs, List<? extends Expression> expressions) {
        List<Expression> closed = expressions.stream().<Expression>map(this::in).toList();
        closed.stream().flatMap(expression -> Symbols.of(expression).stream())
                .filter(symbol -> !inputs.contains(symbol)).findFirst().ifPresent(symbol -> {
                    throw new Underivable(symbol + " has no value here; give it one in a line 'with " + symbol + " = …'");
                });
        return closed;
    }

    /** The value of an expression in parameters alone. */
    double number(Expression expression) {
        double[] value = new double[1];
        Lowering.of(List.of(), closed(List.of(), List.of(expression))).evaluate(new double[0], value);
        return value[0];
    }

    /** The starting values of {@code symbols}, 0 for one that is not given. */
    double[] start(List<Symbol> symbols) {
        return entries(symbols).stream().mapToDouble(symbol -> number(start.getOrDefault(symbol, Expression.of(0)))).toArray();
    }

    /**
     * The starting values of {@code symbols}: where none is given, that of the expression at the same place of {@code otherwise},
     * in terms of the symbols {@code of}.
     */
    double[] start(List<Symbol> symbols, List<Expression> otherwise, List<Symbol> of) {
        List<Symbol> entries = entries(symbols);
        double[] stated = start(symbols);
        double[] rest = atStart(otherwise, of);
        for (int index = 0; index < stated.length; index++) {
            stated[index] = start.containsKey(entries.get(index)) ? stated[index] : rest[index];
        }
        return stated;
    }

    /** Whether the parameter has a value. */
    boolean knows(Symbol parameter) {
        return parameters.containsKey(parameter);
    }

    /** The starting values of {@code symbols}, each of which must be given. */
    double[] requiredStart(List<Symbol> symbols) {
        for (Symbol symbol : entries(symbols)) {
            if (!start.containsKey(symbol)) {
                throw new Underivable("there is no start for " + symbol + "; give it in a line 'from " + symbol + " = …'");
            }
        }
        return start(symbols);
    }

    /** A scalar in parameters and in what has a start, with all of them put in, exactly. */
    Expression exactAtStart(Expression scalar) {
        return new Substitution(start).rewrite(in(Entries.scalar(scalar)));
    }

    /** The values of expressions in parameters and in {@code symbols}, at the start. */
    double[] atStart(List<Expression> expressions, List<Symbol> symbols) {
        Lowered lowered = lowered(symbols, expressions);
        double[] values = new double[lowered.outputs()];
        lowered.evaluate(start(symbols), values);
        return values;
    }

    /** An exact number. */
    static Rational exact(Expression expression) {
        if (expression instanceof Literal literal) {
            return literal.value();
        }
        throw new Underivable("found " + expression + "; expected an exact number here");
    }
}
