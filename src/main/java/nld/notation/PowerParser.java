package nld.notation;

import java.util.List;
import nld.notation.Token.Kind;

/** Reads what is raised: powers, powers entry by entry, transposes. */
final class PowerParser {
    private final FactorParser factors;
    private final WordParser words;
    private final Tokens tokens;

    PowerParser(FactorParser factors, WordParser words, Tokens tokens) {
        this.factors = factors;
        this.words = words;
        this.tokens = tokens;
    }

    /** A power or a transpose after {@code base}; nothing further may follow it. */
    Formula powered(Formula base, int start) {
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
            return factors.brackets();
        }
        if (token.is(Kind.WORD) && !FormulaParser.isEnd(token)) {
            return words.word();
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
