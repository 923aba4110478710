package nld.network;

import nld.expression.Entries;
import nld.expression.EntryPower;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Ones;
import nld.expression.Rational;
import nld.expression.Shape;
import nld.expression.ShapeMismatch;
import nld.model.Network;
import nld.model.Network.Activation;

/** The output of a network as an ordinary expression of its weights and its input, in vectors and matrices. */
public final class Forward {
    private Forward() {
    }

    /** f(x), of the shape of the last layer's output; {@link nld.expression.ShapeMismatch} where x does not fit. */
    public static Expression of(Network network, Expression input) {
        Expression value = input;
        for (int layer = 0; layer < network.layers().size(); layer++) {
            value = affine(network.layers().get(layer), value);
            if (layer < network.layers().size() - 1) {
                value = activated(network.activation(), value);
            }
        }
        return value;
    }

    /** W h + b. */
    private static Expression affine(Network.Layer layer, Expression input) {
        Expression weighted = layer.weights().shape() instanceof Shape.Matrix ? layer.weights().times(input)
                : layer.weights().dot(input);
        return layer.bias().map(weighted::plus).orElse(weighted);
    }

    /** φ(z), entry by entry. */
    public static Expression activated(Activation activation, Expression z) {
        return switch (activation.kind()) {
            case LINEAR -> z;
            case RELU -> rectified(z, Expression.of(0));
            case LEAKY -> rectified(z, activation.slope().orElseThrow());
            case DRAWN -> Draws.gated(z, activation.slope().orElseThrow());
            case TANH -> z.apply(Function.TANH);
            case SOFTPLUS -> ones(z).plus(z.apply(Function.EXP)).apply(Function.LOG);
            case RELU_SQUARED -> squared(rectified(z, Expression.of(0)));
        };
    }

    /** (1 + α)/2 z + (1 − α)/2 |z|. */
    private static Expression rectified(Expression z, Expression slope) {
        Expression half = Expression.of(1, 2);
        Expression one = Expression.of(1);
        return half.times(one.plus(slope)).times(z).plus(half.times(one.minus(slope)).times(z.apply(Function.ABS)));
    }

    private static Expression ones(Expression z) {
        return z.shape().isScalar() ? Expression.of(1) : Ones.of(z.shape());
    }

    private static Expression squared(Expression z) {
        return z.shape().isScalar() ? z.power(2) : EntryPower.of(z, Rational.of(2));
    }

    /** The derivative of a rectifier where z is not 0: 1 above, α below; in notation {@code gate(z)} with α = 0. */
    public static Expression gate(Expression z) {
        Expression sign = z.shape().isScalar() ? z.over(z.apply(Function.ABS))
                : z.hadamard(EntryPower.of(z.apply(Function.ABS), Rational.of(-1)));
        return Expression.of(1, 2).times(ones(z).plus(sign));
    }

    /** How many numbers the weights and biases are; of stated sizes only. */
    public static int count(Network network) {
        return network.parameters().stream().mapToInt(symbol -> Entries.count(symbol.shape())).sum();
    }
}
