package nld.notation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import nld.expression.Domain;
import nld.notation.Token.Kind;

/** Reads the lines of an update rule: parameters, their defaults, states, and what each step computes. */
final class RuleBodyReader {
    /** The words that open a line of a rule. */
    static final Set<String> WORDS = Set.of("parameters", "field", "default", "state", "number", "noise", "next");

    private static final String NOISE = "noise z, mean 0, covariance S";

    private final Predicate<String> isFunction;
    private final Scope scope;
    private final RuleBody body = new RuleBody();

    RuleBodyReader(Scope scope) {
        this.scope = scope;
        this.isFunction = scope::isFunction;
    }

    /** The body whose lines are those of {@code statements}; a line that is refused is noted and left out. */
    RuleBody read(List<Statement> statements, Problems problems) {
        for (Statement statement : statements) {
            if (WORDS.contains(statement.word())) {
                problems.succeeds(() -> line(new Tokens(statement.tokens(), isFunction)));
            }
        }
        return body;
    }

    private void line(Tokens tokens) {
        Token word = tokens.next();
        if (word.isWord("next")) {
            step(tokens);
            return;
        }
        if (word.isWord("noise")) {
            noise(tokens);
            return;
        }
        do {
            switch (word.text()) {
                case "parameters" -> parameter(tokens, false);
                case "field" -> parameter(tokens, true);
                case "default" -> byDefault(tokens);
                default -> state(tokens, word.isWord("number"));
            }
        } while (tokens.takeSign(","));
        tokens.expectEnd("separate them by commas: state m = 0, s = 0");
    }

    private void parameter(Tokens tokens, boolean field) {
        Token name = tokens.expectWord("a name", "parameters beta in [0, 1), epsilon > 0");
        Domain domain = Domain.REAL;
        if (tokens.takeWord("in")) {
            domain = Domains.interval(tokens, scope);
        } else if (tokens.peek().is(Kind.SIGN) && !tokens.atSign(",")) {
            domain = Domains.bound(tokens, scope);
        }
        requireNew(name);
        body.parameters.put(name.text(), new RuleBody.Parameter(name, domain, field));
    }

    private void byDefault(Tokens tokens) {
        Token name = tokens.expectWord("a parameter", "default decay = 0");
        tokens.expectSign("=", "default decay = 0");
        body.defaults.put(name.text(), FormulaParser.parse(tokens));
    }

    private void state(Tokens tokens, boolean number) {
        Token name = tokens.expectWord("a name", "state m = 0, s = 0");
        requireNew(name);
        tokens.expectSign("=", "state m = 0, s = 0");
        body.states.put(name.text(), new RuleBody.State(name, FormulaParser.parse(tokens), number));
    }

    private void noise(Tokens tokens) {
        Token name = tokens.expectWord("a name", NOISE);
        Optional<Token> on = tokens.takeWord("on") ? Optional.of(tokens.expectWord("a coordinate", NOISE)) : Optional.empty();
        boolean centred = tokens.takeSign(",") && tokens.takeWord("mean") && tokens.peek().text().equals("0");
        if (!centred) {
            throw tokens.expected("mean 0", NOISE);
        }
        tokens.next();
        if (!tokens.takeSign(",") || !tokens.takeWord("covariance")) {
            throw tokens.expected("covariance", NOISE);
        }
        body.noises.add(new RuleBody.Noise(name, on, FormulaParser.parseAll(tokens)));
    }

    private void requireNew(Token name) {
        if (Names.isReserved(name.text())) {
            throw Refusal.of(name.span(), Mistake.RESERVED_NAME, name.written());
        }
        if (body.parameters.containsKey(name.text()) || body.states.containsKey(name.text())) {
            throw Refusal.of(name.span(), Mistake.DECLARED_TWICE, name.written());
        }
    }

    private void step(Tokens tokens) {
        Token name = tokens.expectWord("a state or q", "next q = q - rate G");
        tokens.expectSign("=", "next q = q - rate G");
        if (body.steps.putIfAbsent(name.text(), new RuleBody.Step(name, FormulaParser.parseAll(tokens))) != null) {
            throw Refusal.of(name.span(), Mistake.VALUE_TWICE, "next " + name.written());
        }
    }
}
