package nld.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import nld.derivation.Derived;
import nld.discretization.MatchingFlow;
import nld.discretization.Recurrence;
import nld.discretization.StepLaw;
import nld.expression.Expression;
import nld.expression.Symbol;
import nld.kernel.Confirmed;
import nld.kernel.Proved;
import nld.kernel.Refuted;
import nld.model.Relation;
import nld.model.Section;
import nld.model.Theorem;
import org.junit.jupiter.api.Test;

/**
 * A rule that the library does not have: a step mixes the gradient and its average, q − η((1 − ν) g + ν next v) with next v = βv + (1 − β) g.
 * What is expected of it was worked out by hand: an average that lags by β/(1 − β) steps moves q by −η²νβ/(1 − β) Hg more.
 */
class UnlistedRuleTest {
    private static final Theorem THEOREM = Examined.read("""
            theorem      mixed
            dimensions   n
            coordinates  q in R^n
            parameters   eta > 0, beta in [0, 1), nu in [0, 1]
            functions    f(q)
            friction     1/2 |q'|^2
            potential    f(q)
            symmetry scaling
              δq = q
              keeps f
            update mixed of f, rate eta, gradient g
              state  v = 0
              next v = beta v + (1 - beta) g
              next q = q - eta ((1 - nu) g + nu next v)
              claim law:      next |q|^2 - |q|^2 - beta (|q|^2 - last |q|^2)
                                = |next q - q|^2 - beta |q - last q|^2 - 2 eta beta nu v·(q - last q)
              claim gradient: next |q|^2 - |q|^2 - beta (|q|^2 - last |q|^2) = |next q - q|^2 - beta |q - last q|^2
            along mixed
              claim modified: q' = -grad f(q) - eta (1/2 + nu beta/(1 - beta)) hess f(q) grad f(q) + O(eta^2)
              claim plain:    q' = -grad f(q) - 1/2 eta hess f(q) grad f(q) + O(eta^2)
            check path: q along mixed
              with    n = 2, f(q) = 1/4 (|q|^2 - 1)^2 + 1/2 q_1 q_2, beta = 1/2, nu = 3/5
              from    q = (3/2, 1/5)
              until   t = 4
              rates   1/20, 1/40, 1/80, 1/160
              expect  order 2 against matching-flow
            check steps: claim law along mixed
              with    n = 2, f(q) = (q_1 - 3/10 q_2)^2/|q|^2, beta = 9/10, nu = 3/5
              from    q = (3/2, 1/5)
              rate    1/10
              steps   1000
              expect  every step
            control  start q' = -grad potential    breaks path
            """);
    private static final Examiner EXAMINER = new Examiner((expression, symbol) -> Optional.empty(), 1);

    @Test
    void it_has_a_modified_equation_an_order_and_a_step_law() {
        Examined found = Examined.of(THEOREM);
        assertThat(found.claim("law")).isInstanceOf(Proved.class);
        assertThat(found.claim("gradient")).isInstanceOf(Refuted.class);
        assertThat(found.claim("modified")).isInstanceOf(Proved.class);
        assertThat(found.claim("plain")).isInstanceOf(Refuted.class);
        assertThat(found.check("path").get(0)).isInstanceOf(Confirmed.class);
        assertThat(found.check("steps").get(0)).isInstanceOf(Confirmed.class);
        assertThat(found.controls("path").get(0)).isInstanceOf(Refuted.class);
    }

    /** η(1 + β)/2 q'' + (1 − β) q' + η(1 − ν)β Hq' + (1 − β) g = 0, from q' = −((1 + β − 2νβ)/(1 + β)) g − (2νβ/(1 + β)) v. */
    @Test
    void its_flow_its_first_velocity_and_its_step_law_are_derived() {
        Derived derived = EXAMINER.derive(THEOREM);
        Recurrence recurrence = Recurrence.of(((Section.Update) THEOREM.sections().get(0)).rule(), THEOREM.system(), derived.calculus());
        Expression beta = Symbol.parameter("beta");
        Expression nu = Symbol.parameter("nu");
        Expression one = Expression.of(1);
        MatchingFlow flow = MatchingFlow.of(recurrence, derived.calculus(), derived.judge());
        Expression ratio = flow.inertia().over(flow.damping());
        assertThat(derived.judge().isZero(ratio.minus(Symbol.parameter("eta").times(one.plus(beta))
                .over(Expression.of(2).times(one.minus(beta)))))).isTrue();
        Expression gradient = recurrence.lossGradient().get(0);
        Expression twice = Expression.of(2).times(nu).times(beta).over(one.plus(beta));
        assertThat(derived.judge().isZero(flow.start().get(0).plus(one.minus(twice).times(gradient))
                .plus(twice.times(recurrence.states().get(0))))).isTrue();
        List<Relation> laws = StepLaw.of(recurrence, derived.law("scaling").changes(), derived.calculus(), derived.judge());
        assertThat(laws).singleElement().asString().isEqualTo("next (|q|²) − beta (|q|² − last (|q|²)) − |q|²"
                + " = |next q − q|² − 2 beta eta nu v·(q − last q) − beta |q − last q|²");
    }
}
