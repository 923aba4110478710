package nld.model;

import java.util.List;

/**
 * Relations under one name that claims may be made under. What they say of functions of time and along the motion they say
 * of all times; what they say of parameters, of all values that the claim then speaks of.
 *
 * @param name      its name
 * @param relations what is assumed, at least one relation
 * @param place     where it is declared
 */
public record Hypothesis(String name, List<Relation> relations, Place place) {
    /** Copies the list. */
    public Hypothesis {
        relations = List.copyOf(relations);
    }

    /** This hypothesis with other relations. */
    public Hypothesis with(List<Relation> changed) {
        return new Hypothesis(name, changed, place);
    }

    @Override
    public String toString() {
        return name + " (" + String.join(", ", relations.stream().map(Relation::toString).toList()) + ")";
    }
}
