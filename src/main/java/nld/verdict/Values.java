package nld.verdict;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
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

    private final Stated parameters;
    private final Stated start;

    Values(Check.Conditions conditions) {
        this(new Stated(conditions.with()), new Stated(conditions.start()));
    }

    private Values(Stated parameters, Stated start) {
        this.parameters = parameters;
        this.start = start;
    }

    /** What symbols stand for, as it is stated; single entries of vectors and matrices are made when they are asked for. */
    private static final class Stated {
        private final Map<Symbol, Expression> whole = new HashMap<>();
        private Map<Symbol, Expression> entries;

        Stated(Map<Symbol, Expression> values) {
            values.forEach((symbol, value) -> whole.put(symbol, shaped(symbol, value)));
        }

        /** A value of the symbol's shape: one number stands for all entries, a tuple of them for those of a matrix row by row. */
        private static Expression shaped(Symbol symbol, Expression value) {
            if (value.shape().equals(symbol.shape())) {
                return value;
            }
            List<Expression> given = Entries.of(value);
            return symbol.shape().isScalar() ? given.get(0) : given.size() == 1 ? Scaled.of(given.get(0), Ones.of(symbol.shape()))
                    : Tuple.of(symbol.shape(), given);
        }

        /** The value of a symbol, or of the entry that it is. */
        Optional<Expression> of(Symbol symbol) {
            Expression value = whole.get(symbol);
            if (value != null || !symbol.shape().isScalar()) {
                return Optional.ofNullable(value);
            }
            boolean mayBeEntry = whole.keySet().stream().anyMatch(known -> !known.shape().isScalar() && known.kind() == symbol.kind());
            return mayBeEntry ? Optional.ofNullable(entries().get(symbol)) : Optional.empty();
        }

        private synchronized Map<Symbol, Expression> entries() {
            if (entries == null) {
                entries = new HashMap<>();
                whole.forEach((symbol, value) -> {
                    List<Symbol> names = symbol.shape().isScalar() ? List.of() : Entries.symbols(symbol);
                    List<Expression> numbers = names.isEmpty() ? List.of() : Entries.of(value);
                    for (int index = 0; index < names.size(); index++) {
                        entries.put(names.get(index), numbers.get(index));
                    }
                });
            }
            return entries;
        }

        /** The values of those of {@code symbols} that have one. */
        Map<Symbol, Expression> among(Collection<Symbol> symbols) {
            Map<Symbol, Expression> found = new HashMap<>();
            symbols.forEach(symbol -> of(symbol).ifPresent(value -> found.put(symbol, value)));
            return found;
        }

        /** These, with one symbol put into what is stated in terms of it. */
        Stated with(Symbol symbol, Expression value) {
            Substitution known = new Substitution(Map.of(symbol, value));
            Map<Symbol, Expression> rewritten = new HashMap<>(whole);
            rewritten.replaceAll((other, stated) -> Symbols.occurs(stated, part -> part == symbol) ? known.rewrite(stated) : stated);
            return new Stated(rewritten);
        }

        Stated and(Symbol symbol, Expression value) {
            Map<Symbol, Expression> more = new HashMap<>(whole);
            more.put(symbol, value);
            return new Stated(more);
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
        Expression number = Literal.of(value);
        return new Values(parameters.with(parameter, number).and(parameter, number), start.with(parameter, number));
    }

    /** {@code expression} with the values of all parameters put in. */
    Expression in(Expression expression) {
        return substitution(List.of(expression)).rewrite(expression);
    }

    List<Expression> in(List<Expression> expressions) {
        Substitution substitution = substitution(expressions);
        return expressions.stream().map(substitution::rewrite).toList();
    }

    /** The values of the parameters that occur and, of time functions that are given, those of their rates. */
    private Substitution substitution(List<Expression> expressions) {
        Set<Symbol> occurring = expressions.stream().flatMap(expression -> Symbols.of(expression).stream()).collect(Collectors.toSet());
        Map<Symbol, Expression> values = parameters.among(occurring);
        occurring.stream().filter(symbol -> symbol.kind() == Symbol.Kind.TIME_FUNCTION && symbol.order() > 0)
                .forEach(rate -> parameters.of(rate.atOrder(0)).ifPresent(formula -> values.put(rate, rate(formula, rate.order()))));
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
        List<Expression> closed = in(List.copyOf(expressions));
        closed.stream().flatMap(expression -> Symbols.of(expression).stream())
                .filter(symbol -> !inputs.contains(symbol)).findFirst().ifPresent(symbol -> {
                    throw new Underivable(symbol + " has no value here; give it one in a line 'with " + symbol + " = …'");
                });
        return closed;
    }

    /** The value of an expression in parameters alone. */
    double number(Expression expression) {
        if (expression instanceof Literal literal) {
            return literal.value().toDouble();
        }
        double[] value = new double[1];
        Lowering.of(List.of(), closed(List.of(), List.of(expression))).evaluate(new double[0], value);
        return value[0];
    }

    /** The starting values of {@code symbols}, 0 for one that is not given. */
    double[] start(List<Symbol> symbols) {
        return symbols.stream().flatMapToDouble(symbol -> start.of(symbol).map(this::numbers)
                .orElseGet(() -> DoubleStream.generate(() -> 0).limit(Entries.count(symbol.shape())))).toArray();
    }

    private DoubleStream numbers(Expression value) {
        return Entries.of(value).stream().mapToDouble(this::number);
    }

    /**
     * The starting values of {@code symbols}: where none is given, that of the expression at the same place of {@code otherwise},
     * in terms of the symbols {@code of}.
     */
    double[] start(List<Symbol> symbols, List<Expression> otherwise, List<Symbol> of) {
        double[] stated = start(symbols);
        double[] rest = atStart(otherwise, of);
        int from = 0;
        for (Symbol symbol : symbols) {
            int count = Entries.count(symbol.shape());
            if (start.of(symbol).isEmpty()) {
                System.arraycopy(rest, from, stated, from, count);
            }
            from += count;
        }
        return stated;
    }

    /** Whether the parameter has a value. */
    boolean knows(Symbol parameter) {
        return parameters.of(parameter).isPresent();
    }

    /** The starting values of {@code symbols}, each of which must be given. */
    double[] requiredStart(List<Symbol> symbols) {
        for (Symbol symbol : symbols) {
            if (start.of(symbol).isEmpty()) {
                throw new Underivable("there is no start for " + symbol + "; give it in a line 'from " + symbol + " = …'");
            }
        }
        return start(symbols);
    }

    /** A scalar in parameters and in what has a start, with all of them put in, exactly. */
    Expression exactAtStart(Expression scalar) {
        Expression known = in(Entries.scalar(scalar));
        return new Substitution(start.among(Symbols.of(known))).rewrite(known);
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
