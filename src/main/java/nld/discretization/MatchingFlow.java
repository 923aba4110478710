package nld.discretization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nld.derivation.Calculus;
import nld.derivation.Underivable;
import nld.expression.Expression;
import nld.expression.Substitution;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.kernel.Judge;
import nld.model.UpdateRule;

/**
 * The second-order flow that follows an update rule to second order in the rate, with the initial velocity that makes
 * it so: inertia · q'' + damping · q' + drag + G = 0. It is the Taylor series of the rule's multistep recurrence
 * ({@link LinearRule}) without what is smaller than η: inertia ηρ₂/2, damping ρ₁, drag ησ₁ H q' and G = ρ₀q/η + σ₀g. Of heavy ball
 * that is η(1 + β)/2, 1 − β and no drag (Tanaka and Kunin 2021, Eq. 3; Kovachki and Stuart 2021); of Nesterov's rule the drag is
 * ηβ H q'.
 *
 * <p>The flow forgets its velocity over the time inertia/damping and is then displaced by inertia/damping times what the velocity
 * was too large; the rule forgets its buffers and is displaced by ηℓ·(v₀ − w), w where they settle. The initial velocity is the
 * one for which these are equal. From a buffer v₀ of heavy ball it is −(G + 2βv₀)/(1 + β).
 *
 * @param coordinates the coordinates
 * @param inertia     the coefficient of q''
 * @param damping     the coefficient of q'
 * @param drag        of each coordinate, what else is linear in the velocities
 * @param gradient    G of each coordinate
 * @param start       the initial velocity of each, in terms of the initial state
 */
public record MatchingFlow(List<Symbol> coordinates, Expression inertia, Expression damping, List<Expression> drag,
        List<Expression> gradient, List<Expression> start) {
    /** Copies the lists. */
    public MatchingFlow {
        coordinates = List.copyOf(coordinates);
        drag = List.copyOf(drag);
        gradient = List.copyOf(gradient);
        start = List.copyOf(start);
    }

    /** The flow that follows {@code recurrence}; {@link Underivable} where the rule is not linear in its state. */
    public static MatchingFlow of(Recurrence recurrence, Calculus calculus, Judge judge) {
        LinearRule rule = LinearRule.of(recurrence, calculus, judge);
        MatchingFlow flow = of(rule, recurrence.coordinates(), buffers(recurrence), recurrence.lossGradient(), calculus);
        return flow.with(new Substitution(Map.of(rule.rate(), recurrence.rate())));
    }

    /** For each buffer of the rule, the one of each coordinate. */
    static List<List<Symbol>> buffers(Recurrence recurrence) {
        List<List<Symbol>> buffers = new ArrayList<>();
        for (UpdateRule.Block block : recurrence.rule().blocks()) {
            int buffer = 0;
            for (Symbol state : block.states().keySet()) {
                if (buffer == buffers.size()) {
                    buffers.add(new ArrayList<>());
                }
                buffers.get(buffer++).addAll(recurrence.writing().symbols(state));
            }
        }
        return buffers;
    }

    private MatchingFlow with(Substitution rate) {
        return new MatchingFlow(coordinates, rate.rewrite(inertia), rate.rewrite(damping), drag.stream().map(rate::rewrite).toList(),
                gradient.stream().map(rate::rewrite).toList(), start.stream().map(rate::rewrite).toList());
    }

    /**
     * The flow that follows {@code rule}.
     *
     * @param rule        the rule, as it acts on each coordinate
     * @param coordinates the coordinates
     * @param buffers     for each buffer of the rule, in its order, the one of each coordinate
     * @param gradient    the gradient of the loss, one part for each coordinate
     * @param calculus    what differentiates
     */
    public static MatchingFlow of(LinearRule rule, List<Symbol> coordinates, List<List<Symbol>> buffers,
            List<Expression> gradient, Calculus calculus) {
        Expression rate = rule.rate();
        Expression inertia = rule.coefficient(rule.placeMoment(2), 0).over(Expression.of(2));
        Expression damping = rule.coefficient(rule.placeMoment(1), 0);
        if (inertia.isZero() || damping.isZero()) {
            throw new Underivable("the rule's Taylor series has no " + (inertia.isZero() ? "inertia" : "damping")
                    + ", so no flow of second order follows it");
        }
        Expression stiffness = upToFirst(rule, rule.simplified(rule.placeMoment(0).over(rate)));
        Expression pull = upToFirst(rule, rule.gradientMoment(0));
        Expression turning = rate.times(rule.coefficient(rule.gradientMoment(1), 0));
        List<Expression> force = new ArrayList<>();
        List<Expression> drag = new ArrayList<>();
        Map<Symbol, Expression> velocities = new HashMap<>();
        coordinates.forEach(coordinate -> velocities.put(coordinate, coordinate.rate()));
        for (int index = 0; index < coordinates.size(); index++) {
            force.add(pull.times(gradient.get(index)).plus(stiffness.times(coordinates.get(index))));
            drag.add(turning.isZero() ? Expression.zero(coordinates.get(index).shape())
                    : turning.times(calculus.along(gradient.get(index), velocities)));
        }
        return new MatchingFlow(coordinates, rate.times(inertia), upToFirst(rule, rule.placeMoment(1)), drag, force,
                start(rule, damping, inertia, coordinates, buffers, gradient));
    }

    private static Expression upToFirst(LinearRule rule, Expression expression) {
        return rule.coefficient(expression, 0).plus(rule.rate().times(rule.coefficient(expression, 1)));
    }

    /** −G/damping + damping/inertia · ηℓ·(v₀ − w), each factor in simplest form. */
    private static List<Expression> start(LinearRule rule, Expression damping, Expression inertia, List<Symbol> coordinates,
            List<List<Symbol>> buffers, List<Expression> gradient) {
        Expression lever = damping.over(inertia);
        List<Expression> displacement = rule.displacement();
        List<Expression> byGradient = new ArrayList<>();
        List<Expression> byPlace = new ArrayList<>();
        byGradient.add(rule.coefficient(rule.gradientMoment(0), 0).over(damping).negated());
        byPlace.add(rule.coefficient(rule.simplified(rule.placeMoment(0).over(rule.rate())), 0).over(damping).negated());
        for (int buffer = 0; buffer < displacement.size(); buffer++) {
            Expression weight = lever.times(displacement.get(buffer)).negated();
            byGradient.add(weight.times(rule.settled().get(0).get(buffer)));
            byPlace.add(weight.times(rule.settled().get(1).get(buffer)));
        }
        Expression ofGradient = rule.simplified(Sum.of(byGradient));
        Expression ofPlace = rule.simplified(Sum.of(byPlace));
        List<Expression> start = new ArrayList<>();
        for (int index = 0; index < coordinates.size(); index++) {
            Expression velocity = ofGradient.times(gradient.get(index)).plus(ofPlace.times(coordinates.get(index)));
            for (int buffer = 0; buffer < displacement.size(); buffer++) {
                velocity = velocity.plus(rule.simplified(lever.times(displacement.get(buffer))).times(buffers.get(buffer).get(index)));
            }
            start.add(velocity);
        }
        return start;
    }

    /** This flow with another inertia. */
    public MatchingFlow withInertia(Expression changed) {
        return new MatchingFlow(coordinates, changed, damping, drag, gradient, start);
    }

    /** This flow with another initial velocity, one expression for each coordinate. */
    public MatchingFlow withStart(List<Expression> changed) {
        return new MatchingFlow(coordinates, inertia, damping, drag, gradient, changed);
    }

    /** Positions, then velocities. */
    public List<Symbol> state() {
        List<Symbol> state = new ArrayList<>(coordinates);
        coordinates.forEach(coordinate -> state.add(coordinate.rate()));
        return state;
    }

    /** The rate of each part of the state. */
    public List<Expression> rates() {
        List<Expression> rates = new ArrayList<>();
        coordinates.forEach(coordinate -> rates.add(coordinate.rate()));
        for (int index = 0; index < coordinates.size(); index++) {
            Expression force = damping.times(coordinates.get(index).rate()).plus(drag.get(index)).plus(gradient.get(index));
            rates.add(force.over(inertia).negated());
        }
        return rates;
    }
}
