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
 * @param text        the relation as the file has it, on one line
 * @param place       where it stands
 */
public record Claim(String label, Relation relation, boolean offShell, List<String> hypotheses,
        Optional<Asymptotics> asymptotics, Optional<String> open, String text, Place place) {
    /** Copies the list. */
    public Claim {
        hypotheses = List.copyOf(hypotheses);
    }

    /** This claim with another relation. */
    public Claim with(Relation changed, String changedText) {
        return new Claim(label, changed, offShell, hypotheses, asymptotics, open, changedText, place);
    }

    /** This claim to another order or in another limit. */
    public Claim with(Optional<Asymptotics> changed) {
        return new Claim(label, relation, offShell, hypotheses, changed, open, text, place);
    }

    /** This claim under other hypotheses. */
    public Claim under(List<String> names) {
        return new Claim(label, relation, offShell, names, asymptotics, open, text, place);
    }
}
