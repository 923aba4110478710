package nld.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nld.expression.Coefficient;
import nld.expression.CommonFactor;
import nld.expression.Expression;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.Sum;
import nld.expression.Symbol;

/**
 * Gathers the terms of a sum by the parameters that lead them: {@code m u'² − m v'² − k u} becomes
 * {@code m (u'² − v'²) − k u}.
 */
final class Grouped {
    private Grouped() {
    }

    static Expression of(Expression expression) {
        if (!(expression instanceof Sum sum) || !sum.shape().isScalar()) {
            return expression;
        }
        Map<Expression, List<Expression>> groups = new LinkedHashMap<>();
        for (Expression term : sum.terms()) {
            groups.computeIfAbsent(parameters(term), lead -> new ArrayList<>()).add(term);
        }
        return Tidy.of(Sum.of(groups.values().stream().map(group -> CommonFactor.of(Sum.of(group))).toList()));
    }

    /** The product of the parameters among a term's factors. */
    private static Expression parameters(Expression term) {
        Expression rest = Coefficient.of(term).rest();
        List<Expression> factors = rest instanceof Product product ? product.factors() : List.of(rest);
        return Product.of(factors.stream().filter(Grouped::isParameter).toList());
    }

    private static boolean isParameter(Expression factor) {
        Expression base = factor instanceof Power power ? power.base() : factor;
        return base instanceof Symbol symbol && symbol.kind() == Symbol.Kind.PARAMETER;
    }
}
