package nld.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import nld.expression.Expression;
import nld.kernel.Confirmed;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import nld.model.Check;
import nld.model.Theorem;
import org.junit.jupiter.api.Test;

/** Checks of the order in the learning rate, from theorem to verdict. The slopes are those of the notation page. */
class CheckedOrdersTest {
    private static final String UNIT = """
            theorem      unit
            coordinates  u, v
            parameters   eta > 0
            potential    1/2 (u v - 1)^2
            update gradient-descent, rate eta
              claim step:  next (u^2 - v^2) = (1 - eta^2 (u v - 1)^2) (u^2 - v^2)
            """;

    private static final String UNIT_CHECKS = UNIT + """
            check balance: u^2 - v^2 along gradient-descent
              from    u = 2, v = 4/5
              until   t = 8/5
              rates   1/10, 1/20, 1/40, 1/80, 1/160
              expect  order 1 against gradient-flow
              expect  order 2 against matching-flow
            check path: (u, v) along gradient-descent
              as      balance
              expect  order 2 against matching-flow
            """;

    private static final String HEAVY = """
            theorem      heavy
            coordinates  q in R^2
            parameters   k >= 0, eta > 0, beta in [0, 1)
            potential    (q_1 - 3/10 q_2)^2/|q|^2 + 1/2 k |q|^2
            update heavy-ball of (q_1 - 3/10 q_2)^2/|q|^2, rate eta, momentum beta, decay k, buffer v
              claim step:  next |q|^2 - |q|^2 - beta (|q|^2 - last |q|^2)
                             = -2 eta k |q|^2 + eta^2 (|next v|^2 + beta |v|^2)
            check zero: q along heavy-ball
              with    beta = 1/2, k = 1/10
              from    q = (2, 3/5), v = (0, 0)
              until   t = 4
              rates   1/10, 1/20, 1/40, 1/80, 1/160
              expect  order 1 against gradient-flow
              expect  order 2 against matching-flow
            check square: |q|^2 along heavy-ball
              as      zero
              expect  order 2 against matching-flow
            """;

    /** A buffer that was not empty; what it starts the flow with is (g + kq + 2βv)/(1 + β). */
    private static final String FULL = """
            check full: q along heavy-ball
              with    beta = 1/2, k = 1/10
              from    q = (2, 3/5), v = (1/2, -2/3)
              until   t = 4
              rates   1/10, 1/20, 1/40, 1/80, 1/160
              expect  order 2 against matching-flow
            """;

    private static void assertEvidence(Verdict verdict, Class<? extends Verdict> kind, String evidence) {
        assertThat(verdict).as(verdict.evidence()).isInstanceOf(kind);
        assertThat(verdict.evidence()).contains(evidence);
    }

    @Test
    void the_balance_follows_gradient_flow_to_first_order_and_the_matching_flow_to_second() {
        Examined found = Examined.of(UNIT_CHECKS);
        assertThat(found.check("balance")).containsExactly(new Confirmed("order 1 or better: 1.18 1.08 1.04 1.02"),
                new Confirmed("order 2 or better: 3.22 3.10 3.04 3.02"));
        assertThat(found.check("path")).containsExactly(new Confirmed("order 2 or better: 3.04 2.53 2.15 2.02 2.00"));
    }

    @Test
    void a_wrong_inertia_and_for_the_position_a_wrong_start_break_the_order() {
        Examined found = Examined.of(UNIT_CHECKS + """
                control  inertia = eta          breaks balance
                control  inertia = eta          breaks path
                control  start (u', v') = 0     breaks path
                """);
        assertEvidence(found.controls("balance").get(0), Refuted.class, "order 2 is claimed, the slopes settle at 1.05");
        assertEvidence(found.controls("path").get(0), Refuted.class, "order 2 is claimed, the slopes settle at 1.0");
        assertEvidence(found.controls("path").get(1), Refuted.class, "2.19 2.02 1.74 1.33 1.07 1.00");
    }

    @Test
    void a_control_that_changes_nothing_breaks_nothing() {
        Examined found = Examined.of(UNIT_CHECKS + """
                control  inertia = 1/2 eta                         breaks balance
                control  start (u', v') = -grad potential          breaks path
                control  start (u', v') = 0                        breaks balance
                """);
        assertThat(found.controls("balance")).allMatch(Confirmed.class::isInstance);
        assertThat(found.controls("path")).allMatch(Confirmed.class::isInstance);
        assertThat(found.findings()).filteredOn(finding -> finding.subject() == Finding.Subject.CONTROL)
                .allMatch(finding -> finding.standing() == Finding.Standing.BROKEN);
    }

    @Test
    void heavy_ball_from_an_empty_buffer_has_the_orders_one_and_two() {
        Examined found = Examined.of(HEAVY + """
                control  inertia = 1/2 eta      breaks zero
                control  inertia = eta          breaks square
                control  start q' = 0           breaks zero
                control  start q' = 0           breaks square
                """);
        assertThat(found.check("zero")).allMatch(Confirmed.class::isInstance);
        assertThat(found.check("square")).containsExactly(new Confirmed("order 2 or better: 2.03 2.01 2.01 2.00"));
        assertThat(found.controls("zero")).allMatch(Refuted.class::isInstance);
        assertThat(found.controls("square")).allMatch(Refuted.class::isInstance);
        assertEvidence(found.controls("square").get(1), Refuted.class, "1.15 1.07 1.04 1.02");
    }

    @Test
    void heavy_ball_from_another_buffer_follows_the_flow_that_starts_with_it() {
        Examined found = Examined.of(HEAVY + FULL + """
                control  start q' = 0           breaks full
                control  inertia = eta          breaks full
                """);
        assertThat(found.check("full")).allMatch(Confirmed.class::isInstance);
        assertThat(found.controls("full")).hasSize(2).allMatch(Refuted.class::isInstance);
    }

    @Test
    void the_gradient_that_a_start_names_is_that_of_the_potential_with_its_decay() {
        Examined found = Examined.of(HEAVY + "control  start q' = -2/3 grad potential   breaks zero\n");
        assertThat(found.controls("zero").get(0).evidence()).contains(" or better");
    }

    @Test
    void an_order_can_be_that_of_the_potential_by_its_name() {
        Examined found = Examined.of(UNIT + """
                check loss: potential along gradient-descent
                  from    u = 2, v = 4/5
                  until   t = 8/5
                  rates   1/10, 1/20, 1/40, 1/80, 1/160
                  expect  order 1 against gradient-flow
                  expect  order 2 against matching-flow
                """);
        assertThat(found.check("loss")).allMatch(Confirmed.class::isInstance);
    }

    @Test
    void a_run_that_diverges_leaves_the_order_undecided_and_says_the_step() {
        Examined found = Examined.of(UNIT + """
                check far: u^2 - v^2 along gradient-descent
                  from    u = 20, v = 8
                  until   t = 16
                  rates   8/5, 4/5, 2/5
                  expect  order 1 against gradient-flow
                """);
        assertEvidence(found.check("far").get(0), Undecided.class, "at rate 8/5 the run diverged at step ");
    }

    @Test
    void a_flow_that_blows_up_leaves_the_order_undecided_and_says_the_time() {
        Examined found = Examined.of("""
                theorem      runaway
                coordinates  x
                parameters   eta > 0
                potential    -1/4 x^4
                update gradient-descent, rate eta
                  claim step:  next x = x + eta x^3
                check escape: x along gradient-descent
                  from    x = 1
                  until   t = 1
                  rates   1/10, 1/20
                  expect  order 1 against gradient-flow
                """);
        assertEvidence(found.check("escape").get(0), Undecided.class, "the flow grows without bound");
    }

    @Test
    void what_a_check_of_an_order_lacks_is_said_and_is_no_fault_of_the_tool() {
        Theorem theorem = Examined.read(UNIT_CHECKS);
        Check check = theorem.checks().get(0);
        Check.Conditions given = check.conditions();
        assertUndecided(theorem, check, new Check.Conditions(given.with(), java.util.Map.of(), given.until(), given.rates(),
                Optional.empty()), "there is no start for u; give it in a line 'from u = …'");
        assertUndecided(theorem, check, new Check.Conditions(given.with(), given.start(), Optional.empty(), given.rates(),
                Optional.empty()), "the check has no end");
        List<Expression> rising = List.of(Expression.of(1, 20), Expression.of(1, 10));
        assertUndecided(theorem, check, new Check.Conditions(given.with(), given.start(), given.until(), rising,
                Optional.empty()), "each smaller");
        assertUndecided(theorem, check, new Check.Conditions(given.with(), given.start(), given.until(),
                List.of(Expression.of(1, 7)), Optional.empty()), "no whole number of steps ends at t = 8/5");
        Examined velocity = Examined.of(Examined.with(theorem, new Check("speed", new Check.Subject.Quantity(
                theorem.system().coordinates().get(0).rate()), check.course(), given, check.expectations(), check.place())));
        assertEvidence(velocity.check("speed").get(0), Undecided.class, "u' has no meaning along gradient-descent");
    }

    @Test
    void rates_that_a_check_does_not_state_are_looked_for_and_other_starts_are_tried() {
        Theorem theorem = Examined.read(UNIT_CHECKS);
        Check check = theorem.checks().get(0);
        Check.Conditions given = check.conditions();
        Check open = new Check(check.label(), check.subject(), check.course(), new Check.Conditions(given.with(), given.start(),
                given.until(), List.of(), Optional.empty()), check.expectations(), check.place());
        for (Verdict verdict : Examined.of(Examined.with(theorem, open)).check(check.label())) {
            assertEvidence(verdict, Confirmed.class, "from nearby");
        }
    }

    @Test
    void a_run_outside_the_range_is_undecided_with_the_reason() {
        Examined found = Examined.of("""
                theorem unstable
                coordinates x
                parameters eta > 0
                potential 5 x^2 + x^4
                update gradient-descent, rate eta
                check far: x along gradient-descent
                  from x = 1
                  until t = 2
                  rates 2, 1
                  expect order 1 against gradient-flow
                """);
        assertEvidence(found.check("far").get(0), Undecided.class, "the rate 2 is outside the range: a step is stable below 0.09");
    }

    private static void assertUndecided(Theorem theorem, Check check, Check.Conditions conditions, String evidence) {
        Check changed = new Check(check.label(), check.subject(), check.course(), conditions, check.expectations(),
                check.place());
        for (Verdict verdict : Examined.of(Examined.with(theorem, changed)).check(check.label())) {
            assertEvidence(verdict, Undecided.class, evidence);
        }
    }
}
