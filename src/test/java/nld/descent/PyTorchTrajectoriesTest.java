package nld.descent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Symbol;
import nld.lowering.Lowering;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our runs against PyTorch's own trajectories; {@code verification/optimisers/ORIGIN.md} says where they are from. */
class PyTorchTrajectoriesTest {
    private static final Path DATA = Path.of("verification", "optimisers");
    private static final List<Symbol> Q = List.of(Symbol.coordinate("q_1"), Symbol.coordinate("q_2"),
            Symbol.coordinate("q_3"), Symbol.coordinate("q_4"));
    /** Measured: 1.1e-16, 4.4e-16 and 1.2e-16 for the three files, of numbers near 1. */
    private static final double ROUNDING = 1e-14;

    @ParameterizedTest
    @CsvSource({"sgd, 0.02, 0, 0", "sgd-momentum, 0.01, 0.9, 0", "sgd-decay, 0.02, 0.5, 0.05"})
    void our_run_is_pytorchs_to_rounding(String file, double rate, double momentum, double decay) throws IOException {
        assertThat(departure(file, rate, momentum, decay)).isLessThan(ROUNDING);
    }

    @ParameterizedTest
    @CsvSource({"sgd, 0.02, 1e-9, 0", "sgd-momentum, 0.01, 0.9, 1e-9", "sgd-decay, 0.020000001, 0.5, 0.05"})
    void a_rule_with_a_number_changed_in_the_ninth_digit_is_told_apart(String file, double rate, double momentum,
            double decay) throws IOException {
        assertThat(departure(file, rate, momentum, decay)).isGreaterThan(1e4 * ROUNDING);
    }

    /** The gradient of (1 − q₁)² + 5(q₂ − q₁²)² + log cosh(q₃ − 0.3 q₄) + 0.1 q₄² q₁, by hand. */
    private static List<Expression> gradient() {
        Expression valley = Q.get(1).minus(Q.get(0).power(2));
        Expression slope = Q.get(2).minus(Expression.of(3, 10).times(Q.get(3))).apply(Function.TANH);
        Expression first = Expression.of(2).times(Q.get(0).minus(Expression.of(1)))
                .minus(Expression.of(20).times(Q.get(0)).times(valley))
                .plus(Expression.of(1, 10).times(Q.get(3).power(2)));
        Expression fourth = Expression.of(-3, 10).times(slope)
                .plus(Expression.of(1, 5).times(Q.get(3)).times(Q.get(0)));
        return List.of(first, Expression.of(10).times(valley), slope, fourth);
    }

    private static double departure(String file, double rate, double momentum, double decay) throws IOException {
        List<double[]> rows = Files.readAllLines(DATA.resolve(file + ".csv")).stream()
                .filter(line -> Character.isDigit(line.charAt(0))).map(PyTorchTrajectoriesTest::row).toList();
        assertThat(rows).hasSize(61);
        double[] largest = new double[1];
        Descent descent = new Descent(Lowering.of(Q, gradient()), rate, momentum, decay);
        descent.run(coordinates(rows.get(0)), 60, (step, position, buffer, nextPosition, nextBuffer) -> {
            double[] theirs = coordinates(rows.get(step));
            for (int index = 0; index < theirs.length; index++) {
                largest[0] = Math.max(largest[0], Math.abs(nextPosition[index] - theirs[index]));
            }
        });
        return largest[0];
    }

    private static double[] row(String line) {
        return java.util.Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
    }

    private static double[] coordinates(double[] row) {
        return java.util.Arrays.copyOfRange(row, 2, row.length);
    }
}
