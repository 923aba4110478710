package nld.notation;

import java.util.Optional;
import nld.expression.Evolved;
import nld.expression.Expression;
import nld.expression.Rational;
import nld.expression.Rewriter;
import nld.expression.Shape;
import nld.model.Check.Expectation;
import nld.model.Check.Subject;
import nld.model.Claim;

/** Reads {@code expect mean … over 400 seeds, confidence 0.999, against …}: the line as it stands, then its formulas. */
final class MeanReader {
    private static final String EXAMPLE = "expect mean 50 over 100 seeds, confidence 0.999, within 1/50, against 950";

    private final Scope scope;
    private final Subject subject;
    private final Draft draft;

    /** For a check of {@code subject}, with the names of {@code scope}. */
    MeanReader(Scope scope, Subject subject, Draft draft) {
        this.scope = scope;
        this.subject = subject;
        this.draft = draft;
    }

    /** The line whose words up to {@code mean} are taken. */
    static CheckLines.Line line(Token word, Tokens tokens) {
        Optional<Formula> value = tokens.atWord("over") ? Optional.empty() : Optional.of(FormulaParser.parse(tokens));
        if (!tokens.takeWord("over")) {
            throw tokens.expected("over and a number of seeds", EXAMPLE);
        }
        int seeds = seeds(tokens);
        if (!tokens.takeSign(",") || !tokens.takeWord("confidence")) {
            throw tokens.expected("a confidence", EXAMPLE);
        }
        Rational confidence = confidence(tokens);
        Optional<Formula> within = setting("within", tokens);
        Optional<Formula> against = setting("against", tokens);
        tokens.expectEnd("as in: " + EXAMPLE);
        if (within.isEmpty() && against.isEmpty()) {
            throw Refusal.of(word.span(), Mistake.MEAN_WITHOUT_ALTERNATIVE);
        }
        return reader -> new Expectation.Mean(value.map(reader::number), within.map(reader::number), against.map(reader::wrong),
                seeds, confidence, word.span().place());
    }

    private static Optional<Formula> setting(String word, Tokens tokens) {
        if (!tokens.atSign(",") || !tokens.peek(1).isWord(word)) {
            return Optional.empty();
        }
        tokens.next();
        tokens.next();
        return Optional.of(FormulaParser.parse(tokens));
    }

    private static int seeds(Tokens tokens) {
        Token count = tokens.next();
        if (!count.text().matches("[1-9]\\d{0,5}") || count.text().equals("1") || !tokens.takeWord("seeds")) {
            throw Refusal.of(count.span(), Mistake.EXPECTED, "a number of seeds from 2 on", "'" + count.written() + "'", EXAMPLE);
        }
        return Integer.parseInt(count.text());
    }

    private static Rational confidence(Tokens tokens) {
        Token number = tokens.next();
        boolean fits = number.text().matches("0\\.\\d{1,12}") && Numbers.exact(number.text(), number.span()).signum() > 0;
        if (!fits) {
            throw Refusal.of(number.span(), Mistake.EXPECTED, "a confidence between 0 and 1", "'" + number.written() + "'", EXAMPLE);
        }
        return Numbers.exact(number.text(), number.span());
    }

    /** A number of parameters, without coordinates. */
    Expression number(Formula formula) {
        Expression number = new Elaborator(scope, Setting.VALUE).of(formula, Shape.SCALAR, "a mean");
        if (number.motionOrder() >= 0) {
            throw Refusal.of(formula.span(), Mistake.SETTING_MOVES, "mean");
        }
        return number;
    }

    /** A formula of time, parameters and values at the start. */
    Expression ofTime(Formula formula) {
        return ofTime(formula, scope);
    }

    /** The same with the names of {@code names}. */
    static Expression ofTime(Formula formula, Scope names) {
        Expression value = new Elaborator(names, Setting.ALONG_UPDATE).of(formula, Shape.SCALAR, "the formula");
        Expression rest = new Rewriter() {
            @Override
            public Expression evolved(Evolved evolved) {
                return Expression.zero(evolved.shape());
            }
        }.rewrite(value);
        if (rest.motionOrder() >= 0) {
            throw Refusal.of(formula.span(), Mistake.FORMULA_MOVES);
        }
        return value;
    }

    /** What would be wrong: another number, or another right side of the claim. */
    private Expression wrong(Formula formula) {
        if (!(subject instanceof Subject.OfClaim claimed)) {
            return number(formula);
        }
        Shape shape = draft.sections.stream().flatMap(section -> section.claims().stream())
                .filter(claim -> claim.label().equals(claimed.label())).findFirst().map(Claim::relation)
                .map(relation -> relation.left().shape()).orElseThrow(Refusal::silent);
        return new Elaborator(scope, Setting.UPDATE).of(formula, shape, "the other right side");
    }
}
