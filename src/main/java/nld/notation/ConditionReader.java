package nld.notation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.expression.Domain;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.Shape;
import nld.expression.Substitution;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.expression.Tuple;
import nld.model.Check;
import nld.model.Check.Conditions;
import nld.model.Check.Course;
import nld.model.DeclaredFunction;
import nld.model.Relation;

/** Reads the values of a check: every one an exact constant once the parameters are put in. */
final class ConditionReader {
    private final Draft draft;
    private final Scope scope;
    private final Course course;
    private final CheckLines lines;
    private final Map<Symbol, Expression> with = new LinkedHashMap<>();
    private final Map<Symbol, Expression> scalars = new HashMap<>();
    private final Map<String, Integer> sizes = new HashMap<>();
    private final List<Check.Supplied> supplied = new ArrayList<>();

    ConditionReader(Draft draft, Scope scope, Course course, CheckLines lines) {
        this.draft = draft;
        this.scope = scope;
        this.course = course;
        this.lines = lines;
    }

    Conditions read() {
        // sizes first: the shapes of the other values rest on them
        lines.with.values().stream().filter(this::isSize).forEach(this::size);
        lines.with.values().stream().filter(value -> !isSize(value)).forEach(this::parameter);
        Map<Symbol, Expression> start = new LinkedHashMap<>();
        lines.from.values().forEach(value -> start(value, start));
        Optional<Expression> until = Optional.ofNullable(lines.until).map(this::positive);
        List<Expression> rates = lines.rates.stream().map(this::positive).toList();
        requireFalling(rates);
        List<Relation> range = lines.range.stream()
                .map(sides -> RelationReader.relate(new Elaborator(scope, Setting.RANGE), sides)).toList();
        return new Conditions(with, start, until, rates, Optional.ofNullable(lines.steps).map(this::steps), range, supplied);
    }

    private boolean isSize(CheckLines.Assignment value) {
        return scope.find(value.name().text()).orElse(null) instanceof Scope.Meaning.Size;
    }

    private void size(CheckLines.Assignment value) {
        Expression number = closed(value.value());
        boolean fits = number instanceof Literal literal && literal.value().isInteger() && literal.value().signum() > 0
                && literal.value().numerator().bitLength() < 14;
        if (!fits) {
            throw Refusal.of(value.value().span(), Mistake.NOT_A_SIZE, value.name().written());
        }
        int size = ((Literal) number).value().intValueExact();
        sizes.put(value.name().text(), size);
        with.put(Symbol.parameter(value.name().text()), number);
    }

    private void parameter(CheckLines.Assignment value) {
        Token name = value.name();
        Scope.Meaning meaning = scope.find(name.text()).orElseThrow(() -> unknown(name));
        if (meaning instanceof Scope.Meaning.Abstract function) {
            function(value, function.function());
            return;
        }
        Symbol symbol = scope.symbol(name.text()).orElse(null);
        if (symbol != null && symbol.kind() == Symbol.Kind.TIME_FUNCTION) {
            timeFunction(value, symbol);
            return;
        }
        if (symbol == null || symbol.kind() != Symbol.Kind.PARAMETER || value.primes() > 0 || !value.arguments().isEmpty()) {
            throw Refusal.of(name.span(), Mistake.NOT_A_PARAMETER, name.written());
        }
        Expression number = shaped(value, symbol);
        Domain domain = draft.declarations.parameters().getOrDefault(symbol, Domain.REAL);
        if (number instanceof Literal literal && !domain.contains(literal.value())) {
            throw Refusal.of(value.span(), Mistake.OUTSIDE_DOMAIN, name.written(), number.toString());
        }
        with.put(symbol, number);
        if (symbol.shape().isScalar()) {
            scalars.put(symbol, number);
        }
    }

    private Refusal unknown(Token name) {
        return scope.unknown(new Formula.Name(name.text(), name.written(), Optional.empty(), 0, false, name.span()));
    }

    /** A concrete function stands under the quantity of its name, as a formula in its arguments. */
    private void function(CheckLines.Assignment value, DeclaredFunction function) {
        List<String> names = value.arguments().stream().map(Token::text).toList();
        if (!names.equals(function.arguments().stream().map(Symbol::name).toList())) {
            throw Refusal.of(value.name().span(), Mistake.FUNCTION_VALUE, value.name().written(), function.argumentNames());
        }
        Expression formula = formula(value.value(), function.arguments(), function.function().value());
        with.put(Symbol.of(value.name().text(), Shape.SCALAR, Symbol.Kind.QUANTITY), formula);
    }

    private void timeFunction(CheckLines.Assignment value, Symbol symbol) {
        if (!value.arguments().stream().map(Token::text).toList().equals(List.of("t"))) {
            throw Refusal.of(value.name().span(), Mistake.FUNCTION_VALUE, value.name().written(), "t");
        }
        with.put(symbol, formula(value.value(), List.of(Symbol.TIME), Shape.SCALAR));
    }

    /** A formula in {@code arguments}; its shape may be written with the sizes of this check or with their names. */
    private Expression formula(Formula formula, List<Symbol> arguments, Shape shape) {
        Scope inner = new Scope(scope);
        arguments.forEach(argument -> inner.know(argument.name(), argument));
        Elaborator elaborator = new Elaborator(inner, arguments.contains(Symbol.STEP) ? Setting.RULE : Setting.VALUE);
        Expression raw = elaborator.of(formula);
        Shape stated = Shapes.stated(shape, sizes).orElse(shape);
        Expression fitting = raw.shape().equals(shape) ? raw : raw.isZero() ? Expression.zero(stated) : raw;
        if (!fitting.shape().equals(shape) && !fitting.shape().equals(stated)) {
            throw Refusal.of(formula.span(), Mistake.WRONG_SHAPE, "the function", stated.toString(), raw.shape().toString());
        }
        Expression value = elaborator.shaped(formula.span(), () -> new Substitution(scalars).rewrite(fitting));
        requireClosed(value, formula, arguments);
        return value;
    }

    private Expression closed(Formula formula) {
        return closed(formula, scope);
    }

    private Expression closed(Formula formula, Scope known) {
        Expression raw = new Elaborator(known, Setting.VALUE).of(formula);
        Expression value = new Elaborator(scope, Setting.VALUE).shaped(formula.span(),
                () -> new Substitution(scalars).rewrite(raw));
        requireClosed(value, formula, List.of());
        return value;
    }

    /** A value may be stated in terms of the learning rate, which a check varies. */
    private boolean isRate(Symbol symbol) {
        return course instanceof Course.Descent descent
                && draft.rules.get(descent.rule()).rate().filter(rate -> rate == symbol).isPresent();
    }

    private void requireClosed(Expression value, Formula formula, List<Symbol> arguments) {
        for (Symbol symbol : Symbols.of(value)) {
            if (!arguments.contains(symbol) && !isRate(symbol)) {
                throw Refusal.of(formula.span(), Mistake.NOT_CONSTANT, symbol.toString());
            }
        }
    }

    private Expression positive(Formula formula) {
        Expression value = closed(formula);
        if (!value.shape().isScalar() || value instanceof Literal literal && literal.value().signum() <= 0) {
            throw Refusal.of(formula.span(), Mistake.NOT_POSITIVE);
        }
        return value;
    }

    private void requireFalling(List<Expression> rates) {
        for (int index = 1; index < rates.size(); index++) {
            if (rates.get(index - 1) instanceof Literal before && rates.get(index) instanceof Literal after
                    && before.value().compareTo(after.value()) <= 0) {
                throw Refusal.of(lines.rates.get(index).span(), Mistake.RATES_DO_NOT_FALL);
            }
        }
    }

    private int steps(Formula formula) {
        Expression value = closed(formula);
        boolean fits = value instanceof Literal literal && literal.value().isInteger() && literal.value().signum() > 0
                && literal.value().numerator().bitLength() < 31;
        if (!fits) {
            throw Refusal.of(formula.span(), Mistake.NOT_A_COUNT);
        }
        return ((Literal) value).value().intValueExact();
    }

    private Symbol startSymbol(CheckLines.Assignment value) {
        Token name = value.name();
        if (name.text().equals("t")) {
            if (course instanceof Course.Motion) {
                return Symbol.TIME;
            }
            throw Refusal.of(name.span(), Mistake.CANNOT_START, value.key());
        }
        Scope.Meaning meaning = scope.find(name.text()).orElseThrow(() -> unknown(name));
        Symbol symbol = meaning instanceof Scope.Meaning.Known known ? known.symbol() : null;
        boolean coordinate = symbol != null && symbol.kind() == Symbol.Kind.COORDINATE
                && value.primes() <= (course instanceof Course.Motion || lines.followMotion() ? 1 : 0);
        boolean state = symbol != null && symbol.kind() == Symbol.Kind.STATE && value.primes() == 0;
        if (!coordinate && !state || !value.arguments().isEmpty()) {
            throw Refusal.of(name.span(), Mistake.CANNOT_START, value.key());
        }
        return symbol.atOrder(value.primes());
    }

    private void start(CheckLines.Assignment value, Map<Symbol, Expression> start) {
        if (scope.find(value.name().text()).orElse(null) instanceof Scope.Meaning.Whole whole && value.primes() == 0) {
            start(value, whole, start);
        } else {
            Symbol symbol = startSymbol(value);
            start.put(symbol, shaped(value, symbol));
        }
    }

    /** A state over all coordinates: its entries go to the part of each. */
    private void start(CheckLines.Assignment value, Scope.Meaning.Whole whole, Map<Symbol, Expression> start) {
        Shape shape = Shape.vector(whole.entries().size());
        List<Expression> entries = Entries.of(shaped(value, Symbol.of(value.name().text(), shape, Symbol.Kind.STATE)));
        int from = 0;
        for (Symbol part : whole.parts()) {
            int to = from + Entries.count(part.shape());
            start.put(part, part.shape().isScalar() ? entries.get(from) : Tuple.of(entries.subList(from, to)));
            from = to;
        }
    }

    /** The value of a symbol: a matrix is given by its rows and becomes the tuple of its entries row by row. */
    private Expression shaped(CheckLines.Assignment assignment, Symbol symbol) {
        long seed = lines.seed == null ? 1 : Long.parseLong(lines.seed.text());
        Supply supply = new Supply(sizes, draft.tables, seed, assignment.key());
        Expression value = shaped(assignment.value(), symbol, scope.supplied(supply));
        supply.taken(symbol, assignment.written()).ifPresent(supplied::add);
        return value;
    }

    private Expression shaped(Formula formula, Symbol symbol, Scope known) {
        Shape shape = Shapes.stated(symbol.shape(), sizes).orElseThrow(
                () -> Refusal.of(formula.span(), Mistake.SIZE_MISSING, symbol.toString(), symbol.shape().toString()));
        if (shape instanceof Shape.Matrix matrix && formula instanceof Formula.Brackets) {
            return rows(formula, matrix, symbol);
        }
        Expression value = closed(formula, known);
        if (value.shape().equals(shape)) {
            return value;
        }
        if (value.isZero()) {
            return Expression.zero(shape);
        }
        if (value.shape().isScalar() && shape.equals(Shape.vector(1))) {
            return Tuple.of(List.of(value));
        }
        if (value instanceof Tuple column && value.shape() instanceof Shape.Vector && shape.equals(Shape.matrix(column.entries().size(), 1))) {
            return Tuple.of(shape, column.entries());
        }
        throw Refusal.of(formula.span(), Mistake.WRONG_SHAPE, symbol.toString(), shape.toString(), value.shape().toString());
    }

    private Expression rows(Formula formula, Shape.Matrix matrix, Symbol symbol) {
        List<Expression> entries = new ArrayList<>();
        List<Formula> rows = ((Formula.Brackets) formula).parts();
        for (Formula row : rows) {
            List<Formula> parts = row instanceof Formula.Brackets brackets ? brackets.parts() : List.of(row);
            if (!Shape.matrix(rows.size(), parts.size()).equals(matrix)) {
                throw Refusal.of(formula.span(), Mistake.MATRIX_ROWS, symbol.toString(), matrix.toString());
            }
            parts.forEach(part -> entries.add(closed(part)));
        }
        return new Elaborator(scope, Setting.VALUE).shaped(formula.span(), () -> Tuple.of(entries));
    }
}
