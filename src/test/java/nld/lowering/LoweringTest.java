package nld.lowering;

import static nld.lowering.RandomExpressions.SYMBOLS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import nld.expression.Dimension;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Rational;
import nld.expression.Shape;
import nld.expression.Symbol;
import org.junit.jupiter.api.Test;

/** Lowered functions on single cases: values, edges, sharing, refusals. Random expressions are in RoundoffTest. */
class LoweringTest {
    private static final Symbol U = SYMBOLS.get(0);
    private static final Symbol V = SYMBOLS.get(1);

    private static double value(Expression expression, double u, double v) {
        double[] output = new double[1];
        Lowering.of(List.of(U, V), List.of(expression)).evaluate(new double[] {u, v}, output);
        return output[0];
    }

    @Test
    void sums_products_and_quotients_are_single_operations_in_canonical_order() {
        assertThat(value(U.plus(V), 0.1, 0.2)).isEqualTo(0.1 + 0.2);
        assertThat(value(U.minus(V), 0.1, 0.3)).isEqualTo(0.1 - 0.3);
        assertThat(value(V.minus(U), 0.1, 0.3)).isEqualTo(0.3 - 0.1);
        assertThat(value(U.over(V), 1, 3)).isEqualTo(1.0 / 3);
        assertThat(value(U.times(V).negated(), 0.1, 0.3)).isEqualTo(-(0.1 * 0.3));
        assertThat(value(V.power(-2), 0, 7)).isEqualTo(1.0 / 49);
        assertThat(value(Expression.of(1, 3), 0, 0)).isEqualTo(1.0 / 3);
    }

    @Test
    void powers_are_repeated_multiplication_and_correctly_rounded_roots() {
        assertThat(value(U.power(2), 0.1, 0)).isEqualTo(0.1 * 0.1);
        assertThat(value(U.power(5), 0.1, 0)).isEqualTo((0.1 * 0.1) * (0.1 * 0.1) * 0.1);
        assertThat(value(U.squareRoot(), 2, 0)).isEqualTo(Math.sqrt(2));
        assertThat(value(U.power(Rational.of(3, 2)), 2, 0)).isEqualTo(2 * Math.sqrt(2));
        assertThat(value(U.power(Rational.of(-3, 2)), 2, 0)).isEqualTo(1 / (2 * Math.sqrt(2)));
        assertThat(value(U.power(Rational.of(2, 3)), -8, 0)).isEqualTo(4);
        assertThat(value(U.power(Rational.of(1, 3)), -8, 0)).isEqualTo(-2);
        assertThat(value(U.power(Rational.of(3, 4)), 16, 0)).isEqualTo(8);
        assertThat(value(U.power(Rational.of(2, 5)), -32, 0)).isCloseTo(4, within(4 * Math.ulp(4.0)));
        assertThat(value(U.power(Rational.of(3, 5)), -32, 0)).isCloseTo(-8, within(4 * Math.ulp(8.0)));
    }

    /** Reference values from mpmath 1.3.0 with 40 digits. */
    @Test
    void elementary_functions_have_their_values_within_the_documented_ulps() {
        double[][] expected = {
            {1.454991414618201336053794, 854.0587625261515527805376},
            {-0.9808292530117262368564511, 1.909542504884438455351271},
            {0.3662725290860475613729094, 0.4500440737806176123730289},
            {0.9305076219123142911494768, 0.8930063446890766693478402},
            {0.3583573983507859463193602, 0.999997258085586284310842},
            {0.3587706702705722203959201, 1.423717971406494118901819},
            {0.375, 6.75}};
        for (Function function : Function.values()) {
            for (int index = 0; index < 2; index++) {
                double reference = expected[function.ordinal()][index];
                double found = value(U.apply(function), index == 0 ? 0.375 : 6.75, 0);
                assertThat(found).as(function.word()).isCloseTo(reference, within(3 * Math.ulp(reference)));
            }
        }
        assertThat(value(U.apply(Function.ABS), -2, 0)).isEqualTo(2);
    }

    @Test
    void values_outside_a_domain_are_not_numbers_and_nothing_is_thrown() {
        assertThat(value(U.squareRoot(), -1, 0)).isNaN();
        assertThat(value(U.power(Rational.of(1, 4)), -1, 0)).isNaN();
        assertThat(value(U.apply(Function.LOG), -1, 0)).isNaN();
        assertThat(value(U.plus(V), Double.NaN, 1)).isNaN();
        assertThat(value(U.over(V), 0, 0)).isNaN();
    }

    @Test
    void division_by_zero_and_overflow_are_infinite_and_underflow_is_zero() {
        assertThat(value(U.power(-1), 0, 0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(value(U.power(Rational.of(-1, 2)), 0, 0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(value(U.apply(Function.LOG), 0, 0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(value(U.power(2), 1e200, 0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(value(U.apply(Function.EXP), 1000, 0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(value(U.power(2), 1e-200, 0)).isZero();
    }

    @Test
    void edges_are_those_of_the_standard_for_every_operation() {
        double infinity = Double.POSITIVE_INFINITY;
        Expression kink = U.plus(U.apply(Function.ABS)).over(Expression.of(2));
        Object[][] expected = {
            {U.plus(V), infinity, -infinity, Double.NaN}, {U.times(V), 0.0, infinity, Double.NaN}, {U.over(V), 1.0, -0.0, -infinity},
            {U.over(V), infinity, infinity, Double.NaN}, {U.times(V), 1e200, -1e200, -infinity}, {U.times(V), -1e-200, 1e-200, -0.0},
            {U.power(-1), infinity, 0.0, 0.0}, {U.power(-2), -0.0, 0.0, infinity}, {U.power(-3), -0.0, 0.0, -infinity},
            {U.power(3), -2.0, 0.0, -8.0}, {U.power(0), 0.0, 0.0, 1.0}, {U.power(0), Double.NaN, 0.0, 1.0},
            {U.power(Rational.of(-2, 3)), 0.0, 0.0, infinity}, {U.power(Rational.of(-1, 5)), -0.0, 0.0, -infinity},
            {U.power(Rational.of(4, 5)), -infinity, 0.0, infinity}, {U.power(Rational.of(3, 4)), -1e-320, 0.0, Double.NaN},
            {U.power(Rational.of(3, 2)), infinity, 0.0, infinity}, {U.squareRoot(), -0.0, 0.0, -0.0}, {U.squareRoot(), 4.9e-324, 0.0, 0x1p-537},
            {U.apply(Function.EXP), -infinity, 0.0, 0.0}, {U.apply(Function.EXP), -746.0, 0.0, 0.0}, {U.apply(Function.LOG), -0.0, 0.0, -infinity},
            {U.apply(Function.LOG), infinity, 0.0, infinity}, {U.apply(Function.SIN), infinity, 0.0, Double.NaN},
            {U.apply(Function.COS), -infinity, 0.0, Double.NaN}, {U.apply(Function.SIN), -0.0, 0.0, -0.0}, {U.apply(Function.TANH), 1e308, 0.0, 1.0},
            {U.apply(Function.TANH), -infinity, 0.0, -1.0}, {U.apply(Function.ATAN), infinity, 0.0, Math.PI / 2}, {U.apply(Function.ABS), -0.0, 0.0, 0.0},
            {kink, 0.0, 0.0, 0.0}, {kink, -0.0, 0.0, 0.0}, {kink, -3.0, 0.0, 0.0}, {kink, 4.9e-324, 0.0, 4.9e-324},
            {U.over(U.apply(Function.ABS)), 0.0, 0.0, Double.NaN}, {U.minus(V).apply(Function.ABS), 1.0, 1.0, 0.0}};
        for (Object[] row : expected) {
            Object found = value((Expression) row[0], (double) row[1], (double) row[2]);
            assertThat(found).as("%s at %s, %s", row[0], row[1], row[2]).isEqualTo(row[3]);
        }
    }

    /** Reference values from mpmath 1.3.0 with 400 digits. */
    @Test
    void arguments_of_any_size_are_reduced_with_all_their_digits() {
        double[][] expected = {{1e22, -0.8522008497671888017727, 0.5232147853951389454976},
            {1e300, -0.8178819121159085970459, -0.5753861119575490466882},
            {Double.MAX_VALUE, 0.004961954789184061790503, -0.9999876894265599374649},
            {0x1p60, -0.8306492176372546505753, -0.5567960822766417036834}};
        for (double[] row : expected) {
            assertThat(value(U.apply(Function.SIN), row[0], 0)).isCloseTo(row[1], within(Math.ulp(row[1])));
            assertThat(value(U.apply(Function.COS), row[0], 0)).isCloseTo(row[2], within(Math.ulp(row[2])));
        }
    }

    @Test
    void a_shared_part_is_computed_once_across_outputs() {
        Expression residual = U.times(V).minus(Expression.of(1));
        List<Expression> gradient = List.of(residual.times(V), residual.times(U));
        assertThat(Lowering.of(List.of(U, V), gradient).operations()).isEqualTo(4);
        Expression doubling = U.plus(V);
        for (int depth = 0; depth < 60; depth++) {
            doubling = doubling.apply(Function.TANH).plus(doubling.apply(Function.ATAN));
        }
        assertThat(Lowering.of(List.of(U, V), List.of(doubling)).operations()).isEqualTo(1 + 3 * 60);
        assertThat(value(doubling, 0.25, -0.125)).isFinite();
    }

    @Test
    void powers_of_one_base_share_their_squares() {
        Lowered lowered = Lowering.of(List.of(U), List.of(U.power(4), U.power(8), U.power(-2)));
        assertThat(lowered.operations()).isEqualTo(4);
    }

    @Test
    void a_deep_expression_needs_no_deep_stack() throws InterruptedException {
        List<Double> found = new ArrayList<>();
        Expression deep = U;
        for (int depth = 0; depth < 20_000; depth++) {
            deep = deep.apply(Function.ATAN).plus(V);
        }
        Expression built = deep;
        Thread small = new Thread(null, () -> found.add(value(built, 1, 1)), "small stack", 256 * 1024);
        small.start();
        small.join();
        // the fixed point x = atan(x) + 1
        assertThat(found.get(0) - Math.atan(found.get(0))).isCloseTo(1, within(4 * Math.ulp(1.0)));
    }

    @Test
    void an_evaluation_allocates_nothing_and_may_write_over_its_inputs() {
        // the exponential: newer JDKs take the remainder of an angle in an array of their own
        Lowered lowered = Lowering.of(List.of(U, V), List.of(V.apply(Function.EXP).over(U), U.squareRoot()));
        double[] state = {2, 0.5};
        lowered.evaluate(state, state);
        assertThat(state).containsExactly(StrictMath.exp(0.5) / 2, Math.sqrt(2));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        for (int round = 0; round < 20_000; round++) {
            lowered.evaluate(state, state);
        }
        long before = threads.getThreadAllocatedBytes(thread);
        for (int round = 0; round < 10_000; round++) {
            lowered.evaluate(state, state);
        }
        assertThat(threads.getThreadAllocatedBytes(thread) - before).isLessThan(10_000);
    }

    @Test
    void a_fork_has_a_workspace_of_its_own() throws InterruptedException {
        Lowered lowered = Lowering.of(List.of(U, V), List.of(U.power(3).plus(V.apply(Function.EXP))));
        List<Thread> threads = new ArrayList<>();
        List<Boolean> right = java.util.Collections.synchronizedList(new ArrayList<>());
        for (int number = 1; number <= 2; number++) {
            double u = number;
            Lowered own = lowered.fork();
            threads.add(new Thread(() -> right.add(isSteady(own, u))));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(right).containsExactly(true, true);
    }

    private static boolean isSteady(Lowered lowered, double u) {
        double[] output = new double[1];
        boolean steady = true;
        for (int round = 0; round < 100_000; round++) {
            lowered.evaluate(new double[] {u, 0}, output);
            steady &= output[0] == u * u * u + 1;
        }
        return steady;
    }

    @Test
    void a_symbol_that_is_not_an_input_is_refused_by_name() {
        Symbol w = Symbol.coordinate("w");
        assertThatIllegalArgumentException().isThrownBy(() -> Lowering.of(List.of(U, V), List.of(U.plus(w.atOrder(1)))))
                .withMessage("found the symbol w'; expected only the inputs u, v");
        assertThatIllegalArgumentException().isThrownBy(() -> Lowering.of(List.of(), List.of(w)))
                .withMessage("found the symbol w; expected only the inputs (none)");
    }

    @Test
    void what_is_no_scalar_expression_is_refused_with_its_kind() {
        Symbol q = Symbol.of("q", new Shape.Vector(new Dimension.Stated(2)), Symbol.Kind.COORDINATE);
        assertThatIllegalArgumentException().isThrownBy(() -> Lowering.of(List.of(U), List.of(q)))
                .withMessageContaining("found the output q").withMessageContaining("expected a scalar");
        assertThatIllegalArgumentException().isThrownBy(() -> Lowering.of(List.of(q), List.of(U)))
                .withMessageContaining("found the input q").withMessageContaining("expected a scalar");
        assertThatIllegalArgumentException().isThrownBy(() -> Lowering.of(List.of(U), List.of(q.dot(q))))
                .withMessageContaining("written out first");
        assertThatIllegalArgumentException().isThrownBy(() -> Lowering.of(List.of(U, U), List.of(U)))
                .withMessage("found the input u twice; expected distinct symbols");
    }

    @Test
    void arrays_of_another_length_are_refused() {
        Lowered lowered = Lowering.of(List.of(U, V), List.of(U));
        assertThatIllegalArgumentException().isThrownBy(() -> lowered.evaluate(new double[1], new double[1]))
                .withMessage("found 1 inputs; expected 2");
        assertThatIllegalArgumentException().isThrownBy(() -> lowered.evaluate(new double[2], new double[2]))
                .withMessage("found 2 outputs; expected 1");
    }
}
