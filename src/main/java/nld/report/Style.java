package nld.report;

/** Whether text for people carries colour. */
public enum Style {
    /** Plain text. */
    PLAIN,
    /** Verdicts in colour, for a terminal. */
    COLOURED;

    String paint(Outcome outcome, String text) {
        if (this == PLAIN) {
            return text;
        }
        int colour = switch (outcome) {
            case PROVED, CONFIRMED, BREAKS -> 32;
            case OPEN, UNDECIDED -> 33;
            case REFUTED, IDLE, FAILED -> 31;
        };
        return "\u001b[" + colour + "m" + text + "\u001b[0m";
    }

    String strong(String text) {
        return this == PLAIN ? text : "\u001b[1m" + text + "\u001b[0m";
    }
}
