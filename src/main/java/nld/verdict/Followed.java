package nld.verdict;

/** What following a motion at one tolerance gave: how far a quantity drifted from its law, or why that is not known. */
public sealed interface Followed {
    /**
     * The drift of a quantity: the quantity minus what its law predicts, the largest size over many times of the
     * motion ({@link DriftTrial#times}), not at its end alone, where it may cross zero.
     *
     * @param size        the largest absolute drift
     * @param scale       the largest size, over the same times, of the terms of which the quantity and its law are
     *                    made, before they cancel, also inside products
     * @param magnitude   the largest size of the quantity itself: what a floor must be small against to say anything
     * @param evaluations how often the rates were evaluated on the way
     */
    record Drift(double size, double scale, double magnitude, long evaluations) implements Followed {
        /** The largest relative error of one correctly rounded operation. */
        private static final double UNIT = 0x1p-53;
        /** A floor above this part of the quantity hides what a law is about. */
        private static final double HIDES = 1e-3;

        /** What rounding alone may have added: one rounding of the terms for each evaluation of the rates. */
        public double floor() {
            return UNIT * (evaluations + 1.0) * scale;
        }

        boolean isAtFloor() {
            return size <= floor();
        }

        /** Whether rounding may be a noticeable part of the drift. */
        boolean isNearFloor() {
            return size <= 32 * floor();
        }

        /** Whether the quantity stands well above what rounding alone may have added. */
        boolean isAboveFloor() {
            return floor() <= HIDES * magnitude;
        }

        boolean isFinite() {
            return Double.isFinite(size) && Double.isFinite(scale);
        }
    }

    /**
     * No drift, for want of motion: the state stays where it is, or all that the quantity is made of does.
     *
     * @param reason which of them, in a sentence
     */
    record Still(String reason) implements Followed {
    }

    /**
     * No drift: the motion could not be followed.
     *
     * @param reason why, in a sentence
     */
    record Lost(String reason) implements Followed {
    }
}
