package nld.derivation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nld.expression.Expression;
import nld.expression.Substitution;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.kernel.Judge;

/**
 * The equations of motion solved for the highest derivatives, exactly: accelerations for a motion of second order,
 * velocities for one of first order (no kinetic term, or a Lagrangian linear in the velocities).
 */
public final class Motion {
    private final Calculus calculus;
    private final List<Symbol> coordinates;
    private final int order;
    private final List<Expression> solved;
    private final List<Expression> divisors;

    private Motion(Calculus calculus, List<Symbol> coordinates, int order, LinearSystem.Solution solution) {
        this.calculus = calculus;
        this.coordinates = coordinates;
        this.order = order;
        this.solved = List.copyOf(solution.values());
        this.divisors = List.copyOf(solution.divisors());
    }

    /** Solves {@code equations}; {@link Underivable} where they do not determine the motion. */
    public static Motion of(EquationsOfMotion equations, Calculus calculus, Judge judge) {
        boolean inVectors = !equations.coordinates().stream().allMatch(coordinate -> coordinate.shape().isScalar());
        for (int order = 2; order >= 1; order--) {
            List<Symbol> unknowns = new ArrayList<>();
            for (Symbol coordinate : equations.coordinates()) {
                unknowns.add(coordinate.atOrder(order));
            }
            if (inVectors) {
                Optional<LinearSystem.Solution> solved = new VectorMotion(equations, unknowns, calculus, judge).solved();
                if (solved.isPresent()) {
                    return new Motion(calculus, equations.coordinates(), order, solved.get());
                }
                continue;
            }
            List<List<Expression>> matrix = matrix(equations.residuals(), unknowns, calculus);
            boolean absent = matrix.stream().flatMap(List::stream).allMatch(judge::isZero);
            if (!absent) {
                return new Motion(calculus, equations.coordinates(), order,
                        solve(equations, unknowns, matrix, judge));
            }
        }
        throw new Underivable("the equations of motion contain neither accelerations nor velocities");
    }

    private static List<List<Expression>> matrix(List<Expression> residuals, List<Symbol> unknowns, Calculus calculus) {
        List<List<Expression>> matrix = new ArrayList<>();
        for (Expression residual : residuals) {
            Set<Symbol> present = Symbols.of(residual);
            matrix.add(unknowns.stream().map(unknown -> present.contains(unknown) ? calculus.partial(residual, unknown)
                    : Expression.zero(unknown.shape())).toList());
        }
        return matrix;
    }

    private static LinearSystem.Solution solve(EquationsOfMotion equations, List<Symbol> unknowns,
            List<List<Expression>> matrix, Judge judge) {
        boolean linear = matrix.stream().flatMap(List::stream)
                .noneMatch(entry -> Symbols.occurs(entry, part -> part instanceof Symbol symbol && unknowns.contains(symbol)));
        if (!linear) {
            throw new Underivable("the equations of motion are not linear in their highest derivatives");
        }
        Map<Symbol, Expression> rest = new HashMap<>();
        unknowns.forEach(unknown -> rest.put(unknown, Expression.of(0)));
        Substitution dropped = new Substitution(rest);
        List<Expression> right = equations.residuals().stream()
                .map(residual -> dropped.rewrite(residual).negated()).toList();
        return LinearSystem.solve(matrix, right, judge).orElseThrow(() -> new Underivable(
                "the equations of motion do not determine " + unknowns + ": their matrix is singular"));
    }

    /** 2 where accelerations are determined, 1 where velocities are. */
    public int order() {
        return order;
    }

    /** The coordinates, in order. */
    public List<Symbol> coordinates() {
        return coordinates;
    }

    /** The highest derivative of each coordinate, in order, in terms of the lower ones. */
    public List<Expression> solved() {
        return solved;
    }

    /** What solving divided by: where one of them is 0, the equations may not determine the motion. */
    public List<Expression> divisors() {
        return divisors;
    }

    /** {@code expression} with every derivative that the motion determines put in. */
    public Expression onShell(Expression expression) {
        Expression current = expression;
        while (current.motionOrder() >= order) {
            current = lowered(current);
        }
        return current;
    }

    private Expression lowered(Expression expression) {
        int highest = expression.motionOrder();
        Map<Symbol, Expression> values = new HashMap<>();
        for (int index = 0; index < coordinates.size(); index++) {
            values.put(coordinates.get(index).atOrder(highest), derived(solved.get(index), highest - order));
        }
        Expression lower;
        try {
            lower = new Substitution(values).rewrite(expression);
        } catch (ArithmeticException undefined) {
            throw new Underivable("along the motion " + expression + " has no value: " + undefined.getMessage());
        }
        if (lower.motionOrder() >= highest) {
            throw new Underivable("the motion does not determine " + lower);
        }
        return lower;
    }

    private Expression derived(Expression expression, int times) {
        Expression current = expression;
        for (int time = 0; time < times; time++) {
            current = calculus.rate(current);
        }
        return current;
    }

    /** The rate of change of {@code expression} along the motion, without undetermined derivatives. */
    public Expression rateOf(Expression expression) {
        return onShell(calculus.rate(expression));
    }
}
