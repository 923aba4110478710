package nld.kernel;

import nld.expression.Applied;
import nld.expression.Assumptions;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Power;
import nld.expression.Symbols;

/**
 * Two scalars compared modulo a prime p near 2⁶¹, at random points: the second check behind a proof.
 *
 * <p>If the sides agree as quotients of polynomials in their indeterminates, they agree at every point. If they do not, they
 * agree at one point with a probability of at most D/p, where D bounds the degrees of the numerator and denominators of
 * their difference (Schwartz and Zippel), and 2ᵐ·D/p where m roots and absolute values may be turned; at n points at most
 * with the n-th power of that. A D of a million gives less than 10⁻¹² a point. What signs roots have for real numbers is not
 * seen here, nor is any inequality: those are for the enclosures at real points.
 *
 * <p>Sides with roots or functions are compared first with a random value for each of these, which no relation ties to the others: sides that
 * agree so are equal whatever relates them, by the same bound, and none of the points is lost.
 *
 * @param outcome   what was seen
 * @param points    at how many points both sides had a value
 * @param unrelated whether they agree whatever relates their roots and functions
 */
record FieldComparison(Outcome outcome, int points, boolean unrelated) {
    private static final int POINTS = 8;
    private static final int POINTS_WITH_FUNCTIONS = 40;
    private static final int MOST_POINTS = 1_024;
    private static final int MOST_TURNED = 6;
    private static final FieldComparison SILENT = new FieldComparison(Outcome.SILENT, 0, false);

    /** What a comparison says. */
    enum Outcome {
        /** The sides agree at every point. */
        AGREE,
        /** At some point they differ, whichever way roots are turned. */
        DIFFER,
        /** No point counts, too many roots could be turned, or some relation between functions may be missed. */
        SILENT
    }

    /** Compares {@code left} and {@code right} within {@code limits}; the points come from {@code seed}. */
    static FieldComparison of(Expression left, Expression right, Assumptions assumptions, long seed, Limits limits) {
        try {
            return new Comparing(left, right, assumptions, seed, limits).result();
        } catch (Limits.Beyond | ArithmeticException beyond) {
            return SILENT;
        }
    }

    /** One comparison under way. */
    private static final class Comparing {
        private final Expression left;
        private final Expression right;
        private final Assumptions assumptions;
        private final long seed;
        private final boolean related;
        private final int points;
        private final Limits limits;
        private final boolean[] agreed;
        private final boolean[] open;
        private int turns;
        private int counted;
        private boolean faithful = true;

        Comparing(Expression left, Expression right, Assumptions assumptions, long seed, Limits limits) {
            this.limits = limits;
            this.left = left;
            this.right = right;
            this.assumptions = assumptions;
            this.seed = seed;
            int[] met = met(left.minus(right));
            this.related = met[0] + met[1] > 0;
            this.points = Math.min(MOST_POINTS, (met[1] == 0 ? POINTS : POINTS_WITH_FUNCTIONS) << Math.min(met[2], MOST_TURNED));
            this.agreed = new boolean[points];
            this.open = new boolean[points];
        }

        /** How many roots, functions, and roots or logarithms to each of which, being of unknown sign, half of the points are lost. */
        private static int[] met(Expression expression) {
            int[] met = new int[3];
            Symbols.occurs(expression, part -> {
                boolean root = part instanceof Power power && !power.exponent().isInteger();
                met[0] += root ? 1 : 0;
                met[1] += part instanceof Applied ? 1 : 0;
                met[2] += root && !((Power) part).exponent().denominator().testBit(0)
                        || part instanceof Applied applied && applied.function() == Function.LOG ? 1 : 0;
                return false;
            });
            return met;
        }

        FieldComparison result() {
            if (related && agreesUnrelated()) {
                return new FieldComparison(Outcome.AGREE, POINTS, true);
            }
            compare(0);
            if (counted == 0) {
                return SILENT;
            }
            if (agrees()) {
                return new FieldComparison(Outcome.AGREE, counted, !related);
            }
            if (!faithful || turns > MOST_TURNED) {
                return SILENT;
            }
            for (long turned = 1; turned < 1L << turns && !agrees(); turned++) {
                compare(turned);
            }
            return new FieldComparison(agrees() ? Outcome.AGREE : differs() ? Outcome.DIFFER : Outcome.SILENT, counted, false);
        }

        /** Whether the sides agree already as quotients of polynomials in roots and functions that nothing relates: few points tell, and each counts. */
        private boolean agreesUnrelated() {
            FieldEvaluation evaluation = FieldEvaluation.unrelated(assumptions, POINTS, seed, limits);
            long[] first;
            long[] second;
            try {
                first = evaluation.at(left);
                second = evaluation.at(right);
            } catch (Limits.Beyond | ArithmeticException silent) {
                return false;
            }
            for (int point = 0; point < POINTS; point++) {
                if (!evaluation.counts(point) || first[point] != second[point]) {
                    return false;
                }
            }
            return true;
        }

        /** Compares the sides, with roots turned so; the first time, by no turn, settles which points count. */
        private void compare(long turned) {
            FieldEvaluation evaluation = new FieldEvaluation(assumptions, points, seed, turned, limits);
            long[] first = evaluation.at(left);
            long[] second = evaluation.at(right);
            for (int point = 0; point < points; point++) {
                boolean counts = evaluation.counts(point);
                agreed[point] |= counts ? first[point] == second[point] : turned == 0;
                open[point] |= !counts;
                counted += counts && turned == 0 ? 1 : 0;
            }
            turns = Math.max(turns, evaluation.turns());
            faithful &= evaluation.isFaithful();
        }

        private boolean agrees() {
            for (boolean agreeing : agreed) {
                if (!agreeing) {
                    return false;
                }
            }
            return true;
        }

        /** Whether at some point the sides had values and differed by every turn. */
        private boolean differs() {
            for (int point = 0; point < points; point++) {
                if (!agreed[point] && !open[point]) {
                    return true;
                }
            }
            return false;
        }
    }
}
