package nld.notation;

import java.util.List;
import java.util.Optional;
import nld.expression.Evolved.Evolution;
import nld.notation.Token.Kind;

/** Reads what begins with a word: names, applications, derivatives, variations, expectations. */
final class WordParser {
    private final FormulaParser parser;
    private final FactorParser factors;
    private final Tokens tokens;

    WordParser(FormulaParser parser, FactorParser factors, Tokens tokens) {
        this.parser = parser;
        this.factors = factors;
        this.tokens = tokens;
    }

    /** What begins with the word that is next. */
    Formula word() {
        Token token = tokens.next();
        String word = token.text();
        if (word.equals("delta")) {
            return variation(token);
        }
        Optional<DerivativeWord> derivative = DerivativeWord.of(word, token.written());
        if (derivative.isPresent()) {
            return factors.followed(derivative(token, derivative.get()));
        }
        if (Names.isBuiltIn(word)) {
            return factors.followed(application(token));
        }
        if (word.equals(Names.FILE) && tokens.peek().is(Kind.PATH)) {
            Token path = tokens.next();
            return factors.followed(new Formula.File(path.text(), token.span().to(path.span())));
        }
        if (tokens.isFunction(word) && callFollows()) {
            return factors.followed(application(token));
        }
        if (tokens.atSign("[") && (token.isWord("E") || token.isWord("mean"))) {
            return factors.followed(expectation(token));
        }
        return name(token);
    }

    /** What stands in the square brackets after {@code E} or {@code mean}: one formula. */
    private Formula expectation(Token token) {
        List<Formula> parts = factors.list("]");
        Span span = token.span().to(tokens.last().span());
        if (parts.size() > 1) {
            throw Refusal.of(span, Mistake.WRONG_ARITY, token.written() + "[…]", "1", "" + parts.size());
        }
        return token.isWord("E") ? new Formula.Expected(parts.get(0), span) : new Formula.Mean(parts.get(0), span);
    }

    private boolean callFollows() {
        int ahead = tokens.peek().is(Kind.PRIMES) ? 1 : 0;
        return tokens.peek(ahead).isSign("(");
    }

    private Formula name(Token token) {
        if (tokens.atSign("[")) {
            throw Refusal.of(token.span(), Mistake.SQUARE_BRACKETS, token.written());
        }
        Optional<Formula.Index> index = factors.index();
        int primes = factors.primes();
        if (tokens.peek().is(Kind.INDEX)) {
            throw Refusal.of(tokens.peek().span(), Mistake.MALFORMED_INDEX, tokens.peek().written());
        }
        return new Formula.Name(token.text(), token.written(), index, primes, tokens.atSign("("),
                token.span().to(tokens.last().span()));
    }

    private Formula variation(Token token) {
        Formula inner = parser.deeper(token, parser.inBars(), () -> {
            Token next = tokens.peek();
            if (next.isSign("(")) {
                return factors.brackets();
            }
            if (!next.is(Kind.WORD) || FormulaParser.isEnd(next)) {
                throw factors.missing(next);
            }
            return word();
        });
        return factors.followed(new Formula.Moved(Evolution.VARIATION, inner, token.span().to(inner.span())));
    }

    private Formula derivative(Token token, DerivativeWord word) {
        if (word.word().equals("grad") && word.subscript().isEmpty() && tokens.atWord("potential")) {
            return new Formula.GradientOfPotential(token.span().to(tokens.next().span()));
        }
        if (tokens.atSign("(") || Names.QUANTITIES.contains(tokens.peek().text())) {
            return partialGradient(token, word);
        }
        if (!tokens.peek().is(Kind.WORD) || !tokens.peek(1).isSign("(")) {
            throw Refusal.of(token.span(), Mistake.DERIVATIVE_INCOMPLETE, token.written());
        }
        Token function = tokens.next();
        return jet(word, token, function);
    }

    /** The gradient of a formula in brackets, or of a derived quantity by its name. */
    private Formula partialGradient(Token token, DerivativeWord word) {
        boolean hessian = word.word().equals("hess") && !word.subscript().isEmpty();
        if (!word.word().equals("grad") && !hessian) {
            throw Refusal.of(token.span().to(tokens.peek().span()), Mistake.NOT_YET,
                    "a derivative of a formula but its gradient");
        }
        if (word.subscript().isEmpty()) {
            throw Refusal.of(token.span(), Mistake.GRADIENT_BY_WHAT, token.written());
        }
        Formula operand = tokens.atSign("(") ? factors.brackets() : name(tokens.next());
        return new Formula.PartialGradient(word, operand, token.span().to(operand.span()));
    }

    /** A function where it is taken, and what fills its slots: {@code (q)[u, v]}, {@code (q)[][a, b]}. */
    private Formula jet(DerivativeWord word, Token first, Token function) {
        Formula.Brackets point = factors.brackets();
        List<Formula> directions = tokens.atSign("[") ? slots() : List.of();
        List<Formula> values = tokens.atSign("[") ? factors.list("]") : List.of();
        return new Formula.Derivative(word, function.text(), point.parts(), directions, values,
                first.span().to(tokens.last().span()));
    }

    /** Directions in square brackets, which are empty only where another pair follows. */
    private List<Formula> slots() {
        if (!tokens.peek(1).isSign("]") || !tokens.peek(2).isSign("[")) {
            return factors.list("]");
        }
        tokens.next();
        tokens.next();
        return List.of();
    }

    private Formula application(Token token) {
        int primes = Names.isBuiltIn(token.text()) ? 0 : factors.primes();
        if (!tokens.atSign("(")) {
            boolean power = tokens.atSign("^") || tokens.peek().is(Kind.SUPERSCRIPT);
            throw Refusal.of(token.span(), power ? Mistake.POWER_OF_FUNCTION_NAME : Mistake.FUNCTION_WITHOUT_BRACKET,
                    token.written());
        }
        if (primes == 0 && !Names.isBuiltIn(token.text())) {
            Formula.Derivative value = (Formula.Derivative) jet(DerivativeWord.NONE, token, token);
            return value.directions().isEmpty() && value.values().isEmpty()
                    ? new Formula.Call(token.text(), 0, value.arguments(), value.span()) : value;
        }
        Formula.Brackets arguments = factors.brackets();
        return new Formula.Call(token.text(), primes, arguments.parts(), token.span().to(arguments.span()));
    }
}
