package nld.model;

import java.util.List;
import nld.expression.Expression;

/**
 * A named generator with its boundary term and the functions it is said to keep.
 *
 * @param name      its name, unique in the theorem
 * @param generator the infinitesimal change
 * @param boundary  the boundary term K of a quasi-symmetry (δL = dK/dt); 0 for none
 * @param keeps     names of functions, or {@code potential}, that the symmetry leaves unchanged: a hypothesis for an
 *                  abstract function, to be shown for one that is given
 * @param place     where it is declared
 */
public record Symmetry(String name, Generator generator, Expression boundary, List<String> keeps, Place place) {
    /** Copies the list. */
    public Symmetry {
        keeps = List.copyOf(keeps);
    }

    /** This symmetry with another generator. */
    public Symmetry with(Generator changed) {
        return new Symmetry(name, changed, boundary, keeps, place);
    }

    /** This symmetry with another boundary term. */
    public Symmetry withBoundary(Expression changed) {
        return new Symmetry(name, generator, changed, keeps, place);
    }
}
