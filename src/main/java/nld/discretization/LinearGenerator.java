package nld.discretization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.derivation.Calculus;
import nld.derivation.Underivable;
import nld.expression.Expression;
import nld.expression.Substitution;
import nld.expression.Symbol;
import nld.kernel.Judge;

/**
 * A generator ξ = Aq of the configuration, as what A makes of a vector that is named.
 *
 * @param names  the parts of the vector
 * @param images the parts of what it is mapped to, linear in {@code names}
 */
record LinearGenerator(List<Symbol> names, List<Expression> images) {
    /** The A with ξ = Aq of the changes ξ of {@code coordinates}; empty where there is none. */
    static Optional<LinearGenerator> of(List<Symbol> coordinates, List<Expression> changes, Calculus calculus, Judge judge) {
        List<Symbol> names = named(coordinates, "direction");
        Map<Symbol, Expression> moved = new HashMap<>();
        for (int index = 0; index < names.size(); index++) {
            moved.put(coordinates.get(index), names.get(index));
        }
        List<Expression> images = new ArrayList<>();
        try {
            changes.forEach(change -> images.add(calculus.along(change, moved)));
        } catch (Underivable unknown) {
            return Optional.empty();
        }
        LinearGenerator linear = new LinearGenerator(names, images);
        List<Expression> whole = linear.of(coordinates);
        boolean holds = images.stream().allMatch(image -> image.motionOrder() < 0);
        for (int index = 0; holds && index < whole.size(); index++) {
            holds = judge.isZero(changes.get(index).minus(whole.get(index)));
        }
        return holds ? Optional.of(linear) : Optional.empty();
    }

    /** A vector with a name for each of its parts. */
    private static List<Symbol> named(List<Symbol> coordinates, String name) {
        return coordinates.stream().map(symbol -> Symbol.of(name + " " + symbol.name(), symbol.shape(), Symbol.Kind.PARAMETER)).toList();
    }

    /** A{@code vector}. */
    List<Expression> of(List<? extends Expression> vector) {
        Map<Symbol, Expression> parts = new HashMap<>();
        for (int index = 0; index < names.size(); index++) {
            parts.put(names.get(index), vector.get(index));
        }
        Substitution substitution = new Substitution(parts);
        return images.stream().map(substitution::rewrite).toList();
    }

    /** Whether ⟨x, Ay⟩ = {@code sign} ⟨y, Ax⟩ for all x and y, in the inner product {@code metric}. */
    boolean isItsTranspose(int sign, StepMetric metric, Judge judge) {
        List<Symbol> other = named(names, "other");
        Expression one = metric.inner(other, images);
        Expression turned = metric.inner(names, of(other));
        return judge.isZero(one.minus(Expression.of(sign).times(turned)));
    }
}
