package nld.ensemble;

import java.util.ArrayList;
import java.util.List;
import nld.expression.Applied;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.Rational;

/**
 * The factors of a product, with every z/|z| apart: the derivatives of absolute values are made of these, and a sign is no
 * division.
 *
 * @param signsOf the z of each z/|z|
 * @param others  the other factors
 */
record SignFactors(List<Expression> signsOf, List<Expression> others) {
    static SignFactors of(Product product) {
        List<Expression> signs = new ArrayList<>();
        List<Expression> others = new ArrayList<>(product.factors());
        for (Expression factor : product.factors()) {
            if (factor instanceof Power power && power.exponent().equals(Rational.MINUS_ONE) && power.base() instanceof Applied applied
                    && applied.function() == Function.ABS && others.contains(applied.argument())) {
                others.remove(factor);
                others.remove(applied.argument());
                signs.add(applied.argument());
            }
        }
        return new SignFactors(signs, others);
    }

    List<Expression> operands() {
        List<Expression> all = new ArrayList<>(signsOf);
        all.addAll(others);
        return all;
    }
}
