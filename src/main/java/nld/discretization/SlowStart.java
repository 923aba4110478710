package nld.discretization;

import java.util.ArrayList;
import java.util.List;
import nld.derivation.Calculus;
import nld.derivation.Underivable;
import nld.expression.Expression;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.kernel.Judge;

/**
 * From where the slow motion of a rule starts: a buffer that has not settled displaces it by q₀ + ηℓ·(v₀ − w(q₀)) up to O(η²),
 * w being where the buffers settle. For heavy ball from an empty buffer that is q₀ + ηβ G/(1 − β)². Further powers are those of
 * {@link SlowPlace}.
 */
public final class SlowStart {
    private SlowStart() {
    }

    /**
     * The place from which the modified flow of {@code recurrence}, taken to the {@code power} of the rate, has to start, in terms
     * of the coordinates and buffers before the first step; {@link Underivable} where it is not known as exactly.
     */
    public static List<Expression> of(Recurrence recurrence, int power, Calculus calculus, Judge judge) {
        if (recurrence.states().isEmpty()) {
            return List.copyOf(recurrence.coordinates());
        }
        if (power > 1) {
            StepMap step = StepMap.of(recurrence);
            return step.buffers().isEmpty() ? List.copyOf(recurrence.coordinates())
                    : summed(step, SlowPlace.of(step, power, calculus, judge));
        }
        return of(LinearRule.of(recurrence, calculus, judge), recurrence.coordinates(), MatchingFlow.buffers(recurrence),
                recurrence.lossGradient());
    }

    private static List<Expression> summed(StepMap step, List<List<Expression>> places) {
        List<Expression> start = new ArrayList<>();
        for (int index = 0; index < step.coordinates().size(); index++) {
            List<Expression> terms = new ArrayList<>(List.of(step.coordinates().get(index)));
            for (int power = 1; power <= places.size(); power++) {
                terms.add(step.rate().power(power).times(places.get(power - 1).get(index)));
            }
            start.add(Sum.of(terms));
        }
        return start;
    }

    /** The same of a rule that acts on each coordinate, with the buffers and the gradient of each as for a {@link MatchingFlow}. */
    public static List<Expression> of(LinearRule rule, List<Symbol> coordinates, List<List<Symbol>> buffers, List<Expression> gradient) {
        List<Expression> displacement = rule.displacement();
        List<List<Expression>> settled = rule.settled();
        List<Expression> start = new ArrayList<>();
        for (int index = 0; index < coordinates.size(); index++) {
            List<Expression> terms = new ArrayList<>();
            terms.add(coordinates.get(index));
            for (int buffer = 0; buffer < displacement.size(); buffer++) {
                Expression distance = buffers.get(buffer).get(index)
                        .minus(settled.get(0).get(buffer).times(gradient.get(index)))
                        .minus(settled.get(1).get(buffer).times(coordinates.get(index)));
                terms.add(rule.rate().times(displacement.get(buffer)).times(distance));
            }
            start.add(Sum.of(terms));
        }
        return start;
    }
}
