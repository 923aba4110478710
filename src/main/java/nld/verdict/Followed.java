package nld.verdict;

/** What following a motion at one tolerance gave: how far a quantity drifted from its law, or why that is not known. */
public sealed interface Followed {
    /**
     * The drift of a quantity: the quantity minus what its law predicts, the largest size over many times of the
     * motion ({@link DriftTrial#times}), not at its end alone, where it may cross zero.
     *
     * @param size        the largest absolute drift
     * @param scale       the largest size, over the same times, of the terms of which the quantity and its law are
     *                    made, before they cancel
     * @param evaluations how often the rates were evaluated on the way
     */
    record Drift(double size, double scale, long evaluations) implements Followed {
        /** The largest relative error of one correctly rounded operation. */
        private static final double UNIT = 0x1p-53;

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

        boolean isFinite() {
            return Double.isFinite(size) && Double.isFinite(scale);
        }
    }

    /**
     * No drift: the motion could not be followed.
     *
     * @param reason why, in a sentence
     */
    record Lost(String reason) implements Followed {
    }
}
