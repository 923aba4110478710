package nld.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nld.derivation.Calculus;
import nld.derivation.ConcreteTheorem;
import nld.derivation.Instance;
import nld.derivation.SymbolicDifferentiator;
import nld.derivation.Underivable;
import nld.derivation.Writing;
import nld.discretization.Recurrence;
import nld.expression.Expression;
import nld.expression.Symbol;
import nld.lowering.Lowered;
import nld.lowering.TensorLowering;
import nld.model.Theorem;
import nld.model.UpdateRule;

/**
 * An update of a theorem with sizes and data, in vectors and matrices as they are: its loss with the gradient, and its step.
 * The coordinates lie one after the other in the order of the theorem, each row by row; then the states of the rule.
 */
public final class Training {
    private final Recurrence recurrence;
    private final Expression loss;
    private final Map<Symbol, double[]> data = new HashMap<>();

    private Training(Recurrence recurrence, Expression loss, Map<Symbol, double[]> data) {
        this.recurrence = recurrence;
        this.loss = loss;
        this.data.putAll(data);
    }

    /**
     * The update called {@code rule} of {@code theorem}; {@link Underivable} where there is none.
     *
     * @param sizes what each dimension is
     * @param data  the entries of each constant and parameter by its name, row by row
     */
    public static Training of(Theorem theorem, String rule, Map<String, Integer> sizes, Map<String, double[]> data) {
        Calculus calculus = new Calculus(new SymbolicDifferentiator());
        Theorem concrete = ConcreteTheorem.of(theorem, new Instance(sizes, Map.of(), calculus));
        UpdateRule update = concrete.rule(rule).orElseThrow(() -> new Underivable(
                "the theorem has no section 'update " + rule + "'"));
        Recurrence recurrence = Recurrence.of(update, concrete.system(), Writing.IN_VECTORS, calculus);
        Map<Symbol, double[]> values = new HashMap<>();
        concrete.allParameters().filter(symbol -> data.containsKey(symbol.name()))
                .forEach(symbol -> values.put(symbol, data.get(symbol.name())));
        return new Training(recurrence, update.loss().orElse(concrete.system().potential()), values);
    }

    /** From the coordinates to the loss and then its gradient, in one pass. */
    public Lowered lossAndGradient() {
        List<Expression> outputs = new ArrayList<>(List.of(loss));
        outputs.addAll(recurrence.lossGradient());
        return TensorLowering.of(recurrence.coordinates(), data, outputs);
    }

    /** From the coordinates and time to their rates along gradient flow. */
    public Lowered gradientFlow() {
        List<Symbol> inputs = new ArrayList<>(recurrence.coordinates());
        inputs.add(Symbol.TIME);
        return TensorLowering.of(inputs, data, recurrence.lossGradient().stream().map(Expression::negated).toList());
    }

    /** From coordinates, states and the number of the step to the coordinates and states after it. */
    public Lowered step() {
        List<Symbol> state = new ArrayList<>(recurrence.coordinates());
        state.addAll(recurrence.states());
        List<Expression> next = state.stream().map(recurrence::next).toList();
        state.add(Symbol.STEP);
        return TensorLowering.of(state, data, next);
    }
}
