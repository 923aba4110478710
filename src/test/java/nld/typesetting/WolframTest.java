package nld.typesetting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nld.expression.Expression;
import nld.expression.Formulas;
import nld.expression.Rational;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.lowering.Lowering;
import org.junit.jupiter.api.Test;
import org.matheclipse.core.eval.ExprEvaluator;
import org.matheclipse.core.interfaces.IExpr;

/** Source of the Wolfram language, evaluated by Symja, which reads that language. */
class WolframTest {
    private static final int TRIALS = 150;

    @Test
    void what_is_written_has_the_value_of_the_formula() {
        ExprEvaluator evaluator = new ExprEvaluator(false, (short) 1);
        int compared = 0;
        for (int seed = 0; seed < TRIALS; seed++) {
            Formulas formulas = new Formulas(seed);
            Expression expression = Formulas.defined(() -> formulas.rational(3));
            Map<Symbol, Rational> point = formulas.point();
            List<Symbol> symbols = new ArrayList<>(Symbols.of(expression));
            double[] values = symbols.stream().mapToDouble(symbol -> point.get(symbol).toDouble()).toArray();
            double[] expected = new double[1];
            Lowering.of(symbols, List.of(expression)).evaluate(values, expected);
            if (Double.isFinite(expected[0])) {
                double found = value(evaluator, new CodePrinter(new Wolfram()).text(expression), symbols, point);
                assertThat(found).as("%s", expression).isCloseTo(expected[0], within(expected[0]));
                assertThat(found + 1 + Math.abs(found)).as("control").isNotCloseTo(expected[0], within(expected[0]));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(TRIALS / 2);
    }

    private static org.assertj.core.data.Offset<Double> within(double value) {
        return org.assertj.core.data.Offset.offset(1e-9 * (1 + Math.abs(value)));
    }

    private static double value(ExprEvaluator evaluator, String text, List<Symbol> symbols, Map<Symbol, Rational> point) {
        StringBuilder rules = new StringBuilder();
        Wolfram names = new Wolfram();
        for (Symbol symbol : symbols) {
            rules.append(rules.isEmpty() ? "" : ", ").append(names.identifier(ProgramNames.of(symbol))).append(" -> ").append(point.get(symbol));
        }
        IExpr value = evaluator.eval("N[(" + text + ") /. {" + rules + "}]");
        return value.evalf();
    }
}
