package nld.notation;

import java.util.Optional;
import nld.expression.Domain;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.Rational;

/** Reads the values a parameter may take: {@code m > 0}, {@code beta in [0, 1)}. */
final class Domains {
    private Domains() {
    }

    /** The bound that stands here. */
    static Domain bound(Tokens tokens, Scope scope) {
        Token sign = tokens.next();
        if (!sign.text().matches("[<>]=?")) {
            throw Refusal.of(sign.span(), Mistake.EXPECTED, "a bound", "'" + sign.written() + "'",
                    "m > 0, k >= 0, beta in [0, 1)");
        }
        Optional<Rational> end = Optional.of(number(tokens, scope));
        boolean open = sign.text().length() == 1;
        return sign.text().startsWith(">") ? new Domain(end, open, Optional.empty(), false)
                : new Domain(Optional.empty(), false, end, open);
    }

    /** The interval that stands here. */
    static Domain interval(Tokens tokens, Scope scope) {
        String example = "beta in [0, 1)";
        int start = tokens.position();
        Token opening = tokens.next();
        Rational lower = number(tokens, scope);
        tokens.expectSign(",", example);
        Rational upper = number(tokens, scope);
        if (!tokens.atSign(")") && !tokens.atSign("]")) {
            throw Refusal.of(opening.span(), Mistake.UNCLOSED_BRACKET, opening.written(), ") or ]");
        }
        Token closing = tokens.next();
        boolean lowerOpen = opening.isSign("(");
        boolean upperOpen = closing.isSign(")");
        int order = lower.compareTo(upper);
        if (order > 0 || order == 0 && (lowerOpen || upperOpen)) {
            throw Refusal.of(tokens.span(start, tokens.position()), Mistake.EMPTY_INTERVAL);
        }
        return new Domain(Optional.of(lower), lowerOpen, Optional.of(upper), upperOpen);
    }

    private static Rational number(Tokens tokens, Scope scope) {
        int start = tokens.position();
        Expression value = new Elaborator(scope, Setting.VALUE).of(FormulaParser.parseInside(tokens));
        if (value instanceof Literal literal) {
            return literal.value();
        }
        throw Refusal.of(tokens.span(start, tokens.position()), Mistake.NOT_A_NUMBER,
                tokens.text(start, tokens.position()));
    }
}
