package nld.ensemble;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import nld.expression.Rational;

/** Sums of quantities over blocks of patterns, for one thread. */
interface PatternSums {
    /** Adds the block of that number; of a pattern in it without values, the number of its first. */
    OptionalInt add(long block);

    /** The sum of each quantity over the blocks that were added. */
    List<Total> totals();

    /**
     * A sum: a rational number plus a number between two decimals. Nothing is rounded when sums are added, so their order does
     * not matter.
     */
    record Total(Rational exact, BigDecimal lower, BigDecimal upper) {
        static final Total ZERO = new Total(Rational.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

        static Total of(Rational exact) {
            return new Total(exact, BigDecimal.ZERO, BigDecimal.ZERO);
        }

        boolean isExact() {
            return lower.signum() == 0 && upper.signum() == 0;
        }

        Total plus(Total other) {
            return new Total(exact.plus(other.exact), lower.add(other.lower), upper.add(other.upper));
        }
    }
}
