package nld.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.expression.Assumptions;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.kernel.Confirmed;
import nld.kernel.Judge;
import nld.kernel.Proved;
import nld.kernel.Undecided;
import org.junit.jupiter.api.Test;

/** Large Lagrangians: all derivatives in one pass are those taken one by one, grow as the Lagrangian does, and are confirmed. */
class LargeSystemsTest {
    private static final Judge JUDGE = new Judge(Assumptions.NONE, 1);
    private static final Symbol G = Symbol.parameter("g");
    private static final SymbolicDifferentiator OWN = new SymbolicDifferentiator();

    private static Symbol q(int index) {
        return Symbol.coordinate("q" + index);
    }

    /** N rods in a row, as in the peers' problem of that name: the size of L grows as N². */
    private static Expression pendulum(int rods) {
        List<Expression> terms = new ArrayList<>();
        for (int rod = 1; rod <= rods; rod++) {
            List<Expression> across = new ArrayList<>();
            List<Expression> down = new ArrayList<>();
            for (int upper = 1; upper <= rod; upper++) {
                Expression length = Symbol.parameter("l" + upper);
                across.add(length.times(q(upper).apply(Function.COS)).times(q(upper).rate()));
                down.add(length.times(q(upper).apply(Function.SIN)).times(q(upper).rate()));
                terms.add(Symbol.parameter("m" + rod).times(G).times(length).times(q(upper).apply(Function.COS)));
            }
            terms.add(Expression.of(1, 2).times(Symbol.parameter("m" + rod))
                    .times(Sum.of(across).power(2).plus(Sum.of(down).power(2))));
        }
        return Sum.of(terms);
    }

    private static List<Symbol> coordinates(int count) {
        List<Symbol> coordinates = new ArrayList<>();
        for (int index = 1; index <= count; index++) {
            coordinates.add(q(index));
        }
        return coordinates;
    }

    private static Calculus calculus() {
        return new Calculus(new ConfirmedDifferentiator(OWN, (expression, symbol) -> Optional.empty(), JUDGE));
    }

    private static List<Expression> residuals(int rods, Calculus calculus) {
        List<Symbol> coordinates = coordinates(rods);
        List<Expression> momenta = calculus.gradient(pendulum(rods), coordinates.stream().map(Symbol::rate).toList());
        List<Expression> forces = calculus.gradient(pendulum(rods), coordinates);
        List<Expression> rates = calculus.rates(momenta);
        List<Expression> residuals = new ArrayList<>();
        for (int index = 0; index < rods; index++) {
            residuals.add(rates.get(index).minus(forces.get(index)));
        }
        return residuals;
    }

    @Test
    void all_at_once_is_as_one_by_one() {
        Expression lagrangian = pendulum(3);
        assertThat(Calculus.isLarge(lagrangian)).isTrue();
        List<Expression> residuals = residuals(3, calculus());
        for (int index = 0; index < 3; index++) {
            Symbol coordinate = q(index + 1);
            Expression momentum = OWN.derivative(lagrangian, coordinate.rate()).orElseThrow();
            List<Expression> terms = new ArrayList<>();
            terms.add(OWN.derivative(lagrangian, coordinate).orElseThrow().negated());
            for (Symbol each : coordinates(3)) {
                terms.add(OWN.derivative(momentum, each).orElseThrow().times(each.rate()));
                terms.add(OWN.derivative(momentum, each.rate()).orElseThrow().times(each.rate().rate()));
            }
            assertThat(JUDGE.equal(residuals.get(index), Sum.of(terms))).isInstanceOf(Proved.class);
        }
    }

    /** Links between parts are what is stored and what is walked: four times the links of L at twice the rods, and so for the equations. */
    @Test
    void the_equations_grow_as_the_lagrangian_does() {
        double before = (double) links(residuals(16, calculus())) / links(List.of(pendulum(16)));
        double after = (double) links(residuals(32, calculus())) / links(List.of(pendulum(32)));
        assertThat(after).isLessThan(before * 1.1);
    }

    private static long links(List<Expression> formulas) {
        long[] links = new long[1];
        Symbols.occurs(nld.expression.Tuple.of(formulas), part -> {
            links[0] += part.children().size();
            return false;
        });
        return links[0];
    }

    @Test
    void dual_numbers_confirm_every_rule_and_see_every_slip() {
        Symbol u = Symbol.coordinate("u");
        Expression inner = u.power(2).plus(u.times(G)).plus(Expression.of(3));
        for (Function function : Function.values()) {
            Expression formula = inner.apply(function).times(u);
            Expression right = OWN.derivative(formula, u).orElseThrow();
            Map<Symbol, Expression> along = Map.of(u, u.rate());
            assertThat(JUDGE.isDerivative(formula, along, right.times(u.rate()))).as("%s", function).isInstanceOf(Confirmed.class);
            assertThat(JUDGE.isDerivative(formula, along, right.times(u.rate()).plus(Expression.of(1, 1_000_000_007))))
                    .isInstanceOf(Undecided.class);
            assertThat(JUDGE.isDerivative(formula, along, right.negated().times(u.rate()))).isInstanceOf(Undecided.class);
        }
        for (int numerator : new int[] {-3, -1, 1, 2, 5}) {
            for (int denominator : new int[] {1, 2, 3}) {
                Expression formula = inner.power(nld.expression.Rational.of(numerator, denominator));
                Expression right = OWN.derivative(formula, u).orElseThrow();
                assertThat(JUDGE.isDerivative(formula, Map.of(u, Expression.of(1)), right)).isInstanceOf(Confirmed.class);
                assertThat(JUDGE.isDerivative(formula, Map.of(u, Expression.of(1)), right.times(Expression.of(2))))
                        .isInstanceOf(Undecided.class);
            }
        }
    }

    @Test
    void a_derivative_that_is_not_confirmed_ends_the_derivation() {
        ConfirmedDifferentiator both = new ConfirmedDifferentiator(OWN, (expression, symbol) -> Optional.empty(), JUDGE);
        assertThatThrownBy(() -> both.confirm(pendulum(4), Map.of(q(1), q(1).rate()), Expression.of(0)))
                .isInstanceOf(ConfirmedDifferentiator.Disagreement.class).hasMessageContaining("dual numbers do not confirm it");
        new Calculus(both).gradient(pendulum(4), coordinates(4));
        assertThat(both.confirmed()).isEqualTo(1);
    }
}
