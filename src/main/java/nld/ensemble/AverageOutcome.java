package nld.ensemble;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import nld.expression.Rational;
import nld.expression.Symbol;
import nld.kernel.Interval;

/** What became of an average over an orbit. */
public sealed interface AverageOutcome {
    /**
     * Every element of the group was visited, in exact arithmetic.
     *
     * @param averages the average of each quantity, in order
     * @param patterns how many elements
     */
    record Enumerated(List<Rational> averages, BigInteger patterns) implements AverageOutcome {
        /** Copies the list. */
        public Enumerated {
            averages = List.copyOf(averages);
        }
    }

    /**
     * Every element of the group was visited, in intervals to 50 digits that hold the truth, because a quantity is no rational
     * number.
     *
     * @param averages the average of each quantity, in order
     * @param patterns how many elements
     */
    record Enclosed(List<Interval> averages, BigInteger patterns) implements AverageOutcome {
        /** Copies the list. */
        public Enclosed {
            averages = List.copyOf(averages);
        }
    }

    /**
     * Elements were drawn at random, each as likely as any other; their values are exact.
     *
     * @param estimates  for each quantity, in order
     * @param samples    how many elements were drawn
     * @param seed       of the draws
     * @param confidence the probability, at least, with which each half-width holds, for each quantity by itself
     */
    record Sampled(List<Estimate> estimates, long samples, long seed, double confidence) implements AverageOutcome {
        /** Copies the list. */
        public Sampled {
            estimates = List.copyOf(estimates);
        }
    }

    /**
     * A mean of samples and how far the average may be from it. The half-width is the empirical Bernstein bound of Maurer and
     * Pontil (2009, theorem 4, both sides), which holds for every bounded quantity: no normal law is assumed.
     *
     * @param mean      the mean of the samples, exact
     * @param deviation the standard deviation of the samples
     * @param halfWidth of the interval around the mean
     */
    record Estimate(Rational mean, double deviation, double halfWidth) {
    }

    /** A quantity has no value at an element of the orbit: a divisor is 0 there, or a sign could not be told. */
    record Undefined(Map<Symbol, Rational> point) implements AverageOutcome {
        /** Copies the map. */
        public Undefined {
            point = Map.copyOf(point);
        }
    }

    /** The average was not begun: a quantity is not made of numbers and elementary functions, or the orbit is too large; the reason says it. */
    record Refused(String reason) implements AverageOutcome {
    }

    /** The thread was interrupted; its interrupt flag is left set. */
    record Interrupted(long visited) implements AverageOutcome {
    }
}
