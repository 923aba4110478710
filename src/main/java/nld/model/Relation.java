package nld.model;

import nld.expression.Expression;

/**
 * Two expressions of one shape and how they are said to relate, for all values.
 *
 * @param left  the left side
 * @param sign  the relation
 * @param right the right side
 */
public record Relation(Expression left, Sign sign, Expression right) {
    /** How two sides relate. */
    public enum Sign {
        /** Equal for all values. */
        EQUAL("="),
        /** At most, for all values. */
        AT_MOST("<="),
        /** At least, for all values. */
        AT_LEAST(">="),
        /** Different for some values: not identically equal. */
        DIFFERENT("!=");

        private final String text;

        Sign(String text) {
            this.text = text;
        }

        /** The sign as theorem files write it. */
        public String text() {
            return text;
        }
    }

    @Override
    public String toString() {
        return left + " " + sign.text() + " " + right;
    }
}
