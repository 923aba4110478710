package nld.notation;

import static org.assertj.core.api.Assertions.assertThat;

import nld.expression.Expression;
import org.junit.jupiter.api.Test;

class PrintedFormulasReadBackTest {
    private static final int TRIALS = 2500;

    @Test
    void what_is_printed_reads_back_as_the_same_expression() {
        for (int seed = 0; seed < TRIALS; seed++) {
            Expression expression = new RandomExpressions(seed).any(1 + seed % 4);
            assertReadsBack(seed, expression);
        }
    }

    private static void assertReadsBack(int seed, Expression expression) {
        FormulaReading reading =
                FormulaReader.read(expression.toString(), RandomExpressions.SYMBOLS, RandomExpressions.FUNCTIONS);
        assertThat(reading).as("seed %d: %s", seed, expression).isEqualTo(new FormulaReading.Read(expression));
    }
}
