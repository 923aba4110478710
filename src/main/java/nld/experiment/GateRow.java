package nld.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nld.ensemble.AverageOutcome;
import nld.ensemble.Effort;
import nld.ensemble.OrbitAverage;
import nld.ensemble.Quantity;
import nld.ensemble.StochasticGates;
import nld.expression.Expression;
import nld.expression.Rational;
import nld.expression.Symbol;
import nld.kernel.Interval;

/**
 * Stochastic gates at one inverse temperature, in the network of a1_gate_boltzmann.py (widths 3, 3, 3, 1, weights of NumPy's
 * default_rng(5) to four decimals).
 *
 * @param beta      the inverse temperature
 * @param mean      E f over all gates
 * @param meanField f with each gate replaced by its mean
 * @param rectified f with rectifiers
 * @param separated whether the enclosures of E f and of mean field are disjoint
 */
public record GateRow(int beta, double mean, double meanField, double rectified, boolean separated) {
    private static final int[][][] WEIGHTS = {{{-8019, -13244, -2484}, {4204, 11360, 1097}, {-5526, -7848, 7487}},
        {{16348, 2728, -12333}, {-9583, 16000, 2029}, {-17321, -837, -11632}}, {{-6293, -4880, -7133}}};
    private static final int[][] INPUT = {{5534, -631, -5894}};
    private static final int DECIMALS = 10_000;

    /** From all gates alike to rectifiers. */
    public static List<GateRow> all() {
        Symbol beta = Symbol.parameter("beta");
        List<List<List<Expression>>> weights = new ArrayList<>();
        for (int[][] layer : WEIGHTS) {
            weights.add(matrix(layer));
        }
        StochasticGates gates = new StochasticGates(weights, matrix(INPUT).get(0), beta);
        List<GateRow> rows = new ArrayList<>();
        for (int value : new int[] {0, 1, 3, 10, 30, 100}) {
            Map<Symbol, Rational> at = new LinkedHashMap<>();
            gates.spins().forEach(spin -> at.put(spin, Rational.ONE));
            at.put(beta, Rational.of(value));
            AverageOutcome outcome = OrbitAverage.of(gates.orbit(), at, List.of(gates.expectation(gates.output()),
                    Quantity.of(gates.meanField()), Quantity.of(gates.rectified())), Effort.USUAL);
            rows.add(of(value, outcome));
        }
        return rows;
    }

    private static List<List<Expression>> matrix(int[][] rows) {
        List<List<Expression>> matrix = new ArrayList<>();
        for (int[] row : rows) {
            List<Expression> entries = new ArrayList<>();
            for (int entry : row) {
                entries.add(Expression.of(entry, DECIMALS));
            }
            matrix.add(entries);
        }
        return matrix;
    }

    private static GateRow of(int beta, AverageOutcome outcome) {
        if (outcome instanceof AverageOutcome.Enumerated exact) {
            List<Rational> values = exact.averages();
            return new GateRow(beta, values.get(0).toDouble(), values.get(1).toDouble(), values.get(2).toDouble(),
                    !values.get(0).equals(values.get(1)));
        }
        if (outcome instanceof AverageOutcome.Enclosed enclosed) {
            List<Interval> values = enclosed.averages();
            return new GateRow(beta, values.get(0).toDouble(), values.get(1).toDouble(), values.get(2).toDouble(),
                    values.get(0).minus(values.get(1)).excludesZero());
        }
        throw new IllegalStateException("found " + outcome + "; expected every pattern of the gates");
    }

    /** Whether mean field is exact at β = 0 and nowhere else. */
    public boolean holds() {
        return separated == (beta > 0);
    }
}
