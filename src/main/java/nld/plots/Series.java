package nld.plots;

import java.util.List;

/**
 * One curve of a chart.
 *
 * @param name  what it is, as the legend says
 * @param ink   its colour and dashes
 * @param marks whether its points are marked
 * @param xs    abscissas
 * @param ys    ordinates, as many
 */
record Series(String name, Ink ink, boolean marks, List<Double> xs, List<Double> ys) {
    /**
     * Colours of Okabe and Ito, which people who do not see all colours can tell apart, each with dashes of its own: no curve is known by its
     * colour alone.
     */
    enum Ink {
        /** A real run. */
        RUN("#0072B2", "solid"),
        /** The first flow. */
        ORANGE("#D55E00", "longdash"),
        /** The second flow. */
        GREEN("#009E73", "dashed"),
        /** The third flow. */
        PURPLE("#CC79A7", "twodash"),
        /** What rounding explains. */
        FLOOR("#7F7F7F", "dotted"),
        /** A line to compare with. */
        REFERENCE("#999999", "dashed"),
        /** A second line to compare with. */
        FINER("#999999", "dotdash"),
        /** A fit. */
        FIT("#E69F00", "longdash");

        private final String colour;
        private final String dashes;

        Ink(String colour, String dashes) {
            this.colour = colour;
            this.dashes = dashes;
        }

        String colour() {
            return colour;
        }

        String dashes() {
            return dashes;
        }
    }
}
