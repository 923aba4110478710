package nld.derivation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.expression.Expression;
import nld.expression.Scaled;
import nld.expression.Substitution;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.kernel.Judge;

/**
 * Equations of motion in vectors and matrices, solved for the highest derivatives where these stand with scalar coefficients;
 * equations in which a matrix multiplies one of them, such as a metric G(q) or hess h(q), are left as they are.
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

    /**
     * What the equations determine.
     *
     * @param values   the unknowns that were solved for, in terms of what is known
     * @param divisors what solving divided by
     * @param left     the residuals that were not solved: they vanish along the motion
     */
    record Solution(Map<Symbol, Expression> values, List<Expression> divisors, List<Expression> left) {
    }

    /** The solution; empty where none of the unknowns occurs. */
    Optional<Solution> solved() {
        List<List<Optional<Expression>>> matrix = new ArrayList<>();
        for (Expression residual : equations.residuals()) {
            matrix.add(unknowns.stream().map(unknown -> coefficient(residual, unknown)).toList());
        }
        if (matrix.stream().flatMap(List::stream).allMatch(VectorMotion::isZero)) {
            return Optional.empty();
        }
        Solution solution = new Solution(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
        for (List<Integer> group : groups(matrix)) {
            boolean scalar = group.stream().allMatch(row -> group.stream().allMatch(column ->
                    matrix.get(row).get(column).isPresent()));
            if (scalar) {
                solve(group, matrix, solution);
            } else {
                group.forEach(row -> solution.left().add(equations.residuals().get(row)));
            }
        }
        return Optional.of(solution);
    }

    private static boolean isZero(Optional<Expression> coefficient) {
        return coefficient.filter(Expression::isZero).isPresent();
    }

    /** The unknowns that equations couple, group by group. */
    private static List<List<Integer>> groups(List<List<Optional<Expression>>> matrix) {
        List<List<Integer>> groups = new ArrayList<>();
        for (int next = 0; next < matrix.size(); next++) {
            int index = next;
            List<List<Integer>> coupled = groups.stream().filter(group -> group.stream().anyMatch(member ->
                    !isZero(matrix.get(index).get(member)) || !isZero(matrix.get(member).get(index)))).toList();
            groups.removeAll(coupled);
            List<Integer> joined = new ArrayList<>(coupled.stream().flatMap(List::stream).toList());
            joined.add(index);
            groups.add(joined);
        }
        return groups;
    }

    private void solve(List<Integer> group, List<List<Optional<Expression>>> matrix, Solution solution) {
        Map<Symbol, Expression> dropped = new HashMap<>();
        unknowns.forEach(unknown -> dropped.put(unknown, Expression.zero(unknown.shape())));
        Substitution rest = new Substitution(dropped);
        List<List<Expression>> rows = group.stream().map(row -> group.stream()
                .map(column -> matrix.get(row).get(column).orElseThrow()).toList()).toList();
        List<Expression> right = group.stream()
                .map(row -> rest.rewrite(equations.residuals().get(row)).negated()).toList();
        List<Symbol> wanted = group.stream().map(unknowns::get).toList();
        LinearSystem.Solution found = LinearSystem.solve(rows, right, judge).orElseThrow(() -> new Underivable(
                "the equations of motion do not determine " + (wanted.size() == 1 ? wanted.get(0) : wanted)));
        for (int index = 0; index < wanted.size(); index++) {
            solution.values().put(wanted.get(index), found.values().get(index));
        }
        solution.divisors().addAll(found.divisors());
    }

    /** The scalar that multiplies {@code unknown} in {@code residual}: a literal 0 where nothing does, empty where a matrix does. */
    private Optional<Expression> coefficient(Expression residual, Symbol unknown) {
        if (!Symbols.occurs(residual, part -> part == unknown)) {
            return Optional.of(Expression.of(0));
        }
        Symbol direction = Symbol.of("a direction", unknown.shape(), Symbol.Kind.PARAMETER);
        Expression change = calculus.along(residual, Map.of(unknown, direction));
        Optional<Expression> found = multiple(change, direction);
        if (found.isEmpty()) {
            return judge.isZero(change) ? Optional.of(Expression.of(0)) : Optional.empty();
        }
        boolean linear = !Symbols.occurs(found.get(), part -> part instanceof Symbol symbol && unknowns.contains(symbol));
        if (!linear) {
            throw new Underivable("the equations of motion are not linear in their highest derivatives");
        }
        return found;
    }

    private Optional<Expression> multiple(Expression change, Symbol direction) {
        if (!change.shape().equals(direction.shape())) {
            return Optional.empty();
        }
        if (change.shape().isScalar()) {
            return Optional.of(judge.simplified(change.over(direction)));
        }
        Optional<Expression> written = asWritten(change, direction);
        return written.isPresent() ? written : judge.multiple(change, direction);
    }

    /** The factor of a sum of multiples of {@code direction}, where it is written as one. */
    private static Optional<Expression> asWritten(Expression change, Symbol direction) {
        if (change == direction) {
            return Optional.of(Expression.of(1));
        }
        if (change instanceof Scaled scaled) {
            return asWritten(scaled.tensor(), direction).map(scaled.scalar()::times);
        }
        if (!(change instanceof Sum sum)) {
            return Optional.empty();
        }
        List<Expression> factors = new ArrayList<>(List.of(Expression.of(0)));
        for (Expression term : sum.terms()) {
            Optional<Expression> factor = asWritten(term, direction);
            if (factor.isEmpty()) {
                return Optional.empty();
            }
            factors.add(factor.get());
        }
        return Optional.of(Sum.of(factors));
    }
}
