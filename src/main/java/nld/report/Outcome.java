package nld.report;

import nld.verdict.Finding;

/** What is said of a finding: its verdict in words and how that counts. */
enum Outcome {
    PROVED("proved"),
    CONFIRMED("confirmed"),
    /** A control that did its work. */
    BREAKS("refuted, as it must be"),
    /** A claim that is marked open and is not decided. */
    OPEN("open"),
    UNDECIDED("undecided"),
    REFUTED("refuted"),
    /** A control that breaks nothing. */
    IDLE("not refuted"),
    FAILED("failed");

    /** As wide as the longest of the words. */
    static final int WIDTH = BREAKS.words.length();

    private final String words;

    Outcome(String words) {
        this.words = words;
    }

    static Outcome of(Finding finding) {
        boolean control = finding.subject() == Finding.Subject.CONTROL;
        return switch (finding.verdict().kind()) {
            case PROVED -> control ? IDLE : PROVED;
            case CONFIRMED -> control ? IDLE : CONFIRMED;
            case UNDECIDED -> finding.subject() == Finding.Subject.OPEN ? OPEN : UNDECIDED;
            case REFUTED -> control ? BREAKS : REFUTED;
            case FAILED -> FAILED;
        };
    }

    String words() {
        return words;
    }
}
