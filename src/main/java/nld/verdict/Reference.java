package nld.verdict;

import java.util.ArrayList;
import java.util.List;
import nld.derivation.Derived;
import nld.derivation.Motion;
import nld.discretization.GradientFlow;
import nld.discretization.MatchingFlow;
import nld.discretization.ModifiedField;
import nld.discretization.Recurrence;
import nld.discretization.SlowStart;
import nld.discretization.StepMap;
import nld.expression.Expression;
import nld.expression.Symbol;

/**
 * A flow that runs of an update rule are compared with.
 *
 * @param state its state, the coordinates first
 * @param rates the rate of each part of the state
 * @param start the first value of each, in terms of the coordinates and buffers that the run starts with
 */
record Reference(List<Symbol> state, List<Expression> rates, List<Expression> start) {

    static Reference of(GradientFlow flow) {
        return new Reference(flow.coordinates(), flow.rates(), List.copyOf(flow.coordinates()));
    }

    static Reference of(MatchingFlow flow) {
        List<Expression> start = new ArrayList<>(flow.coordinates());
        start.addAll(flow.start());
        return new Reference(flow.state(), flow.rates(), start);
    }

    /** The motion of the system, started with the velocities that are given. */
    static Reference of(Motion motion, Values values) {
        List<Symbol> state = new ArrayList<>(motion.coordinates());
        List<Expression> rates = new ArrayList<>();
        List<Expression> start = new ArrayList<>(motion.coordinates());
        if (motion.order() > 1) {
            List<Symbol> velocities = motion.coordinates().stream().map(Symbol::rate).toList();
            state.addAll(velocities);
            rates.addAll(velocities);
            velocities.forEach(velocity -> start.add(values.exactAtStart(velocity)));
        }
        rates.addAll(motion.solved());
        return new Reference(state, rates, start);
    }

    /** The modified flow up to a power of the rate; from the first power on it starts where the slow motion does. */
    static Reference modified(Recurrence recurrence, int power, Derived derived) {
        ModifiedField field = ModifiedField.of(StepMap.of(recurrence), power + 1, derived.calculus(), derived.judge());
        List<Expression> start = power == 0 ? List.copyOf(recurrence.coordinates())
                : SlowStart.of(recurrence, power, derived.calculus(), derived.judge());
        return new Reference(recurrence.coordinates(), field.truncated(power + 1), start);
    }
}
