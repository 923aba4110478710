package nld.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nld.expression.Symbol;

/**
 * A finite group that acts on the state: independent flips, each of which changes the signs of a set of entries, and
 * exchanges of units, each of which permutes equal tuples of entries in every way.
 *
 * @param name      its name
 * @param flips     the sets of scalar symbols whose signs change together; no product of some of them is the identity. The
 *                  flips whose averages simplify most stand first
 * @param exchanges for each, its units: tuples of scalar symbols of one length
 * @param gates     whether it flips each gate of a cell, a spin of its own, as well
 * @param words     what it does, as the file says it
 * @param place     where it is declared
 */
public record FiniteGroup(String name, List<Set<Symbol>> flips, List<List<List<Symbol>>> exchanges, boolean gates,
        String words, Place place) {
    /** The name of what is drawn where a network has drawn gates: E[…] over it is the mean over their law. */
    public static final String DRAWN_GATES = "gates";

    /** Copies the lists. */
    public FiniteGroup {
        flips = List.copyOf(flips);
        exchanges = List.copyOf(exchanges);
    }

    /** This group with further flips. */
    public FiniteGroup with(List<Set<Symbol>> further) {
        List<Set<Symbol>> all = new ArrayList<>(flips);
        all.addAll(further);
        return new FiniteGroup(name, all, exchanges, false, words, place);
    }
}
