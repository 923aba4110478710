package nld.discretization;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nld.derivation.Calculus;
import nld.expression.Expression;
import nld.expression.Symbol;
import nld.model.UpdateRule;

/**
 * Momentum in one of the forms it is written in: v ← av + b(g + kq), q ← q + cv. With w = v/b it is PyTorch's w ← aw + (g + kq),
 * q ← q − ρw of the rate ρ = −bc, as long as b and c stay what they are; {@code theorems/conventions} proves it of each form.
 *
 * @param rule     the rule of the library that is written so
 * @param rate     its rate
 * @param momentum its momentum
 * @param decay    its decay; 0 for none
 * @param name     what its state is called
 * @param state    what its state is in terms of the state of the rule at hand
 */
public record MomentumConvention(String rule, Expression rate, Expression momentum, Expression decay, String name,
        Expression state) {
    /** The rule of {@code recurrence} in every form; none where it is no momentum with a steady rate. */
    public static List<MomentumConvention> of(Recurrence recurrence, Calculus calculus) {
        UpdateRule.Block block = recurrence.rule().blocks().get(0);
        boolean single = recurrence.rule().blocks().size() == 1 && block.states().size() == 1;
        return single ? MomentumForm.lines(block, calculus).map(lines -> of(block, lines)).orElse(List.of()) : List.of();
    }

    private static List<MomentumConvention> of(UpdateRule.Block block, Map<Symbol, Map<Symbol, Expression>> lines) {
        Symbol state = block.states().keySet().iterator().next();
        Map<Symbol, Expression> remembered = lines.get(state);
        Map<Symbol, Expression> moved = lines.get(block.coordinate());
        Expression gain = MomentumForm.at(remembered, block.gradient());
        Expression stride = MomentumForm.at(moved, LinearLines.after(state));
        boolean fits = !gain.isZero() && !stride.isZero() && MomentumForm.at(moved, block.gradient()).isZero()
                && MomentumForm.at(moved, state).isZero()
                && MomentumForm.at(moved, block.coordinate()).equals(Expression.of(1));
        if (!fits) {
            return List.of();
        }
        Expression momentum = MomentumForm.at(remembered, state);
        Expression decay = MomentumForm.at(remembered, block.coordinate()).over(gain);
        Expression rate = gain.times(stride).negated();
        Expression part = Expression.of(1).minus(momentum);
        Expression dampened = Expression.of(1).minus(Symbol.parameter("dampening"));
        List<MomentumConvention> forms = new ArrayList<>();
        forms.add(form("heavy-ball", rate, momentum, decay, "buffer", state, gain.power(-1)));
        forms.add(form("sutskever", rate, momentum, decay, "velocity", state, stride));
        if (!part.isZero()) { // with a momentum of 1 nothing is forgotten, and there is no mean
            forms.add(form("averaged", rate.over(part), momentum, decay, "mean", state, part.over(gain)));
        }
        forms.add(form("dampened", rate.over(dampened), momentum, decay, "buffer", state, dampened.over(gain)));
        return forms;
    }

    private static MomentumConvention form(String rule, Expression rate, Expression momentum, Expression decay, String name,
            Symbol state, Expression factor) {
        return new MomentumConvention(rule, rate, momentum, decay, name, factor.times(state));
    }

    /** Its settings, as in the heading of an update. */
    public String settings() {
        return "rate " + rate + ", momentum " + momentum + (decay.isZero() ? "" : ", decay " + decay);
    }

    /** Its settings and its state, in one line. */
    public String formula() {
        return settings() + ", " + name + " = " + state;
    }
}
