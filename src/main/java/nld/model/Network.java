package nld.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nld.expression.Expression;
import nld.expression.Symbol;

/**
 * A layered map x ↦ W_L φ(… φ(W_1 x + b_1) …) + b_L as a theorem declares it.
 *
 * @param name       its name
 * @param layers     the layers, the first one first; at least one
 * @param activation φ, between the layers
 */
public record Network(String name, List<Layer> layers, Activation activation) {
    /** Copies the list. */
    public Network {
        layers = List.copyOf(layers);
    }

    /**
     * One layer z = W h + b.
     *
     * @param weights W, a matrix with a row for each unit; a vector where the layer has one output
     * @param bias    b, of the shape of the layer's output; empty for none
     */
    public record Layer(Symbol weights, Optional<Symbol> bias) {
        /** The weights, and the bias where there is one. */
        public Stream<Symbol> symbols() {
            return Stream.concat(Stream.of(weights), bias.stream());
        }
    }

    /**
     * The function between the layers.
     *
     * @param kind  which
     * @param slope of a leaky rectifier, its slope below 0; of drawn gates, β; else absent
     */
    public record Activation(Kind kind, Optional<Expression> slope) {
        /** The activations that networks may have. */
        public enum Kind {
            /** max(z, 0). */
            RELU("relu"),
            /** z above 0 and α z below. */
            LEAKY("leaky"),
            /** z itself. */
            LINEAR("linear"),
            /** The hyperbolic tangent. */
            TANH("tanh"),
            /** log(1 + exp(z)). */
            SOFTPLUS("softplus"),
            /** z with the probability 1/(1 + exp(−β z)), else 0: a gate drawn for each unit, layer by layer. */
            DRAWN("drawn"),
            /** max(z, 0)². */
            RELU_SQUARED("relu^2");

            private final String word;

            Kind(String word) {
                this.word = word;
            }

            /** The word by which theorem files call it. */
            public String word() {
                return word;
            }
        }

        /** Whether it is piecewise linear, so that it is homogeneous and a cell fixes a gate for it. */
        public boolean isGated() {
            return kind == Kind.RELU || kind == Kind.LEAKY || kind == Kind.LINEAR;
        }
    }

    /** All weights and biases, layer by layer; weights that layers share once. */
    public List<Symbol> parameters() {
        return layers.stream().flatMap(Layer::symbols).distinct().toList();
    }
}
