package nld.integration;

import static nld.integration.StiffProblems.rates;
import static nld.integration.StiffProblems.y;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Symbol;
import nld.integration.Stopped.Reason;
import nld.lowering.Jacobian;
import nld.lowering.Lowered;
import org.junit.jupiter.api.Test;

/** Radau IIA by itself: its coefficients by what defines them, its order as measured, and each way in which it stops. */
class RadauTest {
    private static final RadauCoefficients RADAU = RadauCoefficients.RADAU_IIA;
    private static final double FINE = 1e-10;

    /** A = T Λ⁻¹ T⁻¹, as Hairer and Wanner II, section IV.8 have it. */
    private static double[][] matrix(RadauCoefficients radau) {
        double square = radau.alpha() * radau.alpha() + radau.beta() * radau.beta();
        double[][] middle = {
            {1 / radau.real(), 0, 0},
            {0, radau.alpha() / square, radau.beta() / square},
            {0, -radau.beta() / square, radau.alpha() / square}};
        return product(product(radau.transform(), middle), radau.inverse());
    }

    private static double[][] product(double[][] left, double[][] right) {
        double[][] product = new double[3][3];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                for (int index = 0; index < 3; index++) {
                    product[row][column] += left[row][index] * right[index][column];
                }
            }
        }
        return product;
    }

    /** The largest amount by which the conditions C(3) of the stages and B(5) of the weights are missed. */
    private static double missed(RadauCoefficients radau) {
        double[][] a = matrix(radau);
        double[] c = radau.times();
        double missed = 0;
        for (int power = 1; power <= 5; power++) {
            for (int row = power <= 3 ? 0 : 2; row < 3; row++) {
                double sum = 0;
                for (int column = 0; column < 3; column++) {
                    sum += a[row][column] * Math.pow(c[column], power - 1);
                }
                missed = Math.max(missed, Math.abs(sum - Math.pow(c[row], power) / power));
            }
        }
        return missed;
    }

    private static RadauCoefficients wrong(double by) {
        double[][] inverse = {RADAU.inverse()[0].clone(), RADAU.inverse()[1], RADAU.inverse()[2]};
        inverse[0][1] += by;
        return new RadauCoefficients(RADAU.times(), RADAU.transform(), inverse, RADAU.real(), RADAU.alpha(), RADAU.beta(), RADAU.estimate());
    }

    @Test
    void the_coefficients_fulfil_the_conditions_that_define_the_method_of_order_five_and_a_wrong_one_does_not() {
        assertThat(missed(RADAU)).isLessThan(4e-15);
        assertThat(missed(wrong(1e-6))).isGreaterThan(1e-8);
        double[] weights = RADAU.estimate();
        for (int power = 1; power <= 3; power++) {
            double sum = power == 1 ? 1 : 0;
            for (int stage = 0; stage < 3; stage++) {
                sum += weights[stage] * Math.pow(RADAU.times()[stage], power);
            }
            assertThat(sum).as("the error estimate of t^%d", power).isCloseTo(0, within(1e-14));
        }
    }

    /** The end of a flow in equal steps. */
    private static double[] fixed(Lowered rates, RadauCoefficients radau, double[] start, double to, int steps) {
        int size = start.length;
        NewtonMatrices matrices = new NewtonMatrices(radau, size);
        StageIteration stages = new StageIteration(rates, radau, matrices, 1e-12);
        Jacobian jacobian = rates.jacobian(size).orElseThrow();
        double[] state = start.clone();
        double[] scale = new double[size];
        Arrays.fill(scale, 1e-12);
        Optional<Collocation> last = Optional.empty();
        double h = to / steps;
        for (int step = 0; step < steps; step++) {
            double[] inputs = Arrays.copyOf(state, size + 1);
            inputs[size] = step * h;
            jacobian.evaluate(inputs, matrices.jacobian());
            assertThat(matrices.factor(h)).isTrue();
            assertThat(stages.solve(step * h, state, h, scale, last).shorter()).as("step %d of %d", step, steps).isEmpty();
            last = Optional.of(Collocation.of(step * h, h, radau.times(), state, stages.increments()));
            for (int index = 0; index < size; index++) {
                state[index] += stages.increments()[2][index];
            }
        }
        return state;
    }

    /** The orders between successive doublings of the number of steps, of the first entry at the end. */
    private static List<Double> orders(Lowered rates, RadauCoefficients radau, double[] start, double to, int... steps) {
        double exact = fixed(rates, RADAU, start, to, 16 * steps[steps.length - 1])[0];
        List<Double> errors = new ArrayList<>();
        for (int count : steps) {
            errors.add(Math.abs(fixed(rates, radau, start, to, count)[0] - exact));
        }
        List<Double> orders = new ArrayList<>();
        for (int index = 1; index < errors.size(); index++) {
            orders.add(Math.log(errors.get(index - 1) / errors.get(index)) / Math.log(2));
        }
        return orders;
    }

    /** A pendulum with a push that depends on time, which is not stiff. */
    private static Lowered pendulum() {
        return rates(y(2), Symbol.TIME.apply(Function.COS).minus(y(1).apply(Function.SIN)));
    }

    /** m q'' + q' + q = cos 3t with m = 10⁻⁶. */
    private static Lowered heavy() {
        Expression push = Symbol.TIME.times(Expression.of(3)).apply(Function.COS);
        return rates(y(2), Expression.of(1_000_000).times(push.minus(y(1)).minus(y(2))));
    }

    /** Measured: 5.04 5.02, 4.89 4.92; and 0.005 0.003 with a wrong coefficient. */
    @Test
    void the_observed_order_is_five_on_smooth_and_on_stiff_flows_and_with_a_wrong_coefficient_it_is_not() {
        double[] start = {1, 0.5};
        assertThat(orders(pendulum(), RADAU, start, 3, 24, 48, 96)).allSatisfy(order -> assertThat(order).isBetween(4.8, 5.2));
        assertThat(orders(heavy(), RADAU, new double[] {1, 0}, 3, 15, 30, 60)).allSatisfy(order -> assertThat(order).isBetween(4.7, 5.3));
        assertThat(orders(pendulum(), wrong(1e-3), start, 3, 24, 48, 96)).allSatisfy(order -> assertThat(order).isLessThan(1.5));
    }

    private static FlowOutcome follow(Lowered rates, double[] start, double to, double first, int bound) {
        return follow(rates, start, to, first, bound, new ArrayList<>());
    }

    private static FlowOutcome follow(Lowered rates, double[] start, double to, double first, int bound, List<Collocation> steps) {
        Jacobian jacobian = rates.jacobian(start.length).orElseThrow();
        return new Radau(rates, jacobian, bound, FINE, new Growth(Math.abs(to)), steps::add).follow(start, 0, to, first);
    }

    private static Stopped stopped(FlowOutcome outcome) {
        assertThat(outcome).isInstanceOf(Stopped.class);
        return (Stopped) outcome;
    }

    /** Reference: Bari test set, problem ROBER, 0.2083340149701255e-07, 0.8333360770334713e-13, 0.9999999791665050 at t = 10¹¹. */
    @Test
    void robertsons_reaction_reaches_its_published_state_after_eleven_decades() {
        double[] end = ((Arrival) follow(StiffProblems.robertson(), new double[] {1, 0, 0}, 1e11, 1e-6, 1_000_000)).end();
        assertThat(end[0]).isCloseTo(0.2083340149701255e-07, within(FINE / 10));
        assertThat(end[1]).isCloseTo(0.8333360770334713e-13, within(1e-17));
        assertThat(end[2]).isCloseTo(0.9999999791665050, within(FINE));
    }

    @Test
    void states_between_the_steps_are_right_and_the_flow_can_be_followed_backwards() {
        List<Collocation> steps = new ArrayList<>();
        Lowered wave = rates(Symbol.TIME.apply(Function.COS).minus(Expression.of(50).times(y(1).minus(Symbol.TIME.apply(Function.SIN)))));
        follow(wave, new double[] {0}, 3, 1e-3, 100_000, steps);
        double[] state = new double[1];
        for (Collocation step : steps) {
            double t = step.from() + 0.4 * step.h();
            step.at(t, state);
            assertThat(state[0]).isCloseTo(Math.sin(t), within(10 * FINE));
        }
        double[] back = ((Arrival) follow(rates(y(1)), new double[] {1}, -2, -0.1, 100_000)).end();
        assertThat(back[0]).isCloseTo(Math.exp(-2), within(10 * FINE));
    }

    @Test
    void a_step_at_which_newtons_matrix_is_singular_is_made_smaller() {
        // γ/h − J is 0 at first
        double[] end = ((Arrival) follow(rates(y(1)), new double[] {1}, 5, RADAU.real(), 100_000)).end();
        assertThat(end[0]).isCloseTo(Math.exp(5), within(1e-6));
        NewtonMatrices matrices = new NewtonMatrices(RADAU, 1);
        matrices.jacobian()[0][0] = 1;
        assertThat(matrices.factor(RADAU.real())).isFalse();
        assertThat(matrices.factor(RADAU.real() / 2)).isTrue();
    }

    @Test
    void what_ends_a_flow_is_told_apart() {
        Stopped blowUp = stopped(follow(rates(y(1).power(2)), new double[] {1}, 3, 1e-3, 100_000));
        assertThat(blowUp.reason()).isEqualTo(Reason.BLOW_UP);
        assertThat(blowUp.time()).isCloseTo(1, within(1e-9));
        Lowered root = rates(Expression.of(1, 2).minus(Symbol.TIME).squareRoot().minus(y(1)));
        Stopped outside = stopped(follow(root, new double[] {1}, 2, 1e-3, 100_000));
        assertThat(outside.reason()).isEqualTo(Reason.NOT_A_NUMBER);
        assertThat(outside.time()).isCloseTo(0.5, within(1e-6));
        Lowered kink = rates(y(1).squareRoot());
        assertThat(stopped(follow(kink, new double[] {0}, 2, 1e-3, 100_000)).reason()).isEqualTo(Reason.NOT_A_NUMBER);
        Lowered wild = rates(Symbol.TIME.times(Expression.of(10).power(25)).apply(Function.COS).times(Expression.of(10).power(12)));
        assertThat(stopped(follow(wild, new double[] {1}, 2, 1e-3, 100_000)).reason()).isEqualTo(Reason.STEP_TOO_SMALL);
        assertThat(stopped(follow(StiffProblems.vanDerPol(), new double[] {2, 0}, 2, 1e-6, 1000)).reason())
                .isEqualTo(Reason.TOO_MANY_EVALUATIONS);
    }
}
