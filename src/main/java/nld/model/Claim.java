package nld.model;

import java.util.Optional;

/**
 * A statement about derived quantities, to be decided.
 *
 * @param label      its permanent name, unique in the theorem
 * @param relation   what is claimed
 * @param offShell   whether it is claimed for all q, q', q'' and not only along the motion
 * @param hypothesis the name of the hypothesis it stands under, if any
 * @param open       why the tool cannot state or decide it yet, for a claim that is marked open
 * @param text       the relation as the file has it, on one line
 * @param place      where it stands
 */
public record Claim(String label, Relation relation, boolean offShell, Optional<String> hypothesis,
        Optional<String> open, String text, Place place) {
    /** This claim with another relation. */
    public Claim with(Relation changed, String changedText) {
        return new Claim(label, changed, offShell, hypothesis, open, changedText, place);
    }
}
