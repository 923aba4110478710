package nld.kernel;

import java.util.HashMap;
import java.util.Map;
import nld.expression.Applied;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.ScalarVisitor;
import nld.expression.Sum;
import nld.expression.Symbol;

/**
 * Scalars as quotients in the indeterminates of a normal form, by sums, products and integer powers alone: relations between
 * indeterminates, such as r² = x, are not used.
 */
final class Plainly implements ScalarVisitor<Quotient> {
    private final Normalizer home;
    private final Algebra free;
    private final Map<Expression, Quotient> done = new HashMap<>();

    /** In the indeterminates of {@code home}; {@code free} is an algebra without relations. */
    Plainly(Normalizer home, Algebra free) {
        this.home = home;
        this.free = free;
    }

    Quotient of(Expression scalar) {
        Quotient known = done.get(scalar);
        if (known == null) {
            known = scalar.accept(this);
            done.put(scalar, known);
        }
        return known;
    }

    @Override
    public Quotient literal(Literal literal) {
        return Quotient.of(literal.value());
    }

    @Override
    public Quotient symbol(Symbol symbol) {
        return home.normal(symbol);
    }

    @Override
    public Quotient sum(Sum sum) {
        return free.plus(sum.terms().stream().map(this::of).toList());
    }

    @Override
    public Quotient product(Product product) {
        return product.factors().stream().map(this::of).reduce(free::times).orElse(Quotient.ONE);
    }

    @Override
    public Quotient power(Power power) {
        return power.exponent().isInteger() ? free.power(of(power.base()), power.exponent().intValueExact())
                : home.normal(power);
    }

    @Override
    public Quotient applied(Applied applied) {
        return home.normal(applied);
    }

    @Override
    public Quotient beyondScalars(Expression expression) {
        return home.normal(expression);
    }
}
