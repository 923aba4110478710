package nld.discretization;

import java.util.List;
import nld.expression.Expression;
import nld.expression.Symbol;

/**
 * The first-order flow of an update rule: (1 − β) q' = −G.
 *
 * @param coordinates the coordinates
 * @param rates       the rate of each
 */
public record GradientFlow(List<Symbol> coordinates, List<Expression> rates) {
    /** Copies the lists. */
    public GradientFlow {
        coordinates = List.copyOf(coordinates);
        rates = List.copyOf(rates);
    }

    /** The flow of {@code recurrence}. */
    public static GradientFlow of(Recurrence recurrence) {
        Expression damping = Expression.of(1).minus(recurrence.requiredForm().momentum());
        return new GradientFlow(recurrence.coordinates(),
                recurrence.gradient().stream().map(part -> part.over(damping).negated()).toList());
    }
}
