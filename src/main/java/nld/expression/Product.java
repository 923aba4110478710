package nld.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A product of at least two scalar factors, equal bases collected; a numerical coefficient stands first. */
public final class Product extends Expression {
    private final List<Expression> factors;

    private Product(List<Expression> factors) {
        super(Shape.SCALAR, factors.hashCode(), factors);
        this.factors = factors;
    }

    /** The product of scalar {@code factors}; 1 for none. Others are refused with {@link ShapeMismatch}. */
    public static Expression of(List<? extends Expression> factors) {
        Gathered gathered = new Gathered();
        factors.forEach(gathered::take);
        if (gathered.coefficient.isZero()) {
            return of(0);
        }
        List<Expression> collected = new ArrayList<>();
        boolean opened = false;
        for (Map.Entry<Expression, Rational> entry : gathered.exponents.entrySet()) {
            Expression factor = Power.of(entry.getKey(), entry.getValue());
            opened |= factor instanceof Product || entry.getKey() instanceof Power power && base(factor) != power;
            if (factor instanceof Literal literal) {
                gathered.coefficient = gathered.coefficient.times(literal.value());
            } else {
                collected.add(factor);
            }
        }
        if (opened) {
            // roots of a product or power met and became whole: what stood under them joins the other factors
            collected.add(Literal.of(gathered.coefficient));
            return of(collected);
        }
        Collections.sort(collected);
        if (!gathered.coefficient.isOne() || collected.isEmpty()) {
            collected.add(0, Literal.of(gathered.coefficient));
        }
        return collected.size() == 1 ? collected.get(0) : held(new Product(List.copyOf(collected)));
    }

    /** This product but for the coefficient that stands first: its other factors are canonical as they stand. */
    Expression withoutCoefficient() {
        return factors.size() == 2 ? factors.get(1) : held(new Product(List.copyOf(factors.subList(1, factors.size()))));
    }

    /** {@code coefficient} times {@code rest}, a scalar that has no coefficient of its own: nothing is gathered anew. */
    static Expression multiple(Rational coefficient, Expression rest) {
        if (coefficient.isOne() || rest instanceof Literal) {
            return coefficient.isOne() ? rest : Literal.of(coefficient).times(rest);
        }
        List<Expression> factors = new ArrayList<>();
        factors.add(Literal.of(coefficient));
        if (rest instanceof Product product) {
            factors.addAll(product.factors);
        } else {
            factors.add(rest);
        }
        return held(new Product(List.copyOf(factors)));
    }

    private static Expression base(Expression factor) {
        return factor instanceof Power power ? power.base() : factor;
    }

    /** The coefficient and the exponent of each base, gathered factor by factor. */
    private static final class Gathered {
        private Rational coefficient = Rational.ONE;
        private final Map<Expression, Rational> exponents = new LinkedHashMap<>();

        private void take(Expression factor) {
            if (!factor.shape().isScalar()) {
                throw new ShapeMismatch("cannot multiply scalars with a " + factor.shape());
            }
            if (factor instanceof Literal literal) {
                coefficient = coefficient.times(literal.value());
            } else if (factor instanceof Product product) {
                product.factors.forEach(this::take);
            } else if (factor instanceof Power power) {
                exponents.merge(power.base(), power.exponent(), Rational::plus);
            } else {
                exponents.merge(factor, Rational.ONE, Rational::plus);
            }
        }
    }

    /** The factors, in canonical order. */
    public List<Expression> factors() {
        return factors;
    }

    @Override
    public List<Expression> children() {
        return factors;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.product(this);
    }

    @Override
    boolean isBuiltAs(Expression other) {
        return factors.equals(((Product) other).factors);
    }
}
