package nld.notation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.model.FiniteGroup;
import nld.model.Network;

/** Reads finite groups: {@code group signs  flips each entry of W, a}, one phrase in the heading or on each deeper line. */
final class GroupReader {
    private static final String EXAMPLE = "group signs  flips each entry of W, a";

    private final Draft draft;

    GroupReader(Draft draft) {
        this.draft = draft;
    }

    /** A group on the way. */
    private static final class Lines {
        private final List<Set<Symbol>> flips = new ArrayList<>();
        private final List<List<List<Symbol>>> exchanges = new ArrayList<>();
        private boolean gates;
        private final List<String> words = new ArrayList<>();
    }

    /** Reads the group of a block into the draft. */
    void read(Block block) {
        Lines lines = new Lines();
        boolean whole = draft.problems.succeeds(() -> {
            Tokens tokens = draft.tokens(block.head());
            tokens.next();
            Token name = tokens.expectWord("a name", EXAMPLE);
            Labels.add(draft.labels.groups, name);
            draft.scope().declare(name, new Scope.Meaning.Moving(name.text()));
            if (!tokens.atEnd()) {
                phrase(tokens, lines);
            }
        });
        for (Statement statement : block.body()) {
            whole &= draft.problems.succeeds(() -> phrase(draft.tokens(statement), lines));
        }
        if (whole && lines.words.isEmpty()) {
            draft.problems.add(Refusal.of(block.head().first().span(), Mistake.IDLE_GROUP));
            whole = false;
        }
        if (!whole) {
            draft.labels.markIll(block.head());
            draft.scope().poison(block.head());
            return;
        }
        SignBasis basis = new SignBasis(lines.flips, draft.declarations.networks());
        draft.groups.add(new FiniteGroup(draft.tokens(block.head()).peek(1).text(), basis.flips(), lines.exchanges, lines.gates,
                String.join("; ", lines.words), block.head().first().opening().place()));
    }

    private void phrase(Tokens tokens, Lines lines) {
        int start = tokens.position();
        Token word = tokens.next();
        if (word.isWord("flips")) {
            flips(tokens, lines);
        } else if (word.isWord("permutes")) {
            permutes(tokens, lines);
        } else {
            throw Refusal.of(word.span(), Mistake.UNKNOWN_ACTION, word.written());
        }
        lines.words.add(tokens.text(start, tokens.position()));
        tokens.expectEnd(EXAMPLE);
    }

    private void flips(Tokens tokens, Lines lines) {
        String part = "";
        if (tokens.takeWord("each")) {
            Token kind = tokens.next();
            if (kind.isWord("gate")) {
                lines.gates = true;
                return;
            }
            if (!List.of("entry", "row", "column").contains(kind.text())) {
                throw Refusal.of(kind.span(), Mistake.UNKNOWN_ACTION, kind.written());
            }
            part = kind.text();
            if (!tokens.takeWord("of")) {
                throw tokens.expected("of", EXAMPLE);
            }
        }
        Set<Symbol> together = new LinkedHashSet<>();
        List<Set<Symbol>> single = new ArrayList<>();
        do {
            for (Symbol symbol : named(tokens)) {
                List<Symbol> entries = entries(symbol, tokens.last().span());
                together.addAll(entries);
                single.addAll(parts(part, symbol.shape(), entries));
            }
        } while (tokens.takeSign(","));
        lines.flips.addAll(tokens.takeWord("together") ? List.of(together) : single);
    }

    private List<Symbol> entries(Symbol symbol, Span span) {
        return Shapes.stated(symbol.shape(), java.util.Map.of()).map(stated -> Entries.symbols(symbol)).orElseThrow(() ->
                Refusal.of(span, Mistake.NOT_YET, "a group that acts on what has no stated size"));
    }

    private static List<Set<Symbol>> parts(String part, Shape shape, List<Symbol> entries) {
        int columns = shape instanceof Shape.Matrix matrix ? Entries.count(new Shape.Vector(matrix.columns())) : 1;
        List<Set<Symbol>> parts = new ArrayList<>();
        switch (part) {
            case "entry" -> entries.forEach(entry -> parts.add(Set.of(entry)));
            case "row" -> {
                for (int from = 0; from < entries.size(); from += columns) {
                    parts.add(new LinkedHashSet<>(entries.subList(from, from + columns)));
                }
            }
            case "column" -> {
                for (int column = 0; column < columns; column++) {
                    Set<Symbol> set = new LinkedHashSet<>();
                    for (int index = column; index < entries.size(); index += columns) {
                        set.add(entries.get(index));
                    }
                    parts.add(set);
                }
            }
            default -> parts.add(new LinkedHashSet<>(entries));
        }
        return parts;
    }

    /** The symbol that stands here, or the symbols of all examples. */
    private List<Symbol> named(Tokens tokens) {
        return named(tokens, draft, EXAMPLE);
    }

    /** The symbol that stands here, or all of the examples where it is the name of their inputs or labels. */
    static List<Symbol> named(Tokens tokens, Draft draft, String example) {
        Token name = tokens.expectWord("a coordinate, a constant or labels", example);
        Scope scope = draft.scope();
        if (scope.examples().isPresent()) {
            Scope.Examples examples = scope.examples().get();
            if (examples.label().equals(name.text()) || examples.input().equals(name.text())) {
                return examples.label().equals(name.text()) ? examples.data().labels() : examples.data().inputs();
            }
        }
        Symbol symbol = scope.symbol(name.text()).orElseThrow(() -> scope.unknown(new Formula.Name(name.text(), name.written(),
                java.util.Optional.empty(), 0, false, name.span())));
        if (!tokens.peek().is(Token.Kind.INDEX)) {
            return List.of(symbol);
        }
        Token index = tokens.next();
        Elaborator elaborator = new Elaborator(scope, Setting.VALUE);
        Expression entry = new NameElaborator(elaborator, scope, Setting.VALUE).entry(symbol, new Formula.Index(index.text(), index.span()));
        return List.of((Symbol) Entries.scalar(entry));
    }

    private void permutes(Tokens tokens, Lines lines) {
        String example = "permutes units of layer 1";
        if (!tokens.takeWord("units") || !tokens.takeWord("of") || !tokens.takeWord("layer")) {
            throw tokens.expected("units of layer", example);
        }
        Token number = tokens.next();
        Network network = draft.declarations.networks().stream().findFirst().orElseThrow(() ->
                Refusal.of(number.span(), Mistake.NO_NETWORK));
        if (!number.text().matches("[1-9]") || Integer.parseInt(number.text()) >= network.layers().size()) {
            throw Refusal.of(number.span(), Mistake.NO_SUCH_LAYER, network.name(), "" + (network.layers().size() - 1));
        }
        lines.exchanges.add(units(network, Integer.parseInt(number.text()), number.span()));
    }

    /** For each unit of a hidden layer, the weights into it, its bias, and the weights out of it. */
    private List<List<Symbol>> units(Network network, int layer, Span span) {
        Network.Layer below = network.layers().get(layer - 1);
        Network.Layer above = network.layers().get(layer);
        List<Symbol> into = entries(below.weights(), span);
        List<Symbol> out = entries(above.weights(), span);
        int units = below.bias().map(bias -> Entries.count(bias.shape())).orElseGet(() ->
                Entries.count(new Shape.Vector(((Shape.Matrix) below.weights().shape()).rows())));
        List<List<Symbol>> tuples = new ArrayList<>();
        for (int unit = 0; unit < units; unit++) {
            List<Symbol> tuple = new ArrayList<>(into.subList(unit * into.size() / units, (unit + 1) * into.size() / units));
            int place = unit;
            below.bias().ifPresent(bias -> tuple.add(Entries.symbols(bias).get(place)));
            for (int index = unit; index < out.size(); index += units) {
                tuple.add(out.get(index));
            }
            tuples.add(tuple);
        }
        return tuples;
    }
}
