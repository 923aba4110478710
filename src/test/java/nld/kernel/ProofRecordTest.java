package nld.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import nld.expression.Assumptions;
import nld.expression.Expression;
import nld.expression.Symbol;
import org.junit.jupiter.api.Test;

/** A proof comes back from its record for the question that it answered, with the words that it had, or not at all. */
class ProofRecordTest {
    private final Expression x = Symbol.parameter("x");
    private final Proved proved = (Proved) new Judge(Assumptions.NONE, 1).equal(x.times(x.power(-1)).plus(x), x.plus(Expression.of(1)));
    private final ProofRecord record = ProofRecord.of(proved, "question");

    @Test
    void a_record_gives_back_its_proof_without_certificates() {
        Proved recalled = record.recalled("question");
        assertThat(recalled.evidence()).isEqualTo(proved.evidence());
        assertThat(recalled.assumptions()).isEqualTo(proved.assumptions());
        assertThat(recalled.certifications()).hasOnlyElementsOfType(Uncertified.class);
    }

    @Test
    void a_record_that_was_changed_or_answers_another_question_is_refused() {
        assertRefused(record, "another");
        assertRefused(new ProofRecord("better", record.assumptions(), record.seal()), "question");
        assertRefused(new ProofRecord(record.evidence(), List.of("x != 0"), record.seal()), "question");
        assertRefused(new ProofRecord(record.evidence(), record.assumptions(), ""), "question");
    }

    private static void assertRefused(ProofRecord changed, String question) {
        assertThatThrownBy(() -> changed.recalled(question)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("seal");
    }
}
