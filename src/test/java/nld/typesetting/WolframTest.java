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
    void odd_roots_of_negative_numbers_are_real_in_every_language() {
        Symbol x = Symbol.coordinate("x");
        ExprEvaluator evaluator = new ExprEvaluator(false, (short) 1);
        Map<Symbol, Rational> point = Map.of(x, Rational.of(-8));
        Map.of(Rational.of(1, 3), -2.0, Rational.of(2, 3), 4.0, Rational.of(-1, 3), -0.5, Rational.of(5, 3), -32.0).forEach((exponent, value) ->
                assertThat(value(evaluator, new CodePrinter(new Wolfram()).text(x.power(exponent)), List.of(x), point)).isCloseTo(value, within(value)));
        Expression cubic = x.power(Rational.of(1, 3));
        assertThat(new CodePrinter(new Python(false)).text(cubic)).isEqualTo("(sign(x)*abs(x)**(1/3))");
        assertThat(new CodePrinter(new Julia()).text(cubic)).isEqualTo("(sign(x)*abs(x)^(1/3))");
        assertThat(new CodePrinter(new Python(true)).text(x.power(Rational.of(1, 2)))).as("even roots have none").isEqualTo("sqrt(x)");
    }

    @Test
    void a_declared_name_is_told_from_a_velocity_and_from_the_state_after_a_step() {
        Expression told = Symbol.coordinate("q").rate().plus(Symbol.coordinate("q_dot")).plus(Symbol.coordinate("next_q"));
        assertThat(new CodePrinter(new Python(false)).text(told)).isEqualTo("q_dot + next_q_ + q_dot_");
    }

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
