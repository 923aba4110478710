package nld.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import nld.expression.Expression;
import nld.expression.Sum;
import nld.kernel.Judge;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import nld.model.Hypothesis;

/**
 * Equations between states that a claim stands under: it is proved where left minus right is a sum of multiples of what they make 0.
 *
 * @param hypotheses the hypotheses
 * @param judge      what proves
 */
record EquationsOfStates(List<Hypothesis> hypotheses, Judge judge) {
    private static final int LONGEST = 100;
    private static final int MOST_LAYERS = 4;

    /**
     * Each entry of left minus right as a sum of multiples of {@code zero}.
     *
     * @param weights  the coordinates, by which a gradient that vanishes may be multiplied
     * @param attained whether there is a state at which the hypotheses hold and none of these is 0
     */
    Verdict decide(ClaimTrial.Sides sides, List<Expression> zero, List<Expression> weights, Predicate<List<Expression>> attained) {
        List<Verdict> verdicts = new ArrayList<>();
        for (int index = 0; index < sides.left().size(); index++) {
            Expression difference = sides.left().get(index).minus(sides.right().get(index));
            Optional<List<Expression>> factors = byDegree(difference, zero, weights).or(() -> new Multipliers(judge).of(difference, zero));
            if (factors.isEmpty()) {
                return new Undecided("no multipliers of the hypotheses were found that make the sides equal");
            }
            List<Expression> terms = new ArrayList<>(List.of(Expression.of(0)));
            for (int place = 0; place < zero.size(); place++) {
                terms.add(factors.get().get(place).times(zero.get(place)));
            }
            List<Expression> divisors = factors.get().stream().flatMap(factor -> Divisors.of(factor).stream()).toList();
            if (!divisors.isEmpty() && !attained.test(divisors)) {
                return new Undecided("the multipliers that were found divide by what is 0 at each state that was found at which the hypotheses hold");
            }
            verdicts.add(judge.where(judge.equal(difference, Sum.of(terms)), divisors));
        }
        return judge.together(verdicts);
    }

    /** Multiples w·∂/∂w of a gradient, as Euler's identity for what is homogeneous has them: they divide by nothing. */
    private Optional<List<Expression>> byDegree(Expression difference, List<Expression> zero, List<Expression> weights) {
        if (zero.size() != weights.size()) {
            return Optional.empty();
        }
        for (int degree = 1; degree <= MOST_LAYERS; degree++) {
            for (int sign : new int[] {1, -1}) {
                Expression share = Expression.of(sign, degree);
                List<Expression> factors = weights.stream().map(share::times).toList();
                List<Expression> terms = new ArrayList<>(List.of(difference));
                for (int place = 0; place < zero.size(); place++) {
                    terms.add(factors.get(place).times(zero.get(place)).negated());
                }
                if (judge.isZero(Sum.of(terms))) {
                    return Optional.of(factors);
                }
            }
        }
        return Optional.empty();
    }

    /** {@code verdict}, a proof of it only under the hypotheses. */
    Verdict resting(Verdict verdict) {
        return judge.resting(verdict, hypotheses.stream().map(EquationsOfStates::shown).toList());
    }

    /** A hypothesis with its relations, where these can be read. */
    private static String shown(Hypothesis hypothesis) {
        return hypothesis.toString().length() <= LONGEST ? hypothesis.toString() : hypothesis.name();
    }
}
