package nld.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import nld.descent.DescentOutcome.Completed;
import nld.descent.MomentumMap;
import nld.descent.StepObserver;
import nld.expression.Expression;
import nld.expression.Symbol;
import nld.kernel.Confirmed;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import nld.lowering.Lowering;
import nld.lowering.Roundoff;
import org.junit.jupiter.api.Test;

/** Residuals that are written down, then the exact laws of real steps with the bound derived from rounding alone. */
class StepLawTest {
    private static final Symbol U = Symbol.coordinate("u");
    private static final Symbol V = Symbol.coordinate("v");
    private static final Symbol BUFFER_U = Symbol.of("a", U.shape(), Symbol.Kind.STATE);
    private static final Symbol BUFFER_V = Symbol.of("b", U.shape(), Symbol.Kind.STATE);
    private static final List<Symbol> BEFORE = List.of(U, V, BUFFER_U, BUFFER_V);
    private static final List<Symbol> AFTER = BEFORE.stream()
            .map(symbol -> Symbol.of("next_" + symbol.name(), symbol.shape(), Symbol.Kind.STATE)).toList();
    private static final Expression RESIDUAL = U.times(V).minus(Expression.of(1));
    /** Of ½(uv − 1)². */
    private static final List<Expression> HYPERBOLA = List.of(V.times(RESIDUAL), U.times(RESIDUAL));
    /** Of ¼(u² + v² − 1)². */
    private static final List<Expression> CIRCLE = List.of(
            U.times(U.power(2).plus(V.power(2)).minus(Expression.of(1))),
            V.times(U.power(2).plus(V.power(2)).minus(Expression.of(1))));

    @Test
    void residuals_within_the_bound_confirm_and_say_what_would_have_been_noticed() {
        StepLaw law = new StepLaw();
        law.observe(1, 1e-16, 2, 4e-15);
        law.observe(2, -3e-16, 1, 1e-15);
        assertThat(law.verdict()).isEqualTo(new Confirmed("exact at 2 steps: the sides differ by 0.30 of what rounding"
                + " explains at most; 1.0e-15 of the terms would have been noticed"));
        assertThat(law.isDecided()).isFalse();
    }

    @Test
    void the_first_step_beyond_the_bound_refutes_and_later_ones_change_nothing() {
        StepLaw law = new StepLaw();
        law.observe(1, 1e-16, 1, 1e-15);
        law.observe(2, -2e-9, 1, 1e-15);
        law.observe(3, 5, 1, 1e-15);
        assertThat(law.isDecided()).isTrue();
        assertThat(law.verdict()).isInstanceOf(Refuted.class);
        assertThat(law.verdict().evidence()).isEqualTo("fails at step 2: the sides differ by -2.00e-09 with terms of size"
                + " 1.00; rounding explains 1.0e-15 at most");
    }

    @Test
    void nothing_shown_nothing_but_zeros_or_no_numbers_are_undecided() {
        assertThat(new StepLaw().verdict()).isEqualTo(new Undecided("no step was made"));
        StepLaw zero = new StepLaw();
        zero.observe(1, 0, 0, 0);
        zero.observe(2, 0, 1e-20, 1e-16);
        assertThat(zero.verdict().evidence()).isEqualTo("at each of 2 steps the terms are zero or as small as rounding");
        for (double[] step : new double[][] {{Double.NaN, 1, 1}, {0, Double.NaN, 1}, {0, 1, Double.POSITIVE_INFINITY}}) {
            StepLaw strange = new StepLaw();
            strange.observe(7, step[0], step[1], step[2]);
            assertThat(strange.verdict()).isInstanceOf(Undecided.class);
            assertThat(strange.verdict().evidence()).startsWith("at step 7 ");
        }
    }

    /** What a law equates, along a thousand steps of a rule with these numbers. */
    private record Trial(List<Expression> gradient, Expression rate, Expression momentum, Expression decay) {
        Verdict of(Expression left, Expression right) {
            List<Symbol> symbols = new ArrayList<>(BEFORE);
            symbols.addAll(AFTER);
            Roundoff law = Lowering.roundoff(symbols, List.of(left.minus(right), left, right));
            MomentumMap map = new MomentumMap(List.of(U, V), gradient, rate, momentum, decay);
            Roundoff step = map.roundoff();
            StepLaw judge = new StepLaw();
            double[] values = new double[8];
            double[] errors = new double[8];
            double[] before = new double[5];
            double[] after = new double[4];
            double[] afterErrors = new double[4];
            double[] sides = new double[3];
            double[] bounds = new double[3];
            StepObserver observer = (number, position, buffer, nextPosition, nextBuffer) -> {
                System.arraycopy(position, 0, before, 0, 2);
                System.arraycopy(buffer, 0, before, 2, 2);
                step.evaluate(before, new double[5], after, afterErrors);
                List<double[]> parts = List.of(position, buffer, nextPosition, nextBuffer);
                for (int index = 0; index < parts.size(); index++) {
                    System.arraycopy(parts.get(index), 0, values, 2 * index, 2);
                }
                System.arraycopy(afterErrors, 0, errors, 4, 4);
                law.evaluate(values, errors, sides, bounds);
                judge.observe(number, sides[0], Math.max(Math.abs(sides[1]), Math.abs(sides[2])), bounds[0]);
            };
            assertThat(map.descent().run(new double[] {2, 0.8}, new double[] {0.3, -0.7}, 1000, observer))
                    .isInstanceOf(Completed.class);
            return judge.verdict();
        }
    }

    private static Expression balance(List<Symbol> state) {
        return state.get(0).power(2).minus(state.get(1).power(2));
    }

    /** next (u² − v²) = (1 − η² (uv − 1)²)(u² − v²), exactly (theory, N7 with β = k = 0). */
    @Test
    void the_balance_law_of_gradient_descent_is_exact_at_a_thousand_steps() {
        Trial trial = new Trial(HYPERBOLA, Expression.of(1, 10), Expression.of(0), Expression.of(0));
        Expression shrunk = Expression.of(1).minus(Expression.of(1, 100).times(RESIDUAL.power(2))).times(balance(BEFORE));
        Verdict verdict = trial.of(balance(AFTER), shrunk);
        assertThat(verdict).isInstanceOf(Confirmed.class);
        assertThat(verdict.evidence()).startsWith("exact at 1000 steps: ");
        Expression wrong = Expression.of(1).minus(Expression.of(1_000_001, 100_000_000).times(RESIDUAL.power(2)))
                .times(balance(BEFORE));
        assertThat(trial.of(balance(AFTER), wrong).evidence()).startsWith("fails at step 1: ");
        assertThat(trial.of(balance(AFTER), balance(BEFORE))).isInstanceOf(Refuted.class);
    }

    /** C₊ − C − β(C − C₋) = −2ηkC + η²(v₊·Av₊ + βv·Av), with q₋ = q + ηv (theory, N7). */
    @Test
    void the_balance_law_of_heavy_ball_with_decay_is_exact_at_a_thousand_steps() {
        Expression rate = Expression.of(1, 20);
        Expression momentum = Expression.of(9, 10);
        Expression decay = Expression.of(1, 100);
        Trial trial = new Trial(HYPERBOLA, rate, momentum, decay);
        Expression last = U.plus(rate.times(BUFFER_U)).power(2).minus(V.plus(rate.times(BUFFER_V)).power(2));
        Expression left = balance(AFTER).minus(balance(BEFORE)).minus(momentum.times(balance(BEFORE).minus(last)));
        Expression steps = balance(AFTER.subList(2, 4)).plus(momentum.times(balance(BEFORE.subList(2, 4))));
        Expression decayed = Expression.of(-2).times(rate).times(decay).times(balance(BEFORE));
        Verdict verdict = trial.of(left, decayed.plus(rate.power(2).times(steps)));
        assertThat(verdict).as(verdict.evidence()).isInstanceOf(Confirmed.class);
        assertThat(trial.of(left, rate.power(2).times(steps))).isInstanceOf(Refuted.class);
        assertThat(trial.of(left, decayed.plus(Expression.of(1_000_001, 1_000_000).times(rate.power(2)).times(steps))))
                .isInstanceOf(Refuted.class);
    }

    /** J₊ = βJ with J = v·Aq, A antisymmetric, for any decay (theory, N7). */
    @Test
    void the_angular_momentum_of_heavy_ball_falls_by_beta_in_each_step_exactly() {
        Expression momentum = Expression.of(9, 10);
        Trial trial = new Trial(CIRCLE, Expression.of(1, 20), momentum, Expression.of(1, 100));
        Expression before = BUFFER_U.times(V).minus(BUFFER_V.times(U));
        Expression after = AFTER.get(2).times(AFTER.get(1)).minus(AFTER.get(3).times(AFTER.get(0)));
        Verdict verdict = trial.of(after, momentum.times(before));
        assertThat(verdict).as(verdict.evidence()).isInstanceOf(Confirmed.class);
        // 0.9^n falls below rounding near n = 350
        assertThat(verdict.evidence()).contains(" of 1000 steps, the terms being zero or as small as rounding at the others");
        assertThat(trial.of(after, Expression.of(90_000_001, 100_000_000).times(before))).isInstanceOf(Refuted.class);
        assertThat(new Trial(HYPERBOLA, Expression.of(1, 20), momentum, Expression.of(0))
                .of(after, momentum.times(before))).isInstanceOf(Refuted.class);
    }
}
