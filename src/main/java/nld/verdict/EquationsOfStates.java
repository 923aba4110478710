package nld.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /** Each entry of left minus right as a sum of multiples of {@code zero}. */
    Verdict decide(ClaimTrial.Sides sides, List<Expression> zero) {
        List<Verdict> verdicts = new ArrayList<>();
        for (int index = 0; index < sides.left().size(); index++) {
            Expression difference = sides.left().get(index).minus(sides.right().get(index));
            Optional<List<Expression>> factors = new Multipliers(judge).of(difference, zero);
            if (factors.isEmpty()) {
                return new Undecided("no multipliers of the hypotheses were found that make the sides equal");
            }
            List<Expression> terms = new ArrayList<>(List.of(Expression.of(0)));
            for (int place = 0; place < zero.size(); place++) {
                terms.add(factors.get().get(place).times(zero.get(place)));
            }
            List<Expression> divisors = factors.get().stream().flatMap(factor -> Divisors.of(factor).stream()).toList();
            verdicts.add(judge.where(judge.equal(difference, Sum.of(terms)), divisors));
        }
        return judge.together(verdicts);
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
