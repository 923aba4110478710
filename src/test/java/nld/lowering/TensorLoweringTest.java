package nld.lowering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Symbol;
import org.junit.jupiter.api.Test;

/** Compiled functions of vectors and matrices against the same written out by entries, within both running error bounds. */
class TensorLoweringTest {
    private static final long SEED = 20211117;
    private static final int DRAWS = 100;

    @Test
    void random_expressions_agree_with_their_entries_within_the_bounds_of_both() {
        Random random = new Random(SEED);
        int finite = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            RandomTensors draws = new RandomTensors(random.nextLong(), 1 + random.nextInt(4), 1 + random.nextInt(9));
            int depth = 1 + draw % 3;
            List<Expression> outputs = List.of(draws.scalar(depth), draws.vector(depth, draws.size()),
                    draws.matrix(depth, draws.size(), draws.size()));
            List<Symbol> entries = draws.symbols().stream().flatMap(symbol -> Entries.symbols(symbol).stream()).toList();
            double[] point = entries.stream().mapToDouble(entry -> edge(random)).toArray();
            finite += agree(draws.symbols(), outputs, entries, point);
        }
        assertThat(finite).as("entries with finite values and bounds").isGreaterThan(2 * DRAWS);
    }

    @Test
    void compiled_scalars_are_those_of_the_interpreter_to_the_bit_at_edges_too() {
        Random random = new Random(SEED);
        for (int draw = 0; draw < DRAWS; draw++) {
            RandomTensors draws = new RandomTensors(random.nextLong(), 1 + random.nextInt(3), 1 + random.nextInt(4));
            List<Symbol> entries = draws.symbols().stream().flatMap(symbol -> Entries.symbols(symbol).stream()).toList();
            List<Expression> outputs = Entries.of(draws.matrix(1 + draw % 3, draws.size(), draws.size()));
            Interpreter interpreter = (Interpreter) Lowering.of(entries, outputs);
            Lowered compiled = ((Interpreter) interpreter.fork()).compiled();
            double[] found = new double[outputs.size()];
            double[] expected = new double[outputs.size()];
            for (int round = 0; round < 5; round++) {
                double[] point = entries.stream().mapToDouble(entry -> edge(random)).toArray();
                interpreter.evaluate(point, expected);
                compiled.evaluate(point, found);
                assertThat(found).as("%s at %s", outputs, java.util.Arrays.toString(point)).containsExactly(expected);
            }
        }
    }

    /** Ordinary numbers, and now and then 0, a large or a tiny number, or no number. */
    private static double edge(Random random) {
        return switch (random.nextInt(40)) {
            case 0 -> 0;
            case 1 -> 1e160;
            case 2 -> -1e-170;
            case 3 -> random.nextInt(8) == 0 ? Double.NaN : 1;
            default -> Math.scalb(random.nextInt(1 << 12) - (1 << 11), -10);
        };
    }

    private static int agree(List<Symbol> symbols, List<Expression> outputs, List<Symbol> entries, double[] point) {
        List<Expression> written = outputs.stream().flatMap(output -> Entries.of(output).stream()).toList();
        int count = written.size();
        double[] plain = new double[count];
        double[] plainErrors = new double[count];
        Lowering.roundoff(entries, written).evaluate(point, new double[point.length], plain, plainErrors);
        double[] bounded = new double[count];
        double[] errors = new double[count];
        TensorLowering.roundoff(symbols, Map.of(), outputs).evaluate(point, new double[point.length], bounded, errors);
        double[] compiled = new double[count];
        TensorLowering.of(symbols, Map.of(), outputs).evaluate(point, compiled);
        int finite = 0;
        for (int index = 0; index < count; index++) {
            if (isFinite(plain[index], plainErrors[index], bounded[index], errors[index])) {
                finite++;
                double allowed = plainErrors[index] + errors[index];
                assertThat(Math.abs(compiled[index] - plain[index])).as("%s at %s", outputs, java.util.Arrays.toString(point))
                        .isLessThanOrEqualTo(allowed);
                assertThat(Math.abs(bounded[index] - plain[index])).as("%s", outputs).isLessThanOrEqualTo(allowed);
            }
        }
        return finite;
    }

    /** Where an exact factor 0 stands before what overflows, only the entries know that the product is 0. */
    private static boolean isFinite(double... numbers) {
        return java.util.Arrays.stream(numbers).allMatch(Double::isFinite);
    }
}
