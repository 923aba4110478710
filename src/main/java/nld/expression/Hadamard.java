package nld.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The product of vectors or matrices of one shape entry by entry: {@code u ⊙ v}; at least two factors, equal ones collected
 * to {@link EntryPower}s, scalar factors drawn out in front.
 */
public final class Hadamard extends Expression {
    private final List<Expression> factors;

    private Hadamard(List<Expression> factors) {
        super(factors.get(0).shape(), factors.hashCode(), factors);
        this.factors = factors;
    }

    /** The product of {@code factors}, at least one, of one shape that is no scalar's; {@link ShapeMismatch} else. */
    public static Expression of(List<? extends Expression> factors) {
        Shape shape = factors.get(0).shape();
        List<Expression> scalars = new ArrayList<>();
        Map<Expression, Rational> exponents = new LinkedHashMap<>();
        for (Expression factor : factors) {
            if (shape.isScalar() || !factor.shape().equals(shape)) {
                throw new ShapeMismatch("cannot multiply a " + shape + " with a " + factor.shape() + " entry by entry; write 2 u for a multiple");
            }
            take(factor, scalars, exponents);
        }
        List<Expression> collected = new ArrayList<>();
        exponents.forEach((base, exponent) -> {
            if (!exponent.isZero()) {
                collected.add(EntryPower.of(base, exponent));
            }
        });
        Expression scalar = Product.of(scalars);
        if (collected.stream().anyMatch(Expression::isZero)) {
            return zero(shape);
        }
        Collections.sort(collected);
        Expression product = collected.isEmpty() ? Ones.of(shape)
                : collected.size() == 1 ? collected.get(0) : held(new Hadamard(List.copyOf(collected)));
        return Scaled.of(scalar, product);
    }

    private static void take(Expression factor, List<Expression> scalars, Map<Expression, Rational> exponents) {
        if (factor instanceof Scaled scaled) {
            scalars.add(scaled.scalar());
            take(scaled.tensor(), scalars, exponents);
        } else if (factor instanceof Hadamard product) {
            product.factors.forEach(inner -> take(inner, scalars, exponents));
        } else if (factor instanceof EntryPower power) {
            exponents.merge(power.base(), power.exponent(), Rational::plus);
        } else if (!(factor instanceof Ones)) {
            exponents.merge(factor, Rational.ONE, Rational::plus);
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
        return visitor.hadamard(this);
    }

    @Override
    boolean isBuiltAs(Expression other) {
        return factors.equals(((Hadamard) other).factors);
    }
}
