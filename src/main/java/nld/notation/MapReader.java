package nld.notation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nld.expression.Expression;
import nld.expression.Symbol;
import nld.model.StateMap;

/** Reads maps of states and data: {@code map mirror: a -> -a, y -> -y, m_a -> -m_a}. */
final class MapReader {
    private static final String EXAMPLE = "map mirror: a -> -a, y -> -y";

    private final Draft draft;

    MapReader(Draft draft) {
        this.draft = draft;
    }

    /** Declares the name of the map of a statement, so that formulas may use it. */
    void declare(Statement statement) {
        boolean declared = draft.problems.succeeds(() -> {
            Tokens tokens = draft.tokens(statement);
            tokens.next();
            Token name = ClaimReader.label(tokens, "map", EXAMPLE);
            Labels.add(draft.labels.groups, name);
            draft.scope().declare(name, new Scope.Meaning.Moving(name.text()));
        });
        if (!declared) {
            draft.scope().poison(statement);
        }
    }

    /** Reads the map of a statement into the draft; the states of all updates are known. */
    void read(Statement statement) {
        draft.problems.attempt(() -> {
            Tokens tokens = draft.tokens(statement);
            tokens.next();
            Token name = ClaimReader.label(tokens, "map", EXAMPLE);
            Scope scope = new Scope(draft.scope());
            draft.ruleScopes.values().forEach(scope::knowStates);
            Map<Symbol, Expression> moves = new LinkedHashMap<>();
            do {
                move(tokens, scope, moves);
            } while (tokens.takeSign(","));
            tokens.expectEnd(EXAMPLE);
            return new StateMap(name.text(), moves, statement.first().opening().place());
        }).ifPresent(draft.maps::add);
    }

    private void move(Tokens tokens, Scope scope, Map<Symbol, Expression> moves) {
        Token first = tokens.peek();
        boolean input = scope.examples().map(Scope.Examples::input).filter(first.text()::equals).isPresent();
        boolean label = scope.examples().map(Scope.Examples::label).filter(first.text()::equals).isPresent();
        List<Symbol> moved = input || label ? GroupReader.named(tokens, draft, EXAMPLE) : List.of(state(tokens, scope));
        tokens.expectSign("->", EXAMPLE);
        Formula value = FormulaParser.parseInside(tokens);
        for (int index = 0; index < moved.size(); index++) {
            Scope inner = input || label ? example(scope, index) : scope;
            Symbol symbol = moved.get(index);
            if (moves.put(symbol, new Elaborator(inner, Setting.MAP).of(value, symbol.shape(), "what " + symbol + " is moved to")) != null) {
                throw Refusal.of(first.span(), Mistake.VALUE_TWICE, symbol.toString());
            }
        }
    }

    private static Symbol state(Tokens tokens, Scope scope) {
        Token name = tokens.expectWord("a coordinate, a constant, labels or a state of an update", EXAMPLE);
        return scope.symbol(name.text()).orElseThrow(() -> scope.unknown(new Formula.Name(name.text(), name.written(),
                java.util.Optional.empty(), 0, false, name.span())));
    }

    /** A scope in which the names of input and label are those of one example. */
    static Scope example(Scope scope, int index) {
        Scope inner = new Scope(scope);
        Scope.Examples examples = scope.examples().orElseThrow();
        inner.abbreviate(examples.input(), examples.data().inputs().get(index));
        inner.abbreviate(examples.label(), examples.data().labels().get(index));
        return inner;
    }
}
