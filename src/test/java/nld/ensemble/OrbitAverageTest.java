package nld.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Rational;
import nld.expression.Symbol;
import nld.kernel.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Averages over orbits against golden values, closed forms and enumerations written here. */
class OrbitAverageTest {
    private static final Effort ONE_THREAD = Effort.USUAL.withThreads(1);
    private static final Rational[] X = {Rational.ONE, Rational.MINUS_ONE};

    /** The nets of golden.py: weights 1, 2, 3, 1/2 below, then (1, 1/3, 2, 1), then (1/2, 2). */
    private static LayeredFormula shallow() {
        return new LayeredFormula(Rational.ZERO, 2, 2, 1).with(r(1), r(2), r(3), r(1, 2), r(1, 2), r(2));
    }

    private static LayeredFormula deep() {
        return new LayeredFormula(Rational.ZERO, 2, 2, 2, 1)
                .with(r(1), r(2), r(3), r(1, 2), r(1), r(1, 3), r(2), r(1), r(1, 2), r(2));
    }

    private static Rational r(long... parts) {
        return Rational.of(parts[0], parts.length > 1 ? parts[1] : 1);
    }

    private static List<Rational> exact(Orbit orbit, Map<Symbol, Rational> at, Effort effort, Quantity... quantities) {
        AverageOutcome outcome = OrbitAverage.of(orbit, at, List.of(quantities), effort);
        assertThat(outcome).isInstanceOf(AverageOutcome.Enumerated.class);
        return ((AverageOutcome.Enumerated) outcome).averages();
    }

    private static Quantity[] moments(Expression f) {
        return new Quantity[] {Quantity.of(f), Quantity.of(f.power(2)), Quantity.of(f.power(3)), Quantity.of(f.power(4)), Quantity.zero(f)};
    }

    @Test
    void golden_moments_of_sign_orbits_are_exact() {
        LayeredFormula one = shallow();
        assertThat(exact(Orbit.ofSigns(one.all()), one.at, ONE_THREAD, moments(one.output(X))))
                .containsExactly(r(0), r(153, 8), r(0), r(26469, 32), r(16, 64));
        LayeredFormula two = deep();
        assertThat(exact(Orbit.ofSigns(two.all()), two.at, ONE_THREAD, moments(two.output(X))))
                .containsExactly(r(0), r(17065, 576), r(0), r(446162581, 82944), r(448, 1024));
    }

    @Test
    void averages_agree_with_a_separate_enumeration_and_with_the_path_formula() {
        SplittableRandom random = new SplittableRandom(20);
        int[][] shapes = {{2, 2, 1}, {3, 2, 1}, {2, 2, 2, 1}, {2, 3, 1}};
        for (int trial = 0; trial < 8; trial++) {
            Rational slope = trial % 2 == 0 ? Rational.ZERO : r(1, random.nextInt(2, 6));
            LayeredFormula net = new LayeredFormula(slope, shapes[trial % shapes.length]).drawn(random);
            Rational[] input = new Rational[net.widths[0]];
            for (int index = 0; index < input.length; index++) {
                input[index] = r(random.nextInt(-9, 10), random.nextInt(2, 8));
            }
            Rational second = Rational.ZERO;
            Rational third = Rational.ZERO;
            long patterns = 1L << net.all().size();
            for (long pattern = 0; pattern < patterns; pattern++) {
                Rational value = net.value(pattern, input);
                second = second.plus(value.power(2));
                third = third.plus(value.plus(Rational.ONE).power(3));
            }
            Expression f = net.output(input);
            assertThat(exact(Orbit.ofSigns(net.all()), net.at, ONE_THREAD, Quantity.of(f.power(2)),
                    Quantity.of(f.plus(Expression.of(1)).power(3))))
                    .containsExactly(second.over(r(patterns)), third.over(r(patterns)));
            assertThat(second.over(r(patterns))).isEqualTo(net.pathSum(input));
        }
    }

    @Test
    void a_squared_rectifier_breaks_the_path_formula() {
        Symbol a = Symbol.parameter("a");
        Symbol b = Symbol.parameter("b");
        Map<Symbol, Rational> at = Map.of(a, r(2), b, r(3));
        Expression positive = a.plus(a.apply(Function.ABS)).times(Expression.of(1, 2));
        Orbit orbit = Orbit.ofSigns(List.of(a, b));
        assertThat(exact(orbit, at, ONE_THREAD, Quantity.of(b.times(positive).power(2)))).containsExactly(r(36, 2));
        assertThat(exact(orbit, at, ONE_THREAD, Quantity.of(b.times(positive.power(2)).power(2)))).containsExactly(r(144, 2));
    }

    @Test
    void the_number_of_threads_does_not_matter_and_large_numerators_do_not_overflow() {
        LayeredFormula net = new LayeredFormula(r(1, 7), 3, 3, 1).drawn(new SplittableRandom(3));
        Expression f = net.output(r(1, 3), r(-5, 7), r(2, 11));
        Quantity[] quantities = {Quantity.of(f.power(8)), Quantity.of(f.power(2)), Quantity.zero(f)};
        List<Rational> alone = exact(Orbit.ofSigns(net.all()), net.at, ONE_THREAD, quantities);
        assertThat(exact(Orbit.ofSigns(net.all()), net.at, Effort.USUAL.withThreads(3), quantities)).isEqualTo(alone);
        Rational eighth = Rational.ZERO;
        for (long pattern = 0; pattern < 1 << 12; pattern++) {
            eighth = eighth.plus(net.value(pattern, r(1, 3), r(-5, 7), r(2, 11)).power(8));
        }
        assertThat(alone.get(0)).isEqualTo(eighth.over(r(1 << 12)));
    }

    @Test
    void the_output_and_the_labels_flip_together() {
        LayeredFormula net = shallow();
        Symbol label = Symbol.parameter("y");
        net.at.put(label, Rational.ONE);
        List<Symbol> mirror = new ArrayList<>(net.weights.get(1).get(0));
        mirror.add(label);
        Expression f = net.output(X);
        Orbit flip = Orbit.trivial().withFlip(mirror);
        assertThat(flip.size()).isEqualTo(BigInteger.TWO);
        Rational margin = net.value(0, X);
        assertThat(exact(flip, net.at, ONE_THREAD, Quantity.of(f), Quantity.of(label.times(f))))
                .containsExactly(Rational.ZERO, margin);
        assertThat(exact(Orbit.trivial().withFlip(Set.of(label)), net.at, ONE_THREAD, Quantity.of(label.times(f))))
                .containsExactly(Rational.ZERO);
    }

    @Test
    void permuted_hidden_units_leave_the_output_alone_and_half_a_permutation_does_not() {
        LayeredFormula net = new LayeredFormula(Rational.ZERO, 2, 3, 1).drawn(new SplittableRandom(8));
        List<List<Symbol>> units = new ArrayList<>();
        List<List<Symbol>> halves = new ArrayList<>();
        for (int unit = 0; unit < 3; unit++) {
            List<Symbol> row = net.weights.get(0).get(unit);
            units.add(List.of(row.get(0), row.get(1), net.weights.get(1).get(0).get(unit)));
            halves.add(List.of(net.weights.get(1).get(0).get(unit)));
        }
        Rational[] input = {r(2), r(1)};
        Expression f = net.output(input);
        Orbit whole = Orbit.trivial().withExchange(units);
        assertThat(whole.size()).isEqualTo(BigInteger.valueOf(6));
        Rational value = net.value(0, input);
        assertThat(exact(whole, net.at, ONE_THREAD, Quantity.of(f), Quantity.of(f.power(2)))).containsExactly(value, value.power(2));
        assertThat(exact(Orbit.trivial().withExchange(halves), net.at, ONE_THREAD, Quantity.of(f.power(2)))).isNotEqualTo(List.of(value.power(2)));
        assertThat(exact(whole.withFlip(net.weights.get(1).get(0)), net.at, ONE_THREAD, Quantity.of(f), Quantity.of(f.power(2))))
                .containsExactly(Rational.ZERO, value.power(2));
    }

    @Test
    void a_divisor_that_is_0_somewhere_is_told_with_its_point() {
        Symbol a = Symbol.parameter("a");
        Symbol b = Symbol.parameter("b");
        Orbit orbit = Orbit.ofSigns(List.of(a, b));
        Expression quotient = a.over(a.plus(b.times(Expression.of(2))));
        assertThat(exact(orbit, Map.of(a, r(1), b, r(1)), ONE_THREAD, Quantity.of(quotient))).containsExactly(r(-1, 3));
        AverageOutcome outcome = OrbitAverage.of(orbit, Map.of(a, r(2), b, r(1)), List.of(Quantity.of(quotient)), ONE_THREAD);
        assertThat(outcome).isEqualTo(new AverageOutcome.Undefined(Map.of(a, r(-2), b, r(1))));
    }

    @Test
    void a_gate_is_a_sign_over_its_size_and_has_no_value_at_its_kink() {
        Symbol a = Symbol.parameter("a");
        Symbol b = Symbol.parameter("b");
        Orbit orbit = Orbit.ofSigns(List.of(a, b));
        Expression z = a.plus(b.times(Expression.of(2)));
        Expression gate = Expression.of(1, 2).times(Expression.of(1).plus(z.over(z.apply(Function.ABS))));
        // z is 3, −1, 1, −3 for the signs of (a, b) = (1, 1): the gate is open at 3 (both +) and at 1 (a −, b +)
        assertThat(exact(orbit, Map.of(a, r(1), b, r(1)), ONE_THREAD, Quantity.of(gate), Quantity.of(gate.times(z)))).containsExactly(r(1, 2), r(1));
        AverageOutcome outcome = OrbitAverage.of(orbit, Map.of(a, r(2), b, r(1)), List.of(Quantity.of(gate)), ONE_THREAD);
        assertThat(outcome).isEqualTo(new AverageOutcome.Undefined(Map.of(a, r(-2), b, r(1))));
    }

    @Test
    void what_is_not_rational_is_enclosed_and_smooth_activations_break_the_path_formula() {
        Symbol a = Symbol.parameter("a");
        Symbol b = Symbol.parameter("b");
        Map<Symbol, Rational> at = Map.of(a, r(2), b, r(3));
        Expression tanh = a.apply(Function.TANH);
        AverageOutcome.Enclosed enclosed = (AverageOutcome.Enclosed) OrbitAverage.of(Orbit.ofSigns(List.of(a, b)), at,
                List.of(Quantity.of(b.times(tanh)), Quantity.of(b.times(tanh).power(2)), Quantity.of(b.power(2))), ONE_THREAD);
        assertThat(enclosed.averages().get(0).excludesZero()).isFalse();
        assertThat(enclosed.averages().get(0).width()).isLessThan(new BigDecimal("1e-45"));
        assertThat(enclosed.averages().get(1).toDouble()).isCloseTo(9 * Math.pow(Math.tanh(2), 2), within(1e-14));
        assertThat(enclosed.averages().get(2).contains(new BigDecimal(9))).isTrue();
        AverageOutcome.Enclosed sum = (AverageOutcome.Enclosed) OrbitAverage.of(Orbit.ofSigns(List.of(a)), at,
                List.of(Quantity.of(a.plus(a.apply(Function.EXP)))), ONE_THREAD);
        assertThat(sum.averages().get(0).toDouble()).isCloseTo(Math.cosh(2), within(1e-14));
        // the path formula of a linear unit: b² a²
        assertThat(enclosed.averages().get(1).minus(Interval.of(36)).excludesZero()).isTrue();
        assertThat(OrbitAverage.of(Orbit.ofSigns(List.of(a, b)), at, List.of(Quantity.of(b.apply(Function.LOG))), ONE_THREAD))
                .isInstanceOf(AverageOutcome.Undefined.class);
    }

    @Test
    void what_has_no_numbers_is_refused_with_its_part() {
        Symbol a = Symbol.parameter("a");
        Symbol q = Symbol.parameter("q");
        AverageOutcome outcome = OrbitAverage.of(Orbit.ofSigns(List.of(a)), Map.of(a, r(2)), List.of(Quantity.of(a.times(q))), ONE_THREAD);
        assertThat(outcome).isEqualTo(new AverageOutcome.Refused("found q without a value"));
    }

    @Test
    void a_sample_says_its_seed_and_its_interval_holds_the_exact_average() {
        LayeredFormula net = deep();
        Expression f = net.output(X);
        Effort few = Effort.USUAL.withLimits(1 << 9, 1 << 14).withSeed(5);
        List<Quantity> quantities = List.of(Quantity.of(f.power(2)), Quantity.zero(f));
        AverageOutcome.Sampled sampled = (AverageOutcome.Sampled) OrbitAverage.of(Orbit.ofSigns(net.all()), net.at, quantities, few);
        assertThat(sampled.seed()).isEqualTo(5);
        Rational[] truth = {r(17065, 576), r(448, 1024)};
        for (int index = 0; index < truth.length; index++) {
            AverageOutcome.Estimate estimate = sampled.estimates().get(index);
            assertThat(estimate.mean().minus(truth[index]).abs().toDouble()).isLessThan(estimate.halfWidth());
            assertThat(estimate.mean()).isNotEqualTo(truth[index]);
        }
        assertThat(sampled.estimates().get(1).halfWidth()).isBetween(0.001, 0.05);
        assertThat(OrbitAverage.of(Orbit.ofSigns(net.all()), net.at, quantities, few.withThreads(1))).isEqualTo(sampled);
        assertThat(OrbitAverage.of(Orbit.ofSigns(net.all()), net.at, quantities, few.withSeed(6))).isNotEqualTo(sampled);
    }

    @Test
    void an_interrupted_average_is_none() {
        LayeredFormula net = deep();
        Thread.currentThread().interrupt();
        AverageOutcome outcome = OrbitAverage.of(Orbit.ofSigns(net.all()), net.at, List.of(Quantity.of(net.output(X))), ONE_THREAD);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome).isEqualTo(new AverageOutcome.Interrupted(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void a_long_average_tells_its_progress_and_ends_where_it_is_interrupted(int threads) {
        LayeredFormula net = new LayeredFormula(Rational.ZERO, 4, 4, 4, 1).drawn(new SplittableRandom(1));
        List<Long> told = new ArrayList<>();
        Effort endless = new Effort(1L << 40, 2, 1, 0.5, threads, visited -> {
            told.add(visited);
            Thread.currentThread().interrupt();
        });
        AverageOutcome outcome = OrbitAverage.of(Orbit.ofSigns(net.all()), net.at, List.of(Quantity.of(net.output(r(1), r(2), r(3), r(4)))), endless);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome).isInstanceOf(AverageOutcome.Interrupted.class);
        assertThat(((AverageOutcome.Interrupted) outcome).visited()).isBetween(told.get(0), 1L << 35);
        assertThat(told.get(0)).isPositive();
    }
}
