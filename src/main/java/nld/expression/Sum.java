package nld.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A sum of at least two terms of one shape, like terms collected; without terms, the zero of a vector or matrix. */
public final class Sum extends Expression {
    private final List<Expression> terms;

    private Sum(Shape shape, List<Expression> terms) {
        super(shape, terms.hashCode(), terms);
        this.terms = terms;
    }

    static Expression empty(Shape shape) {
        return held(new Sum(shape, List.of()));
    }

    /** The sum of {@code terms}, at least one, of one shape; {@link ShapeMismatch} otherwise. */
    public static Expression of(List<? extends Expression> terms) {
        Shape shape = terms.get(0).shape();
        Map<Expression, Rational> coefficients = new LinkedHashMap<>();
        for (Expression term : terms) {
            if (!term.shape().equals(shape)) {
                throw new ShapeMismatch("cannot add a " + term.shape() + " to a " + shape
                        + "; the terms of a sum have one shape");
            }
            collect(term, coefficients);
        }
        List<Expression> collected = new ArrayList<>();
        boolean opened = false;
        for (Map.Entry<Expression, Rational> entry : coefficients.entrySet()) {
            if (!entry.getValue().isZero()) {
                boolean once = entry.getValue().isOne();
                collected.add(shape.isScalar() ? Product.multiple(entry.getValue(), entry.getKey())
                        : once ? entry.getKey() : Literal.of(entry.getValue()).times(entry.getKey()));
                opened |= once && entry.getKey() instanceof Sum;
            }
        }
        if (opened && collected.size() > 1) {
            // multiples of a bracket left the bracket itself: its terms join the others
            return of(collected);
        }
        if (collected.isEmpty()) {
            return zero(shape);
        }
        collected.sort(CanonicalOrder.TERMS);
        return collected.size() == 1 ? collected.get(0) : held(new Sum(shape, List.copyOf(collected)));
    }

    private static void collect(Expression term, Map<Expression, Rational> coefficients) {
        if (term instanceof Sum sum) {
            sum.terms.forEach(inner -> collect(inner, coefficients));
        } else {
            Coefficient split = Coefficient.of(term);
            coefficients.merge(split.rest(), split.value(), Rational::plus);
        }
    }

    /** The terms, in canonical order. */
    public List<Expression> terms() {
        return terms;
    }

    /** The terms as they are written: in canonical order, but a positive one first, where there is one. */
    public List<Expression> positiveFirst() {
        List<Expression> written = new ArrayList<>(terms);
        int lead = 0;
        while (lead < written.size() && Coefficient.isNegative(written.get(lead))) {
            lead++;
        }
        if (lead > 0 && lead < written.size()) {
            written.add(0, written.remove(lead));
        }
        return written;
    }

    @Override
    public List<Expression> children() {
        return terms;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.sum(this);
    }

    @Override
    boolean isBuiltAs(Expression other) {
        return terms.equals(((Sum) other).terms) && shape().equals(other.shape());
    }
}
