package nld.runs;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of holding a log against laws.
 *
 * @param rows      how many rows it has
 * @param settings  the value of each parameter, with where it is from
 * @param tolerance the relative tolerance
 * @param digits    the most significant digits of a value in the columns
 * @param laws      one finding for each law and label
 * @param hints     what in the run may explain a refutation
 */
public record LogFindings(long rows, Map<String, Setting> settings, double tolerance, int digits, List<OfLaw> laws,
        List<String> hints) {
    /** Copies the collections. */
    public LogFindings {
        settings = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(settings));
        laws = List.copyOf(laws);
        hints = List.copyOf(hints);
    }

    /** Whether every law holds at every row. */
    public boolean holds() {
        return laws.stream().allMatch(OfLaw::holds);
    }

    /**
     * The value of a parameter.
     *
     * @param value the value
     * @param from  the run's key, or how else it was given
     */
    public record Setting(double value, String from) {
    }

    /**
     * How a law fared over all rows.
     *
     * @param claim        the claim that states it
     * @param label        the label of the neuron or layer; empty where the columns have none
     * @param steps        how many steps were held against it
     * @param broken       at how many of them it fails
     * @param worst        the row with the largest defect relative to the largest term
     * @param first        the first row at which it fails
     * @param culprit      the lines that take part in every step at which it fails, where these are few and neighbours
     * @param explanations quantities that account for the whole defect
     */
    public record OfLaw(String claim, String label, long steps, long broken, Row worst, Optional<Row> first,
            Optional<Stretch> culprit, List<Explanation> explanations) {
        /** Copies the list. */
        public OfLaw {
            explanations = List.copyOf(explanations);
        }

        /** Whether it holds at every row. */
        public boolean holds() {
            return broken == 0;
        }
    }

    /**
     * Some lines of the file, one after another.
     *
     * @param from the first
     * @param to   the last
     */
    public record Stretch(long from, long to) {
    }

    /**
     * A row and the two sides of the law there.
     *
     * @param line  its line in the file
     * @param step  its step, where the log has a column of steps
     * @param left  the left side
     * @param right the right side
     * @param scale the absolute value of the largest term of both sides
     */
    public record Row(long line, Optional<Long> step, double left, double right, double scale) {
        /** Left minus right. */
        public double defect() {
            return left - right;
        }

        /** The defect in units of the largest term. */
        public double relative() {
            return scale == 0 ? Math.abs(defect()) : Math.abs(defect()) / scale;
        }
    }

    /**
     * A quantity that accounts for the defect at every row.
     *
     * @param quantity the quantity as the theorem file has it
     * @param formula  the quantity with its factor: what left minus right is equal to
     * @param largest  its largest absolute value
     * @param rest     what of the defect is left, in units of the largest term, at most
     */
    public record Explanation(String quantity, String formula, double largest, double rest) {
    }
}
