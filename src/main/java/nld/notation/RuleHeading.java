package nld.notation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import nld.expression.Expression;
import nld.expression.Shape;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.model.DeclaredFunction;
import nld.model.UpdateRule;

/** Reads the heading of an update: what it descends, its rates, values of its parameters and names of its states. */
final class RuleHeading {
    private static final String SAMPLED = "update gradient-descent of (f(q), g(q)), rate eta, drawn with replacement, seed 1";
    static final String EXAMPLE = "update heavy-ball, rate eta, momentum beta, buffer v";

    /** The loss it descends; the potential where absent. */
    Optional<Expression> loss = Optional.empty();
    /** Several losses, one of which is drawn for each step; none where there is one loss only. */
    private List<Expression> losses = List.of();
    private Optional<Boolean> replacement = Optional.empty();
    private Optional<Long> seed = Optional.empty();
    /** The rate of every coordinate. */
    final Map<Symbol, Expression> rates = new LinkedHashMap<>();
    /** Values of parameters. */
    final Map<String, Expression> values = new LinkedHashMap<>();
    /** Names that claims give to states. */
    final Map<String, Token> names = new LinkedHashMap<>();
    /** What claims call the gradient. */
    Optional<Token> gradient = Optional.empty();

    private final Draft draft;
    private final Scope scope;
    private final Token rule;
    private final RuleBody body;

    RuleHeading(Draft draft, Token rule, RuleBody body) {
        this.draft = draft;
        this.scope = draft.scope();
        this.rule = rule;
        this.body = body;
    }

    /** Reads what stands behind the name of the rule. */
    RuleHeading read(Tokens tokens) {
        loss = tokens.takeWord("of") ? Optional.of(loss(tokens)) : Optional.empty();
        while (tokens.takeSign(",")) {
            setting(tokens);
        }
        tokens.expectEnd("as in: " + EXAMPLE);
        return this;
    }

    /** The loss it descends: a function by its name, or a formula. */
    private Expression loss(Tokens tokens) {
        Token name = tokens.peek();
        boolean alone = tokens.peek(1).isSign(",") || tokens.peek(1).is(Token.Kind.END);
        Optional<DeclaredFunction> function = scope.function(name.text()).filter(this::isLoss);
        if (alone && function.isPresent()) {
            tokens.next();
            return function.get().value();
        }
        Formula formula = FormulaParser.parse(tokens);
        if (!(formula instanceof Formula.Brackets several) || several.parts().size() == 1) {
            return new Elaborator(scope, Setting.VALUE).of(formula, Shape.SCALAR, "the loss");
        }
        losses = several.parts().stream()
                .map(part -> new Elaborator(scope, Setting.VALUE).of(part, Shape.SCALAR, "a loss")).toList();
        return Sum.of(losses).over(Expression.of(losses.size()));
    }

    /** Whether each step descends one of several losses. */
    boolean isDrawn() {
        return !losses.isEmpty();
    }

    /** How one of several losses is drawn for each step. */
    Optional<UpdateRule.Sampling> sampling(Statement statement) {
        if (losses.isEmpty() != (replacement.isEmpty() && seed.isEmpty()) || replacement.isEmpty() != seed.isEmpty()) {
            throw Refusal.of(statement.first().span(), Mistake.SAMPLING_INCOMPLETE);
        }
        return seed.map(known -> new UpdateRule.Sampling(losses, replacement.orElseThrow(), known));
    }

    private void drawn(Tokens tokens) {
        boolean with = tokens.takeWord("with");
        if (!with && !tokens.takeWord("without") || !tokens.takeWord("replacement")) {
            throw tokens.expected("with replacement or without replacement", SAMPLED);
        }
        replacement = Optional.of(with);
    }

    private void seed(Tokens tokens) {
        Token number = tokens.next();
        if (!number.text().matches("\\d{1,18}")) {
            throw Refusal.of(number.span(), Mistake.EXPECTED, "a whole number", "'" + number.written() + "'", SAMPLED);
        }
        seed = Optional.of(Long.parseLong(number.text()));
    }

    /** Whether the name alone can stand for the value at the coordinates. */
    private boolean isLoss(DeclaredFunction function) {
        return function.function().value().isScalar() && scope.coordinates().containsAll(function.arguments());
    }

    private void setting(Tokens tokens) {
        Token word = tokens.expectWord("a setting", EXAMPLE);
        String text = word.text();
        boolean twice = text.equals(RuleBody.RATE) && !rates.isEmpty() || values.containsKey(text) || names.containsKey(text)
                || text.equals("gradient") && gradient.isPresent() || text.equals("drawn") && replacement.isPresent()
                || text.equals("seed") && seed.isPresent();
        if (twice) {
            throw Refusal.of(word.span(), Mistake.SECTION_TWICE, text);
        }
        if (text.equals("drawn")) {
            drawn(tokens);
        } else if (text.equals("seed")) {
            seed(tokens);
        } else if (text.equals(RuleBody.RATE)) {
            rates(tokens);
        } else if (text.equals("gradient")) {
            gradient = Optional.of(name(tokens, "the gradient's name"));
        } else if (body.states.containsKey(text)) {
            names.put(text, name(tokens, "the " + text + "'s name"));
        } else if (body.parameters.containsKey(text)) {
            values.put(text, value(word, tokens));
        } else {
            throw unknown(word);
        }
    }

    private Token name(Tokens tokens, String what) {
        Token name = tokens.expectWord(what, EXAMPLE);
        scope.requireFree(name);
        return name;
    }

    private Refusal unknown(Token word) {
        if (rule.text().equals("gradient-descent") && (word.isWord("momentum") || word.isWord("buffer"))) {
            return Refusal.of(word.span(), Mistake.NO_MOMENTUM_HERE, word.written());
        }
        List<String> settings = new ArrayList<>(List.of(RuleBody.RATE, "gradient"));
        settings.addAll(new TreeSet<>(body.parameters.keySet()));
        settings.addAll(new TreeSet<>(body.states.keySet()));
        return Refusal.of(word.span(), Mistake.UNKNOWN_SETTING, word.written(), rule.written(), String.join(", ", settings));
    }

    private Expression value(Token word, Tokens tokens) {
        RuleBody.Parameter parameter = body.parameters.get(word.text());
        Formula formula = FormulaParser.parse(tokens);
        if (parameter.field()) {
            return new Elaborator(scope, Setting.RULE).of(formula);
        }
        return still(formula, word.text());
    }

    private Expression still(Formula formula, String what) {
        Expression value = new Elaborator(scope, Setting.RULE).of(formula, Shape.SCALAR, "the " + what);
        if (value.motionOrder() >= 0) {
            throw Refusal.of(formula.span(), Mistake.SETTING_MOVES, what);
        }
        return value;
    }

    /** One rate for all coordinates, or {@code eta1 on u, eta2 on v}. */
    private void rates(Tokens tokens) {
        do {
            Expression rate = still(FormulaParser.parse(tokens), RuleBody.RATE);
            if (!tokens.takeWord("on")) {
                draft.coordinates().forEach(coordinate -> rates.putIfAbsent(coordinate, rate));
                return;
            }
            Token name = tokens.expectWord("a coordinate", "rate eta1 on u, eta2 on v");
            Symbol coordinate = draft.coordinates().stream().filter(one -> one.name().equals(name.text())).findFirst()
                    .orElseThrow(() -> Refusal.of(name.span(), Mistake.NOT_A_COORDINATE, name.written()));
            if (rates.putIfAbsent(coordinate, rate) != null) {
                throw Refusal.of(name.span(), Mistake.VALUE_TWICE, "the rate on " + name.written());
            }
        } while (anotherGroup(tokens) && tokens.takeSign(","));
    }

    /** Whether a comma and another rate with its coordinate stand here. */
    private static boolean anotherGroup(Tokens tokens) {
        if (!tokens.atSign(",")) {
            return false;
        }
        for (int ahead = 1; !tokens.peek(ahead).isSign(",") && !tokens.peek(ahead).is(Token.Kind.END); ahead++) {
            if (tokens.peek(ahead).isWord("on")) {
                return true;
            }
        }
        return false;
    }
}
