package nld.notation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nld.expression.Expression;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.model.Generator;
import nld.model.Symmetry;

/** Reads the symmetries. */
final class SymmetryReader {
    private final Draft draft;

    SymmetryReader(Draft draft) {
        this.draft = draft;
    }

    /** A generator on the way. */
    private static final class Lines {
        private final List<Symbol> parameters = new ArrayList<>();
        private final Map<Symbol, Expression> changes = new LinkedHashMap<>();
        private final List<String> keeps = new ArrayList<>();
        private Expression boundary;
    }

    /** Reads the symmetry of a block into the draft. */
    void read(Block block) {
        Lines lines = new Lines();
        boolean named = draft.problems.succeeds(() -> {
            Tokens tokens = draft.tokens(block.head());
            tokens.next();
            Labels.add(draft.labels.symmetries, tokens.expectWord("a name", "symmetry rescaling"));
            while (tokens.takeSign(",")) {
                lines.parameters.add(parameter(tokens));
            }
            tokens.expectEnd("words of a name join with hyphens, its parameters follow commas: symmetry mixing, A in R^(k x k)");
        });
        boolean whole = named;
        for (Statement statement : block.body()) {
            whole &= draft.problems.succeeds(() -> line(statement, lines));
        }
        if (whole && lines.changes.isEmpty()) {
            draft.problems.add(Refusal.of(block.head().first().span(), Mistake.NO_GENERATOR));
        }
        if (whole) {
            Expression time = lines.changes.getOrDefault(Symbol.TIME, Expression.of(0));
            lines.changes.remove(Symbol.TIME);
            Tokens head = draft.tokens(block.head());
            draft.symmetries.add(new Symmetry(head.peek(1).text(), lines.parameters, new Generator(lines.changes, time),
                    lines.boundary == null ? Expression.of(0) : lines.boundary, lines.keeps,
                    block.head().first().opening().place()));
        } else {
            draft.labels.markIll(block.head());
        }
    }

    /** A parameter that the symmetry holds for all values of; two symmetries may share one of the same shape. */
    private Symbol parameter(Tokens tokens) {
        Token name = tokens.expectWord("a parameter", "symmetry mixing, A in R^(k x k)");
        draft.scope().requireFree(name);
        Shape shape = tokens.takeWord("in") ? Shapes.read(tokens, draft.scope()) : Shape.SCALAR;
        Symbol symbol = Symbol.of(name.text(), shape, Symbol.Kind.PARAMETER);
        Symbol known = draft.symmetryParameters.putIfAbsent(name.text(), symbol);
        if (known != null && known != symbol) {
            throw Refusal.of(name.span(), Mistake.DECLARED_TWICE, name.written());
        }
        return symbol;
    }

    private void line(Statement statement, Lines lines) {
        Tokens tokens = draft.tokens(statement);
        Token word = tokens.peek();
        if (word.isWord("delta")) {
            Change change = change(tokens, draft, "a symmetry changes coordinates: δu = u");
            Expression value = value(FormulaParser.parseAll(tokens), draft, change);
            if (lines.changes.putIfAbsent(change.symbol(), value) != null) {
                throw Refusal.of(change.span(), Mistake.CHANGED_TWICE, change.symbol().toString());
            }
        } else if (tokens.takeWord("keeps")) {
            keeps(tokens, lines);
        } else if (tokens.takeWord("boundary")) {
            if (lines.boundary != null) {
                throw Refusal.of(word.span(), Mistake.SECTION_TWICE, "boundary");
            }
            lines.boundary = SystemReader.scalar(tokens, draft.symmetryScope(), Setting.GENERATOR, "the boundary term");
        } else {
            throw Refusal.of(word.span(), Mistake.UNKNOWN_LINE, word.written(), "symmetry", "δu = …, keeps …, boundary …");
        }
    }

    /** The left side of a change: δ of a coordinate or of t. */
    record Change(Symbol symbol, Span span) {
    }

    /** The δu = that stands here. */
    static Change change(Tokens tokens, Draft draft, String example) {
        Token delta = tokens.next();
        Token name = tokens.expectWord("a coordinate or t", example);
        Span span = delta.span().to(name.span());
        if (tokens.peek().is(Token.Kind.INDEX)) {
            throw Refusal.of(span.to(tokens.peek().span()), Mistake.CHANGE_OF_AN_ENTRY, name.written());
        }
        tokens.expectSign("=", "δu = u");
        if (name.text().equals("t")) {
            return new Change(Symbol.TIME, span);
        }
        Symbol symbol = draft.scope().symbol(name.text()).filter(draft.coordinates()::contains).orElse(null);
        if (symbol == null) {
            boolean ill = draft.scope().find(name.text()).isEmpty() && draft.scope().isPoisoned(name.text());
            throw ill ? Refusal.silent() : Refusal.of(name.span(), Mistake.NOT_A_COORDINATE, name.written());
        }
        return new Change(symbol, span);
    }

    /** What a symbol changes by, of the symbol's shape. */
    static Expression value(Formula formula, Draft draft, Change change) {
        Shape shape = change.symbol().shape();
        return new Elaborator(draft.symmetryScope(), Setting.GENERATOR).of(formula, shape, "δ" + change.symbol());
    }

    private void keeps(Tokens tokens, Lines lines) {
        do {
            Token name = tokens.expectWord("a function or potential", "keeps f, potential");
            boolean known = name.text().equals("potential")
                    || draft.scope().function(name.text()).isPresent();
            if (!known) {
                throw draft.scope().isPoisoned(name.text()) ? Refusal.silent()
                        : Refusal.of(name.span(), Mistake.CANNOT_KEEP, name.written());
            }
            lines.keeps.add(name.text());
        } while (tokens.takeSign(","));
        tokens.expectEnd("keeps f, potential");
    }
}
