package nld.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import nld.expression.Rational;

/**
 * Whether a polynomial that is quadratic in some of its indeterminates is a sum of squares with coefficients of at least 0:
 * the square is completed for one indeterminate after the other, exactly (LDLᵀ of its Gram matrix).
 */
final class Squares {
    private final Algebra algebra;
    private final Signs signs;

    Squares(Algebra algebra, Signs signs) {
        this.algebra = algebra;
        this.signs = signs;
    }

    /**
     * A square with a coefficient of at least 0.
     *
     * @param weight the coefficient
     * @param root   what is squared: the coefficient of each indeterminate
     */
    record Completed(Quotient weight, Map<Integer, Quotient> root) {
    }

    /** Whether {@code polynomial}, each of whose terms is of degree 2 in {@code variables}, shows to be at least 0. */
    boolean areIn(Polynomial polynomial, SortedSet<Integer> variables) {
        return completed(polynomial, variables).isPresent();
    }

    /** The squares of which {@code polynomial}, of degree 2 in {@code variables}, is the sum; empty where it is not seen to be one. */
    Optional<List<Completed>> completed(Polynomial polynomial, SortedSet<Integer> variables) {
        List<Integer> order = new ArrayList<>(variables);
        return gram(polynomial, order).flatMap(gram -> completed(gram, order));
    }

    private Optional<Quotient[][]> gram(Polynomial polynomial, List<Integer> variables) {
        Polynomial.Builder[][] entries = new Polynomial.Builder[variables.size()][variables.size()];
        for (Polynomial.Builder[] row : entries) {
            for (int column = 0; column < row.length; column++) {
                row[column] = new Polynomial.Builder();
            }
        }
        for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
            Monomial square = term.getKey().restricted(variables::contains);
            Monomial rest = term.getKey().dividedBy(square);
            if (square.count() == 1 && square.exponentAt(0) == 2) {
                int place = variables.indexOf(square.indeterminate(0));
                entries[place][place].add(rest, term.getValue());
            } else if (square.count() == 2 && square.exponentAt(0) == 1 && square.exponentAt(1) == 1) {
                int first = variables.indexOf(square.indeterminate(0));
                int second = variables.indexOf(square.indeterminate(1));
                entries[first][second].add(rest, term.getValue().times(Rational.HALF));
                entries[second][first].add(rest, term.getValue().times(Rational.HALF));
            } else {
                return Optional.empty();
            }
        }
        Quotient[][] gram = new Quotient[variables.size()][variables.size()];
        for (int row = 0; row < gram.length; row++) {
            for (int column = 0; column < gram.length; column++) {
                gram[row][column] = Quotient.of(entries[row][column].build());
            }
        }
        return Optional.of(gram);
    }

    private Optional<List<Completed>> completed(Quotient[][] gram, List<Integer> variables) {
        List<Completed> squares = new ArrayList<>();
        for (int pivot = 0; pivot < gram.length; pivot++) {
            Quotient diagonal = gram[pivot][pivot].lowest(algebra.limits());
            if (diagonal.isZero()) {
                for (int column = pivot; column < gram.length; column++) {
                    if (!gram[pivot][column].isZero()) {
                        return Optional.empty();
                    }
                }
                continue;
            }
            if (!signs.isNonNegative(diagonal)) {
                return Optional.empty();
            }
            Map<Integer, Quotient> root = new LinkedHashMap<>(Map.of(variables.get(pivot), Quotient.ONE));
            Quotient inverse = algebra.inverse(diagonal);
            for (int column = pivot + 1; column < gram.length; column++) {
                root.put(variables.get(column), algebra.times(gram[pivot][column], inverse));
            }
            squares.add(new Completed(diagonal, root));
            complete(gram, pivot, inverse);
        }
        return Optional.of(squares);
    }

    /** Takes the completed square of one indeterminate away from the others. */
    private void complete(Quotient[][] gram, int pivot, Quotient inverse) {
        for (int row = pivot + 1; row < gram.length; row++) {
            for (int column = pivot + 1; column < gram.length; column++) {
                Quotient taken = algebra.times(algebra.times(gram[row][pivot], gram[pivot][column]), inverse);
                gram[row][column] = algebra.plus(List.of(gram[row][column], taken.negated())).lowest(algebra.limits());
            }
        }
    }
}
