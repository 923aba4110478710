package nld.notation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nld.expression.Expression;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.model.DeclaredFunction;
import nld.model.UpdateRule;
import nld.model.UpdateRule.Method;

/** Reads the heading of an update section. */
final class RuleReader {
    private static final Set<String> SETTINGS = Set.of("rate", "momentum", "decay", "buffer");
    private static final String EXAMPLE = "update heavy-ball, rate eta, momentum beta, buffer v";

    private final Draft draft;
    private final Map<String, Expression> values = new HashMap<>();
    private final Scope scope;
    private Symbol buffer;

    RuleReader(Draft draft) {
        this.draft = draft;
        this.scope = new Scope(draft.scope());
    }

    /** The word that names a method. */
    static Optional<Method> method(String word) {
        for (Method method : Method.values()) {
            if (method.word().equals(word)) {
                return Optional.of(method);
            }
        }
        return Optional.empty();
    }

    UpdateRule read(Statement statement) {
        Tokens tokens = draft.tokens(statement);
        tokens.next();
        Token word = tokens.expectWord("a method", EXAMPLE);
        Method method = method(word.text()).orElseThrow(
                () -> Refusal.of(word.span(), Mistake.UNKNOWN_METHOD, word.written()));
        if (draft.rules.containsKey(method)) {
            throw Refusal.of(word.span(), Mistake.SECTION_TWICE, "update " + method.word());
        }
        Optional<Expression> loss = tokens.takeWord("of") ? Optional.of(loss(tokens)) : Optional.empty();
        while (tokens.takeSign(",")) {
            setting(tokens, method);
        }
        tokens.expectEnd("as in: " + EXAMPLE);
        require("rate", statement, method);
        if (method == Method.HEAVY_BALL) {
            require("momentum", statement, method);
        }
        Expression zero = Expression.of(0);
        UpdateRule rule = new UpdateRule(method, loss, values.get("rate"), values.getOrDefault("momentum", zero),
                values.getOrDefault("decay", zero), Optional.ofNullable(buffer), statement.first().opening().place());
        draft.rules.put(method, rule);
        draft.ruleScopes.put(method, scope);
        return rule;
    }

    private void require(String setting, Statement statement, Method method) {
        if (!values.containsKey(setting)) {
            throw Refusal.of(statement.first().span(), Mistake.SETTING_MISSING, method.word(), setting,
                    setting.equals("rate") ? "rate eta" : "momentum beta");
        }
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
        return new Elaborator(scope, Setting.VALUE).of(FormulaParser.parse(tokens), Shape.SCALAR, "the loss");
    }

    /** Whether the name alone can stand for the value at the coordinates. */
    private boolean isLoss(DeclaredFunction function) {
        return function.function().value().isScalar() && scope.coordinates().containsAll(function.arguments());
    }

    private void setting(Tokens tokens, Method method) {
        Token word = tokens.expectWord("a setting", EXAMPLE);
        if (!SETTINGS.contains(word.text())) {
            throw Refusal.of(word.span(), Mistake.UNKNOWN_SETTING, word.written());
        }
        if (values.containsKey(word.text()) || word.isWord("buffer") && buffer != null) {
            throw Refusal.of(word.span(), Mistake.SECTION_TWICE, word.text());
        }
        if (method == Method.GRADIENT_DESCENT && (word.isWord("momentum") || word.isWord("buffer"))) {
            throw Refusal.of(word.span(), Mistake.NO_MOMENTUM_HERE, word.written());
        }
        if (word.isWord("buffer")) {
            buffer(tokens);
            return;
        }
        Formula formula = FormulaParser.parse(tokens);
        Expression value = new Elaborator(scope, Setting.VALUE).of(formula, Shape.SCALAR, "the " + word.text());
        if (value.motionOrder() >= 0) {
            throw Refusal.of(formula.span(), Mistake.SETTING_MOVES, word.text());
        }
        values.put(word.text(), value);
    }

    /** Declares the buffer in the names of this section, and for several coordinates the part that belongs to each. */
    private void buffer(Tokens tokens) {
        Token name = tokens.expectWord("the buffer's name", EXAMPLE);
        List<Symbol> coordinates = draft.coordinates();
        if (coordinates.isEmpty()) {
            throw Refusal.silent();
        }
        Optional<Shape> shape = coordinates.size() == 1 ? Optional.of(coordinates.get(0).shape())
                : Shapes.ofConfiguration(coordinates);
        buffer = Symbol.of(name.text(), shape.orElse(Shape.SCALAR), Symbol.Kind.STATE);
        // over several coordinates of unstated dimension there is no one vector: the buffer stands by its parts alone
        shape.ifPresentOrElse(whole -> scope.declare(name, new Scope.Meaning.Known(buffer)), () -> scope.requireFree(name));
        if (coordinates.size() > 1) {
            for (Symbol coordinate : coordinates) {
                String part = name.text() + "_" + coordinate.name();
                scope.know(part, Symbol.of(part, coordinate.shape(), Symbol.Kind.STATE));
            }
        }
    }
}
