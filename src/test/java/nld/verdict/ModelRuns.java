package nld.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import nld.descent.DescentOutcome;
import nld.descent.DescentOutcome.Completed;
import nld.descent.MomentumMap;
import nld.descent.StepObserver;
import nld.expression.Expression;
import nld.expression.Rational;
import nld.expression.Symbol;
import nld.integration.Flow;
import nld.integration.FlowOutcome;
import nld.integration.Stopped;
import nld.integration.Trajectory;
import nld.lowering.Lowered;
import nld.lowering.Lowering;

/**
 * Real runs of a rule beside real flows, in two coordinates, for the tests of this package: a loss by its gradient, a
 * rule, a start, a time, and what is looked at.
 *
 * @param q        the two coordinates
 * @param gradient the gradient of the loss
 * @param start    where runs and flows begin
 * @param until    the learning time at the end
 * @param momentum β
 * @param decay    k
 * @param warm     whether the buffer starts at (g + kq)/(1 − β) instead of zero
 */
record ModelRuns(List<Symbol> q, List<Expression> gradient, double[] start, Rational until, double momentum,
        double decay, boolean warm) {
    private static final double FINE = 1e-12;
    private static final Symbol U = Symbol.coordinate("u");
    private static final Symbol V = Symbol.coordinate("v");
    static final List<Rational> RATES = List.of(Rational.of(1, 10), Rational.of(1, 20), Rational.of(1, 40),
            Rational.of(1, 80), Rational.of(1, 160));

    /** ½(uv − 1)² from (2, 4/5) until 8/5, by gradient descent. */
    static ModelRuns linearUnit() {
        Expression residual = U.times(V).minus(Expression.of(1));
        return new ModelRuns(List.of(U, V), List.of(V.times(residual), U.times(residual)), new double[] {2, 0.8},
                Rational.of(8, 5), 0, 0, false);
    }

    /** (u − 3/10 v)²/(u² + v²) from (2, 3/5) until 4, by heavy ball with β = 1/2 and k = 1/10. */
    static ModelRuns scaleInvariant() {
        Expression line = U.minus(Expression.of(3, 10).times(V));
        Expression square = U.power(2).plus(V.power(2));
        Expression shared = Expression.of(2).times(line.power(2)).times(square.power(-2));
        Expression steep = Expression.of(2).times(line).over(square);
        return new ModelRuns(List.of(U, V), List.of(steep.minus(shared.times(U)),
                Expression.of(-3, 10).times(steep).minus(shared.times(V))), new double[] {2, 0.6}, Rational.of(4),
                0.5, 0.1, false);
    }

    ModelRuns with(double newMomentum, boolean newWarm) {
        return new ModelRuns(q, gradient, start, until, newMomentum, decay, newWarm);
    }

    /** A flow beside the run at one rate: what to follow and from where. */
    record Beside(Flow flow, double[] start) {
    }

    /** (1 − β) q' = −(g + kq). */
    Beside gradientFlow(double rate) {
        return new Beside(Flow.of(lowered(q, forces(1 / (1 - momentum)))), start);
    }

    /**
     * (η(1 + β)/2) q'' + (1 − β) q' + g + kq = 0, begun at q' = −(g + kq)/(1 + β), or /(1 − β) for a warm buffer (theory:
     * the velocities that make it follow to second order); the inertia and that velocity times stated factors.
     */
    Beside massFlow(double rate, double inertiaFactor, double velocityFactor) {
        double inertia = inertiaFactor * rate * (1 + momentum) / 2;
        List<Symbol> velocity = q.stream().map(Symbol::rate).toList();
        List<Expression> rates = new ArrayList<>(velocity);
        List<Expression> forces = forces(1 / inertia);
        for (int index = 0; index < q.size(); index++) {
            rates.add(forces.get(index).minus(MomentumMap.literal((1 - momentum) / inertia).times(velocity.get(index))));
        }
        List<Symbol> state = new ArrayList<>(q);
        state.addAll(velocity);
        double[] begun = Arrays.copyOf(start, 2 * start.length);
        double[] slope = slopeAtStart();
        for (int index = 0; index < start.length; index++) {
            begun[start.length + index] = -velocityFactor * slope[index] / (warm ? 1 - momentum : 1 + momentum);
        }
        return new Beside(Flow.of(lowered(state, rates)), begun);
    }

    Beside matchingFlow(double rate) {
        return massFlow(rate, 1, 1);
    }

    private double[] slopeAtStart() {
        double[] slope = new double[start.length];
        Lowering.of(q, gradient).evaluate(start, slope);
        for (int index = 0; index < slope.length; index++) {
            slope[index] += decay * start[index];
        }
        return slope;
    }

    private List<Expression> forces(double factor) {
        List<Expression> forces = new ArrayList<>();
        for (int index = 0; index < q.size(); index++) {
            Expression force = gradient.get(index).plus(MomentumMap.literal(decay).times(q.get(index)));
            forces.add(MomentumMap.literal(-factor).times(force));
        }
        return forces;
    }

    static Lowered lowered(List<Symbol> state, List<Expression> rates) {
        List<Symbol> inputs = new ArrayList<>(state);
        inputs.add(Symbol.TIME);
        return Lowering.of(inputs, rates);
    }

    /** The comparison of quantities of (u, v) at the end, of the run and of the flow that {@code flows} gives for a rate. */
    ObservedOrder.Comparison compare(List<Expression> quantities, Function<Double, Beside> flows) {
        Lowered quantity = Lowering.of(q, quantities);
        return rate -> {
            int steps = ObservedOrder.steps(until, rate).orElseThrow();
            DescentOutcome run = run(rate.toDouble(), steps);
            if (!(run instanceof Completed completed)) {
                return new Compared.Unusable(run.sentence());
            }
            Beside beside = flows.apply(rate.toDouble());
            FlowOutcome fine = beside.flow.follow(beside.start, 0, until.toDouble(), FINE);
            FlowOutcome coarse = beside.flow.follow(beside.start, 0, until.toDouble(), 10 * FINE);
            if (fine instanceof Stopped stopped) {
                return new Compared.Unusable(stopped.sentence());
            }
            return Compared.Apart.of(value(quantity, completed.position()),
                    value(quantity, ((Trajectory) fine).end()), value(quantity, ((Trajectory) coarse).end()), steps);
        };
    }

    DescentOutcome run(double rate, int steps) {
        double[] buffer = new double[start.length];
        if (warm) {
            buffer = slopeAtStart();
            for (int index = 0; index < buffer.length; index++) {
                buffer[index] /= 1 - momentum;
            }
        }
        return new MomentumMap(q, gradient, rate, momentum, decay).descent().run(start, buffer, steps,
                StepObserver.NONE);
    }

    private static double[] value(Lowered quantity, double[] state) {
        double[] value = new double[quantity.outputs()];
        quantity.evaluate(Arrays.copyOf(state, quantity.inputs()), value);
        return value;
    }
}
