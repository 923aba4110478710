package nld.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import nld.kernel.Verdict;
import nld.model.Check;
import nld.model.Theorem;
import nld.notation.Reader;
import nld.notation.Reading;

/**
 * A theorem, read from its text, and what an examiner found in it.
 *
 * @param findings all findings, in the order of the theorem
 */
record Examined(List<Finding> findings) {
    /** Without a second differentiator: that has tests of its own. */
    private static final Examiner EXAMINER = new Examiner((expression, symbol) -> Optional.empty(), 1);

    static Examined of(String text) {
        return of(read(text));
    }

    static Examined of(Theorem theorem) {
        return new Examined(EXAMINER.examine(theorem));
    }

    static Theorem read(String text) {
        Reading reading = Reader.read(text, "text of the test");
        assertThat(reading).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) reading).theorem();
    }

    /** {@code theorem} with its checks replaced, for those that no file can hold. */
    static Theorem with(Theorem theorem, Check... checks) {
        return new Theorem(theorem.name(), theorem.says(), theorem.source(), theorem.parameters(), theorem.functions(),
                theorem.system(), theorem.hypotheses(), theorem.symmetries(), theorem.sections(), List.of(checks),
                List.of());
    }

    private List<Finding> all(Finding.Subject subject, String name) {
        return findings.stream().filter(finding -> finding.subject() == subject && finding.name().equals(name)).toList();
    }

    Verdict claim(String label) {
        List<Finding> found = all(Finding.Subject.CLAIM, label);
        assertThat(found).as(label).hasSize(1);
        return found.get(0).verdict();
    }

    /** The verdicts on the expectations of a check. */
    List<Verdict> check(String label) {
        List<Verdict> verdicts = all(Finding.Subject.CHECK, label).stream().map(Finding::verdict).toList();
        assertThat(verdicts).as(label).isNotEmpty();
        return verdicts;
    }

    /** The verdicts on the claim or check {@code label} under each control that must break it. */
    List<Verdict> controls(String label) {
        return all(Finding.Subject.CONTROL, label).stream().map(Finding::verdict).toList();
    }
}
