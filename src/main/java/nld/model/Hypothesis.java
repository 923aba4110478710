package nld.model;

/**
 * A named relation that claims may be made under.
 *
 * @param name     its name
 * @param relation what is assumed
 * @param place    where it is declared
 */
public record Hypothesis(String name, Relation relation, Place place) {
}
