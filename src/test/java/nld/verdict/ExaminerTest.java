package nld.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import nld.expression.Expression;
import nld.kernel.Confirmed;
import nld.kernel.Failed;
import nld.kernel.Proved;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import org.junit.jupiter.api.Test;

/** Claims and controls, from theorem to verdict. */
class ExaminerTest {
    private static final String BALANCE = """
            theorem      rescaling-balance
            coordinates  u, v
            parameters   m > 0, mu > 0, eta > 0
            kinetic      1/2 m (u'^2 + v'^2)
            friction     1/2 mu (u'^2 + v'^2)
            potential    1/2 (u v - 1)^2
            symmetry rescaling
              δu =  u
              δv = -v
            charge B of rescaling
              claim charge:  B  = m (u u' - v v')
              claim law:     B' = m (u'^2 - v'^2) - mu (u u' - v v')
            update gradient-descent, rate eta
              claim step:    next (u^2 - v^2) = (1 - eta^2 (u v - 1)^2) (u^2 - v^2)
            """;

    @Test
    void charge_law_and_step_of_the_rescaling_balance_are_proved() {
        Examined found = Examined.of(BALANCE);
        assertThat(List.of(found.claim("charge"), found.claim("law"), found.claim("step"))).allMatch(Proved.class::isInstance);
        assertThat(found.findings()).allMatch(finding -> finding.standing() == Finding.Standing.HELD);
    }

    @Test
    void each_control_of_the_rescaling_balance_breaks_its_claim() {
        Examined found = Examined.of(BALANCE + """
                control  δv = v                                        breaks law
                control  law: B' = -mu (u u' - v v')                   breaks law
                control  friction  1/2 mu u'^2                         breaks law
                control  kinetic   1/2 m (u'^2 + 2 v'^2)               breaks law
                control  potential 1/2 (u v - 1)^2 + u                 breaks law
                control  δu = 2 u                                      breaks charge
                control  potential 1/2 (u v^2 - 1)^2                   breaks step
                """);
        for (String label : List.of("law", "charge", "step")) {
            assertThat(found.controls(label)).as(label).isNotEmpty().allMatch(Refuted.class::isInstance);
        }
    }

    @Test
    void a_claim_with_a_wrong_sign_is_refuted_with_a_point_both_values_and_what_was_derived() {
        Examined found = Examined.of(BALANCE.replace("m (u'^2 - v'^2)", "m (u'^2 + v'^2)"));
        Refuted verdict = (Refuted) found.claim("law");
        assertThat(verdict.witness()).isPresent();
        assertThat(verdict.evidence()).contains("v'=1").containsPattern("-?1 against -?1");
        Finding law = found.findings().stream().filter(finding -> finding.name().equals("law")).findFirst().orElseThrow();
        assertThat(law.standing()).isEqualTo(Finding.Standing.BROKEN);
        assertThat(law.derived().orElseThrow().left()).hasToString("B'");
    }

    @Test
    void a_control_that_breaks_nothing_is_broken_itself() {
        Examined found = Examined.of(BALANCE + """
                control  potential 1/2 (u v - 2)^2                     breaks law
                control  law: B' = m u'^2 - m v'^2 - (mu/m) B          breaks law
                """);
        assertThat(found.controls("law")).hasSize(2).allMatch(Proved.class::isInstance);
        assertThat(found.findings()).filteredOn(finding -> finding.subject() == Finding.Subject.CONTROL)
                .allMatch(finding -> finding.standing() == Finding.Standing.BROKEN);
    }

    @Test
    void a_control_can_change_the_boundary_term_and_the_change_of_time() {
        Examined found = Examined.of("""
                theorem      fall
                coordinates  x
                parameters   g > 0
                kinetic      1/2 x'^2
                potential    g x
                symmetry boost
                  δx = t
                  boundary x - 1/2 g t^2
                symmetry shift
                  δt = 1
                charge K of boost
                  claim kept:   K' = 0
                charge H of shift
                  claim still:  H' = 0
                control  δt = t               breaks still
                control  δx = t^2             breaks kept
                control  boundary x           breaks kept
                """);
        assertThat(found.claim("kept")).isInstanceOf(Proved.class);
        assertThat(found.claim("still")).isInstanceOf(Proved.class);
        assertThat(found.controls("still")).hasSize(1).allMatch(Refuted.class::isInstance);
        assertThat(found.controls("kept")).hasSize(2).allMatch(Refuted.class::isInstance);
    }

    @Test
    void a_check_under_a_control_is_as_grave_as_its_gravest_expectation() {
        String checks = BALANCE + """
                check balance: u^2 - v^2 along gradient-descent
                  from    u = 20, v = 8
                  until   t = 16/5
                  rates   1/10, 1/20
                  expect  order 1 against gradient-flow
                  expect  order 1 against matching-flow
                control  inertia = eta       breaks balance
                """;
        Examined found = Examined.of(checks);
        assertThat(found.controls("balance")).hasSize(1).allMatch(Undecided.class::isInstance);
    }

    @Test
    void an_oracle_that_disagrees_is_a_fault_and_ends_no_run() {
        Examiner misled = new Examiner((expression, symbol) -> Optional.of(Expression.of(17)), 1);
        List<Finding> findings = misled.examine(Examined.read(BALANCE));
        assertThat(findings).hasSize(3).allMatch(finding -> finding.verdict() instanceof Failed);
        assertThat(findings.get(0).verdict().evidence()).contains("by our own rules and 17 by Symja; please report this");
    }

    @Test
    void a_motion_that_the_equations_do_not_determine_is_undecided() {
        Verdict verdict = Examined.of("""
                theorem      degenerate
                coordinates  x, y
                kinetic      1/2 (x' + y')^2
                potential    1/2 x^2
                motion
                  claim kept:  energy' = 0
                """).claim("kept");
        assertThat(verdict).as(verdict.evidence()).isInstanceOf(Undecided.class);
        assertThat(verdict.evidence()).contains("singular");
    }

    @Test
    void a_division_by_zero_made_by_the_values_of_a_check_is_undecided() {
        Verdict verdict = Examined.of("""
                theorem      stiff
                coordinates  x
                parameters   l >= 0
                kinetic      1/2 x'^2
                potential    x^2/(2 l)
                motion
                  claim kept:  energy' = 0
                check seen: energy along motion
                  with    l = 0
                  from    x = 1, x' = 0
                  until   t = 1
                  expect  no drift
                """).check("seen").get(0);
        assertThat(verdict).as(verdict.evidence()).isInstanceOf(Undecided.class);
        assertThat(verdict.evidence()).contains("division by zero");
    }

    @Test
    void inequalities_are_decided_both_ways() {
        Examined found = Examined.of(BALANCE + """
                motion
                  claim falls:    energy' <= 0
                  claim rises:    energy' >= 0
                  claim bounded:  0 <= potential
                  claim moves:    energy' != 0
                  claim rests:    (u - u)' != 0
                """);
        assertThat(found.claim("falls").kind()).isIn(Verdict.Kind.PROVED, Verdict.Kind.CONFIRMED);
        assertThat(found.claim("rises")).isInstanceOf(Refuted.class);
        assertThat(found.claim("bounded").kind()).isIn(Verdict.Kind.PROVED, Verdict.Kind.CONFIRMED);
        assertThat(found.claim("moves")).isInstanceOf(Proved.class);
        assertThat(found.claim("rests")).isInstanceOf(Refuted.class);
    }

    @Test
    void findings_come_in_the_order_of_claims_checks_and_controls_and_again_the_same() {
        String text = BALANCE + """
                check steps: claim step along gradient-descent
                  from    u = 2, v = 4/5
                  rate    1/10
                  steps   10
                  expect  every step
                control  δv = v       breaks law
                """;
        Examined first = Examined.of(text);
        assertThat(first.findings()).extracting(Finding::name).containsExactly("charge", "law", "step", "steps", "law");
        assertThat(first.check("steps")).allMatch(Confirmed.class::isInstance);
        assertThat(Examined.of(text).findings().stream().map(finding -> finding.verdict().evidence()).toList())
                .isEqualTo(first.findings().stream().map(finding -> finding.verdict().evidence()).toList());
    }
}
