package nld.derivation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nld.expression.Applied;
import nld.expression.Assumptions;
import nld.expression.EntryPower;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Power;
import nld.expression.Rewriter;
import nld.expression.Substitution;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.kernel.Judge;
import nld.kernel.Proved;

/**
 * Exponentials exp(−c/mᵏ + …) with c above 0 vanish faster than every power of m as m goes to 0 from above. This puts a
 * symbol of its own in the place of each, where it is a factor of terms; below a division or inside a function they stay. What is smooth
 * in m beside the symbol, poles aside, has the limit that it has with 0 for the symbol.
 */
public final class Vanishing extends Rewriter {
    private static final int MOST_POLES = 3;

    private static final String NAME = "what vanishes as ";

    private final Symbol small;
    private final Expansion expansion;
    private final Judge judge;
    private final NowhereZero nowhereZero;

    /** Marks exponentials that vanish as {@code small} does. */
    public Vanishing(Symbol small, Expansion expansion, Judge judge, Assumptions assumptions) {
        this.small = small;
        this.expansion = expansion;
        this.judge = judge;
        this.nowhereZero = new NowhereZero(assumptions);
    }

    @Override
    public Expression power(Power power) {
        boolean factor = power.exponent().isInteger() && power.exponent().signum() > 0;
        return factor ? super.power(power) : power;
    }

    @Override
    public Expression applied(Applied applied) {
        return applied.function() == Function.EXP && applied.shape().isScalar() && vanishes(applied.argument())
                ? Symbol.parameter(NAME + applied) : applied;
    }

    @Override
    public Expression entryPower(EntryPower power) {
        return power;
    }

    /** {@code marked} with 0 in the place of what vanishes. */
    public static Expression gone(Expression marked) {
        return new Substitution(Symbols.of(marked).stream().filter(symbol -> symbol.name().startsWith(NAME))
                .collect(Collectors.toMap(symbol -> symbol, symbol -> Expression.of(0)))).rewrite(marked);
    }

    @Override
    public Expression jet(nld.expression.Jet jet) {
        return jet;
    }

    private boolean vanishes(Expression argument) {
        return leading(argument).filter(coefficient -> nowhereZero.test(coefficient)
                && judge.atMost(coefficient, Expression.of(0)) instanceof Proved).isPresent();
    }

    /** The coefficient of the pole of {@code argument}; empty where it has none, or of no finite order. */
    Optional<Expression> leading(Expression argument) {
        if (!Symbols.occurs(argument, part -> part == small) || expansion.isRegular(argument)) {
            return Optional.empty();
        }
        for (int poles = 1; poles <= MOST_POLES; poles++) {
            Expression multiplied = expansion.times(argument, poles);
            if (expansion.isRegular(multiplied)) {
                List<Expression> first = expansion.coefficients(multiplied, 1);
                return Optional.of(judge.simplified(first.get(0)));
            }
        }
        return Optional.empty();
    }
}
