package nld.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.expression.Evolved.Evolution;
import nld.notation.Token.Kind;

/** Reads one factor of a product: names, numbers, brackets, bars, applications, and what follows them. */
final class FactorParser {
    private static final Map<String, Evolution> MOVES =
            Map.of("next", Evolution.NEXT, "last", Evolution.LAST, "initial", Evolution.INITIAL);

    private final FormulaParser parser;
    private final Tokens tokens;

    FactorParser(FormulaParser parser, Tokens tokens) {
        this.parser = parser;
        this.tokens = tokens;
    }

    /** A factor with its power. */
    Formula factor() {
        Token token = tokens.peek();
        Evolution move = token.is(Kind.WORD) ? MOVES.get(token.text()) : null;
        if (move == null) {
            int start = tokens.position();
            return powered(primary(), start);
        }
        tokens.next();
        Formula inner = parser.deeper(token, parser.inBars(), this::factor);
        return new Formula.Moved(move, inner, token.span().to(inner.span()));
    }

    private Formula primary() {
        Token token = tokens.peek();
        if (token.is(Kind.NUMBER)) {
            tokens.next();
            return number(token);
        }
        if (token.is(Kind.WORD) && !FormulaParser.isEnd(token)) {
            return word();
        }
        if (token.isSign("(")) {
            return followed(brackets());
        }
        if (token.isSign("|")) {
            return followed(bars());
        }
        throw missing(token);
    }

    private Formula number(Token token) {
        if (tokens.peek().is(Kind.PRIMES) || tokens.peek().is(Kind.INDEX)) {
            throw Refusal.of(token.span().to(tokens.peek().span()), Mistake.PRIMED_NUMBER, token.written());
        }
        return new Formula.Number(token.text(), token.span());
    }

    private Refusal missing(Token token) {
        if (token.isSign("|")) {
            return Refusal.of(token.span(), Mistake.NESTED_BARS);
        }
        if (token.is(Kind.PRIMES) || token.is(Kind.SUPERSCRIPT) || token.is(Kind.TRANSPOSE) || token.is(Kind.INDEX)) {
            return Refusal.of(token.span(), Mistake.NOTHING_BEFORE, token.written());
        }
        return Refusal.of(token.span(), Mistake.FORMULA_MISSING, tokens.found());
    }

    private Formula word() {
        Token token = tokens.next();
        String word = token.text();
        if (word.equals("delta")) {
            return variation(token);
        }
        Optional<DerivativeWord> derivative = DerivativeWord.of(word, token.written());
        if (derivative.isPresent()) {
            return followed(derivative(token, derivative.get()));
        }
        if (Names.isBuiltIn(word)) {
            return followed(application(token));
        }
        if (word.equals(Names.FILE) && tokens.peek().is(Kind.PATH)) {
            Token path = tokens.next();
            return followed(new Formula.File(path.text(), token.span().to(path.span())));
        }
        if (tokens.isFunction(word) && callFollows()) {
            return followed(application(token));
        }
        if (tokens.atSign("[") && (token.isWord("E") || token.isWord("mean"))) {
            return followed(expectation(token));
        }
        return name(token);
    }

    /** What stands in the square brackets after {@code E} or {@code mean}: one formula. */
    private Formula expectation(Token token) {
        List<Formula> parts = list("]");
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
        Optional<Formula.Index> index = index();
        int primes = primes();
        if (tokens.peek().is(Kind.INDEX)) {
            throw Refusal.of(tokens.peek().span(), Mistake.MALFORMED_INDEX, tokens.peek().written());
        }
        return new Formula.Name(token.text(), token.written(), index, primes, tokens.atSign("("),
                token.span().to(tokens.last().span()));
    }

    private Optional<Formula.Index> index() {
        if (!tokens.peek().is(Kind.INDEX)) {
            return Optional.empty();
        }
        Token token = tokens.next();
        return Optional.of(new Formula.Index(token.text(), token.span()));
    }

    private int primes() {
        if (!tokens.peek().is(Kind.PRIMES)) {
            return 0;
        }
        Token token = tokens.next();
        if (token.text().length() > Names.MOST_PRIMES) {
            throw Refusal.of(token.span(), Mistake.TOO_MANY_PRIMES, "" + Names.MOST_PRIMES);
        }
        return token.text().length();
    }

    private Formula variation(Token token) {
        Formula inner = parser.deeper(token, parser.inBars(), () -> {
            Token next = tokens.peek();
            if (next.isSign("(")) {
                return brackets();
            }
            if (!next.is(Kind.WORD) || FormulaParser.isEnd(next)) {
                throw missing(next);
            }
            return word();
        });
        return followed(new Formula.Moved(Evolution.VARIATION, inner, token.span().to(inner.span())));
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
        Formula operand = tokens.atSign("(") ? brackets() : name(tokens.next());
        return new Formula.PartialGradient(word, operand, token.span().to(operand.span()));
    }

    /** A function where it is taken, and what fills its slots: {@code (q)[u, v]}, {@code (q)[][a, b]}. */
    private Formula jet(DerivativeWord word, Token first, Token function) {
        Formula.Brackets point = brackets();
        List<Formula> directions = tokens.atSign("[") ? slots() : List.of();
        List<Formula> values = tokens.atSign("[") ? list("]") : List.of();
        return new Formula.Derivative(word, function.text(), point.parts(), directions, values,
                first.span().to(tokens.last().span()));
    }

    /** Directions in square brackets, which are empty only where another pair follows. */
    private List<Formula> slots() {
        if (!tokens.peek(1).isSign("]") || !tokens.peek(2).isSign("[")) {
            return list("]");
        }
        tokens.next();
        tokens.next();
        return List.of();
    }

    private Formula application(Token token) {
        int primes = Names.isBuiltIn(token.text()) ? 0 : primes();
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
        Formula.Brackets arguments = brackets();
        return new Formula.Call(token.text(), primes, arguments.parts(), token.span().to(arguments.span()));
    }

    private Formula.Brackets brackets() {
        Token opening = tokens.peek();
        List<Formula> parts = list(")");
        return new Formula.Brackets(parts, opening.span().to(tokens.last().span()));
    }

    /** Formulas between brackets, the closing one given. */
    private List<Formula> list(String closing) {
        Token opening = tokens.next();
        if (tokens.atSign(closing)) {
            throw Refusal.of(opening.span().to(tokens.peek().span()), Mistake.EMPTY_BRACKETS);
        }
        return parser.deeper(opening, false, () -> {
            List<Formula> parts = new ArrayList<>();
            do {
                if (tokens.atEnd()) {
                    throw Refusal.of(opening.span(), Mistake.UNCLOSED_BRACKET, opening.written(), closing);
                }
                parts.add(parser.sum());
            } while (tokens.takeSign(","));
            if (!tokens.takeSign(closing)) {
                throw Refusal.of(opening.span(), Mistake.UNCLOSED_BRACKET, opening.written(), closing);
            }
            return List.copyOf(parts);
        });
    }

    private Formula bars() {
        Token opening = tokens.peek();
        if (parser.inBars()) {
            throw Refusal.of(opening.span(), Mistake.NESTED_BARS);
        }
        tokens.next();
        Formula inner = parser.deeper(opening, true, () -> {
            if (tokens.atSign("|")) {
                throw Refusal.of(opening.span().to(tokens.peek().span()), Mistake.NESTED_BARS);
            }
            return parser.sum();
        });
        if (!tokens.takeSign("|")) {
            throw Refusal.of(opening.span(), Mistake.UNCLOSED_BRACKET, "|", "|");
        }
        return new Formula.Bars(inner, opening.span().to(tokens.last().span()));
    }

    /** Primes and indices after brackets, bars and applications. */
    private Formula followed(Formula first) {
        Formula formula = first;
        while (tokens.peek().is(Kind.PRIMES) || tokens.peek().is(Kind.INDEX)) {
            Optional<Formula.Index> index = index();
            if (index.isPresent()) {
                formula = new Formula.Indexed(formula, index.get(), formula.span().to(index.get().span()));
            } else {
                int primes = primes();
                formula = new Formula.Rate(formula, primes, formula.span().to(tokens.last().span()));
            }
        }
        return formula;
    }

    /** A power or a transpose after {@code base}; nothing further may follow it. */
    private Formula powered(Formula base, int start) {
        Token token = tokens.peek();
        Formula result;
        if (token.is(Kind.SUPERSCRIPT) || token.is(Kind.TRANSPOSE)) {
            tokens.next();
            Span span = base.span().to(token.span());
            // a superscript stands where it stands: its number takes the power's place, so no slash can belong to it
            result = token.is(Kind.TRANSPOSE) ? new Formula.Transposed(base, span)
                    : new Formula.Power(base, new Formula.Number(token.text(), span), false, span);
        } else if (token.isSign("^") || token.isSign("^⊙")) {
            tokens.next();
            result = raised(base, token.isSign("^⊙"));
        } else {
            return base;
        }
        refuseAfterPower(base, start);
        return result;
    }

    private Formula raised(Formula base, boolean ofEntries) {
        if (!ofEntries && tokens.atWord("T")) {
            return new Formula.Transposed(base, base.span().to(tokens.next().span()));
        }
        boolean negative = tokens.takeSign("-");
        Formula exponent = exponent();
        Span span = base.span().to(exponent.span());
        Formula signed = negative ? new Formula.Sum(List.of(new Formula.Term(true, exponent)), exponent.span()) : exponent;
        return new Formula.Power(base, signed, ofEntries, span);
    }

    private Formula exponent() {
        Token token = tokens.peek();
        if (token.is(Kind.NUMBER)) {
            tokens.next();
            return new Formula.Number(token.text(), token.span());
        }
        if (token.isSign("(")) {
            return brackets();
        }
        if (token.is(Kind.WORD) && !FormulaParser.isEnd(token)) {
            return word();
        }
        throw Refusal.of(token.span(), Mistake.EXPONENT_MISSING, tokens.found());
    }

    private void refuseAfterPower(Formula base, int start) {
        Token token = tokens.peek();
        boolean power = token.isSign("^") || token.isSign("^⊙") || token.is(Kind.SUPERSCRIPT) || token.is(Kind.TRANSPOSE);
        if (token.is(Kind.PRIMES) || power || token.is(Kind.INDEX)) {
            String raised = tokens.text(start, tokens.position());
            throw Refusal.of(base.span().to(token.span()), power ? Mistake.POWER_OF_POWER : Mistake.PRIME_AFTER_POWER,
                    raised, token.written());
        }
    }
}
