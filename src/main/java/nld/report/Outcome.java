package nld.report;

import nld.kernel.Verdict;
import nld.verdict.Finding;

/** What is said of a finding: its verdict in words and how that counts; what is wanted comes first, what is gravest last. */
public enum Outcome {
    /** Proved. */
    PROVED("proved"),
    /** Held in every trial. */
    CONFIRMED("confirmed"),
    /** A control that did its work. */
    BREAKS("refuted, as it must be"),
    /** A claim that is marked open and is not decided. */
    OPEN("open"),
    /** Neither held nor failed. */
    UNDECIDED("undecided"),
    /** Shown false. */
    REFUTED("refuted"),
    /** A control that breaks nothing. */
    IDLE("not refuted"),
    /** nld is at fault. */
    FAILED("failed");

    /** As wide as the longest of the words. */
    static final int WIDTH = BREAKS.words.length();

    private final String words;

    Outcome(String words) {
        this.words = words;
    }

    /** What is said of {@code finding}. */
    public static Outcome of(Finding finding) {
        return of(finding.subject(), finding.verdict().kind());
    }

    /** What is said of a verdict of that kind on such a subject. */
    static Outcome of(Finding.Subject subject, Verdict.Kind kind) {
        boolean control = subject == Finding.Subject.CONTROL;
        return switch (kind) {
            case PROVED -> control ? IDLE : PROVED;
            case CONFIRMED -> control ? IDLE : CONFIRMED;
            case UNDECIDED -> subject == Finding.Subject.OPEN ? OPEN : UNDECIDED;
            case REFUTED -> control ? BREAKS : REFUTED;
            case FAILED -> FAILED;
        };
    }

    /** In words. */
    public String words() {
        return words;
    }
}
