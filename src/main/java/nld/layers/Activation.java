package nld.layers;

/** The function between the layers. Where it has a kink, at 0, the branch below is taken for its slope. */
public sealed interface Activation {
    /** The value at z. */
    double value(double z);

    /** The derivative at z. */
    double slope(double z);

    /** The second derivative at z, 0 for what is linear piece by piece. */
    double curvature(double z);

    /** z above 0 and αz below: a rectifier for α = 0, the identity for α = 1. */
    record Leaky(double alpha) implements Activation {
        @Override
        public double value(double z) {
            return z > 0 ? z : alpha * z;
        }

        @Override
        public double slope(double z) {
            return z > 0 ? 1 : alpha;
        }

        @Override
        public double curvature(double z) {
            return 0;
        }
    }

    /** The hyperbolic tangent. */
    record Tanh() implements Activation {
        @Override
        public double value(double z) {
            return StrictMath.tanh(z);
        }

        @Override
        public double slope(double z) {
            double value = value(z);
            return 1 - value * value;
        }

        @Override
        public double curvature(double z) {
            return -2 * value(z) * slope(z);
        }
    }

    /** The rectifier max(z, 0). */
    static Activation rectifier() {
        return new Leaky(0);
    }
}
