package nld.discretization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nld.derivation.Calculus;
import nld.derivation.Underivable;
import nld.expression.Expression;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.kernel.Judge;

/**
 * What a run departs from a flow by, to leading order: η^p E(t). From its matching flow it is η² E(t) along the gradient flow q' = f₀(q), with
 * E' = Df₀(q) E + Δ(q). Δ is the difference of the two modified fields at η² (the flow's own is that of its slow manifold,
 * inertia · q'' + damping · q' + drag + G = 0 solved for q' power by power), and E(0) that of the two places from which the slow motions
 * start, at η² as well. The rule must have no decay of its own: G is a multiple of the gradient. From the modified flow up to η^{p−1} it
 * is the next term of the field and of the place from which the slow motion starts.
 *
 * @param power  p
 * @param flow   f₀, one part for each coordinate
 * @param source Δ
 * @param start  E(0), in terms of the coordinates and buffers before the first step
 */
public record ErrorConstant(int power, List<Expression> flow, List<Expression> source, List<Expression> start) {
    /** Copies the lists. */
    public ErrorConstant {
        flow = List.copyOf(flow);
        source = List.copyOf(source);
        start = List.copyOf(start);
    }

    /** Of the rule of {@code recurrence} against its matching flow; {@link Underivable} where that is not predicted. */
    public static ErrorConstant ofMatching(Recurrence recurrence, Calculus calculus, Judge judge) {
        return of(LinearRule.of(recurrence, calculus, judge), StepMap.of(recurrence), MatchingFlow.buffers(recurrence),
                recurrence.lossGradient(), calculus, judge);
    }

    /** Of the rule of {@code recurrence} against its modified flow up to the {@code kept} power of the rate. */
    public static ErrorConstant ofModified(Recurrence recurrence, int kept, Calculus calculus, Judge judge) {
        StepMap step = StepMap.of(recurrence);
        ModifiedField field = ModifiedField.of(step, kept + 2, calculus, judge);
        return new ErrorConstant(kept + 1, field.term(0), field.term(kept + 1), start(recurrence, step, kept + 1, calculus, judge));
    }

    private static List<Expression> start(Recurrence recurrence, StepMap step, int power, Calculus calculus, Judge judge) {
        if (step.buffers().isEmpty()) {
            return step.coordinates().stream().map(coordinate -> Expression.zero(coordinate.shape())).toList();
        }
        if (power > 1) {
            return SlowPlace.of(step, power, calculus, judge).get(power - 1);
        }
        Map<Symbol, Expression> byRate = Map.of(step.rate(), Expression.of(1));
        return SlowStart.of(recurrence, 1, calculus, judge).stream().map(place -> calculus.along(place, byRate)).toList();
    }

    /**
     * Of a rule against its matching flow.
     *
     * @param rule     the rule, as it acts on each coordinate
     * @param step     a step of it on all coordinates, its buffers listed one after another as {@code buffers} has them
     * @param buffers  for each buffer of the rule, the one of each coordinate
     * @param gradient the gradient of the loss, one part for each coordinate
     */
    public static ErrorConstant of(LinearRule rule, StepMap step, List<List<Symbol>> buffers, List<Expression> gradient,
            Calculus calculus, Judge judge) {
        if (!rule.placeMoment(0).isZero()) {
            throw new Underivable("the error of a rule with decay is not predicted");
        }
        return new Derivation(rule, step, buffers, gradient, calculus, judge).constant();
    }

    /** The numbers of the rule and the two slow motions. */
    private static final class Derivation {
        private final StepMap step;
        private final List<List<Symbol>> buffers;
        private final List<Expression> gradient;
        private final Calculus calculus;
        private final Judge judge;
        private final SlowManifold slow;
        private final List<Expression> displacement;
        private final List<Expression> lasting;
        private final Expression inertia;
        private final Expression damping;
        private final Expression turning;
        private final MatchingFlow matching;

        Derivation(LinearRule rule, StepMap step, List<List<Symbol>> buffers, List<Expression> gradient, Calculus calculus, Judge judge) {
            this.step = step;
            this.buffers = buffers;
            this.gradient = gradient;
            this.calculus = calculus;
            this.judge = judge;
            this.slow = SlowManifold.of(step, 3, calculus, judge);
            this.displacement = rule.displacement();
            this.lasting = rule.lasting();
            this.inertia = rule.coefficient(rule.placeMoment(2), 0).over(Expression.of(2));
            this.damping = rule.coefficient(rule.placeMoment(1), 0);
            this.turning = rule.coefficient(rule.gradientMoment(1), 0);
            this.matching = MatchingFlow.of(rule, step.coordinates(), buffers, gradient, calculus);
        }

        ErrorConstant constant() {
            List<Expression> leading = slow.field().get(0);
            List<Expression> first = followed(List.of(leading));
            List<Expression> second = followed(List.of(leading, first));
            List<Expression> source = new ArrayList<>();
            List<Expression> start = new ArrayList<>();
            List<Expression> ofRule = ruleStart(leading);
            List<Expression> ofFlow = flowStart(leading, first);
            for (int index = 0; index < step.coordinates().size(); index++) {
                source.add(judge.simplified(slow.field().get(2).get(index).minus(second.get(index))));
                start.add(ofRule.get(index).minus(ofFlow.get(index)));
            }
            return new ErrorConstant(2, leading, source, start);
        }

        /** φⱼ = −(inertia Σ Dφᵢ φₖ + turning DG φⱼ₋₁)/damping with i + k = j − 1, of the flow's slow manifold. */
        private List<Expression> followed(List<List<Expression>> known) {
            int before = known.size() - 1;
            List<Expression> found = new ArrayList<>();
            for (int index = 0; index < step.coordinates().size(); index++) {
                List<Expression> terms = new ArrayList<>();
                for (int power = 0; power <= before; power++) {
                    terms.add(inertia.times(along(known.get(power).get(index), known.get(before - power))));
                }
                terms.add(turning.times(along(gradient.get(index), known.get(before))));
                found.add(judge.simplified(Sum.of(terms).over(damping).negated()));
            }
            return found;
        }

        private Expression along(Expression expression, List<Expression> direction) {
            Map<Symbol, Expression> changes = new HashMap<>();
            for (int index = 0; index < step.coordinates().size(); index++) {
                changes.put(step.coordinates().get(index), direction.get(index));
            }
            return calculus.along(expression, changes);
        }

        /** How far each buffer is from where it settles to leading order. */
        private Expression distance(int buffer, int index) {
            return buffers.get(buffer).get(index).minus(slow.buffers().get(0).get(position(buffer, index)));
        }

        private int position(int buffer, int index) {
            return step.buffers().indexOf(buffers.get(buffer).get(index));
        }

        private List<Expression> weighed(List<Expression> weights) {
            List<Expression> sums = new ArrayList<>();
            for (int index = 0; index < step.coordinates().size(); index++) {
                List<Expression> terms = new ArrayList<>();
                terms.add(Expression.zero(step.coordinates().get(index).shape()));
                for (int buffer = 0; buffer < weights.size(); buffer++) {
                    terms.add(weights.get(buffer).times(distance(buffer, index)));
                }
                sums.add(Sum.of(terms));
            }
            return sums;
        }

        /** −ℓ·(Dw₀[ℓ·r] + w₁) − Df₀[ℓ(I − A)⁻¹ r] with r the distances: the rule's start at η². */
        private List<Expression> ruleStart(List<Expression> leading) {
            List<Expression> moved = weighed(displacement);
            List<Expression> remembered = weighed(lasting);
            List<Expression> found = new ArrayList<>();
            for (int index = 0; index < step.coordinates().size(); index++) {
                List<Expression> terms = new ArrayList<>();
                terms.add(along(leading.get(index), remembered).negated());
                for (int buffer = 0; buffer < displacement.size(); buffer++) {
                    int position = position(buffer, index);
                    Expression settled = along(slow.buffers().get(0).get(position), moved).plus(slow.buffers().get(1).get(position));
                    terms.add(displacement.get(buffer).times(settled).negated());
                }
                found.add(Sum.of(terms));
            }
            return found;
        }

        /** With λ = inertia/damping and δ the velocity at first less f₀: −λ(Df₀[λδ] + φ₁) − turning/damping DG[λδ] − λ² Df₀[δ]. */
        private List<Expression> flowStart(List<Expression> leading, List<Expression> first) {
            Expression lever = inertia.over(damping);
            List<Expression> excess = new ArrayList<>();
            for (int index = 0; index < leading.size(); index++) {
                excess.add(lever.times(matching.start().get(index).minus(leading.get(index))));
            }
            List<Expression> found = new ArrayList<>();
            for (int index = 0; index < leading.size(); index++) {
                Expression turned = along(leading.get(index), excess);
                found.add(Sum.of(List.of(lever.times(turned.plus(first.get(index))).negated(),
                        turning.over(damping).times(along(gradient.get(index), excess)).negated(), lever.times(turned).negated())));
            }
            return found;
        }
    }
}
