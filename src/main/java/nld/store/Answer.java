package nld.store;

import java.util.List;
import nld.verdict.Finding;

/**
 * What was found about a theorem.
 *
 * @param theorem  the theorem's name
 * @param findings what became of its claims, checks and controls, in their order
 */
public record Answer(String theorem, List<Finding> findings) {
    /** Copies the list. */
    public Answer {
        findings = List.copyOf(findings);
    }
}
