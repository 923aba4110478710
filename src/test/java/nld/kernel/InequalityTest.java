package nld.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import nld.expression.Assumptions;
import nld.expression.Domain;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Sum;
import nld.expression.Symbol;
import org.junit.jupiter.api.Test;

/** Inequalities: sums of squares are proved, whatever way they are written, and what dips below 0 never is. */
class InequalityTest {
    private static final Symbol U = Symbol.coordinate("u").rate();
    private static final Symbol V = Symbol.coordinate("v").rate();
    private static final Symbol W = Symbol.coordinate("w").rate();
    private static final Symbol MU = Symbol.parameter("mu");
    private static final Expression ZERO = Expression.of(0);
    private static final Judge JUDGE = new Judge(new Assumptions(Map.of(MU, Domain.POSITIVE)), 1);

    private static Expression form(Expression uu, Expression uv, Expression vv) {
        return uu.times(U.power(2)).plus(uv.times(U).times(V)).plus(vv.times(V.power(2)));
    }

    @Test
    void the_friction_of_a_chain_of_joints_is_proved_by_completing_squares() {
        Expression form = form(Expression.of(2), Expression.of(-2), Expression.of(1));
        assertThat(JUDGE.atMost(MU.times(form).negated(), ZERO)).isInstanceOf(Proved.class);
    }

    @Test
    void a_form_that_is_just_not_positive_is_refuted() {
        Expression form = form(Expression.of(1), Expression.of(-2001, 1000), Expression.of(1));
        Verdict verdict = JUDGE.atMost(ZERO, form);
        assertThat(verdict).isInstanceOf(Refuted.class);
    }

    @Test
    void a_square_that_only_just_vanishes_is_proved() {
        assertThat(JUDGE.atMost(ZERO, form(Expression.of(1), Expression.of(-2), Expression.of(1))))
                .isInstanceOf(Proved.class);
    }

    @Test
    void a_product_of_opposite_factors_is_at_most_zero_and_not_at_least() {
        Expression factor = U.power(3).minus(V);
        Expression product = factor.times(V.minus(U.power(3)));
        assertThat(JUDGE.atMost(product, ZERO)).isInstanceOf(Proved.class);
        assertThat(JUDGE.atMost(ZERO, product)).isInstanceOf(Refuted.class);
    }

    @Test
    void a_negative_exponential_times_a_square_is_at_most_zero() {
        Expression shown = U.apply(Function.EXP).times(V.power(2)).negated();
        assertThat(JUDGE.atMost(shown, ZERO)).isInstanceOf(Proved.class);
        assertThat(JUDGE.atMost(shown.times(W), ZERO)).isInstanceOf(Refuted.class);
    }

    @Test
    void random_sums_of_squares_are_proved_and_lowered_ones_are_not() {
        SplittableRandom random = new SplittableRandom(42);
        for (int trial = 0; trial < 60; trial++) {
            Expression sum = Sum.of(List.of(square(random), square(random), square(random)));
            Expression expanded = JUDGE.simplified(sum);
            assertThat(JUDGE.atMost(ZERO, expanded)).as(expanded.toString()).isInstanceOf(Proved.class);
            Expression lowered = expanded.minus(Expression.of(40).times(U.power(2).plus(V.power(2)).plus(W.power(2))));
            assertThat(JUDGE.atMost(ZERO, lowered)).as(lowered.toString()).isInstanceOf(Refuted.class);
        }
    }

    private static Expression square(SplittableRandom random) {
        Expression linear = Sum.of(List.of(small(random).times(U), small(random).times(V), small(random).times(W)));
        return linear.power(2);
    }

    private static Expression small(SplittableRandom random) {
        return Expression.of(random.nextInt(-3, 4), 1 + random.nextInt(2));
    }
}
