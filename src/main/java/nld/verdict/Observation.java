package nld.verdict;

import java.util.List;
import java.util.Optional;
import nld.expression.Rational;

/** The figures that a numerical check saw, for reports that draw them; no verdict hangs on how they are shown. */
public sealed interface Observation {
    /**
     * How far a run ends from a flow, by learning rate.
     *
     * @param claimed  the order that is claimed
     * @param against  the flow, as theorem files call it
     * @param points   the differences, from the largest rate to the smallest; may be empty
     * @param observed the order on which the slopes settled, where they did
     */
    record Orders(int claimed, String against, List<Point> points, Optional<Double> observed) implements Observation {
        /** Copies the list. */
        public Orders {
            points = List.copyOf(points);
        }

        /**
         * One run.
         *
         * @param rate  the learning rate
         * @param error the Euclidean norm of run minus flow at the end
         * @param floor what of it may come from rounding and integration alone
         */
        public record Point(Rational rate, double error, double floor) {
        }
    }

    /**
     * Where a run and the flow that it is compared with have been, at the largest rate.
     *
     * @param against     the flow, as theorem files call it
     * @param rate        the learning rate
     * @param coordinates the names of the coordinates
     * @param run         at most about {@link #SHOWN} places of the run, in order, both ends among them
     * @param flow        places of the flow, likewise
     */
    record Course(String against, Rational rate, List<String> coordinates, List<Sample> run, List<Sample> flow) implements Observation {
        /** How many steps of a run are kept, however long it is. */
        public static final int SHOWN = 200;

        /** Copies the lists. */
        public Course {
            coordinates = List.copyOf(coordinates);
            run = List.copyOf(run);
            flow = List.copyOf(flow);
        }

        /**
         * A place.
         *
         * @param t        learning time
         * @param place    the coordinates
         * @param quantity the entries of the quantity that is compared
         */
        public record Sample(double t, List<Double> place, List<Double> quantity) {
        }
    }

    /**
     * How far a quantity drifts from its law along a motion, by the tolerance of the integration.
     *
     * @param points the drifts, from the coarsest tolerance to the finest; may be empty
     */
    record Drifts(List<Point> points) implements Observation {
        /** Copies the list. */
        public Drifts {
            points = List.copyOf(points);
        }

        /**
         * One integration.
         *
         * @param tolerance how much each of its steps may err
         * @param drift     the largest absolute drift
         * @param floor     what rounding alone may have added
         */
        public record Point(double tolerance, double drift, double floor) {
        }
    }

    /**
     * A quantity along a motion, and what its law predicts from its first value on.
     *
     * @param quantity the quantity, in the notation of theorem files
     * @param samples  both, in the order of time; may be empty
     */
    record Law(String quantity, List<Sample> samples) implements Observation {
        /** Copies the list. */
        public Law {
            samples = List.copyOf(samples);
        }

        /**
         * One time.
         *
         * @param t         the time
         * @param quantity  the quantity, or the left side of its law
         * @param predicted what the law says that it is
         */
        public record Sample(double t, double quantity, double predicted) {
        }
    }

    /**
     * By how much the sides of a step law differ along a run.
     *
     * @param steps  how many steps the law was held against
     * @param points for each of at most {@link #SHOWN} stretches of the run the step whose residual is largest against its bound
     */
    record Residuals(int steps, List<Point> points) implements Observation {
        /** How many points are kept of a run, however long. */
        public static final int SHOWN = 200;

        /** Copies the list. */
        public Residuals {
            points = List.copyOf(points);
        }

        /**
         * One step.
         *
         * @param step     its number, from 1
         * @param residual left side minus right side
         * @param bound    how large rounding can have made it
         */
        public record Point(int step, double residual, double bound) {
        }
    }
}
