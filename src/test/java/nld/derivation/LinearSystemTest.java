package nld.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nld.expression.Expression;
import nld.expression.Formulas;
import nld.expression.Function;
import nld.expression.Symbol;
import nld.kernel.Judge;
import nld.kernel.Proved;
import org.junit.jupiter.api.Test;

/** Solutions solve, singular systems have none, and a zero in disguise is no pivot. */
class LinearSystemTest {
    private static final Symbol X = Symbol.coordinate("x");
    private static final Judge JUDGE = new Judge(Formulas.ASSUMPTIONS, 20240229);

    private final Formulas formulas = new Formulas(20240229);

    private static Expression disguisedZero() {
        return X.apply(Function.SIN).power(2).plus(X.apply(Function.COS).power(2)).minus(Expression.of(1));
    }

    private Expression entry() {
        return switch (formulas.random().nextInt(6)) {
            case 0 -> disguisedZero();
            case 1 -> Expression.of(0);
            case 2 -> X.apply(Function.COS);
            default -> formulas.polynomial(1);
        };
    }

    private List<List<Expression>> matrix(int size) {
        List<List<Expression>> rows = new ArrayList<>();
        for (int row = 0; row < size; row++) {
            List<Expression> entries = new ArrayList<>();
            for (int column = 0; column < size; column++) {
                entries.add(entry());
            }
            rows.add(entries);
        }
        return rows;
    }

    private static Expression product(List<Expression> row, List<Expression> vector) {
        Expression sum = Expression.of(0);
        for (int index = 0; index < row.size(); index++) {
            sum = sum.plus(row.get(index).times(vector.get(index)));
        }
        return sum;
    }

    private static Expression determinant(List<List<Expression>> rows) {
        if (rows.size() == 1) {
            return rows.get(0).get(0);
        }
        Expression sum = Expression.of(0);
        for (int column = 0; column < rows.size(); column++) {
            int left = column;
            List<List<Expression>> minor = rows.subList(1, rows.size()).stream().map(row -> {
                List<Expression> rest = new ArrayList<>(row);
                rest.remove(left);
                return rest;
            }).map(List::copyOf).toList();
            Expression term = rows.get(0).get(column).times(determinant(minor));
            sum = column % 2 == 0 ? sum.plus(term) : sum.minus(term);
        }
        return sum;
    }

    @Test
    void solutions_satisfy_the_system_and_singular_ones_have_none() {
        int solved = 0;
        int singular = 0;
        for (int trial = 0; trial < 60; trial++) {
            List<List<Expression>> matrix = matrix(1 + trial % 3);
            List<Expression> right = matrix.stream().map(row -> formulas.polynomial(1)).toList();
            Optional<List<Expression>> solution = LinearSystem.solve(matrix, right, JUDGE).map(LinearSystem.Solution::values);
            boolean regular = !JUDGE.isZero(determinant(matrix));
            assertThat(solution.isPresent()).as("%s", matrix).isEqualTo(regular);
            solved += regular ? 1 : 0;
            singular += regular ? 0 : 1;
            for (int row = 0; row < matrix.size() && regular; row++) {
                assertThat(JUDGE.equal(product(matrix.get(row), solution.get()), right.get(row)))
                        .as("%s x = %s", matrix, right).isInstanceOf(Proved.class);
            }
        }
        assertThat(solved).isGreaterThan(20);
        assertThat(singular).isGreaterThan(5);
    }

    @Test
    void equations_that_share_no_unknown_are_solved_by_themselves_with_the_same_solution() {
        int solved = 0;
        for (int trial = 0; trial < 40; trial++) {
            int size = 2 + trial % 4;
            List<Symbol> unknowns = IntStream.range(0, size).mapToObj(index -> Symbol.coordinate("u" + index)).toList();
            List<List<Expression>> matrix = new ArrayList<>();
            List<Map<Symbol, Expression>> rows = new ArrayList<>();
            for (int row = 0; row < size; row++) {
                Map<Symbol, Expression> sparse = new LinkedHashMap<>();
                List<Expression> entries = new ArrayList<>();
                for (int column = 0; column < size; column++) {
                    boolean there = row == (column + 1) % size || formulas.random().nextInt(4) == 0;
                    entries.add(there ? entry() : Expression.of(0));
                    if (there) {
                        sparse.put(unknowns.get(column), entries.get(column));
                    }
                }
                matrix.add(entries);
                rows.add(sparse);
            }
            List<Expression> right = matrix.stream().map(row -> formulas.polynomial(1)).toList();
            Optional<LinearSystem.Solution> solution = LinearSystem.solve(rows, unknowns, right, JUDGE);
            boolean regular = !JUDGE.isZero(determinant(matrix));
            assertThat(solution.isPresent()).as("%s", matrix).isEqualTo(regular);
            for (int row = 0; row < size && regular; row++) {
                assertThat(JUDGE.equal(product(matrix.get(row), solution.get().values()), right.get(row))).as("%s x = %s", matrix, right)
                        .isInstanceOf(Proved.class);
            }
            solved += regular ? 1 : 0;
        }
        assertThat(solved).isBetween(5, 38);
    }

    @Test
    void a_zero_in_disguise_is_passed_over_as_a_pivot() {
        List<List<Expression>> matrix = List.of(List.of(disguisedZero(), X), List.of(X, Expression.of(1)));
        List<Expression> solution = LinearSystem.solve(matrix, List.of(X, Expression.of(2)), JUDGE).orElseThrow().values();
        assertThat(JUDGE.equal(solution.get(1), Expression.of(1))).isInstanceOf(Proved.class);
        assertThat(JUDGE.equal(solution.get(0), Expression.of(1).over(X))).isInstanceOf(Proved.class);
    }

    @Test
    void a_zero_that_no_rule_recognizes_is_no_pivot_either() {
        Expression denested = Expression.of(3).plus(Expression.of(2).times(Expression.of(2).squareRoot())).squareRoot()
                .minus(Expression.of(1)).minus(Expression.of(2).squareRoot());
        assertThat(LinearSystem.solve(List.of(List.of(denested)), List.of(X), JUDGE)).isEmpty();
    }
}
