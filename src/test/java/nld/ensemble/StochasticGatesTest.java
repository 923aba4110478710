package nld.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import nld.derivation.SymbolicDifferentiator;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.Rational;
import nld.expression.Symbol;
import nld.kernel.Interval;
import org.junit.jupiter.api.Test;

/** Random gates: laws of P1 of the adaptive-symmetry theory, with mean field as the control that fails. */
class StochasticGatesTest {
    private static final Symbol BETA = Symbol.parameter("beta");
    private static final Effort EFFORT = Effort.USUAL.withThreads(1);

    private final SplittableRandom random = new SplittableRandom(11);

    private List<List<Expression>> matrix(int rows, int columns) {
        List<List<Expression>> entries = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            List<Expression> line = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                line.add(Expression.of(random.nextInt(-20, 21), 8));
            }
            entries.add(line);
        }
        return entries;
    }

    private StochasticGates net(int... widths) {
        List<List<List<Expression>>> weights = new ArrayList<>();
        for (int layer = 1; layer < widths.length; layer++) {
            weights.add(matrix(widths[layer], widths[layer - 1]));
        }
        return new StochasticGates(weights, matrix(1, widths[0]).get(0), BETA);
    }

    private static AverageOutcome at(StochasticGates gates, Rational beta, Expression... of) {
        Map<Symbol, Rational> values = new LinkedHashMap<>();
        gates.spins().forEach(spin -> values.put(spin, Rational.ONE));
        values.put(BETA, beta);
        return OrbitAverage.of(gates.orbit(), values, List.of(of).stream().map(gates::expectation).toList(), EFFORT);
    }

    @Test
    void probabilities_add_to_one_and_without_temperature_half_of_the_gates_are_open() {
        StochasticGates gates = net(2, 2, 2, 1);
        AverageOutcome.Enclosed warm = (AverageOutcome.Enclosed) at(gates, Rational.of(3, 2), Expression.of(1));
        assertThat(warm.averages().get(0).minus(Interval.of(1)).abs().upper().doubleValue()).isLessThan(1e-40);
        AverageOutcome.Enumerated hot = (AverageOutcome.Enumerated) at(gates, Rational.ZERO, Expression.of(1), gates.output());
        // every gate of the mean is 1/2: the linear network over 2 to the number of hidden layers, which is mean field at β = 0
        AverageOutcome.Enumerated mean = (AverageOutcome.Enumerated) at(gates, Rational.ZERO, gates.meanField());
        assertThat(hot.averages()).containsExactly(Rational.ONE, mean.averages().get(0));
    }

    @Test
    void mean_field_is_exact_with_one_hidden_layer_and_not_with_two() {
        StochasticGates shallow = net(2, 3, 1);
        AverageOutcome.Enclosed one = (AverageOutcome.Enclosed) at(shallow, Rational.ONE, shallow.output(), shallow.meanField());
        assertThat(one.averages().get(0).minus(one.averages().get(1)).excludesZero()).isFalse();
        List<List<Expression>> unit = List.of(List.of(Expression.of(1)));
        StochasticGates deep = new StochasticGates(List.of(unit, unit, unit), List.of(Expression.of(1)), BETA);
        AverageOutcome.Enclosed two = (AverageOutcome.Enclosed) at(deep, Rational.ONE, deep.output(), deep.meanField());
        assertThat(two.averages().get(0).minus(two.averages().get(1)).isCertainlyPositive()).isTrue();
        double open = 1 / (1 + Math.exp(-1));
        assertThat(two.averages().get(0).toDouble()).isCloseTo(open * open, within(1e-14));
        assertThat(two.averages().get(1).toDouble()).isCloseTo(open / (1 + Math.exp(-open)), within(1e-14));
    }

    @Test
    void cold_gates_are_rectifiers_and_the_difference_falls_exponentially() {
        StochasticGates gates = net(2, 2, 2, 1);
        double last = 1;
        for (int beta = 16; beta <= 128; beta *= 2) {
            AverageOutcome.Enclosed found = (AverageOutcome.Enclosed) at(gates, Rational.of(beta), gates.output(), gates.rectified());
            double difference = Math.abs(found.averages().get(0).minus(found.averages().get(1)).toDouble());
            // from β to 2β an exponential is squared
            assertThat(difference).isLessThan(100 * last * last).isPositive();
            last = difference;
        }
        assertThat(last).isLessThan(1e-9);
    }

    @Test
    void the_free_energy_of_a_gate_has_its_probability_as_slope() {
        Symbol z = Symbol.parameter("z");
        Expression slope = new SymbolicDifferentiator().derivative(StochasticGates.freeEnergy(z, BETA), z).orElseThrow();
        Map<Symbol, Rational> at = Map.of(z, Rational.of(-3, 7), BETA, Rational.of(5, 2));
        AverageOutcome.Enclosed both = (AverageOutcome.Enclosed) OrbitAverage.of(Orbit.trivial(), at,
                List.of(Quantity.of(slope), Quantity.of(StochasticGates.open(z, BETA))), EFFORT);
        assertThat(both.averages().get(0).minus(both.averages().get(1)).abs().upper().doubleValue()).isLessThan(1e-45);
    }

    /** The network of a1_gate_boltzmann.py (NumPy's default_rng(5)), its weights to four decimals. */
    @Test
    void the_witness_of_two_hidden_layers_has_its_golden_values() {
        List<List<List<Expression>>> weights = List.of(
                decimals(3, -8019, -13244, -2484, 4204, 11360, 1097, -5526, -7848, 7487),
                decimals(3, 16348, 2728, -12333, -9583, 16000, 2029, -17321, -837, -11632),
                decimals(3, -6293, -4880, -7133));
        StochasticGates gates = new StochasticGates(weights, decimals(3, 5534, -631, -5894).get(0), BETA);
        double[][] golden = {{3, -0.209, -0.138}, {10, -0.087, -0.061}};
        for (double[] row : golden) {
            AverageOutcome.Enclosed found = (AverageOutcome.Enclosed) at(gates, Rational.of((long) row[0]), gates.output(), gates.meanField());
            assertThat(found.averages().get(0).toDouble()).isCloseTo(row[1], within(5e-4));
            assertThat(found.averages().get(1).toDouble()).isCloseTo(row[2], within(5e-4));
            assertThat(found.averages().get(1).minus(found.averages().get(0)).isCertainlyPositive()).isTrue();
        }
    }

    private static List<List<Expression>> decimals(int columns, int... tenThousandths) {
        List<List<Expression>> rows = new ArrayList<>();
        for (int start = 0; start < tenThousandths.length; start += columns) {
            List<Expression> row = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                row.add(Literal.of(Rational.of(tenThousandths[start + column], 10_000)));
            }
            rows.add(row);
        }
        return rows;
    }
}
