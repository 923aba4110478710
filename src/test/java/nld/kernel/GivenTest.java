package nld.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nld.expression.AbstractFunction;
import nld.expression.Dimension;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Jet;
import nld.expression.Shape;
import nld.expression.Symbol;
import org.junit.jupiter.api.Test;

/** Equations that a proof may use, in vectors and matrices of any dimension. */
class GivenTest {
    private static final Shape VECTOR = new Shape.Vector(new Dimension.Named("n"));
    private static final Shape OTHER = new Shape.Vector(new Dimension.Named("k"));
    private static final Shape SQUARE = new Shape.Matrix(new Dimension.Named("n"), new Dimension.Named("n"));
    private static final Symbol Q = Symbol.of("q", VECTOR, Symbol.Kind.COORDINATE);
    private static final Symbol U = Symbol.of("u", VECTOR, Symbol.Kind.COORDINATE);
    private static final Symbol W = Symbol.of("w", OTHER, Symbol.Kind.COORDINATE);
    private static final Symbol P = Symbol.of("p", VECTOR, Symbol.Kind.PARAMETER);
    private static final AbstractFunction TWO = new AbstractFunction("F", List.of("u", "w"), Shape.SCALAR, false);
    private static final AbstractFunction METRIC = new AbstractFunction("G", List.of(), SQUARE, true);
    private static final AbstractFunction FIELD = new AbstractFunction("ξ", List.of(), VECTOR, false);

    private static Verdict decide(Expression left, Expression right, Given... givens) {
        return new Judge(nld.expression.Assumptions.NONE, List.of(givens), 1).equal(left, right);
    }

    private static void assertProvedOnlyWith(Expression left, Expression right, Given... givens) {
        Verdict with = decide(left, right, givens);
        assertThat(with).as(with.evidence()).isInstanceOf(Proved.class);
        assertThat(((Proved) with).assumptions()).contains(givens[0].name());
        assertThat(decide(left, right)).isNotInstanceOf(Proved.class);
        assertThat(decide(left, right.plus(right).plus(more(right)), givens)).isNotInstanceOf(Proved.class);
    }

    private static Expression more(Expression like) {
        return like.shape().isScalar() ? P.dot(P) : P;
    }

    private static Expression gradient(int block) {
        return Jet.of(TWO, List.of(U, W), List.of(block), List.of(), List.of());
    }

    @Test
    void a_loss_of_two_blocks_that_keeps_their_rescaling_has_gradients_of_equal_work() {
        Expression law = gradient(0).dot(U).minus(gradient(1).dot(W));
        Given given = new Given("law", law, List.of(), List.of(U, W));
        assertProvedOnlyWith(gradient(0).dot(U).power(2), gradient(0).dot(U).times(gradient(1).dot(W)), given);
    }

    @Test
    void an_equation_for_a_matrix_is_used_inside_longer_words() {
        Expression metric = Jet.of(METRIC, List.of(Q));
        Expression acceleration = Q.atOrder(2);
        Given given = Given.here("motion", metric.times(acceleration).plus(P));
        assertProvedOnlyWith(U.dot(metric.times(acceleration)), U.dot(P).negated(), given);
        assertProvedOnlyWith(acceleration.dot(metric.times(U)), U.dot(P).negated(), given);
    }

    @Test
    void a_killing_field_leaves_the_kinetic_energy_as_it_is() {
        Expression metric = Jet.of(METRIC, List.of(Q));
        Expression field = Jet.of(FIELD, List.of(Q));
        Expression jacobian = Jet.of(FIELD, List.of(Q), List.of(0), List.of(), List.of());
        Expression lie = Jet.of(METRIC, List.of(Q)).along(0, field).plus(jacobian.transposed().times(metric))
                .plus(metric.times(jacobian));
        Given killing = new Given("ξ is Killing for G", lie, List.of(), List.of(Q));
        Expression velocity = Q.atOrder(1);
        Expression moved = velocity.dot(Jet.of(METRIC, List.of(Q)).along(0, field).times(velocity))
                .plus(Expression.of(2).times(velocity.dot(metric.times(jacobian.times(velocity)))));
        assertProvedOnlyWith(moved, Expression.of(0), killing);
    }

    @Test
    void an_equation_that_holds_everywhere_holds_where_the_function_is_taken() {
        Expression point = Q.plus(P);
        Given scale = new Given("scale", Jet.of("f", Q, 1, List.of(Q)), List.of(), List.of(Q));
        assertProvedOnlyWith(Jet.of("f", point, 1, List.of(Q)), Jet.of("f", point, 1, List.of(P)).negated(), scale);
    }

    @Test
    void a_bregman_momentum_moves_by_the_force_alone() {
        Expression y = Q.plus(Symbol.parameter("e").times(Q.atOrder(1)));
        Expression rate = Q.atOrder(1).plus(Symbol.parameter("e").times(Q.atOrder(2)));
        Expression hessian = Jet.of("h", y, 2, List.of());
        Given motion = Given.here("motion", hessian.times(rate).plus(Jet.of("f", Q, 1, List.of())));
        assertProvedOnlyWith(Jet.of("h", y, 2, List.of(rate)), Jet.of("f", Q, 1, List.of()).negated(), motion);
    }

    @Test
    void softmax_is_shifted_by_nothing() {
        Expression ones = nld.expression.Ones.of(VECTOR);
        Expression weights = U.apply(Function.EXP);
        Expression softmax = weights.over(weights.sumOfEntries());
        Expression shifted = U.plus(Symbol.parameter("c").times(ones)).apply(Function.EXP);
        assertThat(decide(shifted.over(shifted.sumOfEntries()), softmax)).isInstanceOf(Proved.class);
        assertThat(decide(softmax.sumOfEntries(), Expression.of(1))).isInstanceOf(Proved.class);
        assertThat(decide(softmax.sumOfEntries(), Expression.of(2))).isNotInstanceOf(Proved.class);
    }

    @Test
    void traces_and_outer_products_are_read_the_same_from_everywhere() {
        Symbol a = Symbol.of("A", SQUARE, Symbol.Kind.PARAMETER);
        Symbol b = Symbol.of("B", SQUARE, Symbol.Kind.PARAMETER);
        assertThat(decide(a.times(b).trace(), b.times(a).trace())).isInstanceOf(Proved.class);
        assertThat(decide(a.times(b).trace(), a.times(b.transposed()).trace())).isNotInstanceOf(Proved.class);
        assertThat(decide(a.times(U.outer(P)).trace(), P.dot(a.times(U)))).isInstanceOf(Proved.class);
        assertThat(decide(U.hadamard(P).dot(Q), P.hadamard(Q).dot(U))).isInstanceOf(Proved.class);
        assertThat(decide(nld.expression.Diagonal.of(U).times(P), U.hadamard(P))).isInstanceOf(Proved.class);
    }
}
