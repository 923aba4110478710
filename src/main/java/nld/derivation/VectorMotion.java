package nld.derivation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.expression.Expression;
import nld.expression.Substitution;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.kernel.Judge;

/**
 * Equations of motion in vectors and matrices, solved for the highest derivatives where each equation holds one of them,
 * times a scalar.
 */
final class VectorMotion {
    private final EquationsOfMotion equations;
    private final List<Symbol> unknowns;
    private final Calculus calculus;
    private final Judge judge;

    VectorMotion(EquationsOfMotion equations, List<Symbol> unknowns, Calculus calculus, Judge judge) {
        this.equations = equations;
        this.unknowns = unknowns;
        this.calculus = calculus;
        this.judge = judge;
    }

    /** Each unknown in terms of what is known; empty where none of them occurs. */
    Optional<LinearSystem.Solution> solved() {
        List<Expression> coefficients = new ArrayList<>();
        for (int index = 0; index < unknowns.size(); index++) {
            for (int other = 0; other < unknowns.size(); other++) {
                Expression coefficient = coefficient(equations.residuals().get(index), unknowns.get(other));
                if (index == other) {
                    coefficients.add(coefficient);
                } else if (!coefficient.isZero()) {
                    throw new Underivable("the equations of motion couple " + unknowns.get(index) + " and "
                            + unknowns.get(other) + "; that is not solved in vectors yet");
                }
            }
        }
        if (coefficients.stream().allMatch(Expression::isZero)) {
            return Optional.empty();
        }
        Map<Symbol, Expression> dropped = new HashMap<>();
        unknowns.forEach(unknown -> dropped.put(unknown, Expression.zero(unknown.shape())));
        Substitution rest = new Substitution(dropped);
        List<Expression> solved = new ArrayList<>();
        for (int index = 0; index < unknowns.size(); index++) {
            if (coefficients.get(index).isZero()) {
                throw new Underivable("the equations of motion do not determine " + unknowns.get(index));
            }
            solved.add(rest.rewrite(equations.residuals().get(index)).over(coefficients.get(index)).negated());
        }
        return Optional.of(new LinearSystem.Solution(solved, coefficients));
    }

    /** The scalar that multiplies {@code unknown} in {@code residual}; a literal 0 where nothing does. */
    private Expression coefficient(Expression residual, Symbol unknown) {
        Symbol direction = Symbol.of("a direction", unknown.shape(), Symbol.Kind.PARAMETER);
        Expression change = calculus.along(residual, Map.of(unknown, direction));
        Optional<Expression> found = change.shape().isScalar() && unknown.shape().isScalar()
                ? Optional.of(judge.simplified(change.over(direction))) : judge.multiple(change, direction);
        Expression coefficient = found.orElseThrow(() -> new Underivable(
                "the equations of motion are not solved in vectors for " + unknown + ": a scalar times it is, "
                        + change + " with it for its change is not"));
        boolean linear = !Symbols.occurs(coefficient, part -> part instanceof Symbol symbol && unknowns.contains(symbol));
        if (!linear) {
            throw new Underivable("the equations of motion are not linear in their highest derivatives");
        }
        return coefficient;
    }
}
