package nld.discretization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nld.derivation.Calculus;
import nld.expression.Expression;
import nld.expression.Substitution;
import nld.expression.Symbol;

/**
 * The elementary differentials of a vector field as formulas: G(t) = G⁽ᵏ⁾(q)[G(t₁), …, G(tₖ)], in entries or in vectors of any
 * dimension with abstract functions, one part for each coordinate.
 */
final class ElementaryDifferentials {
    private final List<Symbol> coordinates;
    private final Calculus calculus;
    private final List<List<Expression>> derivatives = new ArrayList<>();
    private final Map<RootedTree, List<Expression>> known = new HashMap<>();

    /** Of the field with one part of {@code field} for each of {@code coordinates}. */
    ElementaryDifferentials(List<Symbol> coordinates, List<Expression> field, Calculus calculus) {
        this.coordinates = List.copyOf(coordinates);
        this.calculus = calculus;
        this.derivatives.add(List.copyOf(field));
    }

    /** How many parts each has: one for each coordinate. */
    int size() {
        return coordinates.size();
    }

    /**
     * One open direction of a derivative.
     *
     * @param changes along what is differentiated: a name for each coordinate
     * @param filled  puts the direction in for these names
     */
    record Directions(Map<Symbol, Expression> changes, Substitution filled) {
    }

    /** The open direction of that number, to be filled with {@code value}, one part for each coordinate. */
    Directions directions(int index, List<Expression> value) {
        Map<Symbol, Expression> changes = new HashMap<>();
        Map<Symbol, Expression> values = new HashMap<>();
        for (int part = 0; part < coordinates.size(); part++) {
            changes.put(coordinates.get(part), direction(index, part));
            values.put(direction(index, part), value.get(part));
        }
        return new Directions(changes, new Substitution(values));
    }

    /** G(t), one part for each coordinate. */
    List<Expression> of(RootedTree tree) {
        List<Expression> found = known.get(tree);
        if (found == null) {
            found = derivative(tree.branches().size());
            for (int index = 0; index < tree.branches().size(); index++) {
                Substitution filled = directions(index, of(tree.branches().get(index))).filled();
                found = found.stream().map(filled::rewrite).toList();
            }
            known.put(tree, found);
        }
        return found;
    }

    /** G⁽ᵏ⁾ along as many open directions. */
    private List<Expression> derivative(int order) {
        while (derivatives.size() <= order) {
            int index = derivatives.size() - 1;
            Map<Symbol, Expression> changes = directions(index, coordinates.stream().<Expression>map(symbol -> symbol).toList()).changes();
            derivatives.add(derivatives.get(index).stream().map(component -> calculus.along(component, changes)).toList());
        }
        return derivatives.get(order);
    }

    private Symbol direction(int index, int part) {
        Symbol coordinate = coordinates.get(part);
        return Symbol.of("direction " + index + " of " + coordinate.name() + " " + part, coordinate.shape(), Symbol.Kind.PARAMETER);
    }
}
