package nld.discretization;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nld.derivation.Calculus;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.Rational;
import nld.expression.Substitution;
import nld.expression.Sum;
import nld.expression.Symbol;

/**
 * The loss whose gradient flow is the modified flow of descent, where there is one for every loss V. The tree of an elementary
 * differential of ∇V, its root forgotten, names a scalar: at each node the derivative of V along what hangs on it. The gradient of
 * that scalar is the sum of the elementary differentials over all choices of a root; so the field Σ b(t)/σ(t) F(t) is a gradient if
 * and only if b is the same for all roots of a tree (Hairer, Lubich and Wanner, Geometric Numerical Integration, IX.10, there for
 * Hamiltonians).
 *
 * @param loss the modified loss, up to the last power for which there is one
 * @param order the power of the rate from which on there is none, or up to which was looked
 * @param ends whether there is none from that power on
 */
public record ModifiedLoss(Expression loss, int order, boolean ends) {

    /** Whether a field with these coefficients is a gradient in its trees of {@code nodes} nodes. */
    static boolean isGradient(TreeSeries field, int nodes) {
        return RootedTree.ofOrder(nodes).stream()
                .allMatch(tree -> tree.rootings().stream().allMatch(rooting -> field.at(rooting).equals(field.at(tree))));
    }

    /**
     * Of q ← q − η∇V, with the powers of {@code rate} from 0 to, without, {@code most}.
     *
     * @param value       V
     * @param coordinates what descends, in entries or in vectors
     * @param rate        η
     * @param most        up to which power it is looked for
     * @param calculus    what differentiates
     */
    public static ModifiedLoss ofDescent(Expression value, List<Symbol> coordinates, Symbol rate, int most, Calculus calculus) {
        TreeSeries field = TreeSeries.descent(most).modified();
        List<Expression> gradient = coordinates.stream().map(coordinate -> calculus.partial(value, coordinate)).toList();
        ElementaryDifferentials vectors = new ElementaryDifferentials(coordinates, gradient, calculus);
        List<Expression> terms = new ArrayList<>();
        for (int nodes = 1; nodes <= most; nodes++) {
            if (!isGradient(field, nodes)) {
                return new ModifiedLoss(Sum.of(terms), nodes - 1, true);
            }
            Rational sign = nodes % 2 == 0 ? Rational.MINUS_ONE : Rational.ONE;
            Expression power = nodes == 1 ? Expression.of(1) : rate.power(nodes - 1);
            Set<RootedTree> seen = new HashSet<>();
            for (RootedTree tree : RootedTree.ofOrder(nodes)) {
                List<RootedTree> rootings = tree.rootings();
                if (seen.addAll(rootings) && !field.at(tree).isZero() && Collections.min(rootings).equals(tree)) {
                    Rational count = Rational.of(Collections.frequency(rootings, tree));
                    Expression factor = Literal.of(sign.times(field.weight(tree)).over(count)).times(power);
                    terms.add(factor.times(scalar(tree, value, vectors, calculus)));
                }
            }
        }
        return new ModifiedLoss(Sum.of(terms), most, false);
    }

    /** V⁽ᵏ⁾[G(t₁), …, G(tₖ)] of the tree [t₁, …, tₖ]. */
    private static Expression scalar(RootedTree tree, Expression value, ElementaryDifferentials vectors, Calculus calculus) {
        Expression derivative = value;
        List<Substitution> filled = new ArrayList<>();
        for (int index = 0; index < tree.branches().size(); index++) {
            ElementaryDifferentials.Directions directions = vectors.directions(index, vectors.of(tree.branches().get(index)));
            derivative = calculus.along(derivative, directions.changes());
            filled.add(directions.filled());
        }
        for (Substitution substitution : filled) {
            derivative = substitution.rewrite(derivative);
        }
        return derivative;
    }
}
