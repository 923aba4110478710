package nld.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.expression.Expression;
import nld.expression.Rational;
import nld.expression.Rewriter;
import nld.expression.Symbol;

/**
 * A numerical trial of a quantity or of a claim along a real run or along the motion.
 *
 * @param label        its name, unique among claims and checks
 * @param subject      what is looked at
 * @param course       along what
 * @param conditions   values, start, length and rates
 * @param expectations what must be seen
 * @param place        where it stands
 */
public record Check(String label, Subject subject, Course course, Conditions conditions,
        List<Expectation> expectations, Place place) {
    /** Copies the list. */
    public Check {
        expectations = List.copyOf(expectations);
    }

    /** What a check looks at. */
    public sealed interface Subject {
        /**
         * A scalar or vector quantity.
         *
         * @param expression the quantity
         */
        record Quantity(Expression expression) implements Subject {
        }

        /**
         * Both sides of a claim of this theorem.
         *
         * @param label the claim's name
         */
        record OfClaim(String label) implements Subject {
        }
    }

    /** Along what a check runs. */
    public sealed interface Course {
        /** Along the motion of the system, integrated. */
        record Motion() implements Course {
        }

        /**
         * Along the steps of an update rule that the theorem declares.
         *
         * @param rule its name
         */
        record Descent(String rule) implements Course {
        }
    }

    /**
     * Under which conditions a check runs.
     *
     * @param with  values of parameters, by symbol; the size of a named dimension under the scalar parameter of its
     *              name, an abstract function f under the scalar quantity f as a formula in its arguments, of the shape of its
     *              values, a function of time under its own symbol as a formula in t
     * @param start values of coordinates, of velocities for a motion of second order, of a buffer, and of t where a
     *              motion starts at another time; a vector by its tuple, a matrix by the tuple of its entries row by
     *              row. A buffer that is absent starts at 0
     * @param until learning time t at the end, for runs compared with a flow and for motions
     * @param rates learning rates, largest first
     * @param steps how many steps, for exact step laws
     * @param range inequalities that have to hold at every state of the run for what is expected to be meant at all
     * @param supplied which of the values are not written out, and where their numbers come from
     */
    public record Conditions(Map<Symbol, Expression> with, Map<Symbol, Expression> start, Optional<Expression> until,
            List<Expression> rates, Optional<Integer> steps, List<Relation> range, List<Supplied> supplied) {
        /** Copies the collections, keeping their order. */
        public Conditions {
            with = Collections.unmodifiableMap(new LinkedHashMap<>(with));
            start = Collections.unmodifiableMap(new LinkedHashMap<>(start));
            rates = List.copyOf(rates);
            range = List.copyOf(range);
            supplied = List.copyOf(supplied);
        }

        /** Conditions that are meant everywhere. */
        public Conditions(Map<Symbol, Expression> with, Map<Symbol, Expression> start, Optional<Expression> until,
                List<Expression> rates, Optional<Integer> steps) {
            this(with, start, until, rates, steps, List.of(), List.of());
        }

        /** These conditions, meant in another range. */
        public Conditions within(List<Relation> other) {
            return new Conditions(with, start, until, rates, steps, other, supplied);
        }
    }

    /**
     * A value whose numbers are drawn or read from files. Its expression holds them, each the double that was drawn or read; what they
     * are combined by, as in 1/10 of them, is computed in double precision.
     *
     * @param symbol  what has the value
     * @param written the value as the file says it
     * @param seed    the seed of what is drawn; absent where nothing is
     * @param files   the files that are read
     */
    public record Supplied(Symbol symbol, String written, Optional<Long> seed, List<DataFile> files) {
        /** Copies the list. */
        public Supplied {
            files = List.copyOf(files);
        }
    }

    /** This check under other conditions and with other expectations. */
    public Check with(Conditions changed, List<Expectation> expected) {
        return new Check(label, subject, course, changed, expected, place);
    }

    /** What a check expects. */
    public sealed interface Expectation {
        /** Where the expectation stands. */
        Place place();

        /** This with its formulas rewritten. */
        default Expectation rewritten(Rewriter rewriter) {
            return this;
        }

        /**
         * The run follows a flow to at least this order in the learning rate.
         *
         * @param order   the order claimed
         * @param against the flow
         * @param power   the highest power of the rate that is kept in a modified flow; 0 for the others
         * @param constant how far, in parts of it, the predicted constant of the leading error may be from the measured one; absent where
         *                 the order alone is claimed
         * @param place   where it stands
         */
        record Order(int order, Flow against, int power, Optional<Expression> constant, Place place) implements Expectation {
            /** An order without a word on the constant. */
            public Order(int order, Flow against, int power, Place place) {
                this(order, against, power, Optional.empty(), place);
            }

            @Override
            public Expectation rewritten(Rewriter rewriter) {
                return new Order(order, against, power, constant.map(rewriter::rewrite), place);
            }
        }

        /**
         * Along the motion the quantity is constant, or the claim's two sides agree: the drift shrinks with the
         * tolerance of the integration.
         *
         * @param place where it stands
         */
        record NoDrift(Place place) implements Expectation {
        }

        /**
         * Over runs with different seeds, a quantity at their end has a stated mean, or the two sides of a claim about expectations
         * differ by 0 in the mean over all steps. The seeds are 1, 2, 3, ….
         *
         * @param value      the mean of a quantity; absent for a claim
         * @param within     how far from it, in parts of it, the mean may lie; absent where it has to be the mean itself
         * @param against    another value of the mean, or another right side of the claim, that has to be noticed as wrong
         * @param seeds      how many runs
         * @param confidence with which probability the interval of the mean holds it
         * @param place      where it stands
         */
        record Mean(Optional<Expression> value, Optional<Expression> within, Optional<Expression> against, int seeds,
                Rational confidence, Place place) implements Expectation {
            @Override
            public Expectation rewritten(Rewriter rewriter) {
                return new Mean(value.map(rewriter::rewrite), within.map(rewriter::rewrite), against.map(rewriter::rewrite), seeds,
                        confidence, place);
            }

            /** This with another mean of the quantity. */
            public Mean withValue(Expression other) {
                return new Mean(Optional.of(other), within, against, seeds, confidence, place);
            }
        }

        /**
         * At the end of the run the quantity is what a formula says, to at least this order in the learning rate.
         *
         * @param order   the order claimed
         * @param formula the quantity as a function of {@code t}, of parameters and of values at the start
         * @param place   where it stands
         */
        record FormulaOrder(int order, Expression formula, Place place) implements Expectation {
            @Override
            public Expectation rewritten(Rewriter rewriter) {
                return new FormulaOrder(order, rewriter.rewrite(formula), place);
            }
        }

        /**
         * At every step of the run the quantity is what a formula says, but for a stated part of it.
         *
         * @param part    the largest relative error
         * @param formula the quantity as a function of {@code t}, of parameters and of values at the start
         * @param place   where it stands
         */
        record Within(Expression part, Expression formula, Place place) implements Expectation {
            @Override
            public Expectation rewritten(Rewriter rewriter) {
                return new Within(rewriter.rewrite(part), rewriter.rewrite(formula), place);
            }
        }

        /**
         * The run leaves the range in which the check is valid.
         *
         * @param place where it stands
         */
        record OutOfRange(Place place) implements Expectation {
        }

        /**
         * The claim holds at every step of the run, to rounding.
         *
         * @param place where it stands
         */
        record EveryStep(Place place) implements Expectation {
        }

        /**
         * Along the run the quantity comes to rest at a value, to all of the digits that are written.
         *
         * @param digits the value as it is written, a decimal number
         * @param place  where it stands
         */
        record Settles(String digits, Place place) implements Expectation {
        }
    }

    /** The flows that a run of an update rule can be compared with. */
    public enum Flow {
        /** The first-order flow (1 − β) q' = −(g + kq). */
        GRADIENT_FLOW("gradient-flow"),
        /** The second-order flow with the inertia and the initial velocity that follow the rule. */
        MATCHING_FLOW("matching-flow"),
        /** The first-order flow of the modified equation, up to a power of the rate. */
        MODIFIED_FLOW("modified-flow"),
        /** The motion of the theorem's own system, started with the velocity that the check gives. */
        MOTION("motion");

        private final String word;

        Flow(String word) {
            this.word = word;
        }

        /** The flow's name in theorem files. */
        public String word() {
            return word;
        }
    }
}
