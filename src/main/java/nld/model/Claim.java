package nld.model;

import java.util.List;
import java.util.Optional;

/**
 * A statement about derived quantities, to be decided.
 *
 * @param label       its permanent name, unique in the theorem
 * @param relation    what is claimed
 * @param offShell    whether it is claimed for all q, q', q'' and not only along the motion
 * @param hypotheses  the names of the hypotheses it stands under; empty for none
 * @param asymptotics to what order or in which limit it holds; empty for a claim that is exact
 * @param open        why the tool cannot state or decide it yet, for a claim that is marked open
 * @param frame       over which groups its averages are taken, and in what kind of cell it is made
 * @param text        the relation as the file has it, on one line
 * @param place       where it stands
 */
public record Claim(String label, Relation relation, boolean offShell, List<String> hypotheses,
        Optional<Asymptotics> asymptotics, Optional<String> open, Frame frame, String text, Place place) {
    /** Copies the list. */
    public Claim {
        hypotheses = List.copyOf(hypotheses);
    }

    /** A claim about one state, wherever it is. */
    public Claim(String label, Relation relation, boolean offShell, List<String> hypotheses,
            Optional<Asymptotics> asymptotics, Optional<String> open, String text, Place place) {
        this(label, relation, offShell, hypotheses, asymptotics, open, Frame.PLAIN, text, place);
    }

    /**
     * Over what a claim averages and where it is made.
     *
     * @param over names of finite groups; E[…] is the average over all of their elements
     * @param cell in what kind of cell; empty for a claim about every state
     */
    public record Frame(List<String> over, Optional<Cell> cell) {
        /** Neither averages nor cells. */
        public static final Frame PLAIN = new Frame(List.of(), Optional.empty());

        /** Copies the list. */
        public Frame {
            over = List.copyOf(over);
        }
    }

    /**
     * What of a piecewise function is fixed, so that it is one polynomial.
     *
     * @param gates    how the gates of the activation are
     * @param examples how the kinks of the loss are, in what holds labels
     */
    public record Cell(Gates gates, Examples examples) {
        /** Gates in a cell. */
        public enum Gates {
            /** As they are in the cell: what moves the state out of it is refused. */
            FIXED,
            /** Constants, whatever the weights are moved to. */
            FROZEN
        }

        /** Examples in a cell. */
        public enum Examples {
            /** Any set of them is active, the same one all over the cell. */
            FIXED,
            /** All of them are active, also where the state is moved to. */
            ACTIVE,
            /** Active or not as the state has it. */
            FREE
        }
    }

    /** This claim with another relation. */
    public Claim with(Relation changed, String changedText) {
        return new Claim(label, changed, offShell, hypotheses, asymptotics, open, frame, changedText, place);
    }

    /** This claim to another order or in another limit. */
    public Claim with(Optional<Asymptotics> changed) {
        return new Claim(label, relation, offShell, hypotheses, changed, open, frame, text, place);
    }

    /** This claim under other hypotheses. */
    public Claim under(List<String> names) {
        return new Claim(label, relation, offShell, names, asymptotics, open, frame, text, place);
    }
}
