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
import nld.expression.Domain;
import nld.expression.Expression;
import nld.expression.Jet;
import nld.expression.Shape;
import nld.expression.Substitution;
import nld.expression.Symbol;
import nld.kernel.Judge;
import org.junit.jupiter.api.Test;

class SlowPlaceTest {
    private static final Symbol ETA = Symbol.parameter("eta");
    private static final Symbol BETA = Symbol.parameter("beta");
    private static final Symbol X = Symbol.coordinate("x");
    private static final Symbol V = Symbol.of("v", Shape.SCALAR, Symbol.Kind.STATE);
    private static final Calculus CALCULUS = new Calculus(new SymbolicDifferentiator());
    private static final Judge JUDGE = new Judge(new Assumptions(Map.of(ETA, Domain.POSITIVE)), 1);

    private static StepMap heavyBall(Symbol place, Symbol buffer, Expression gradient, Expression momentum) {
        Expression next = momentum.times(buffer).plus(gradient);
        Map<Symbol, Expression> steps = new LinkedHashMap<>();
        steps.put(place, place.minus(ETA.times(next)));
        steps.put(buffer, next);
        return new StepMap(List.of(place), List.of(buffer), steps, ETA);
    }

    /**
     * On ½x² the place is the coordinate along the slow eigenvector of the step: for β = ½, x = 13/10, v = −7/10 the series
     * 13/10 + 33η/10 + 151η²/5 + 1482η³/5 + …, expanded by SymPy from the eigenvalues.
     */
    @Test
    void on_a_quadratic_loss_it_is_the_coordinate_along_the_slow_eigenvector() {
        List<List<Expression>> places = SlowPlace.of(heavyBall(X, V, X, Expression.of(1, 2)), 3, CALCULUS, JUDGE);
        Substitution state = new Substitution(Map.of(X, Expression.of(13, 10), V, Expression.of(-7, 10)));
        assertThat(places.stream().map(place -> JUDGE.simplified(state.rewrite(place.get(0)))))
                .containsExactly(Expression.of(33, 10), Expression.of(151, 5), Expression.of(1482, 5));
    }

    @Test
    void in_vectors_the_first_power_is_that_of_the_slow_start_and_the_second_holds_the_hessian() {
        Shape shape = new Shape.Vector(new nld.expression.Dimension.Named("n"));
        Symbol q = Symbol.of("q", shape, Symbol.Kind.COORDINATE);
        Symbol v = Symbol.of("v", shape, Symbol.Kind.STATE);
        Expression gradient = Jet.of("f", q, 1, List.of());
        List<List<Expression>> places = SlowPlace.of(heavyBall(q, v, gradient, BETA), 2, CALCULUS, JUDGE);
        Expression free = Expression.of(1).minus(BETA);
        Expression distance = v.minus(gradient.over(free));
        assertThat(JUDGE.isZero(places.get(0).get(0).plus(BETA.over(free).times(distance)))).isTrue();
        assertThat(places.get(1).get(0).toString()).contains("D2 f(q)");
    }

    @Test
    void buffers_of_two_paces_are_refused() {
        Symbol u = Symbol.of("u", Shape.SCALAR, Symbol.Kind.STATE);
        Map<Symbol, Expression> steps = new LinkedHashMap<>();
        Expression first = Expression.of(1, 2).times(V).plus(X);
        Expression second = Expression.of(1, 4).times(u).plus(X);
        steps.put(X, X.minus(ETA.times(first.plus(second))));
        steps.put(V, first);
        steps.put(u, second);
        StepMap step = new StepMap(List.of(X), List.of(V, u), steps, ETA);
        assertThatThrownBy(() -> SlowPlace.of(step, 2, CALCULUS, JUDGE)).isInstanceOf(Underivable.class).hasMessageContaining("different paces");
    }
}
