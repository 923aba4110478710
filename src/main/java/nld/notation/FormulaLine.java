package nld.notation;

import nld.model.Check.Expectation;

/** Reads {@code expect order 2 against formula …} and {@code expect within 1/100 of …}. */
final class FormulaLine {
    private static final String EXAMPLE = "expect within 1/100 of exp(-t) initial u";

    private FormulaLine() {
    }

    /** The line whose word {@code expect} is taken. */
    static CheckLines.Line read(Token word, Tokens tokens) {
        return tokens.takeWord("within") ? within(word, tokens) : order(word, tokens);
    }

    private static CheckLines.Line order(Token word, Tokens tokens) {
        tokens.next();
        Token number = tokens.next();
        if (!number.text().matches("[1-9]")) {
            throw Refusal.of(number.span(), Mistake.EXPECTED, "an order from 1 to 9", "'" + number.written() + "'",
                    "expect order 2 against formula exp(-t) initial u");
        }
        tokens.next();
        tokens.next();
        Formula formula = FormulaParser.parseAll(tokens);
        int order = Integer.parseInt(number.text());
        return reader -> new Expectation.FormulaOrder(order, reader.ofTime(formula), word.span().place());
    }

    private static CheckLines.Line within(Token word, Tokens tokens) {
        Formula part = FormulaParser.parse(tokens);
        if (!tokens.takeWord("of")) {
            throw tokens.expected("of and a formula", EXAMPLE);
        }
        Formula formula = FormulaParser.parseAll(tokens);
        return reader -> new Expectation.Within(reader.number(part), reader.ofTime(formula), word.span().place());
    }
}
