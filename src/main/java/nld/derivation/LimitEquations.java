package nld.derivation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.expression.Applied;
import nld.expression.Assumptions;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Substitution;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.kernel.Judge;

/**
 * The equations of motion in a limit, with coordinates and all their derivatives held fixed: of each residual, freed from a
 * common exponential and a pole, what it begins with.
 */
public final class LimitEquations {
    private static final int MOST_POWERS = 4;

    private final Symbol small;
    private final Judge judge;
    private final Expansion expansion;
    private final Vanishing vanishing;

    private LimitEquations(Symbol small, Calculus calculus, Judge judge, Assumptions assumptions) {
        this.small = small;
        this.judge = judge;
        this.expansion = new Expansion(small, calculus, judge);
        this.vanishing = new Vanishing(small, expansion, judge, assumptions);
    }

    /** The residuals in the limit of {@code symbol} to 0, or to infinity; {@link Underivable} where one has none. */
    public static List<Expression> of(Derived derived, Symbol symbol, boolean infinite) {
        LimitEquations limits = new LimitEquations(symbol, derived.calculus(), derived.judge(), derived.theorem().assumptions());
        Substitution near = new Substitution(infinite ? Map.of(symbol, symbol.power(-1)) : Map.of());
        return derived.equations().residuals().stream().map(near::rewrite).map(limits::limit).toList();
    }

    /** The motion of {@code derived} with {@code residuals} for its equations, solved. */
    public static Motion motion(Derived derived, List<Expression> residuals) {
        EquationsOfMotion equations = derived.equations();
        return Motion.of(new EquationsOfMotion(equations.coordinates(), equations.lagrangian(), equations.momenta(),
                equations.forces(), residuals), derived.calculus(), derived.judge());
    }

    private Expression limit(Expression residual) {
        Expression freed = vanishing.rewrite(freed(residual));
        for (int poles = 0; poles <= MOST_POWERS; poles++) {
            Expression multiplied = expansion.times(freed, poles);
            if (expansion.isRegular(multiplied)) {
                for (Expression marked : expansion.coefficients(multiplied, MOST_POWERS)) {
                    Expression coefficient = Vanishing.gone(marked);
                    if (!judge.isZero(coefficient)) {
                        return judge.simplified(coefficient);
                    }
                }
            }
        }
        throw new Underivable("the equations of motion are not expanded in " + small + " at 0");
    }

    /** The residual without the first exponential that has a pole in its argument. */
    private Expression freed(Expression stated) {
        // a logarithm has no value at 0, and in simplest form exp(log(x)) is x
        boolean logarithm = Symbols.occurs(stated, part -> part instanceof Applied applied && applied.function() == Function.LOG
                && Symbols.occurs(applied, inner -> inner == small));
        Expression residual = logarithm ? judge.simplified(stated) : stated;
        List<Expression> arguments = new ArrayList<>();
        Symbols.occurs(residual, part -> {
            Optional<Expression> pole = part instanceof Applied applied && applied.function() == Function.EXP
                    && applied.shape().isScalar() ? vanishing.leading(applied.argument()) : Optional.empty();
            pole.ifPresent(leading -> arguments.add(((Applied) part).argument()));
            return pole.isPresent();
        });
        return arguments.isEmpty() ? residual
                : judge.simplified(arguments.get(0).negated().apply(Function.EXP).times(residual));
    }
}
