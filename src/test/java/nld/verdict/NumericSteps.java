package nld.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.model.MechanicalSystem;
import nld.model.UpdateRule;

/**
 * One step of an update rule in double precision: the lines of the rule one after the other, its gradient by finite differences
 * of the loss, and nothing of the recurrence that claims are decided by.
 */
final class NumericSteps {
    private final UpdateRule rule;
    private final Expression loss;
    private final Expression potential;
    private final Map<Symbol, Double> parameters;
    private final List<Symbol> coordinates = new ArrayList<>();
    private final List<Symbol> buffer = new ArrayList<>();
    private final List<Symbol> slopes = new ArrayList<>();
    private final List<Symbol> gradient;

    /** Learning time, step count, coordinates and states, and where the step before came from. */
    record State(double t, double step, double[] q, double[] v, Optional<State> last) {
        State(double t, double step, double[] q, double[] v) {
            this(t, step, q, v, Optional.empty());
        }

        double size() {
            return DoubleStream.concat(Arrays.stream(q), Arrays.stream(v)).map(Math::abs).max().orElse(0);
        }
    }

    NumericSteps(UpdateRule rule, MechanicalSystem system, Map<Symbol, Double> parameters) {
        this.rule = rule;
        this.loss = Entries.scalar(rule.loss().orElse(system.potential()));
        this.potential = Entries.scalar(system.potential());
        this.parameters = parameters;
        for (UpdateRule.Block block : rule.blocks()) {
            coordinates.addAll(Entries.symbols(block.coordinate()));
            slopes.addAll(Entries.symbols(block.gradient()));
            block.states().keySet().forEach(state -> buffer.addAll(Entries.symbols(state)));
        }
        gradient = Entries.symbols(Symbol.of("grad potential", Shape.vector(coordinates.size()), Symbol.Kind.QUANTITY));
    }

    /** How many states there are to draw; as many as coordinates for a rule without. */
    int states() {
        return Math.max(coordinates.size(), buffer.size());
    }

    int dimension() {
        return coordinates.size();
    }

    /** The value of a scalar, written in entries. */
    double value(Expression scalar, State state) {
        return new Numeric(symbol -> symbol(symbol, state), moved -> switch (moved.evolution()) {
            case NEXT -> value(moved.operand(), next(state));
            case LAST -> value(moved.operand(), state.last().orElseThrow());
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
        if (slopes.contains(symbol)) {
            return slope(loss, state.q, slopes.indexOf(symbol));
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

    /** The state after a step; of groups with rates of their own there is no learning time. */
    State next(State state) {
        double[] q = state.q.clone();
        double[] v = state.v.clone();
        State after = new State(Double.NaN, state.step + 1, q, v);
        for (UpdateRule.Block block : rule.blocks()) {
            block.steps().forEach((target, value) -> {
                List<Symbol> parts = Entries.symbols(target);
                List<Expression> values = Entries.of(value);
                double[] computed = values.stream().mapToDouble(one -> line(one, state, after)).toArray();
                for (int index = 0; index < parts.size(); index++) {
                    boolean moves = coordinates.contains(parts.get(index));
                    (moves ? q : v)[(moves ? coordinates : buffer).indexOf(parts.get(index))] = computed[index];
                }
            });
        }
        double passed = rule.rate().map(rate -> value(rate, state)).orElse(Double.NaN);
        return new State(state.t + passed, state.step + 1, q, v, Optional.of(state));
    }

    /** A line of the rule: {@code next X} is what was computed just before. */
    private double line(Expression line, State state, State after) {
        return new Numeric(symbol -> symbol(symbol, state), moved -> symbol((Symbol) moved.operand(), after)).of(line);
    }
}
