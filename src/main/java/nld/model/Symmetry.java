package nld.model;

import java.util.List;
import nld.expression.Expression;
import nld.expression.Symbol;

/**
 * A named generator with its boundary term and the functions it is said to keep.
 *
 * @param name       its name, unique in the theorem
 * @param parameters what the change holds besides the theorem's own parameters: it is a symmetry for all of their values, and
 *                   what is claimed of them is claimed for all
 * @param generator  the infinitesimal change
 * @param boundary   the boundary term K of a quasi-symmetry (δL = dK/dt); 0 for none
 * @param keeps      names of functions, or {@code potential}, that the symmetry leaves unchanged: a hypothesis for an
 *                   abstract function, to be shown for one that is given
 * @param place      where it is declared
 */
public record Symmetry(String name, List<Symbol> parameters, Generator generator, Expression boundary, List<String> keeps,
        Place place) {
    /** Copies the lists. */
    public Symmetry {
        parameters = List.copyOf(parameters);
        keeps = List.copyOf(keeps);
    }

    /** This symmetry with another generator. */
    public Symmetry with(Generator changed) {
        return new Symmetry(name, parameters, changed, boundary, keeps, place);
    }

    /** This symmetry with another boundary term. */
    public Symmetry withBoundary(Expression changed) {
        return new Symmetry(name, parameters, generator, changed, keeps, place);
    }
}
