package nld.notation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import nld.expression.Domain;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.model.DeclaredFunction;
import nld.model.Network;
import nld.notation.Token.Kind;

/** Reads what a file declares: dimensions, coordinates, constants, parameters, functions and abbreviations. */
final class Declarations {
    private final Problems problems;
    private final Scope scope = new Scope();
    private final List<Symbol> coordinates = new ArrayList<>();
    private final Map<Symbol, Domain> parameters = new LinkedHashMap<>();
    private final List<DeclaredFunction> functions = new ArrayList<>();
    private final List<Network> networks = new ArrayList<>();
    private final DataReader.Values values = new DataReader.Values();

    Declarations(Problems problems) {
        this.problems = problems;
    }

    /** Reads the declarations among {@code blocks}, each kind before those that build on it. */
    void read(List<Block> blocks) {
        each(blocks, "dimensions", this::dimension);
        each(blocks, "coordinates", this::coordinate);
        NetworkReader reader = new NetworkReader(scope, coordinates);
        statements(blocks, "network", reader::begin);
        statements(blocks, "data", new DataReader(scope, parameters)::read);
        each(blocks, "constants", this::constant);
        each(blocks, "parameters", this::parameter);
        networks.addAll(reader.finish(problems));
        each(blocks, "functions", this::function);
        blocks.stream().filter(block -> block.word().equals("let")).forEach(block -> let(block.head()));
    }

    Scope scope() {
        return scope;
    }

    List<Symbol> coordinates() {
        return coordinates;
    }

    Map<Symbol, Domain> parameters() {
        return parameters;
    }

    List<DeclaredFunction> functions() {
        return functions;
    }

    List<Network> networks() {
        return networks;
    }

    DataReader.Values values() {
        return values;
    }

    private void statements(List<Block> blocks, String word, Consumer<Tokens> whole) {
        for (Block block : blocks) {
            if (block.word().equals(word)
                    && !problems.succeeds(() -> whole.accept(new Tokens(block.head().tokens(), scope::isFunction)))) {
                scope.poison(block.head());
            }
        }
    }

    private void each(List<Block> blocks, String word, Consumer<Tokens> item) {
        for (Block block : blocks) {
            if (block.word().equals(word) && !problems.succeeds(() -> items(block.head(), item))) {
                scope.poison(block.head());
            }
        }
    }

    private void items(Statement statement, Consumer<Tokens> item) {
        Tokens tokens = new Tokens(statement.tokens(), scope::isFunction);
        tokens.next();
        do {
            item.accept(tokens);
        } while (tokens.takeSign(","));
        tokens.expectEnd("separate declarations by commas");
    }

    private Token name(Tokens tokens) {
        Token name = tokens.expectWord("a name", "coordinates u, v");
        if (tokens.peek().is(Kind.INDEX)) {
            throw Refusal.of(name.span().to(tokens.peek().span()), Mistake.INDEXED_DECLARATION, name.written());
        }
        if (tokens.peek().is(Kind.PRIMES)) {
            throw Refusal.of(name.span().to(tokens.peek().span()), Mistake.PRIMED_DECLARATION, name.written());
        }
        scope.requireFree(name);
        return name;
    }

    private void dimension(Tokens tokens) {
        scope.declare(name(tokens), new Scope.Meaning.Size());
    }

    private void coordinate(Tokens tokens) {
        Token name = name(tokens);
        Shape shape = tokens.takeWord("in") ? Shapes.read(tokens, scope) : Shape.SCALAR;
        Symbol symbol = Symbol.of(name.text(), shape, Symbol.Kind.COORDINATE);
        scope.declare(name, new Scope.Meaning.Known(symbol));
        coordinates.add(symbol);
    }

    /** A constant, perhaps with its value, or the value or the sizes of what is declared already. */
    private void constant(Tokens tokens) {
        Token first = tokens.peek();
        if (first.isWord("abs") && tokens.peek(1).isSign("(")) {
            values.magnitude(tokens, scope, parameters);
        } else if (tokens.peek(1).isSign("=") && scope.symbol(first.text()).isPresent()) {
            Symbol known = scope.symbol(tokens.next().text()).orElseThrow();
            values.read(tokens, first, known, scope);
            if (values.values.get(known) instanceof Literal number && !parameters.getOrDefault(known, Domain.REAL).contains(number.value())) {
                throw Refusal.of(first.span(), Mistake.OUTSIDE_DOMAIN, first.written(), number.toString());
            }
        } else if (tokens.peek(1).isSign("=")) {
            Token name = name(tokens);
            Expression value = DataReader.Values.value(tokens, scope);
            Symbol symbol = Symbol.of(name.text(), value.shape(), Symbol.Kind.PARAMETER);
            scope.declare(name, new Scope.Meaning.Known(symbol));
            parameters.put(symbol, Domain.REAL);
            values.put(values.values, name, symbol, value);
        } else {
            parameter(tokens);
        }
    }

    private void parameter(Tokens tokens) {
        Token name = name(tokens);
        boolean in = tokens.takeWord("in");
        Shape shape = in && !tokens.atSign("(") && !tokens.atSign("[") ? Shapes.read(tokens, scope) : Shape.SCALAR;
        Domain domain = Domain.REAL;
        if (in && shape.isScalar()) {
            domain = Domains.interval(tokens, scope);
        } else if (!in && tokens.peek().is(Kind.SIGN) && !tokens.atSign(",")) {
            domain = Domains.bound(tokens, scope);
        }
        Symbol symbol = Symbol.of(name.text(), shape, Symbol.Kind.PARAMETER);
        scope.declare(name, new Scope.Meaning.Known(symbol));
        parameters.put(symbol, domain);
    }

    private void function(Tokens tokens) {
        Token name = name(tokens);
        if (tokens.atSign("(") && tokens.peek(1).isWord("t") && tokens.peek(2).isSign(")")) {
            tokens.next();
            tokens.next();
            tokens.next();
            scope.declare(name, new Scope.Meaning.Known(Symbol.of(name.text(), Shape.SCALAR, Symbol.Kind.TIME_FUNCTION)));
            return;
        }
        DeclaredFunction function = DeclaredFunctions.read(scope, name, tokens);
        scope.declare(name, new Scope.Meaning.Abstract(function));
        functions.add(function);
    }

    private void let(Statement statement) {
        boolean read = problems.succeeds(() -> {
            Tokens tokens = new Tokens(statement.tokens(), scope::isFunction);
            tokens.next();
            Token name = name(tokens);
            tokens.expectSign("=", "let y = u + v");
            Elaborator elaborator = new Elaborator(scope, Setting.ANYWHERE);
            var value = elaborator.of(FormulaParser.parseAll(tokens));
            scope.declare(name, new Scope.Meaning.Abbreviation(value, elaborator.weight(), elaborator.level() + 1));
        });
        if (!read) {
            scope.poison(new Statement(List.of(nameOnly(statement.first()))));
        }
    }

    /** The part of a line before its equals sign. */
    private static Line nameOnly(Line line) {
        return Line.of(line.number(), line.content().replaceFirst("=.*", ""));
    }
}
