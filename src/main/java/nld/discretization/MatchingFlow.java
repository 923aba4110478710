package nld.discretization;

import java.util.ArrayList;
import java.util.List;
import nld.expression.Expression;
import nld.expression.Symbol;

/**
 * The second-order flow that follows an update rule to second order in the rate, with the initial velocity that makes
 * it so: inertia · q'' + damping · q' + G = 0 with inertia η(1 + β)/2 and damping 1 − β (Tanaka and Kunin 2021, Eq. 3;
 * Kovachki and Stuart 2021). From a buffer v₀ the flow starts with q' = −(G + 2βv₀)/(1 + β): the velocity whose
 * transient covers the same ground as the buffer's.
 *
 * @param coordinates the coordinates
 * @param inertia     the coefficient of q''
 * @param damping     the coefficient of q'
 * @param gradient    G of each coordinate
 * @param start       the initial velocity of each, in terms of the initial state
 */
public record MatchingFlow(List<Symbol> coordinates, Expression inertia, Expression damping,
        List<Expression> gradient, List<Expression> start) {
    /** Copies the lists. */
    public MatchingFlow {
        coordinates = List.copyOf(coordinates);
        gradient = List.copyOf(gradient);
        start = List.copyOf(start);
    }

    /** The flow that follows {@code recurrence}. */
    public static MatchingFlow of(Recurrence recurrence) {
        Expression momentum = recurrence.requiredForm().momentum();
        Expression more = Expression.of(1).plus(momentum);
        List<Expression> start = new ArrayList<>();
        for (int index = 0; index < recurrence.coordinates().size(); index++) {
            Expression carried = Expression.of(2).times(momentum).times(recurrence.buffer().get(index));
            start.add(recurrence.gradient().get(index).plus(carried).over(more).negated());
        }
        return new MatchingFlow(recurrence.coordinates(), recurrence.rate().times(more).over(Expression.of(2)),
                Expression.of(1).minus(momentum), recurrence.gradient(), start);
    }

    /** This flow with another inertia. */
    public MatchingFlow withInertia(Expression changed) {
        return new MatchingFlow(coordinates, changed, damping, gradient, start);
    }

    /** This flow with another initial velocity, one expression for each coordinate. */
    public MatchingFlow withStart(List<Expression> changed) {
        return new MatchingFlow(coordinates, inertia, damping, gradient, changed);
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
            Expression force = damping.times(coordinates.get(index).rate()).plus(gradient.get(index));
            rates.add(force.over(inertia).negated());
        }
        return rates;
    }
}
