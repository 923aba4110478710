package nld.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nld.expression.Assumptions;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Symbol;
import nld.kernel.Judge;
import org.junit.jupiter.api.Test;

/** How formulas are shown. */
class SimplestTest {
    private static final Symbol U = Symbol.coordinate("u");
    private static final Symbol V = Symbol.coordinate("v");
    private static final Symbol M = Symbol.parameter("m");
    private static final Symbol K = Symbol.parameter("k");
    private static final Expression ONE = Expression.of(1);

    private final Simplest simplest = new Simplest(new Judge(new Assumptions(Map.of()), 1));

    @Test
    void brackets_stay_where_multiplying_out_saves_nothing() {
        assertThat(simplest.of(V.times(U.times(V).minus(ONE)))).hasToString("v (u v − 1)");
    }

    @Test
    void brackets_that_cancel_are_multiplied_out() {
        Expression both = U.times(V.plus(M)).minus(U.times(V.minus(K)));
        assertThat(simplest.of(both)).hasToString("(k + m) u");
    }

    @Test
    void common_factors_stand_in_front_and_the_first_term_of_a_bracket_is_positive() {
        assertThat(simplest.of(M.times(V).minus(M.times(U)))).hasToString("−m (u − v)");
        assertThat(simplest.of(ONE.minus(U.times(V)).times(V))).hasToString("−v (u v − 1)");
    }

    @Test
    void a_bracket_of_parameters_is_not_turned_round() {
        assertThat(simplest.of(U.over(ONE.minus(K)))).hasToString("u/(1 − k)");
    }

    @Test
    void a_subtracted_sum_is_opened() {
        assertThat(Tidy.of(M.minus(Expression.of(-1).times(U.plus(V)).negated()))).hasToString("m − u − v");
    }

    @Test
    void terms_are_gathered_by_their_parameters() {
        Expression sum = M.times(U).plus(M.times(V)).minus(K.times(U)).minus(K.times(V.power(2)));
        assertThat(Grouped.of(sum)).hasToString("m (u + v) − k (u + v²)");
    }

    @Test
    void functions_are_simplified_where_that_is_shorter() {
        Expression circle = U.apply(Function.SIN).power(2).plus(U.apply(Function.COS).power(2));
        assertThat(simplest.of(circle)).hasToString("1");
    }

    @Test
    void parts_are_kept_apart_unless_the_whole_is_clearly_shorter() {
        Expression kinetic = U.rate().power(2).over(Expression.of(2));
        Expression potential = U.times(V).minus(ONE).power(2).over(Expression.of(2));
        assertThat(simplest.sum(List.of(kinetic, potential))).hasToString("1/2 u'² + 1/2 (u v − 1)²");
        assertThat(simplest.sum(List.of(U.times(V.plus(M)), U.times(V).negated()))).hasToString("m u");
    }
}
