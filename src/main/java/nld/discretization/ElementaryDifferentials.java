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
public final class ElementaryDifferentials {
    private final List<Symbol> coordinates;
    private final Calculus calculus;
    private final List<List<Expression>> derivatives = new ArrayList<>();
    private final Map<RootedTree, List<Expression>> known = new HashMap<>();

    /** Of the field with one part of {@code field} for each of {@code coordinates}. */
    public ElementaryDifferentials(List<Symbol> coordinates, List<Expression> field, Calculus calculus) {
        this.coordinates = List.copyOf(coordinates);
        this.calculus = calculus;
        this.derivatives.add(List.copyOf(field));
    }

    /** How many parts each has: one for each coordinate. */
    public int size() {
        return coordinates.size();
    }

    /** G(t), one part for each coordinate. */
    public List<Expression> of(RootedTree tree) {
        List<Expression> found = known.get(tree);
        if (found == null) {
            Map<Symbol, Expression> directions = new HashMap<>();
            for (int index = 0; index < tree.branches().size(); index++) {
                List<Expression> branch = of(tree.branches().get(index));
                for (int part = 0; part < coordinates.size(); part++) {
                    directions.put(direction(index, part), branch.get(part));
                }
            }
            Substitution filled = new Substitution(directions);
            found = derivative(tree.branches().size()).stream().map(filled::rewrite).toList();
            known.put(tree, found);
        }
        return found;
    }

    /** G⁽ᵏ⁾ along as many open directions. */
    private List<Expression> derivative(int order) {
        while (derivatives.size() <= order) {
            int index = derivatives.size() - 1;
            Map<Symbol, Expression> changes = new HashMap<>();
            for (int part = 0; part < coordinates.size(); part++) {
                changes.put(coordinates.get(part), direction(index, part));
            }
            derivatives.add(derivatives.get(index).stream().map(component -> calculus.along(component, changes)).toList());
        }
        return derivatives.get(order);
    }

    private Symbol direction(int index, int part) {
        Symbol coordinate = coordinates.get(part);
        return Symbol.of("direction " + index + " of " + coordinate.name() + " " + part, coordinate.shape(), Symbol.Kind.PARAMETER);
    }
}
