package nld.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.model.MechanicalSystem;
import nld.model.UpdateRule;

/**
 * One step of an update rule in double precision, its gradient by finite differences of the loss: v ← βv + (g + kq) and
 * q ← q − ηv, as its documentation says, and nothing of the recurrence that claims are decided by.
 */
final class NumericSteps {
    private final UpdateRule rule;
    private final Expression loss;
    private final Expression potential;
    private final Map<Symbol, Double> parameters;
    private final List<Symbol> coordinates = new ArrayList<>();
    private final List<Symbol> buffer = new ArrayList<>();
    private final List<Symbol> gradient;

    /** Learning time, step count, coordinates and buffer. */
    record State(double t, double step, double[] q, double[] v) {
    }

    NumericSteps(UpdateRule rule, MechanicalSystem system, Map<Symbol, Double> parameters) {
        this.rule = rule;
        this.loss = Entries.scalar(rule.loss().orElse(system.potential()));
        this.potential = Entries.scalar(system.potential());
        this.parameters = parameters;
        for (Symbol symbol : system.coordinates()) {
            coordinates.addAll(Entries.symbols(symbol));
            String name = rule.buffer().map(Symbol::name).orElse("buffer");
            String part = system.coordinates().size() == 1 ? name : name + "_" + symbol.name();
            buffer.addAll(Entries.symbols(Symbol.of(part, symbol.shape(), Symbol.Kind.STATE)));
        }
        gradient = Entries.symbols(Symbol.of("grad potential", Shape.vector(coordinates.size()), Symbol.Kind.QUANTITY));
    }

    int dimension() {
        return coordinates.size();
    }

    /** The value of a scalar, written in entries. */
    double value(Expression scalar, State state) {
        return new Numeric(symbol -> symbol(symbol, state), moved -> switch (moved.evolution()) {
            case NEXT -> value(moved.operand(), next(state));
            case LAST -> value(moved.operand(), last(state));
            default -> throw new IllegalArgumentException("found " + moved + " along steps");
        }).of(scalar);
    }

    private double symbol(Symbol symbol, State state) {
        if (symbol == Symbol.TIME || symbol == Symbol.STEP) {
            return symbol == Symbol.TIME ? state.t : state.step;
        }
        if (symbol.kind() == Symbol.Kind.QUANTITY) {
            return gradient.contains(symbol)
                    ? slope(potential, state.q, gradient.indexOf(symbol)) : value(potential, state);
        }
        if (parameters.containsKey(symbol)) {
            return parameters.get(symbol);
        }
        return coordinates.contains(symbol) ? state.q[coordinates.indexOf(symbol)] : state.v[buffer.indexOf(symbol)];
    }

    private double slope(Expression of, double[] q, int index) {
        ToDoubleFunction<double[]> at = place -> value(of, new State(0, 0, place, place));
        return Numeric.slope(step -> {
            double[] moved = q.clone();
            moved[index] += step;
            return at.applyAsDouble(moved);
        });
    }

    private double number(Expression parameter) {
        return value(parameter, new State(0, 0, new double[0], new double[0]));
    }

    private State next(State state) {
        double[] q = state.q.clone();
        double[] v = state.v.clone();
        for (int index = 0; index < q.length; index++) {
            double driven = slope(loss, state.q, index) + number(rule.decay()) * state.q[index];
            v[index] = number(rule.momentum()) * state.v[index] + driven;
            q[index] -= number(rule.rate()) * v[index];
        }
        return new State(state.t + number(rule.rate()), state.step + 1, q, v);
    }

    /** Where the rule came from; what its buffer was before is not asked for. */
    private State last(State state) {
        double[] q = state.q.clone();
        double[] unknown = new double[q.length];
        java.util.Arrays.fill(unknown, Double.NaN);
        for (int index = 0; index < q.length; index++) {
            q[index] += number(rule.rate()) * state.v[index];
        }
        return new State(state.t - number(rule.rate()), state.step - 1, q, unknown);
    }
}
