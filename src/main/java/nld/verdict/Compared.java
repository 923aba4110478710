package nld.verdict;

/** What comparing a run at one learning rate with its flow gave: how far apart they end, or why that is not known. */
public sealed interface Compared {
    /**
     * A quantity of the run minus the same quantity of the flow, both at the common end T = ηN.
     *
     * @param difference run minus flow: one entry for a scalar, all entries for a vector
     * @param floor      what of the Euclidean norm of the difference may come from rounding and from the tolerance of
     *                   the integration alone; at least 0, and measured, not chosen
     */
    record Apart(double[] difference, double floor) implements Compared {
        /** The largest relative error of one correctly rounded operation. */
        private static final double UNIT = 0x1p-53;

        /** Copies the array; a difference or floor that is not a finite number is refused: that is {@link Unusable}. */
        public Apart {
            difference = difference.clone();
            for (double entry : difference) {
                requireFinite(entry);
            }
            requireFinite(floor);
        }

        private static void requireFinite(double value) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("found the difference or floor " + value + "; expected finite numbers");
            }
        }

        /**
         * The difference with its floor: what the flow's own quantity changes by at a coarser tolerance, plus one
         * rounding of the run's quantity for each of its steps, which near 0 is of the least number above it; {@link Unusable} where an entry is not finite.
         *
         * @param run    the quantity at the end of the run
         * @param flow   the quantity at the end of the flow
         * @param coarse the same, followed at a tolerance about ten times as large
         * @param steps  how many steps the run made
         */
        public static Compared of(double[] run, double[] flow, double[] coarse, int steps) {
            double[] difference = new double[run.length];
            double[] uncertain = new double[run.length];
            for (int index = 0; index < run.length; index++) {
                difference[index] = run[index] - flow[index];
                uncertain[index] = flow[index] - coarse[index];
            }
            double floor = norm(uncertain) + (steps + 1.0) * Math.max(UNIT * norm(run), Double.MIN_VALUE);
            return Double.isFinite(norm(difference) + floor) ? new Apart(difference, floor)
                    : new Unusable("a value at the end is not finite");
        }

        /** A copy of the difference. */
        @Override
        public double[] difference() {
            return difference.clone();
        }

        /** The Euclidean norm of the difference; of a scalar, its absolute value. */
        public double size() {
            return norm(difference);
        }

        /** Whether this difference and that of {@code other} point to opposite sides: of scalars, have unlike signs. */
        boolean isOpposite(Apart other) {
            double inner = 0;
            double size = size();
            double otherSize = other.size();
            for (int index = 0; index < difference.length; index++) {
                inner += difference[index] / size * (other.difference[index] / otherSize);
            }
            return inner < 0;
        }

        private static double norm(double[] values) {
            double norm = 0;
            for (double value : values) {
                norm = Math.hypot(norm, value);
            }
            return norm;
        }
    }

    /**
     * No difference: the run diverged, the flow could not be followed, or the rate does not fit the time.
     *
     * @param reason why, as the end of a sentence that begins with the rate
     */
    record Unusable(String reason) implements Compared {
    }
}
