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
import nld.expression.Shape;
import nld.expression.Substitution;
import nld.expression.Symbol;
import nld.kernel.Judge;
import nld.kernel.Proved;
import org.junit.jupiter.api.Test;

/** Multistep recurrences of linear rules and the flows that match them, against what is published. */
class LinearRuleTest {
    private static final Symbol X = Symbol.coordinate("x");
    private static final Symbol P = Symbol.of("p", Shape.SCALAR, Symbol.Kind.STATE);
    private static final Symbol R = Symbol.of("r", Shape.SCALAR, Symbol.Kind.STATE);
    private static final Symbol GAMMA = Symbol.of("gradient", Shape.SCALAR, Symbol.Kind.STATE);
    private static final Symbol ETA = Symbol.parameter("eta");
    private static final Symbol BETA = Symbol.parameter("beta");
    private static final Symbol K = Symbol.parameter("k");
    private static final Shape VECTOR = new Shape.Vector(new Dimension.Named("n"));
    private static final Symbol Q = Symbol.of("q", VECTOR, Symbol.Kind.COORDINATE);
    private static final Symbol V = Symbol.of("v", VECTOR, Symbol.Kind.STATE);
    private static final Expression ONE = Expression.of(1);
    private static final Expression TWO = Expression.of(2);
    private static final Expression MU = ONE.minus(BETA);
    private static final Expression MORE = ONE.plus(BETA);
    private static final Expression G = Jet.of("f", Q, 1, List.of());
    private static final Expression H = Jet.of("f", Q, 2, List.of());
    private static final Calculus CALCULUS = new Calculus(new SymbolicDifferentiator());
    private static final Judge JUDGE = new Judge(new Assumptions(Map.of(ETA, Domain.POSITIVE, BETA, Domain.POSITIVE, K, Domain.POSITIVE)), 1);

    private static LinearRule rule(List<Expression> next, Symbol... buffers) {
        Map<Symbol, Expression> values = new LinkedHashMap<>();
        values.put(X, next.get(0));
        for (int index = 0; index < buffers.length; index++) {
            values.put(buffers[index], next.get(index + 1));
        }
        return LinearRule.of(new StepMap(List.of(X), List.of(buffers), values, ETA), GAMMA, CALCULUS, JUDGE);
    }

    private static LinearRule heavyBall() {
        Expression next = BETA.times(P).plus(GAMMA).plus(K.times(X));
        return rule(List.of(X.minus(ETA.times(next)), next), P);
    }

    private static LinearRule nesterov() {
        Expression next = BETA.times(P).plus(GAMMA);
        return rule(List.of(X.minus(ETA.times(GAMMA.plus(BETA.times(next)))), next), P);
    }

    private static MatchingFlow flow(LinearRule rule, boolean buffer) {
        return MatchingFlow.of(rule, List.of(Q), buffer ? List.of(List.of(V)) : List.of(), List.of(G), CALCULUS);
    }

    private static void equal(Expression left, Expression right) {
        assertThat(JUDGE.equal(left, right)).as(left + " = " + right).isInstanceOf(Proved.class);
    }

    /** Σ (η^(n−1)/n!) (1 + (−1)^n β) q^(n) = −(g + kq), to all orders that are looked at. */
    @Test
    void heavy_ball_has_the_published_taylor_series() {
        LinearRule rule = heavyBall();
        equal(rule.placeMoment(0), ETA.times(K));
        for (int order = 1; order <= 8; order++) {
            equal(rule.placeMoment(order), order % 2 == 0 ? MORE : MU);
            equal(rule.gradientMoment(order), Expression.of(0));
        }
        equal(rule.gradientMoment(0), ONE);
    }

    @Test
    void the_buffers_are_eliminated() {
        LinearRule rule = nesterov();
        List<Expression> places = List.of(BETA, MORE.negated(), ONE);
        List<Expression> gradients = List.of(BETA.negated(), MORE);
        for (int index = 0; index < places.size(); index++) {
            equal(rule.places().get(index), places.get(index));
        }
        for (int index = 0; index < gradients.size(); index++) {
            equal(rule.gradients().get(index), gradients.get(index));
        }
    }

    @Test
    void descent_is_followed_by_a_flow_with_half_its_rate_as_inertia() {
        MatchingFlow flow = flow(rule(List.of(X.minus(ETA.times(GAMMA)))), false);
        equal(flow.inertia(), ETA.over(TWO));
        equal(flow.damping(), ONE);
        equal(flow.start().get(0), G.negated());
    }

    @Test
    void heavy_ball_is_followed_from_a_buffer() {
        MatchingFlow flow = flow(heavyBall(), true);
        Expression force = G.plus(K.times(Q));
        equal(flow.inertia(), ETA.times(MORE).over(TWO));
        equal(flow.damping(), MU);
        equal(flow.drag().get(0), Expression.zero(VECTOR));
        equal(flow.gradient().get(0), force);
        equal(flow.start().get(0), force.plus(TWO.times(BETA).times(V)).over(MORE).negated());
    }

    @Test
    void nesterov_is_followed_with_hessian_damping() {
        MatchingFlow flow = flow(nesterov(), true);
        equal(flow.inertia(), ETA.times(MORE).over(TWO));
        equal(flow.damping(), MU);
        equal(flow.drag().get(0), ETA.times(BETA).times(H.times(Q.rate())));
        equal(emptied(flow), ONE.plus(TWO.times(BETA)).over(MORE).times(G).negated());
        equal(warmed(flow), G.over(MU).negated());
    }

    private static Expression emptied(MatchingFlow flow) {
        return new Substitution(Map.of(V, Expression.zero(VECTOR))).rewrite(flow.start().get(0));
    }

    private static Expression warmed(MatchingFlow flow) {
        return new Substitution(Map.of(V, G.over(MU))).rewrite(flow.start().get(0));
    }

    @Test
    void the_slow_motion_of_heavy_ball_starts_displaced() {
        Expression next = BETA.times(P).plus(GAMMA);
        LinearRule rule = rule(List.of(X.minus(ETA.times(next)), next), P);
        Expression start = SlowStart.of(rule, List.of(Q), List.of(List.of(V)), List.of(G)).get(0);
        Expression empty = new Substitution(Map.of(V, Expression.zero(VECTOR))).rewrite(start);
        equal(empty, Q.plus(ETA.times(BETA).over(MU.power(2)).times(G)));
        equal(warmed(flow(rule, true)), G.over(MU).negated());
    }

    /** A rule that nobody listed: two buffers, one behind the other. */
    @Test
    void a_rule_with_two_buffers_has_a_recurrence_of_three_places_and_a_flow() {
        Expression first = Expression.of(1, 2).times(P).plus(GAMMA);
        Expression second = Expression.of(1, 2).times(R).plus(Expression.of(1, 2).times(first));
        LinearRule rule = rule(List.of(X.minus(ETA.times(second)), first, second), P, R);
        assertThat(rule.places()).hasSize(4);
        Expression half = Expression.of(1, 2);
        // (z - 1)(z - 1/2)^2 and z^2/2, at the newest gradient
        equal(rule.placeMoment(0), Expression.of(0));
        equal(rule.placeMoment(1), Expression.of(1, 4));
        equal(rule.gradientMoment(0), half);
        MatchingFlow flow = MatchingFlow.of(rule, List.of(Q), List.of(List.of(V), List.of(V)), List.of(G), CALCULUS);
        equal(flow.damping(), Expression.of(1, 4));
    }

    @Test
    void a_rule_that_is_not_linear_is_refused() {
        assertThatThrownBy(() -> rule(List.of(X.minus(ETA.times(P).times(GAMMA)), P), P)).isInstanceOf(Underivable.class)
                .hasMessageContaining("not linear");
    }
}
