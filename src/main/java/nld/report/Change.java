package nld.report;

import java.util.Locale;
import nld.verdict.Finding;

/**
 * How a run differs from an earlier one in one finding or file.
 *
 * @param kind    what changed
 * @param file    the file, as the later run calls it, or the earlier where it vanished
 * @param line    the line of the statement now; 0 where there is none
 * @param theorem the theorem, or the file where it could not be read
 * @param what    which claim, check or control
 * @param from    what the earlier run has; empty where it has nothing
 * @param to      what the later run has; empty where it has nothing
 * @param worse   whether this is a loss
 * @param now     how the finding counts now; as broken where it vanished
 */
public record Change(Kind kind, String file, int line, String theorem, String what, String from, String to, boolean worse,
        Finding.Standing now) {
    /** What can change. */
    public enum Kind {
        /** The verdict. */
        VERDICT,
        /** The observed order, by more than a settled order may fall short of a claimed one. */
        ORDER,
        /** The statement is not there any more. */
        VANISHED,
        /** The statement was not there before. */
        NEW,
        /** The statement says something else, with the same verdict. */
        RESTATED;

        /** What it is called. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether a run fails on it: all that is worse, but for what became undecided where that may pass. */
    public boolean fails(FailOn failOn) {
        return worse && (now == Finding.Standing.HELD || failOn.fails(now));
    }

    /** The change in a line. */
    public String sentence() {
        String words = switch (kind) {
            case VERDICT -> "was " + from + ", is " + to;
            case ORDER -> "the observed order was " + from + ", is " + to;
            case VANISHED -> "is not there any more; it was " + from;
            case NEW -> "is new: " + to;
            case RESTATED -> "said " + from + ", says " + to;
        };
        return theorem + ", " + what + ": " + words;
    }
}
