package nld.notation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.expression.Dimension;
import nld.expression.Expression;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.model.Network;
import nld.model.Network.Activation;
import nld.model.Network.Layer;

/** Reads {@code network f(x): 2 -> 3 -> 1, relu, weights W, a, biases b}: its weights are coordinates, its name a function of the input. */
final class NetworkReader {
    private static final String EXAMPLE = "network f(x): 2 -> 3 -> 1, relu, weights W, a";

    private final Scope scope;
    private final List<Symbol> coordinates;
    private final List<Begun> begun = new ArrayList<>();

    NetworkReader(Scope scope, List<Symbol> coordinates) {
        this.scope = scope;
        this.coordinates = coordinates;
    }

    /** A network whose slope may rest on parameters that are declared later. */
    private record Begun(Token name, List<Layer> layers, Activation.Kind kind, Optional<Formula> slope) {
    }

    /** Declares the weights of the network that begins here. */
    void begin(Tokens tokens) {
        tokens.next();
        Token name = tokens.expectWord("the network's name", EXAMPLE);
        scope.requireFree(name);
        tokens.expectSign("(", EXAMPLE);
        tokens.expectWord("a name for the input", EXAMPLE);
        tokens.expectSign(")", EXAMPLE);
        tokens.expectSign(":", EXAMPLE);
        List<Dimension> widths = widths(tokens);
        tokens.expectSign(",", EXAMPLE);
        Activation.Kind kind = activation(tokens);
        Optional<Formula> slope = kind == Activation.Kind.LEAKY || kind == Activation.Kind.DRAWN ? Optional.of(FormulaParser.parseInside(tokens)) : Optional.empty();
        tokens.expectSign(",", EXAMPLE);
        int start = tokens.position();
        if (!tokens.takeWord("weights")) {
            throw tokens.expected("weights", EXAMPLE);
        }
        List<Token> weights = names(tokens);
        if (weights.size() != widths.size() - 1) {
            throw Refusal.of(tokens.span(start, tokens.position()), Mistake.WEIGHTS_PER_LAYER, "" + (widths.size() - 1), "" + weights.size());
        }
        Map<Integer, Token> biases = biases(tokens, widths.size() - 1);
        tokens.expectEnd(EXAMPLE);
        begun.add(new Begun(name, layers(widths, weights, biases), kind, slope));
    }

    private List<Dimension> widths(Tokens tokens) {
        int start = tokens.position();
        List<Dimension> widths = new ArrayList<>();
        do {
            widths.add(Shapes.side(tokens, scope));
        } while (tokens.takeSign("->"));
        if (widths.size() < 2) {
            throw Refusal.of(tokens.span(start, tokens.position()), Mistake.NETWORK_WITHOUT_LAYERS);
        }
        return widths;
    }

    /** The activation that stands here. */
    private static Activation.Kind activation(Tokens tokens) {
        Token word = tokens.expectWord("an activation", EXAMPLE);
        boolean squared = tokens.atSign("^") && tokens.peek(1).text().equals("2");
        if (squared) {
            tokens.next();
            tokens.next();
        } else if (tokens.peek().is(Token.Kind.SUPERSCRIPT)) {
            squared = tokens.next().text().equals("2");
        }
        String called = word.text() + (squared ? "^2" : "");
        for (Activation.Kind kind : Activation.Kind.values()) {
            if (kind.word().equals(called)) {
                return kind;
            }
        }
        throw Refusal.of(word.span(), Mistake.UNKNOWN_ACTIVATION, word.written());
    }

    /** Names after commas; one that opens a further part ends them. */
    private List<Token> names(Tokens tokens) {
        List<Token> names = new ArrayList<>();
        do {
            Token name = tokens.expectWord("a name", EXAMPLE);
            // layers may share weights
            if (names.stream().noneMatch(known -> known.text().equals(name.text()))) {
                scope.requireFree(name);
            }
            names.add(name);
        } while (!isPart(tokens.peek(1)) && tokens.takeSign(","));
        return names;
    }

    private static boolean isPart(Token token) {
        return token.isWord("biases") || token.isWord("output");
    }

    /** The names of biases by the number of their layer: of the first layers, or of the output alone. */
    private Map<Integer, Token> biases(Tokens tokens, int layers) {
        Map<Integer, Token> biases = new LinkedHashMap<>();
        while (tokens.takeSign(",")) {
            int start = tokens.position();
            boolean output = tokens.takeWord("output");
            if (!tokens.takeWord(output ? "bias" : "biases")) {
                throw tokens.expected(output ? "bias" : "biases or output bias", EXAMPLE + ", biases b, output bias c");
            }
            for (Token name : names(tokens)) {
                if (output ? biases.putIfAbsent(layers - 1, name) != null : biases.size() >= layers || biases.putIfAbsent(biases.size(), name) != null) {
                    throw Refusal.of(tokens.span(start, tokens.position()), Mistake.BIASES_PER_LAYER, "" + layers);
                }
            }
        }
        return biases;
    }

    private List<Layer> layers(List<Dimension> widths, List<Token> weights, Map<Integer, Token> biases) {
        List<Layer> layers = new ArrayList<>();
        for (int index = 0; index < weights.size(); index++) {
            boolean one = index == weights.size() - 1 && widths.get(index + 1).equals(Dimension.of(1));
            Symbol weight = coordinate(weights.get(index), one ? new Shape.Vector(widths.get(index))
                    : new Shape.Matrix(widths.get(index + 1), widths.get(index)));
            Shape output = one ? Shape.SCALAR : new Shape.Vector(widths.get(index + 1));
            layers.add(new Layer(weight, Optional.ofNullable(biases.get(index)).map(name -> coordinate(name, output))));
        }
        return layers;
    }

    private Symbol coordinate(Token name, Shape shape) {
        Shapes.requireModest(shape, name.span());
        Symbol symbol = Symbol.of(name.text(), shape, Symbol.Kind.COORDINATE);
        if (coordinates.contains(symbol)) {
            return symbol;
        }
        scope.declare(name, new Scope.Meaning.Known(symbol));
        coordinates.add(symbol);
        return symbol;
    }

    /** Declares the names of the networks, once parameters are known. */
    List<Network> finish(Problems problems) {
        List<Network> networks = new ArrayList<>();
        for (Begun one : begun) {
            boolean read = problems.succeeds(() -> {
                Optional<Expression> slope = one.slope().map(formula ->
                        new Elaborator(scope, Setting.VALUE).of(formula, Shape.SCALAR, "the slope"));
                Network network = new Network(one.name().text(), one.layers(), new Activation(one.kind(), slope));
                scope.declare(one.name(), new Scope.Meaning.Layered(network));
                networks.add(network);
            });
            if (!read) {
                scope.poison(one.name());
            }
        }
        return networks;
    }
}
