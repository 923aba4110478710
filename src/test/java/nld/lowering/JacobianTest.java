package nld.lowering;

import static nld.lowering.RandomExpressions.SYMBOLS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import nld.derivation.SymbolicDifferentiator;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Rational;
import nld.expression.Symbol;
import org.junit.jupiter.api.Test;

/** Jacobians by forward accumulation against derivatives taken in symbols, of random expressions and of every operation. */
class JacobianTest {
    private static final long SEED = 20261126;
    private static final int DRAWS = 600;
    private static final Symbol U = SYMBOLS.get(0);
    private static final Symbol V = SYMBOLS.get(1);

    /** The Jacobian by all symbols, entries that cannot differ from 0 left at it. */
    private static double[][] jacobian(List<? extends Expression> outputs, double[] point) {
        double[][] found = new double[outputs.size()][SYMBOLS.size()];
        Lowering.of(SYMBOLS, outputs).jacobian(SYMBOLS.size()).orElseThrow().evaluate(point, found);
        return found;
    }

    private static double derivative(Expression of, Symbol by, double... point) {
        return jacobian(List.of(of), new double[] {point[0], point.length > 1 ? point[1] : 0, 1, 0})[0][SYMBOLS.indexOf(by)];
    }

    @Test
    void jacobians_of_random_expressions_are_those_taken_in_symbols() {
        RandomExpressions draws = new RandomExpressions(SEED);
        int seen = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            List<Expression> outputs = List.of(draws.next(1 + draw % 5), draws.next(1 + draw % 4));
            double[] point = SYMBOLS.stream().mapToDouble(symbol -> draws.argument()).toArray();
            double[][] found = jacobian(outputs, point);
            for (int row = 0; row < 2; row++) {
                for (int column = 0; column < SYMBOLS.size(); column++) {
                    seen += agrees(outputs.get(row), SYMBOLS.get(column), point, found[row][column]) ? 1 : 0;
                }
            }
        }
        assertThat(seen).as("entries that are not zero").isGreaterThan(DRAWS);
    }

    /** Whether the entry is not zero; it must be the derivative within rounding, which is bounded along another order of operations. */
    private static boolean agrees(Expression output, Symbol by, double[] point, double found) {
        Expression derivative = new SymbolicDifferentiator().derivative(output, by).orElseThrow();
        double[] value = new double[1];
        double[] error = new double[1];
        Lowering.roundoff(SYMBOLS, List.of(derivative)).evaluate(point, new double[point.length], value, error);
        if (Double.isFinite(value[0]) && Double.isFinite(error[0])) {
            assertThat(found).as("%s by %s", output, by).isCloseTo(value[0], within(1e3 * error[0] + 1e-12 * Math.abs(value[0])));
        }
        return value[0] != 0;
    }

    @Test
    void every_function_and_power_has_its_derivative() {
        double u = 0.375;
        assertThat(derivative(U.apply(Function.EXP), U, u)).isCloseTo(Math.exp(u), within(1e-15));
        assertThat(derivative(U.apply(Function.LOG), U, u)).isCloseTo(1 / u, within(1e-15));
        assertThat(derivative(U.apply(Function.SIN), U, u)).isCloseTo(Math.cos(u), within(1e-15));
        assertThat(derivative(U.apply(Function.COS), U, u)).isCloseTo(-Math.sin(u), within(1e-15));
        assertThat(derivative(U.apply(Function.TANH), U, u)).isCloseTo(1 - Math.pow(Math.tanh(u), 2), within(1e-15));
        assertThat(derivative(U.apply(Function.ATAN), U, u)).isCloseTo(1 / (1 + u * u), within(1e-15));
        assertThat(derivative(U.apply(Function.ABS), U, u)).isEqualTo(1);
        assertThat(derivative(U.apply(Function.ABS), U, -u)).isEqualTo(-1);
        assertThat(derivative(U.over(V), V, 3, -2)).isCloseTo(-0.75, within(1e-15));
        for (Rational exponent : List.of(Rational.of(1, 2), Rational.of(1, 3), Rational.of(3, 4), Rational.of(2, 5), Rational.of(3, 5),
                Rational.of(-3, 2), Rational.of(-7), Rational.of(5))) {
            double p = exponent.toDouble();
            assertThat(derivative(U.power(exponent), U, u)).as("u^%s", exponent).isCloseTo(p * Math.pow(u, p - 1), within(1e-9));
        }
        assertThat(derivative(U.power(Rational.of(2, 5)), U, -u)).isCloseTo(-0.4 * Math.pow(u, -0.6), within(1e-14));
        assertThat(derivative(U.power(Rational.of(3, 5)), U, -u)).isCloseTo(0.6 * Math.pow(u, -0.4), within(1e-14));
    }

    @Test
    void at_a_kink_it_is_that_of_one_side_and_where_there_is_none_it_is_not_finite() {
        assertThat(derivative(U.apply(Function.ABS), U, 0)).isEqualTo(1);
        assertThat(derivative(U.squareRoot(), U, 0)).isInfinite();
        assertThat(derivative(U.apply(Function.LOG), U, -1)).isEqualTo(-1);
        assertThat(derivative(U.squareRoot(), U, -1)).isNaN();
    }

    @Test
    void only_what_can_differ_from_zero_is_computed() {
        List<Expression> chain = new ArrayList<>();
        List<Symbol> inputs = new ArrayList<>();
        for (int index = 0; index < 50; index++) {
            inputs.add(Symbol.coordinate("q" + index));
            chain.add(inputs.get(index).power(3).minus(inputs.get(Math.max(0, index - 1))));
        }
        Jacobian jacobian = Lowering.of(inputs, chain).jacobian(50).orElseThrow();
        assertThat(jacobian.entries()).isEqualTo(99);
        assertThat(jacobian.operations()).isLessThan(1000);
        assertThat(Lowering.of(inputs, chain).jacobian(10).orElseThrow().entries()).isEqualTo(20);
    }

    @Test
    void derivatives_by_more_inputs_than_there_are_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Lowering.of(List.of(U), List.of(U)).jacobian(2))
                .withMessage("found derivatives by 2 inputs; expected 0 to 1");
    }
}
