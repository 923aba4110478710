package nld.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.kernel.Confirmed;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import nld.model.Check;
import nld.model.Theorem;
import org.junit.jupiter.api.Test;

/** Quantities and claims followed along the integrated motion. */
class CheckedMotionsTest {
    private static final String KEPLER = """
            theorem      kepler
            coordinates  x, y
            parameters   m > 0, k > 0, mu >= 0
            kinetic      1/2 m (x'^2 + y'^2)
            friction     1/2 mu (x'^2 + y'^2)
            potential    -k/sqrt(x^2 + y^2)
            symmetry rotation
              δx = -y
              δy = x
            charge J of rotation
              claim law:     J' = -(mu/m) J
              claim charge:  J = m (x y' - y x')
              claim vector:  (x, y)' = (x', y')
            motion
              claim loses:   energy' = -mu (x'^2 + y'^2)
              claim falls:   energy' <= 0
              claim pushed:  m x'' + mu x' = -k x/sqrt(x^2 + y^2)^3
            """;
    private static final String ORBIT = """
              with    m = 1, k = 1, mu = 0
              from    x = 1, y = 0, x' = 1/10, y' = 11/10
              until   t = 5
              expect  no drift
            """;

    private static Verdict followed(String subject, String conditions) {
        return Examined.of(KEPLER + "check seen: " + subject + " along motion\n" + conditions).check("seen").get(0);
    }

    private static void assertKind(Verdict verdict, Class<? extends Verdict> kind, String evidence) {
        assertThat(verdict).as(verdict.evidence()).isInstanceOf(kind);
        assertThat(verdict.evidence()).contains(evidence);
    }

    @Test
    void keplers_energy_does_not_drift_and_a_wrong_one_does() {
        assertKind(followed("energy", ORBIT), Confirmed.class, "would have been noticed");
        assertKind(followed("1/2 m (x'^2 + y'^2) - k/sqrt(x^2 + y^2)", ORBIT), Confirmed.class, "");
        assertKind(followed("1/2 m (x'^2 + y'^2) - 9/10 k/sqrt(x^2 + y^2)", ORBIT), Refuted.class, "does not shrink");
        assertKind(followed("energy", ORBIT.replace("mu = 0", "mu = 1/1000")), Refuted.class, "does not shrink");
    }

    @Test
    void a_claim_is_followed_by_its_integral_or_by_both_sides() {
        String damped = ORBIT.replace("mu = 0", "mu = 1/10");
        for (String claim : List.of("law", "charge", "loses", "pushed")) {
            assertKind(followed("claim " + claim, damped), Confirmed.class, "");
        }
    }

    @Test
    void a_control_that_changes_the_claim_or_the_system_breaks_the_check() {
        Examined found = Examined.of(KEPLER + "check seen: claim law along motion\n" + ORBIT.replace("mu = 0", "mu = 1/10") + """
                check shape: claim charge along motion
                  as      seen
                  expect  no drift
                control  law: J' = 0                              breaks seen
                control  potential  -k/sqrt(x^2 + 2 y^2)          breaks seen
                control  δx = y                                   breaks shape
                control  charge: J = m (x y' + y x')              breaks shape
                """);
        assertThat(found.check("seen")).allMatch(Confirmed.class::isInstance);
        assertThat(found.check("shape")).allMatch(Confirmed.class::isInstance);
        assertThat(found.controls("seen")).hasSize(2).allMatch(Refuted.class::isInstance);
        assertThat(found.controls("shape")).hasSize(2).allMatch(Refuted.class::isInstance);
    }

    @Test
    void a_control_changes_the_symmetry_of_the_claim_that_its_check_is_about() {
        Examined found = Examined.of("""
                theorem      free
                coordinates  x, y
                kinetic      1/2 (x'^2 + y'^2)
                potential    y
                symmetry along-x
                  δx = 1
                symmetry along-time
                  δt = 1
                charge P of along-x
                  claim kept:  P' = 0
                charge H of along-time
                  claim still: H' = 0
                check seen: claim still along motion
                  from    x = 0, y = 0, x' = 1, y' = 2
                  until   t = 2
                  expect  no drift
                control  δt = 1 + t     breaks seen
                """);
        assertThat(found.check("seen")).allMatch(Confirmed.class::isInstance);
        assertThat(found.controls("seen")).hasSize(1).allMatch(Refuted.class::isInstance);
    }

    @Test
    void a_motion_of_first_order_needs_no_velocity_to_start() {
        String unit = """
                theorem      unit
                coordinates  u, v
                friction     1/2 (u'^2 + v'^2)
                potential    1/2 (u v - 1)^2
                motion
                  claim kept:   (u^2 - v^2)' = 0
                  claim falls:  potential' = -(u'^2 + v'^2)
                check seen: SUBJECT along motion
                  from    u = 2, v = 4/5
                  until   t = 2
                  expect  no drift
                """;
        for (String subject : List.of("u^2 - v^2", "claim kept", "claim falls")) {
            assertKind(Examined.of(unit.replace("SUBJECT", subject)).check("seen").get(0), Confirmed.class, "");
        }
        assertKind(Examined.of(unit.replace("SUBJECT", "u^2 + v^2")).check("seen").get(0), Refuted.class, "");
    }

    @Test
    void a_motion_can_begin_later_than_at_zero() {
        String nesterov = """
                theorem      nesterov
                coordinates  u, v
                factor       t^3
                kinetic      1/2 (u'^2 + v'^2)
                potential    1/2 (u v)^2
                motion
                  claim loses:  energy' = -(3/t) (u'^2 + v'^2)
                check seen: t^4 energy + t^3 (u u' + v v') along motion
                  from    START u = 9/10, v = 1/2, u' = 1/10, v' = -1/5
                  until   t = 6
                  expect  no drift
                """;
        assertKind(Examined.of(nesterov.replace("START", "t = 1,")).check("seen").get(0), Confirmed.class, "");
        assertKind(Examined.of(nesterov.replace("START", "")).check("seen").get(0), Undecided.class, "at tolerance 1e-06");
    }

    @Test
    void a_blow_up_and_a_motion_out_of_the_domain_are_undecided_and_say_the_time() {
        String fall = """
                theorem      fall
                coordinates  x
                kinetic      1/2 x'^2
                potential    POTENTIAL
                motion
                  claim kept:  energy' = 0
                check seen: energy along motion
                  from    x = 1, x' = 1
                  until   t = 10
                  expect  no drift
                """;
        assertKind(Examined.of(fall.replace("POTENTIAL", "-1/4 x^4")).check("seen").get(0), Undecided.class,
                "the motion grows without bound near t = ");
        assertKind(Examined.of(fall.replace("POTENTIAL", "sqrt(2 - x)")).check("seen").get(0), Undecided.class, "at t");
    }

    private static Verdict runaway(String law, String conditions) {
        return Examined.of("""
                theorem      runaway
                coordinates  x
                kinetic      1/2 x'^2
                potential    -1/2 x^2
                motion
                  claim law:  LAW
                check seen: claim law along motion
                  from    CONDITIONS
                  expect  no drift
                """.replace("LAW", law).replace("CONDITIONS", conditions)).check("seen").get(0);
    }

    @Test
    void a_false_law_below_an_enormous_floor_is_not_confirmed() {
        String far = "x = 0, x' = 1\n  until t = 25";
        assertKind(runaway("(1/2 x'^2 - 1/2 x^2 + 1000 atan(x))' = 0", far), Undecided.class, "rounding hides what is smaller");
        assertKind(runaway("energy' = x'/(1 + x^2)", far), Undecided.class, "rounding hides what is smaller");
        assertKind(runaway("energy' = x'/(1 + x^2)", far.replace("25", "3")), Refuted.class, "does not shrink");
        assertKind(runaway("energy' = 0", far.replace("25", "3")), Confirmed.class, "");
    }

    @Test
    void a_true_law_that_cancels_inside_a_product_is_not_refuted() {
        for (int until : List.of(5, 10, 15, 20, 30)) {
            Verdict verdict = runaway("(exp(t) (x - x'))' = 0", "x = 1, x' = 1/2\n  until t = " + until);
            assertThat(verdict.kind()).as(verdict.evidence())
                    .isIn(until < 10 ? List.of(Verdict.Kind.CONFIRMED) : List.of(Verdict.Kind.CONFIRMED, Verdict.Kind.UNDECIDED));
        }
    }

    @Test
    void a_motion_along_which_nothing_moves_tries_nothing() {
        String rest = """
                theorem      rest
                coordinates  x, y
                kinetic      1/2 (x'^2 + y'^2)
                potential    1/2 (x - 1)^2 + 1/2 y^2
                motion
                  claim fixed:   (x^2)' = 0
                  claim pushed:  (x^2)' = x - 1
                check seen: SUBJECT along motion
                  from    START
                  until   t = 5
                  expect  no drift
                """;
        for (String subject : List.of("x", "1 + x", "claim fixed", "claim pushed", "energy")) {
            assertKind(Examined.of(rest.replace("SUBJECT", subject).replace("START", "x = 1, y = 0, x' = 0, y' = 0"))
                    .check("seen").get(0), Undecided.class, "nothing moves along this motion");
        }
        String moving = rest.replace("START", "x = 2, y = 0, x' = 0, y' = 0");
        assertKind(Examined.of(moving.replace("SUBJECT", "1 + x y' - x' y")).check("seen").get(0), Undecided.class,
                "no term of the quantity moves");
        assertKind(Examined.of(moving.replace("SUBJECT", "energy")).check("seen").get(0), Confirmed.class, "");
        assertKind(Examined.of(moving.replace("SUBJECT", "claim fixed")).check("seen").get(0), Refuted.class, "");
    }

    @Test
    void a_time_function_that_is_given_gives_its_rates_too() {
        String stiffening = """
                theorem      stiffening
                coordinates  x
                parameters   m > 0
                functions    α(t)
                kinetic      1/2 m x'^2
                potential    1/2 α x^2
                motion
                  claim law:    energy' = 1/2 α' x^2
                  claim second: (energy - 1/2 α' x x')' = 1/2 α' x^2 - (1/2 α' x x')'
                  claim wrong:  energy' = α' x^2
                check seen: claim LABEL along motion
                  with    α(t) = log(2 + t^2), m = 2
                  from    x = 1, x' = 0
                  until   t = 1
                  expect  no drift
                """;
        assertKind(Examined.of(stiffening.replace("LABEL", "law")).check("seen").get(0), Confirmed.class, "");
        assertKind(Examined.of(stiffening.replace("LABEL", "second")).check("seen").get(0), Confirmed.class, "");
        assertKind(Examined.of(stiffening.replace("LABEL", "wrong")).check("seen").get(0), Refuted.class, "");
    }

    @Test
    void what_drift_cannot_show_is_undecided_and_no_fault_of_the_tool() {
        assertKind(followed("claim vector", ORBIT), Undecided.class, "between numbers; vector is none");
        assertKind(followed("claim falls", ORBIT), Undecided.class, "falls is none");
        assertKind(followed("(x, y)", ORBIT), Undecided.class, "one number");
    }

    @Test
    void what_a_check_of_drift_lacks_is_said_and_is_no_fault_of_the_tool() {
        Theorem theorem = Examined.read(KEPLER + "check seen: energy along motion\n" + ORBIT);
        Check.Conditions given = theorem.checks().get(0).conditions();
        assertUndecided(theorem, new Check.Conditions(Map.of(), given.start(), given.until(), List.of(), Optional.empty()),
                "has no value here; give it one in a line 'with ");
        assertUndecided(theorem, new Check.Conditions(given.with(), Map.of(), given.until(), List.of(), Optional.empty()),
                "there is no start for x; give it in a line 'from x = …'");
        assertUndecided(theorem, new Check.Conditions(given.with(), given.start(), Optional.empty(), List.of(),
                Optional.empty()), "the check has no end; give it in a line 'until t = …'");
    }

    private static void assertUndecided(Theorem theorem, Check.Conditions conditions, String evidence) {
        Check check = theorem.checks().get(0);
        Check changed = new Check("seen", check.subject(), check.course(), conditions, check.expectations(), check.place());
        assertKind(Examined.of(Examined.with(theorem, changed)).check("seen").get(0), Undecided.class, evidence);
    }

    @Test
    void drift_is_a_matter_of_the_motion_and_not_of_a_rule() {
        Theorem theorem = Examined.read(KEPLER + "check seen: energy along motion\n" + ORBIT);
        Check check = theorem.checks().get(0);
        Check along = new Check("seen", check.subject(), new Check.Course.Descent("gradient-descent"),
                check.conditions(), check.expectations(), check.place());
        assertKind(Examined.of(Examined.with(theorem, along)).check("seen").get(0), Undecided.class, "along the motion");
    }
}
