package nld.notation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nld.expression.Domain;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.model.Data;

/**
 * Reads {@code data x in R^2, labels y, 3 examples}: the examples are constants x1, x2, x3 and y1, y2, y3; labels are ±1, targets
 * any numbers.
 */
final class DataReader {
    private static final String EXAMPLE = "data x in R^2, labels y, 3 examples";
    private static final int MOST_EXAMPLES = 64;

    private final Scope scope;
    private final Map<Symbol, Domain> parameters;

    DataReader(Scope scope, Map<Symbol, Domain> parameters) {
        this.scope = scope;
        this.parameters = parameters;
    }

    /** Declares the examples. */
    void read(Tokens tokens) {
        tokens.next();
        Token input = tokens.expectWord("a name for the inputs", EXAMPLE);
        scope.requireFree(input);
        Shape shape = tokens.takeWord("in") ? Shapes.read(tokens, scope) : Shape.SCALAR;
        tokens.expectSign(",", EXAMPLE);
        boolean signs = tokens.takeWord("labels");
        if (!signs && !tokens.takeWord("targets")) {
            throw tokens.expected("labels or targets", EXAMPLE);
        }
        Token label = tokens.expectWord("a name for the labels", EXAMPLE);
        scope.requireFree(label);
        tokens.expectSign(",", EXAMPLE);
        Token count = tokens.next();
        if (!count.text().matches("[1-9]\\d?") || Integer.parseInt(count.text()) > MOST_EXAMPLES) {
            throw Refusal.of(count.span(), Mistake.EXAMPLES_EXPECTED, "" + MOST_EXAMPLES);
        }
        if (!tokens.takeWord("examples") && !tokens.takeWord("example")) {
            throw tokens.expected("examples", EXAMPLE);
        }
        tokens.expectEnd(EXAMPLE);
        List<Symbol> inputs = new ArrayList<>();
        List<Symbol> labels = new ArrayList<>();
        for (int index = 1; index <= Integer.parseInt(count.text()); index++) {
            inputs.add(constant(input, index, shape, Domain.REAL));
            labels.add(constant(label, index, Shape.SCALAR, signs ? Domain.SIGNS : Domain.REAL));
        }
        scope.know(new Scope.Examples(input.text(), label.text(), new Data(inputs, labels)));
    }

    private Symbol constant(Token name, int index, Shape shape, Domain domain) {
        Symbol symbol = Symbol.of(name.text() + index, shape, Symbol.Kind.PARAMETER);
        scope.declare(new Token(Token.Kind.WORD, symbol.name(), symbol.name(), name.span()), new Scope.Meaning.Known(symbol));
        parameters.put(symbol, domain);
        return symbol;
    }

    /** Values of constants that stand after {@code =}; of weights, or of their sizes as {@code abs(W) = …}. */
    static final class Values {
        private static final String VALUE = "constants x = (1, -1), abs(W) = ((1, 2), (3, 1/2))";

        final Map<Symbol, Expression> values = new LinkedHashMap<>();
        final Map<Symbol, Expression> magnitudes = new LinkedHashMap<>();
        /** Whether a value may be given again, as a control does. */
        boolean overriding;

        /** The value after the {@code =} that stands here, for a symbol that is declared. */
        void read(Tokens tokens, Token name, Symbol symbol, Scope scope) {
            put(values, name, symbol, value(tokens, scope));
        }

        /** The value that stands after the {@code =} here. */
        static Expression value(Tokens tokens, Scope scope) {
            tokens.expectSign("=", VALUE);
            return new Elaborator(scope, Setting.VALUE).of(FormulaParser.parseInside(tokens));
        }

        /** The sizes that stand here, {@code abs(W) = …}. */
        void magnitude(Tokens tokens, Scope scope, Map<Symbol, Domain> domains) {
            tokens.next();
            tokens.expectSign("(", VALUE);
            Token name = tokens.expectWord("the name of weights", VALUE);
            Symbol symbol = scope.symbol(name.text()).orElseThrow(() -> scope.unknown(new Formula.Name(name.text(), name.written(),
                    java.util.Optional.empty(), 0, false, name.span())));
            tokens.expectSign(")", VALUE);
            Expression sizes = value(tokens, scope);
            if (Entries.of(sizes).stream().anyMatch(size -> size instanceof Literal number && number.value().signum() < 0)) {
                throw Refusal.of(name.span(), Mistake.NEGATIVE_SIZE, name.written());
            }
            Domain domain = domains.getOrDefault(symbol, Domain.REAL);
            if (sizes instanceof Literal number && !domain.contains(number.value()) && !domain.contains(number.value().negated())) {
                throw Refusal.of(name.span(), Mistake.OUTSIDE_DOMAIN, "abs(" + name.written() + ")", number.toString());
            }
            put(magnitudes, name, symbol, sizes);
        }

        void put(Map<Symbol, Expression> into, Token name, Symbol symbol, Expression value) {
            if (!value.shape().equals(symbol.shape())) {
                throw Refusal.of(name.span(), Mistake.WRONG_SHAPE, name.written(), symbol.shape().toString(), value.shape().toString());
            }
            if (into.put(symbol, value) != null && !overriding) {
                throw Refusal.of(name.span(), Mistake.VALUE_TWICE, name.written());
            }
        }
    }
}
