package nld.verdict;

import java.util.List;
import java.util.Optional;
import nld.kernel.Verdict;
import nld.model.Place;
import nld.model.Relation;

/**
 * What became of one claim, check or control of a theorem.
 *
 * @param subject what was examined
 * @param name    the label of the claim or check; of a control, what it breaks
 * @param text    the statement as the file has it
 * @param place   where it stands
 * @param verdict the verdict: of a control, on the claim or check as changed by it
 * @param derived for a claim that equates a derived quantity, that quantity and what was derived for it
 * @param saving  for a refuted claim, under or where it would hold: {@code under ideal-scaling}; empty where that is not known
 * @param figures of a check, what it saw
 */
public record Finding(Subject subject, String name, String text, Place place, Verdict verdict,
        Optional<Relation> derived, List<String> saving, Seen figures) {
    /** Copies the list. */
    public Finding {
        saving = List.copyOf(saving);
    }

    /** A finding of which nothing is said that would save it. */
    public Finding(Subject subject, String name, String text, Place place, Verdict verdict, Optional<Relation> derived) {
        this(subject, name, text, place, verdict, derived, List.of(), Seen.NOTHING);
    }

    /** Of a check, the figures that it saw. */
    public List<Observation> seen() {
        return figures.observations();
    }

    /** What can be examined. */
    public enum Subject {
        /** A claim. */
        CLAIM,
        /** An expectation of a check. */
        CHECK,
        /** A change that must break a claim or check. */
        CONTROL,
        /** A claim marked open: listed, not counted. */
        OPEN
    }

    /** How a finding counts. */
    public enum Standing {
        /** A claim or check that held, a control that was refuted, or an open claim that is not decided. */
        HELD,
        /** A claim or check that was refuted, or a control that was not. */
        BROKEN,
        /** Neither. */
        UNDECIDED,
        /** The tool is at fault. */
        FAILED
    }

    /** How this finding counts. */
    public Standing standing() {
        return switch (verdict.kind()) {
            case FAILED -> Standing.FAILED;
            case UNDECIDED -> subject == Subject.OPEN ? Standing.HELD : Standing.UNDECIDED;
            case REFUTED -> subject == Subject.CONTROL ? Standing.HELD : Standing.BROKEN;
            case PROVED, CONFIRMED -> subject == Subject.CONTROL ? Standing.BROKEN : Standing.HELD;
        };
    }
}
