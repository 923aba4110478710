package nld.verdict;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.Rational;
import nld.expression.Substitution;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import nld.kernel.Witness;
import nld.model.UpdateRule;

/**
 * Sees that a point refutes nothing at which what a rule calls a covariance is none: a claim about noise is for covariances only,
 * and they have no negative direction.
 */
final class CovarianceAtPoint {
    /** Variances that the point leaves free are large enough for any covariance beside them. */
    private static final Rational FREE = Rational.of(1_000_000);

    /** What helps where a covariance is a mere name. */
    static final String REMARK = "no covariance has a negative direction, and it is known of one that is written L L^T or as a square";

    private final UpdateRule rule;

    CovarianceAtPoint(UpdateRule rule) {
        this.rule = rule;
    }

    /** Whether a covariance of {@code rule} is a name, of which nothing is known. */
    static boolean isNamed(UpdateRule rule) {
        return rule.noises().stream().anyMatch(noise -> noise.covariance() instanceof Symbol);
    }

    /** {@code verdict}, unless it refutes at a point with noise that there is not. */
    Verdict checked(Verdict verdict) {
        Optional<Witness> witness = verdict instanceof Refuted refuted ? refuted.witness() : Optional.empty();
        return witness.flatMap(this::impossible).<Verdict>map(noise -> new Undecided("it fails where the covariance of " + noise
                + " has a negative direction, " + witness.orElseThrow().place() + "; " + REMARK))
                .orElse(verdict);
    }

    private Optional<Symbol> impossible(Witness witness) {
        return rule.noises().stream().filter(noise -> hasNegativeDirection(noise.covariance(), witness.point()))
                .map(UpdateRule.Noise::symbol).findFirst();
    }

    private static boolean hasNegativeDirection(Expression covariance, Map<Symbol, Rational> point) {
        try {
            List<Expression> entries = Entries.of(covariance);
            int size = (int) Math.round(Math.sqrt(entries.size()));
            Rational[][] matrix = new Rational[size][size];
            for (int row = 0; row < size; row++) {
                for (int column = 0; column < size; column++) {
                    Rational twice = value(entries.get(row * size + column), point, row == column)
                            .plus(value(entries.get(column * size + row), point, row == column));
                    matrix[row][column] = twice.times(Rational.HALF);
                }
            }
            return isNegativeSomewhere(matrix);
        } catch (Entries.NamedDimension | ArithmeticException unknown) { // nothing is known of it there
            return false;
        }
    }

    private static Rational value(Expression entry, Map<Symbol, Rational> point, boolean diagonal) {
        if (diagonal && entry instanceof Symbol symbol && !point.containsKey(symbol)) {
            return FREE;
        }
        Map<Symbol, Expression> literals = new HashMap<>();
        Symbols.of(entry).forEach(symbol -> literals.put(symbol, Literal.of(point.getOrDefault(symbol, Rational.ZERO))));
        if (new Substitution(literals).rewrite(entry) instanceof Literal literal) {
            return literal.value();
        }
        throw new ArithmeticException("found " + entry + "; expected a rational number");
    }

    /** By elimination: the pivots of a matrix without a negative direction are positive, or 0 in a row of zeros. */
    private static boolean isNegativeSomewhere(Rational[][] matrix) {
        for (int pivot = 0; pivot < matrix.length; pivot++) {
            if (matrix[pivot][pivot].signum() < 0) {
                return true;
            }
            for (int row = pivot + 1; row < matrix.length; row++) {
                if (matrix[pivot][pivot].isZero()) {
                    if (!matrix[row][pivot].isZero()) {
                        return true;
                    }
                    continue;
                }
                Rational factor = matrix[row][pivot].over(matrix[pivot][pivot]);
                for (int column = pivot; column < matrix.length; column++) {
                    matrix[row][column] = matrix[row][column].minus(factor.times(matrix[pivot][column]));
                }
            }
        }
        return false;
    }
}
