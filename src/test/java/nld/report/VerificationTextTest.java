package nld.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.expression.Expression;
import nld.kernel.Confirmed;
import nld.kernel.Failed;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import nld.model.MechanicalSystem;
import nld.model.Place;
import nld.model.Theorem;
import nld.verdict.Finding;
import nld.verdict.Finding.Subject;
import org.junit.jupiter.api.Test;

/** Text and counts of findings of every kind. */
class VerificationTextTest {
    private static final Expression ZERO = Expression.of(0);
    private static final Theorem THEOREM = new Theorem("t", "", "", Map.of(), List.of(), new MechanicalSystem(List.of(),
            ZERO, ZERO, ZERO, Expression.of(1), Optional.empty(), List.of()), List.of(), List.of(), List.of(), List.of(), List.of());

    private final VerificationText text = new VerificationText(Style.PLAIN);

    private static Finding finding(Subject subject, String name, Verdict verdict) {
        return new Finding(subject, name, "text", new Place(7, 3), verdict, Optional.empty());
    }

    private static FileReport examined(Finding... findings) {
        return new FileReport.Examined("t.thm", THEOREM, List.of(findings));
    }

    @Test
    void what_is_undecided_is_never_counted_as_held() {
        Tally tally = Tally.of(List.of(examined(finding(Subject.CLAIM, "a", new Undecided("no time")),
                finding(Subject.CONTROL, "a", new Undecided("no time")), finding(Subject.CHECK, "b", new Confirmed("seen")),
                finding(Subject.OPEN, "c", new Undecided("open: hard")))));
        assertThat(tally.count(Finding.Standing.HELD)).isEqualTo(1);
        assertThat(tally.count(Finding.Standing.UNDECIDED)).isEqualTo(2);
        assertThat(text.summary(tally, 7)).isEqualTo("""
                files     1 examined
                claims    1 undecided
                checks    1 confirmed
                controls  1 undecided
                open      1 listed, not counted
                seed      7
                result    2 undecided; 1 of 3 held
                """);
    }

    @Test
    void open_claims_alone_verify_nothing() {
        Tally tally = Tally.of(List.of(examined(finding(Subject.OPEN, "c", new Undecided("open: hard")))));
        assertThat(text.summary(tally, 1)).contains("result  nothing was verified; 0 of 0 held");
    }

    @Test
    void a_refuted_check_has_a_block_with_what_was_expected_and_found() {
        assertThat(text.of(examined(finding(Subject.CHECK, "b", new Refuted("slopes 1.0 1.0", Optional.empty()))))).isEqualTo("""
                t  t.thm
                  refuted                 check    b  text: slopes 1.0 1.0

                t.thm:7  b is refuted

                  expected  text
                  found     slopes 1.0 1.0
                """);
    }

    @Test
    void a_fault_of_the_tool_says_how_to_repeat_it() {
        assertThat(text.of(examined(finding(Subject.CLAIM, "a", new Failed("odd")))))
                .contains("t.thm:7  a made nld fail\n\n  cause   odd\n  repeat  nld verify t.thm\n");
        assertThat(text.diagnostics(new FileReport.Failed("t.thm", "odd"))).contains("NLD_DEBUG=1 nld verify t.thm");
        assertThat(text.of(new FileReport.Failed("t.thm", "odd"))).contains("nld failed on it: nothing in it was verified");
    }
}
