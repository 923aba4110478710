package nld.report;

import nld.kernel.Refuted;
import nld.verdict.Finding;

/** A finding in a few words, for lists that other programs show. */
public final class Sentence {
    private Sentence() {
    }

    /** What was examined: {@code claim law}, {@code check path: order 2 against matching-flow, along gradient-descent}. */
    public static String subject(Finding finding) {
        return switch (finding.subject()) {
            case CLAIM -> "claim " + finding.name();
            case OPEN -> "open claim " + finding.name();
            case CHECK -> "check " + finding.name() + ": " + finding.text();
            case CONTROL -> "control " + finding.text() + " breaks " + finding.name();
        };
    }

    /** What became of it, in one line. */
    public static String verdict(Finding finding) {
        Outcome outcome = Outcome.of(finding);
        if (outcome == Outcome.IDLE) {
            return "the control breaks nothing: " + finding.name() + " is " + finding.verdict().kind().word() + " all the same";
        }
        String place = finding.verdict() instanceof Refuted refuted
                ? refuted.witness().map(witness -> witness.place() + ": left " + witness.left() + ", right " + witness.right())
                        .orElse(refuted.evidence())
                : finding.verdict().evidence();
        return outcome.words() + ": " + place;
    }
}
