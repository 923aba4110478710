package nld.derivation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.expression.Expression;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.kernel.Judge;

/**
 * Gaussian elimination on expressions; a pivot is used only where the judge finds it different from zero somewhere. The
 * coefficients are scalars, the unknowns and the right sides scalars, or vectors and matrices of which those of one shape alone
 * are coupled.
 */
public final class LinearSystem {
    private LinearSystem() {
    }

    /**
     * A solution and what it was divided by.
     *
     * @param values   the unknowns, in order
     * @param divisors the pivots: where one of them is 0, the system may not determine its unknowns
     */
    public record Solution(List<Expression> values, List<Expression> divisors) {
        /** Copies the lists. */
        public Solution {
            values = List.copyOf(values);
            divisors = List.copyOf(divisors);
        }
    }

    /**
     * The solution of equations that hold few of the unknowns each: {@code rows} say what multiplies which. Equations that share no
     * unknown with others are solved by themselves, so that time grows with what is there and not with the square of its number.
     */
    static Optional<Solution> solve(List<Map<Symbol, Expression>> rows, List<Symbol> unknowns, List<Expression> right, Judge judge) {
        Map<Symbol, Expression> values = new HashMap<>();
        Map<Symbol, Expression> divisors = new HashMap<>();
        for (Coupled block : Coupled.in(rows, unknowns)) {
            List<List<Expression>> matrix = block.rows().stream().map(row -> block.unknowns().stream()
                    .map(unknown -> rows.get(row).getOrDefault(unknown, Expression.of(0))).toList()).toList();
            Optional<Solution> solution = block.rows().size() != block.unknowns().size() ? Optional.empty()
                    : solve(matrix, block.rows().stream().map(right::get).toList(), judge);
            if (solution.isEmpty()) {
                return Optional.empty();
            }
            for (int place = 0; place < block.unknowns().size(); place++) {
                values.put(block.unknowns().get(place), solution.get().values().get(place));
                divisors.put(block.unknowns().get(place), solution.get().divisors().get(place));
            }
        }
        return Optional.of(new Solution(unknowns.stream().map(values::get).toList(), unknowns.stream().map(divisors::get).toList()));
    }

    /** The solution of {@code matrix · x = right}, where the matrix is square and regular. */
    public static Optional<Solution> solve(List<List<Expression>> matrix, List<Expression> right, Judge judge) {
        int size = matrix.size();
        Expression[][] rows = new Expression[size][];
        for (int row = 0; row < size; row++) {
            List<Expression> entries = new ArrayList<>(matrix.get(row));
            entries.add(right.get(row));
            rows[row] = entries.toArray(Expression[]::new);
        }
        for (int column = 0; column < size; column++) {
            if (!movePivot(rows, column, judge)) {
                return Optional.empty();
            }
            for (int row = column + 1; row < size; row++) {
                eliminate(rows, row, column, judge);
            }
        }
        List<Expression> divisors = new ArrayList<>();
        for (int row = 0; row < size; row++) {
            divisors.add(rows[row][row]);
        }
        return Optional.of(new Solution(substituteBack(rows), divisors));
    }

    private static boolean movePivot(Expression[][] rows, int column, Judge judge) {
        for (int row = column; row < rows.length; row++) {
            if (judge.isSomewhereNotZero(rows[row][column])) {
                Expression[] pivot = rows[row];
                rows[row] = rows[column];
                rows[column] = pivot;
                return true;
            }
        }
        return false;
    }

    private static void eliminate(Expression[][] rows, int row, int column, Judge judge) {
        if (rows[row][column].isZero()) {
            return;
        }
        Expression factor = rows[row][column].over(rows[column][column]);
        rows[row][column] = Expression.of(0);
        for (int right = column + 1; right < rows[row].length; right++) {
            Expression changed = rows[row][right].minus(factor.times(rows[column][right]));
            rows[row][right] = right < rows.length ? judge.simplified(changed) : changed;
        }
    }

    private static List<Expression> substituteBack(Expression[][] rows) {
        List<Expression> solution = new LinkedList<>();
        for (int row = rows.length - 1; row >= 0; row--) {
            solution.add(0, solved(rows[row], row, solution));
        }
        return List.copyOf(solution);
    }

    /** The unknown of the pivot at {@code place}, with those that come after it put in. */
    private static Expression solved(Expression[] row, int place, List<Expression> known) {
        List<Expression> terms = new ArrayList<>(List.of(row[row.length - 1]));
        int column = place + 1;
        for (Expression value : known) {
            Expression factor = row[column++];
            if (!factor.isZero()) {
                terms.add(factor.times(value).negated());
            }
        }
        return Sum.of(terms).over(row[place]);
    }
}
