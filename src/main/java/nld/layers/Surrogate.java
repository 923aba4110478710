package nld.layers;

/**
 * A loss of one example as a function of the network's value f and the label y. At the kink of a hinge the side without loss
 * is taken for derivatives.
 */
public enum Surrogate {
    /** max(0, 1 − y f). */
    HINGE {
        @Override
        public double value(double f, double y) {
            return Math.max(0, 1 - y * f);
        }

        @Override
        public double slope(double f, double y) {
            return y * f < 1 ? -y : 0;
        }

        @Override
        public double curvature(double f, double y) {
            return 0;
        }
    },
    /** max(0, 1 − y f)². */
    SQUARED_HINGE {
        @Override
        public double value(double f, double y) {
            double missing = Math.max(0, 1 - y * f);
            return missing * missing;
        }

        @Override
        public double slope(double f, double y) {
            return -2 * y * Math.max(0, 1 - y * f);
        }

        @Override
        public double curvature(double f, double y) {
            return y * f < 1 ? 2 * y * y : 0;
        }
    },
    /** log(1 + exp(−y f)). */
    LOGISTIC {
        @Override
        public double value(double f, double y) {
            double t = y * f;
            return t > 0 ? StrictMath.log1p(StrictMath.exp(-t)) : StrictMath.log1p(StrictMath.exp(t)) - t;
        }

        @Override
        public double slope(double f, double y) {
            return -y / (1 + StrictMath.exp(y * f));
        }

        @Override
        public double curvature(double f, double y) {
            double t = y * f;
            return y * y / (2 + StrictMath.exp(t) + StrictMath.exp(-t));
        }
    },
    /** (f − y)². */
    SQUARE {
        @Override
        public double value(double f, double y) {
            return (f - y) * (f - y);
        }

        @Override
        public double slope(double f, double y) {
            return 2 * (f - y);
        }

        @Override
        public double curvature(double f, double y) {
            return 2;
        }
    };

    /** The loss. */
    public abstract double value(double f, double y);

    /** Its derivative by f. */
    public abstract double slope(double f, double y);

    /** Its second derivative by f. */
    public abstract double curvature(double f, double y);
}
