package nld.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nld.kernel.Confirmed;
import nld.kernel.Proved;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import nld.model.Check;
import nld.model.Theorem;
import org.junit.jupiter.api.Test;

/** Exact laws of one step, held against a thousand real steps. */
class CheckedStepsTest {
    private static final String UNIT = """
            theorem      unit
            coordinates  u, v
            parameters   eta > 0
            potential    1/2 (u v - 1)^2
            update gradient-descent, rate eta
            """;
    private static final String UNIT_CHECK = """
            check steps: claim step along gradient-descent
              from    u = 2, v = 4/5
              rate    1/10
              steps   1000
              expect  every step
            """;
    private static final String HEAVY = """
            theorem      heavy
            coordinates  u, v
            parameters   k >= 0, eta > 0, beta in [0, 1)
            potential    1/2 (u v - 1)^2 + 1/2 k (u^2 + v^2)
            update heavy-ball of 1/2 (u v - 1)^2, rate eta, momentum beta, decay k, buffer p
            """;
    private static final String HEAVY_CHECK = """
            check steps: claim step along heavy-ball
              with    beta = 9/10, k = 1/100
              from    u = 2, v = 4/5
              rate    1/100
              steps   1000
              expect  every step
            """;

    private static Verdict checked(String theorem, String claim, String check) {
        return Examined.of(theorem + "  claim step: " + claim + "\n" + check).check("steps").get(0);
    }

    private static void assertHeld(Verdict verdict, int steps) {
        assertThat(verdict).as(verdict.evidence()).isInstanceOf(Confirmed.class);
        assertThat(verdict.evidence()).startsWith("exact at " + steps + " ");
    }

    private static void assertRefuted(Verdict verdict, String evidence) {
        assertThat(verdict).as(verdict.evidence()).isInstanceOf(Refuted.class);
        assertThat(verdict.evidence()).startsWith(evidence);
    }

    @Test
    void gradient_descent_shrinks_the_balance_by_its_factor_at_every_step() {
        Examined found = Examined.of(UNIT + """
                  claim step:  next (u^2 - v^2) = (1 - eta^2 (u v - 1)^2) (u^2 - v^2)
                """ + UNIT_CHECK + """
                control  step: next (u^2 - v^2) = u^2 - v^2                                        breaks step
                control  step: next (u^2 - v^2) = (1 + eta^2 (u v - 1)^2) (u^2 - v^2)              breaks steps
                control  step: next (u^2 - v^2) = (1 - eta^2 (u v - 1)^2) (u^2 - v^2) + 1e-14      breaks steps
                """);
        assertThat(found.claim("step")).isInstanceOf(Proved.class);
        assertHeld(found.check("steps").get(0), 1000);
        assertThat(found.controls("step").get(0)).isInstanceOf(Refuted.class);
        assertThat(found.controls("steps")).hasSize(2).allMatch(Refuted.class::isInstance);
    }

    @Test
    void heavy_ball_with_decay_drives_the_balance_exactly() {
        String law = "next (u^2 - v^2) - (u^2 - v^2) - beta (u^2 - v^2 - last (u^2 - v^2)) = ";
        assertHeld(checked(HEAVY, law + "-2 eta k (u^2 - v^2) + eta^2 (next p_u^2 - next p_v^2 + beta (p_u^2 - p_v^2))",
                HEAVY_CHECK), 1000);
        assertRefuted(checked(HEAVY, law + "-2 eta k (u^2 - v^2) + eta^2 (next p_u^2 - next p_v^2)", HEAVY_CHECK),
                "fails at step 2");
        assertRefuted(checked(HEAVY, law + "eta^2 (next p_u^2 - next p_v^2 + beta (p_u^2 - p_v^2))", HEAVY_CHECK),
                "fails at step 1");
    }

    @Test
    void heavy_ball_shrinks_angular_momentum_by_the_momentum_at_every_step() {
        String radial = """
                theorem      radial
                coordinates  q in R^2
                parameters   k >= 0, eta > 0, beta in [0, 1)
                potential    1/4 (|q|^2 - 1)^2
                update heavy-ball, rate eta, momentum beta, decay k, buffer v
                """;
        String check = """
                check steps: claim step along heavy-ball
                  with    beta = 99/100, k = 1/100
                  from    q = (1, 0), v = (1/3, -1)
                  rate    1/100
                  steps   1000
                  expect  every step
                """;
        assertHeld(checked(radial, "next (q_1 v_2 - q_2 v_1) = beta (q_1 v_2 - q_2 v_1)", check), 1000);
        assertRefuted(checked(radial, "next (q_1 v_2 - q_2 v_1) = (beta - eta k) (q_1 v_2 - q_2 v_1)", check),
                "fails at step 1");
        assertHeld(checked(radial, "(next q_1, next q_2) = (q_1, q_2) - eta (next v_1, next v_2)", check), 1000);
        assertRefuted(checked(radial, "(next q_1, next q_2) = (q_1, q_2) - eta (next v_1, v_2)", check), "fails at step 1");
    }

    @Test
    void time_and_step_count_go_with_the_steps() {
        assertHeld(checked(UNIT, "eta next step = next t + eta", UNIT_CHECK), 1000);
        assertRefuted(checked(UNIT, "eta next step = next t", UNIT_CHECK), "fails at step 1");
    }

    @Test
    void an_inequality_holds_where_the_sides_may_differ_one_way() {
        String few = UNIT_CHECK.replace("1000", "50"); // then the loss is as small as rounding
        assertHeld(checked(UNIT, "next (u v - 1)^2 <= (u v - 1)^2", few), 50);
        assertHeld(checked(UNIT, "(u v - 1)^2 >= next (u v - 1)^2", few), 50);
        assertRefuted(checked(UNIT, "next (u v - 1)^2 >= (u v - 1)^2", UNIT_CHECK), "fails at step 1");
        assertRefuted(checked(UNIT, "next (u^2 - v^2) >= u^2 - v^2", UNIT_CHECK), "fails at step 1");
    }

    @Test
    void before_its_first_step_gradient_descent_has_no_last_state() {
        String law = "u - last u = -eta (last u last v - 1) last v";
        assertHeld(checked(UNIT, law, UNIT_CHECK), 999);
        assertRefuted(checked(UNIT, "u - last u = -eta (last u last v - 1) last u", UNIT_CHECK), "fails at step 2");
    }

    @Test
    void two_steps_at_once_are_not_tried() {
        Verdict verdict = checked(UNIT, "next (next u) = u", UNIT_CHECK);
        assertThat(verdict).as(verdict.evidence()).isInstanceOf(Undecided.class);
        assertThat(verdict.evidence()).contains("one step");
    }

    @Test
    void a_run_that_diverges_leaves_a_true_law_undecided_and_says_the_step() {
        Verdict verdict = checked(UNIT, "next u = u - eta (u v - 1) v", UNIT_CHECK.replace("u = 2, v = 4/5", "u = 20, v = 8"));
        assertThat(verdict).as(verdict.evidence()).isInstanceOf(Undecided.class);
        assertThat(verdict.evidence()).startsWith("the run diverged at step ");
    }

    @Test
    void a_run_that_meets_no_number_is_undecided() {
        Verdict verdict = checked("""
                theorem      root
                coordinates  u
                parameters   eta > 0
                potential    2/3 sqrt(u)^3
                update gradient-descent, rate eta
                """, "next u = u - eta sqrt(u)", UNIT_CHECK.replace("u = 2, v = 4/5", "u = 1/100"));
        assertThat(verdict).as(verdict.evidence()).isInstanceOf(Undecided.class);
        assertThat(verdict.evidence()).startsWith("the run diverged at step ");
    }

    @Test
    void a_start_without_any_motion_tries_nothing() {
        Verdict verdict = checked(UNIT, "next u - u = -eta (u v - 1) v", UNIT_CHECK.replace("u = 2, v = 4/5", "u = 0, v = 0"));
        assertThat(verdict).as(verdict.evidence()).isInstanceOf(Undecided.class);
    }

    @Test
    void a_run_that_rests_where_the_claim_looks_confirms_nothing() {
        String bowl = """
                theorem      bowl
                coordinates  x, y
                parameters   eta > 0
                potential    1/2 (x - 1)^2 + 1/2 y^2
                update gradient-descent, rate eta
                """;
        for (String start : List.of("x = 1, y = 0", "x = 1, y = 5")) {
            Verdict verdict = checked(bowl, "next x^2 = x^2", UNIT_CHECK.replace("u = 2, v = 4/5", start));
            assertThat(verdict).as(verdict.evidence()).isInstanceOf(Undecided.class);
            assertThat(verdict.evidence()).startsWith("the run rests at its start");
        }
        String moving = UNIT_CHECK.replace("u = 2, v = 4/5", "x = 2, y = 5");
        assertHeld(checked(bowl, "next x - 1 = (1 - eta) (x - 1)", moving.replace("1000", "50")), 50);
        assertRefuted(checked(bowl, "next x^2 = x^2", moving), "fails at step 1");
    }

    @Test
    void what_a_check_of_steps_lacks_is_said_and_is_no_fault_of_the_tool() {
        Theorem theorem = Examined.read(HEAVY + "  claim step: next u = u - eta next p_u\n" + HEAVY_CHECK);
        Check.Conditions given = theorem.checks().get(0).conditions();
        assertUndecided(theorem, new Check.Conditions(Map.of(), given.start(), given.until(), given.rates(), given.steps()),
                "beta has no value here; give it one in a line 'with beta = …'");
        assertUndecided(theorem, new Check.Conditions(given.with(), given.start(), given.until(), List.of(), given.steps()),
                "the check has no rate; give it in a line 'rate 1/10'");
        assertUndecided(theorem, new Check.Conditions(given.with(), Map.of(), given.until(), given.rates(), given.steps()),
                "there is no start for u; give it in a line 'from u = …'");
    }

    private static void assertUndecided(Theorem theorem, Check.Conditions conditions, String evidence) {
        Check check = theorem.checks().get(0);
        Check changed = new Check(check.label(), check.subject(), check.course(), conditions, check.expectations(),
                check.place());
        assertThat(Examined.of(Examined.with(theorem, changed)).check(check.label())).containsExactly(new Undecided(evidence));
    }
}
