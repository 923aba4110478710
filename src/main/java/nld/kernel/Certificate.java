package nld.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nld.expression.Expression;
import nld.expression.Rational;

/**
 * A proof as data: an identity of polynomials over ℚ in indeterminates,
 *
 * <pre>  scale · common · (left − right) = Σ multiplierᵢ · zeroᵢ</pre>
 *
 * where {@code common} is the least common multiple of the divisors below both sides. Of an inequality left ≤ right the
 * identity is that of left + excess and right, and {@code nonNegative} shows that the excess is at least 0. Nothing else is
 * needed than that divisors are not 0, and that each {@code zero} is 0 for the reason it names.
 *
 * @param indeterminates what each indeterminate stands for, by its number
 * @param divisors       polynomials taken to be different from 0
 * @param zeros          polynomials that are 0, by definition of an indeterminate or by a hypothesis
 * @param multipliers    one polynomial for each of {@code zeros}
 * @param scale          a product of powers of divisors
 * @param left           the left side
 * @param right          the right side
 * @param excess         of an inequality, right side minus left side
 * @param nonNegative    of an inequality, why the excess is at least 0
 * @param signs          the indeterminates that are at least 0, as far as {@code nonNegative} uses it
 */
public record Certificate(List<Expression> indeterminates, List<Terms> divisors, List<Zero> zeros, List<Terms> multipliers,
        List<Power> scale, Side left, Side right, Optional<Side> excess, Optional<NonNegative> nonNegative,
        List<Integer> signs) implements Certification {
    /** Copies the lists. */
    public Certificate {
        indeterminates = List.copyOf(indeterminates);
        divisors = List.copyOf(divisors);
        zeros = List.copyOf(zeros);
        multipliers = List.copyOf(multipliers);
        scale = List.copyOf(scale);
        signs = List.copyOf(signs);
    }

    /**
     * One term of a polynomial.
     *
     * @param coefficient its coefficient
     * @param powers      number and exponent of each indeterminate in turn, numbers ascending
     */
    public record Term(Rational coefficient, List<Integer> powers) {
        /** Copies the list. */
        public Term {
            powers = List.copyOf(powers);
        }
    }

    /**
     * A polynomial.
     *
     * @param terms its terms, no two with the same powers; none of the polynomial 0
     */
    public record Terms(List<Term> terms) {
        /** Copies the list. */
        public Terms {
            terms = List.copyOf(terms);
        }
    }

    /**
     * A power of a divisor.
     *
     * @param divisor  its number
     * @param exponent the exponent, at least 1
     */
    public record Power(int divisor, int exponent) {
    }

    /**
     * A polynomial over a product of divisors.
     *
     * @param numerator the polynomial
     * @param below     the divisors
     */
    public record Side(Terms numerator, List<Power> below) {
        /** Copies the list. */
        public Side {
            below = List.copyOf(below);
        }
    }

    /**
     * A polynomial that is 0.
     *
     * @param reason     the equations that say so in words; empty for what defines an indeterminate, such as r² = x
     * @param polynomial the polynomial
     */
    public record Zero(List<String> reason, Terms polynomial) {
        /** Copies the list. */
        public Zero {
            reason = List.copyOf(reason);
        }
    }

    /** A quantity that is at least 0 by the way it is built. */
    public sealed interface NonNegative {
        /**
         * A polynomial whose coefficients are at least 0 and whose odd powers are of indeterminates of at least 0.
         *
         * @param polynomial the polynomial
         */
        record Plain(Terms polynomial) implements NonNegative {
        }

        /**
         * The square of anything.
         *
         * @param root what is squared
         */
        record Square(Side root) implements NonNegative {
        }

        /**
         * One over a quantity that is at least 0.
         *
         * @param below the quantity
         */
        record Reciprocal(NonNegative below) implements NonNegative {
        }

        /**
         * A sum.
         *
         * @param parts its terms
         */
        record Sum(List<NonNegative> parts) implements NonNegative {
            /** Copies the list. */
            public Sum {
                parts = List.copyOf(parts);
            }
        }

        /**
         * A product.
         *
         * @param parts its factors
         */
        record Product(List<NonNegative> parts) implements NonNegative {
            /** Copies the list. */
            public Product {
                parts = List.copyOf(parts);
            }
        }
    }

    /** How many terms its polynomials have in all. */
    int size() {
        List<Terms> all = new ArrayList<>(divisors);
        all.addAll(multipliers);
        zeros.forEach(zero -> all.add(zero.polynomial));
        all.add(left.numerator);
        all.add(right.numerator);
        return all.stream().mapToInt(polynomial -> polynomial.terms.size()).sum();
    }
}
