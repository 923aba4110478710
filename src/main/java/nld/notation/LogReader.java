package nld.notation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nld.expression.Expression;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.model.RunLog;
import nld.model.Section;

/** Reads the log sections: which columns of a run hold which quantities. */
final class LogReader {
    private static final String HEAD = "log pytorch of heavy-ball";
    private static final String LINES = "column |q|^2 = w2_*, setting eta = lr";

    private final Draft draft;
    private final Set<String> names = new LinkedHashSet<>();

    LogReader(Draft draft) {
        this.draft = draft;
    }

    /** Reads the log of a block into the draft. */
    void read(Block block) {
        draft.problems.succeeds(() -> {
            Tokens tokens = draft.tokens(block.head());
            tokens.next();
            Token name = tokens.expectWord("a name", HEAD);
            Labels.add(names, name);
            if (!tokens.takeWord("of")) {
                throw tokens.expected("of", HEAD);
            }
            Section.Update update = update(tokens.expectWord("an update rule", HEAD));
            tokens.expectEnd("as in: " + HEAD);
            lines(block, name, update);
        });
    }

    private Section.Update update(Token word) {
        for (Section section : draft.sections) {
            if (section instanceof Section.Update update && update.rule().name().equals(word.text())) {
                return update;
            }
        }
        throw draft.incomplete ? Refusal.silent() : Refusal.of(word.span(), Mistake.UPDATE_NOT_DECLARED, word.written());
    }

    private void lines(Block block, Token name, Section.Update update) {
        Scope scope = draft.ruleScopes.get(update.rule().name());
        List<RunLog.Column> columns = new ArrayList<>();
        List<RunLog.Setting> settings = new ArrayList<>();
        boolean whole = true;
        for (Statement statement : block.body()) {
            whole &= draft.problems.succeeds(() -> {
                LogLine line = LogLine.of(statement);
                if (line.word().equals("column")) {
                    column(line, scope, columns);
                } else if (line.word().equals("setting")) {
                    setting(line, scope, settings);
                } else {
                    throw Refusal.of(statement.first().opening(), Mistake.UNKNOWN_LINE, line.word(), "log", LINES);
                }
            });
        }
        if (columns.isEmpty() && whole) {
            throw Refusal.of(name.span(), Mistake.EXPECTED, "a column", "none", LINES);
        }
        draft.logs.add(new RunLog(name.text(), update, columns, settings, block.head().first().opening().place()));
    }

    private void column(LogLine line, Scope scope, List<RunLog.Column> columns) {
        Tokens tokens = line.left(scope);
        Formula formula = FormulaParser.parseAll(tokens);
        Expression quantity = new Elaborator(scope, Setting.UPDATE).of(formula, Shape.SCALAR, "what a column holds");
        if (columns.stream().anyMatch(known -> known.quantity() == quantity)) {
            throw Refusal.of(formula.span(), Mistake.VALUE_TWICE, line.text(scope));
        }
        columns.add(new RunLog.Column(quantity, line.text(scope), line.right(), line.statement().first().opening().place()));
    }

    private void setting(LogLine line, Scope scope, List<RunLog.Setting> settings) {
        Tokens tokens = line.left(scope);
        Token name = tokens.expectWord("a parameter", LINES);
        tokens.expectEnd("as in: " + LINES);
        Optional<Symbol> parameter = scope.symbol(name.text())
                .filter(symbol -> symbol.kind() == Symbol.Kind.PARAMETER && symbol.shape().isScalar());
        if (parameter.isEmpty()) {
            throw Refusal.of(name.span(), Mistake.NOT_A_PARAMETER, name.written())
                    .advising(List.of("a setting gives a number that is declared under parameters"));
        }
        if (settings.stream().anyMatch(known -> known.parameter() == parameter.get())) {
            throw Refusal.of(name.span(), Mistake.VALUE_TWICE, name.written());
        }
        settings.add(new RunLog.Setting(parameter.get(), line.right(), line.statement().first().opening().place()));
    }
}
