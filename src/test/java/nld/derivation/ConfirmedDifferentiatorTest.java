package nld.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.expression.Assumptions;
import nld.expression.Domain;
import nld.expression.Expression;
import nld.expression.Formulas;
import nld.expression.Function;
import nld.expression.Symbol;
import nld.kernel.Judge;
import org.junit.jupiter.api.Test;

/** A differentiator that lies is caught, one that is silent is counted, and neither is ever believed. */
class ConfirmedDifferentiatorTest {
    private static final Symbol X = Symbol.coordinate("x");
    private static final Judge JUDGE = new Judge(Assumptions.NONE, 20240229);
    private static final Differentiator OWN = new SymbolicDifferentiator();
    private static final Expression SINE = X.power(2).apply(Function.SIN);

    private static ConfirmedDifferentiator beside(Differentiator oracle) {
        return new ConfirmedDifferentiator(OWN, oracle, JUDGE);
    }

    @Test
    void an_oracle_that_agrees_in_another_form_confirms() {
        ConfirmedDifferentiator pair = beside((expression, symbol) -> OWN.derivative(expression, symbol)
                .map(answer -> answer.times(X.apply(Function.SIN).power(2).plus(X.apply(Function.COS).power(2)))));
        assertThat(pair.derivative(SINE, X)).isEqualTo(OWN.derivative(SINE, X));
        assertThat(pair.confirmed()).isEqualTo(1);
        assertThat(pair.unconfirmed()).isZero();
    }

    @Test
    void an_oracle_that_lies_ends_the_derivation() {
        ConfirmedDifferentiator pair = beside((expression, symbol) -> OWN.derivative(expression, symbol)
                .map(Expression::negated));
        assertThatThrownBy(() -> pair.derivative(SINE, X)).isInstanceOf(ConfirmedDifferentiator.Disagreement.class);
        assertThat(pair.confirmed()).isZero();
    }

    @Test
    void every_small_lie_about_random_formulas_is_caught() {
        Formulas formulas = new Formulas(20240229);
        for (int trial = 0; trial < 50; trial++) {
            Expression formula = X.times(formulas.polynomial(2)).plus(X.power(2));
            Expression lie = formulas.symbol();
            ConfirmedDifferentiator pair = beside((expression, symbol) -> OWN.derivative(expression, symbol)
                    .map(answer -> answer.plus(lie)));
            assertThatThrownBy(() -> pair.derivative(formula, X))
                    .isInstanceOf(ConfirmedDifferentiator.Disagreement.class);
        }
    }

    @Test
    void our_own_error_is_caught_by_an_oracle_that_is_right() {
        Differentiator wrong = (expression, symbol) -> OWN.derivative(expression, symbol).map(answer -> answer.plus(X));
        ConfirmedDifferentiator pair = new ConfirmedDifferentiator(wrong, OWN, JUDGE);
        assertThatThrownBy(() -> pair.derivative(SINE, X)).isInstanceOf(ConfirmedDifferentiator.Disagreement.class);
    }

    @Test
    void formulas_that_differ_by_names_alone_are_asked_about_once() {
        Symbol y = Symbol.coordinate("y");
        Symbol mass = Symbol.parameter("m");
        List<Symbol> asked = new ArrayList<>();
        Differentiator oracle = (expression, symbol) -> {
            asked.add(symbol);
            return OWN.derivative(expression, symbol);
        };
        Judge judge = new Judge(new Assumptions(Map.of(mass, Domain.POSITIVE)), 20240229);
        ConfirmedDifferentiator pair = new ConfirmedDifferentiator(OWN, oracle, judge);
        for (Symbol symbol : List.of(X, y, mass)) {
            Expression formula = symbol.power(2).apply(Function.SIN);
            assertThat(pair.derivative(formula, symbol)).isEqualTo(OWN.derivative(formula, symbol));
        }
        assertThat(pair.derivative(y.power(2).apply(Function.COS), y)).isPresent();
        assertThat(pair.confirmed()).isEqualTo(4);
        assertThat(asked).as("once for x and y, once for a symbol of another domain, once for another formula").containsExactly(X, mass, y);
    }

    @Test
    void an_error_of_ours_about_one_name_is_caught_though_another_was_confirmed() {
        Symbol y = Symbol.coordinate("y");
        Differentiator wrong = (expression, symbol) -> OWN.derivative(expression, symbol).map(answer -> symbol == y ? answer.plus(y) : answer);
        ConfirmedDifferentiator pair = new ConfirmedDifferentiator(wrong, OWN, JUDGE);
        assertThat(pair.derivative(SINE, X)).isPresent();
        assertThatThrownBy(() -> pair.derivative(y.power(2).apply(Function.SIN), y)).isInstanceOf(ConfirmedDifferentiator.Disagreement.class);
    }

    @Test
    void an_oracle_that_is_silent_leaves_our_answer_alone_and_counted() {
        ConfirmedDifferentiator pair = beside((expression, symbol) -> Optional.empty());
        assertThat(pair.derivative(SINE, X)).isEqualTo(OWN.derivative(SINE, X));
        assertThat(pair.derivative(SINE, X)).isPresent();
        assertThat(pair.confirmed()).isZero();
        assertThat(pair.unconfirmed()).isEqualTo(1);
    }

    @Test
    void an_oracle_that_knows_what_we_do_not_is_not_believed() {
        Expression unknown = nld.expression.Evolved.of(nld.expression.Evolved.Evolution.NEXT, X);
        ConfirmedDifferentiator pair = beside((expression, symbol) -> Optional.of(X));
        assertThat(pair.derivative(unknown, X)).isEmpty();
        assertThat(pair.confirmed()).isZero();
    }

    @Test
    void an_answer_that_cannot_be_compared_does_not_confirm() {
        ConfirmedDifferentiator pair = beside((expression, symbol) -> Optional.of(
                nld.expression.Evolved.of(nld.expression.Evolved.Evolution.NEXT, X)));
        assertThat(pair.derivative(SINE, X)).isEqualTo(OWN.derivative(SINE, X));
        assertThat(pair.confirmed()).isZero();
        assertThat(pair.unconfirmed()).isEqualTo(1);
    }
}
