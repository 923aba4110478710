package nld.lowering;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nld.expression.Expression;
import nld.expression.MatrixProduct;
import nld.expression.Scaled;
import nld.expression.Shape;
import nld.expression.Sum;

/** Draws a common matrix out of a sum, A X + B X = (A + B) X: adding matrices is cheaper than multiplying them. */
final class CommonMatrix {
    private CommonMatrix() {
    }

    /** Terms of the same sum, products of two matrices with the same last or the same first factor drawn together. */
    static List<Expression> factored(List<Expression> terms) {
        return terms.size() < 2 || !(terms.get(0).shape() instanceof Shape.Matrix) ? terms
                : drawn(drawn(terms, 1), 0);
    }

    private static List<Expression> drawn(List<Expression> terms, int side) {
        Map<List<Expression>, List<Expression>> groups = new LinkedHashMap<>();
        terms.forEach(term -> groups.computeIfAbsent(key(term, side), fresh -> new ArrayList<>()).add(term));
        List<Expression> drawn = new ArrayList<>();
        groups.forEach((common, group) -> {
            if (group.size() == 1) {
                drawn.addAll(group);
            } else {
                Expression rest = Sum.of(group.stream().map(term -> rest(term, 1 - side)).toList());
                drawn.add(side == 1 ? rest.times(common.get(0)) : common.get(0).times(rest));
            }
        });
        return drawn;
    }

    /** The factor on that side of a product of two matrices; of any other term what no product has, for it may be such a factor itself. */
    private static List<Expression> key(Expression term, int side) {
        MatrixProduct product = product(term);
        return product == null || product.factors().size() != 2 ? List.of(term, term) : List.of(product.factors().get(side));
    }

    private static MatrixProduct product(Expression term) {
        Expression tensor = term instanceof Scaled scaled ? scaled.tensor() : term;
        return tensor instanceof MatrixProduct product ? product : null;
    }

    private static Expression rest(Expression term, int side) {
        Expression factor = product(term).factors().get(side);
        return term instanceof Scaled scaled ? scaled.scalar().times(factor) : factor;
    }
}
