package nld.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.expression.Evolved.Evolution;
import nld.notation.Token.Kind;

/** Reads one factor of a product: numbers, brackets, bars, what begins with a word, and the primes, indices and powers after them. */
final class FactorParser {
    private static final Map<String, Evolution> MOVES =
            Map.of("next", Evolution.NEXT, "last", Evolution.LAST, "initial", Evolution.INITIAL);

    private final FormulaParser parser;
    private final Tokens tokens;
    private final WordParser words;
    private final PowerParser powers;

    FactorParser(FormulaParser parser, Tokens tokens) {
        this.parser = parser;
        this.tokens = tokens;
        this.words = new WordParser(parser, this, tokens);
        this.powers = new PowerParser(this, words, tokens);
    }

    /** A factor with its power. */
    Formula factor() {
        Token token = tokens.peek();
        Evolution move = token.is(Kind.WORD) ? MOVES.get(token.text()) : null;
        if (move == null) {
            int start = tokens.position();
            return powers.powered(primary(), start);
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
            return words.word();
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

    Refusal missing(Token token) {
        if (token.isSign("|")) {
            return Refusal.of(token.span(), Mistake.NESTED_BARS);
        }
        if (token.is(Kind.PRIMES) || token.is(Kind.SUPERSCRIPT) || token.is(Kind.TRANSPOSE) || token.is(Kind.INDEX)) {
            return Refusal.of(token.span(), Mistake.NOTHING_BEFORE, token.written());
        }
        return Refusal.of(token.span(), Mistake.FORMULA_MISSING, tokens.found());
    }

    Formula.Brackets brackets() {
        Token opening = tokens.peek();
        List<Formula> parts = list(")");
        return new Formula.Brackets(parts, opening.span().to(tokens.last().span()));
    }

    /** Formulas between brackets, the closing one given. */
    List<Formula> list(String closing) {
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
    Formula followed(Formula first) {
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

    Optional<Formula.Index> index() {
        if (!tokens.peek().is(Kind.INDEX)) {
            return Optional.empty();
        }
        Token token = tokens.next();
        return Optional.of(new Formula.Index(token.text(), token.span()));
    }

    int primes() {
        if (!tokens.peek().is(Kind.PRIMES)) {
            return 0;
        }
        Token token = tokens.next();
        if (token.text().length() > Names.MOST_PRIMES) {
            throw Refusal.of(token.span(), Mistake.TOO_MANY_PRIMES, "" + Names.MOST_PRIMES);
        }
        return token.text().length();
    }
}
