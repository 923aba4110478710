package nld.discretization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nld.derivation.Calculus;
import nld.derivation.SymbolicDifferentiator;
import nld.derivation.Underivable;
import nld.expression.Assumptions;
import nld.expression.Dimension;
import nld.expression.Domain;
import nld.expression.Expression;
import nld.expression.Jet;
import nld.expression.Rational;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.kernel.Judge;
import nld.kernel.Proved;
import org.junit.jupiter.api.Test;

/** Modified fields of steps on an abstract loss of any dimension, in vectors, against what is published. */
class ModifiedFieldTest {
    private static final Shape VECTOR = new Shape.Vector(new Dimension.Named("n"));
    private static final Symbol Q = Symbol.of("q", VECTOR, Symbol.Kind.COORDINATE);
    private static final Symbol V = Symbol.of("v", VECTOR, Symbol.Kind.STATE);
    private static final Symbol W = Symbol.of("w", VECTOR, Symbol.Kind.STATE);
    private static final Symbol ETA = Symbol.parameter("eta");
    private static final Symbol BETA = Symbol.parameter("beta");
    private static final Expression ONE = Expression.of(1);
    private static final Expression MU = ONE.minus(BETA);
    private static final Expression G = gradient(Q);
    private static final Expression H = Jet.of("f", Q, 2, List.of());
    private static final Calculus CALCULUS = new Calculus(new SymbolicDifferentiator());
    private static final Judge JUDGE = new Judge(new Assumptions(Map.of(ETA, Domain.POSITIVE, BETA, Domain.POSITIVE)), 1);

    private static Expression gradient(Expression point) {
        return Jet.of("f", point, 1, List.of());
    }

    private static Expression third(Expression first, Expression second) {
        return Jet.of("f", Q, 3, List.of(first, second));
    }

    private static StepMap step(Expression next, Symbol... buffers) {
        return step(List.of(next), buffers);
    }

    private static StepMap step(List<Expression> next, Symbol... buffers) {
        Map<Symbol, Expression> values = new LinkedHashMap<>();
        values.put(Q, next.get(0));
        for (int index = 0; index < buffers.length; index++) {
            values.put(buffers[index], next.get(index + 1));
        }
        return new StepMap(List.of(Q), List.of(buffers), values, ETA);
    }

    private static StepMap descent() {
        return step(Q.minus(ETA.times(G)));
    }

    private static StepMap heavyBall() {
        Expression next = BETA.times(V).plus(G);
        return step(List.of(Q.minus(ETA.times(next)), next), V);
    }

    private static StepMap nesterov() {
        Expression next = BETA.times(V).plus(G);
        return step(List.of(Q.minus(ETA.times(G.plus(BETA.times(next)))), next), V);
    }

    private static void equal(Expression left, Expression right) {
        assertThat(JUDGE.equal(left, right)).as(left + " = " + right).isInstanceOf(Proved.class);
    }

    private static Expression term(StepMap step, int power) {
        return ModifiedField.of(step, power + 1, CALCULUS, JUDGE).term(power).get(0);
    }

    private static Expression f(long numerator, long denominator) {
        return Expression.of(numerator, denominator);
    }

    @Test
    void descent_has_the_published_terms() {
        ModifiedField field = ModifiedField.of(descent(), 4, CALCULUS, JUDGE);
        Expression hg = H.times(G);
        List<Expression> published = List.of(G.negated(), f(-1, 2).times(hg),
                f(-1, 3).times(H.times(hg)).minus(f(1, 12).times(third(G, G))),
                f(-1, 4).times(H.times(H.times(hg))).minus(f(1, 12).times(H.times(third(G, G))))
                        .minus(f(1, 12).times(third(G, hg))));
        for (int power = 0; power < published.size(); power++) {
            equal(field.term(power).get(0), published.get(power));
        }
    }

    @Test
    void trees_and_taylor_coefficients_agree() {
        ModifiedField field = ModifiedField.of(descent(), 5, CALCULUS, JUDGE);
        List<List<Expression>> expanded = SlowManifold.of(descent(), 5, CALCULUS, JUDGE).field();
        for (int power = 0; power < 5; power++) {
            equal(field.term(power).get(0), expanded.get(power).get(0));
        }
    }

    @Test
    void heavy_ball_has_the_published_first_order_form() {
        equal(term(heavyBall(), 0), G.over(MU).negated());
        equal(term(heavyBall(), 1), ONE.plus(BETA).over(Expression.of(2).times(MU.power(3))).times(H.times(G)).negated());
    }

    @Test
    void nesterov_has_the_published_first_order_form() {
        Expression factor = MU.plus(Expression.of(2).times(BETA.power(2))).over(Expression.of(2).times(MU.power(3)));
        equal(term(nesterov(), 0), G.over(MU).negated());
        equal(term(nesterov(), 1), factor.times(H.times(G)).negated());
    }

    @Test
    void with_no_momentum_the_rules_with_buffers_are_descent() {
        Expression off = Expression.of(0);
        StepMap plain = step(List.of(Q.minus(ETA.times(V.times(off).plus(G))), V.times(off).plus(G)), V);
        for (int power = 0; power < 3; power++) {
            equal(term(plain, power), term(descent(), power));
        }
    }

    @Test
    void a_rule_that_nobody_listed_has_a_modified_field() {
        // an extrapolated gradient: q - eta grad f(q - eta/2 grad f(q)), the midpoint rule backward
        StepMap midpoint = step(Q.minus(ETA.times(gradient(Q.minus(f(1, 2).times(ETA).times(G))))));
        equal(term(midpoint, 0), G.negated());
        equal(term(midpoint, 1), Expression.zero(VECTOR));
        equal(term(midpoint, 2), f(1, 24).times(third(G, G)).plus(f(1, 6).times(H.times(H.times(G)))));
    }

    @Test
    void two_buffers_that_feed_each_other_settle() {
        Expression first = f(1, 2).times(V).plus(f(1, 4).times(W)).plus(G);
        Expression second = f(1, 3).times(W).plus(f(1, 3).times(V));
        StepMap two = step(List.of(Q.minus(ETA.times(first)), first, second), V, W);
        // (1/2, -1/4; -1/3, 2/3) (v, w) = (g, 0): v = 8/3 g, w = 4/3 g
        equal(term(two, 0), f(-8, 3).times(G));
    }

    @Test
    void a_buffer_that_never_settles_is_refused() {
        Expression next = V.plus(G);
        StepMap kept = step(List.of(Q.minus(ETA.times(next)), next), V);
        assertThatThrownBy(() -> term(kept, 0)).isInstanceOf(Underivable.class).hasMessageContaining("do not settle");
    }

    @Test
    void a_step_that_does_not_shrink_with_the_rate_is_refused() {
        assertThatThrownBy(() -> SlowManifold.of(step(Q.minus(G)), 1, CALCULUS, JUDGE)).isInstanceOf(Underivable.class)
                .hasMessageContaining("no flow follows it");
    }

    @Test
    void orders_five_and_six_agree_by_trees_and_by_taylor_coefficients() {
        ModifiedField field = ModifiedField.of(descent(), 6, CALCULUS, JUDGE);
        List<List<Expression>> expanded = SlowManifold.of(descent(), 6, CALCULUS, JUDGE).field();
        equal(field.term(4).get(0), expanded.get(4).get(0));
        equal(field.term(5).get(0), expanded.get(5).get(0));
    }

    private static ModifiedLoss loss(int most) {
        return ModifiedLoss.ofDescent(Jet.of("f", Q, 0, List.of()), List.of(Q), ETA, most, CALCULUS);
    }

    @Test
    void the_modified_loss_has_the_modified_field_as_its_descent_and_ends_after_the_first_power() {
        ModifiedLoss loss = loss(5);
        assertThat(loss.ends()).isTrue();
        assertThat(loss.order()).isEqualTo(2);
        equal(loss.loss(), Jet.of("f", Q, 0, List.of()).plus(ETA.over(Expression.of(4)).times(G.dot(G))));
        Expression field = ModifiedField.of(descent(), 2, CALCULUS, JUDGE).truncated(2).get(0);
        equal(CALCULUS.partial(loss.loss(), Q).negated(), field);
    }

    /** The field of a gradient flow itself, and of the flow on f + c S for a scalar S of three nodes, are gradients. */
    @Test
    void the_condition_on_trees_is_that_of_a_gradient() {
        assertThat(ModifiedLoss.isGradient(TreeSeries.descent(4).modified(), 2)).isTrue();
        assertThat(ModifiedLoss.isGradient(TreeSeries.descent(4).modified(), 3)).isFalse();
        // b(t) = 1 for all trees depends on no root
        assertThat(ModifiedLoss.isGradient(TreeSeries.of(5, Rational.ZERO, tree -> Rational.ONE), 5)).isTrue();
    }

    @Test
    void the_rate_of_a_charge_is_the_series_of_bernoulli_in_its_change_by_a_step() {
        assertThat(ChargeSeries.bernoulli(9)).hasToString("[1, -1/2, 1/6, 0, -1/30, 0, 1/42, 0, -1/30]");
        for (StepMap step : List.of(descent(), step(Q.minus(ETA.times(gradient(Q.minus(ETA.times(G)))))))) {
            ModifiedField field = ModifiedField.of(step, 4, CALCULUS, JUDGE);
            Expression charge = Q.dot(Q);
            Expression moved = step.next().get(Q);
            List<Expression> series = ChargeSeries.of(moved.dot(moved).minus(charge), field, CALCULUS, JUDGE);
            for (int power = 0; power < 4; power++) {
                equal(series.get(power), Expression.of(2).times(Q.dot(field.term(power).get(0))));
            }
        }
    }
}
