package nld.notation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import nld.expression.Domain;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.model.DeclaredFunction;
import nld.notation.Token.Kind;

/** Reads what a file declares: dimensions, coordinates, constants, parameters, functions and abbreviations. */
final class Declarations {
    private final Problems problems;
    private final Scope scope = new Scope();
    private final List<Symbol> coordinates = new ArrayList<>();
    private final Map<Symbol, Domain> parameters = new LinkedHashMap<>();
    private final List<DeclaredFunction> functions = new ArrayList<>();

    Declarations(Problems problems) {
        this.problems = problems;
    }

    /** Reads the declarations among {@code blocks}, each kind before those that build on it. */
    void read(List<Block> blocks) {
        each(blocks, "dimensions", this::dimension);
        each(blocks, "coordinates", this::coordinate);
        each(blocks, "constants", this::parameter);
        each(blocks, "parameters", this::parameter);
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
