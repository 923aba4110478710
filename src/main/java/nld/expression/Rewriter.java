package nld.expression;

import java.util.List;

/**
 * Rebuilds an expression from below, each shared part once. A subclass changes the cases it cares for; the others
 * put rewritten parts together again.
 */
public abstract class Rewriter implements Visitor<Expression> {
    private final Memo<Expression> done = new Memo<>();

    /** The rewritten {@code expression}. */
    public final Expression rewrite(Expression expression) {
        Expression known = done.get(expression);
        if (known == null) {
            known = expression.accept(this);
            done.put(expression, known);
        }
        return known;
    }

    private List<Expression> rewrite(List<Expression> expressions) {
        return expressions.stream().map(this::rewrite).toList();
    }

    @Override
    public Expression literal(Literal literal) {
        return literal;
    }

    @Override
    public Expression symbol(Symbol symbol) {
        return symbol;
    }

    @Override
    public Expression sum(Sum sum) {
        return sum.terms().isEmpty() ? sum : Sum.of(rewrite(sum.terms()));
    }

    @Override
    public Expression product(Product product) {
        return Product.of(rewrite(product.factors()));
    }

    @Override
    public Expression power(Power power) {
        return Power.of(rewrite(power.base()), power.exponent());
    }

    @Override
    public Expression applied(Applied applied) {
        return Applied.of(applied.function(), rewrite(applied.argument()));
    }

    @Override
    public Expression scaled(Scaled scaled) {
        return Scaled.of(rewrite(scaled.scalar()), rewrite(scaled.tensor()));
    }

    @Override
    public Expression matrixProduct(MatrixProduct product) {
        return rewrite(product.factors()).stream().reduce(MatrixProduct::of).orElseThrow();
    }

    @Override
    public Expression transposed(Transposed transposed) {
        return Transposed.of(rewrite(transposed.matrix()));
    }

    @Override
    public Expression dot(Dot dot) {
        return Dot.of(rewrite(dot.left()), rewrite(dot.right()));
    }

    @Override
    public Expression outer(Outer outer) {
        return Outer.of(rewrite(outer.left()), rewrite(outer.right()));
    }

    @Override
    public Expression hadamard(Hadamard hadamard) {
        return Hadamard.of(rewrite(hadamard.factors()));
    }

    @Override
    public Expression entryPower(EntryPower power) {
        return EntryPower.of(rewrite(power.base()), power.exponent());
    }

    @Override
    public Expression ones(Ones ones) {
        return ones;
    }

    @Override
    public Expression identity(Identity identity) {
        return identity;
    }

    @Override
    public Expression diagonal(Diagonal diagonal) {
        return Diagonal.of(rewrite(diagonal.tensor()));
    }

    @Override
    public Expression entry(Entry entry) {
        Expression tensor = rewrite(entry.tensor());
        return tensor.shape() instanceof Shape.Vector
                ? Entry.of(tensor, entry.row()) : Entry.of(tensor, entry.row(), entry.column());
    }

    @Override
    public Expression tuple(Tuple tuple) {
        return Tuple.of(tuple.shape(), rewrite(tuple.entries()));
    }

    @Override
    public Expression jet(Jet jet) {
        return Jet.of(jet.function(), rewrite(jet.arguments()), jet.open(), jet.directions().stream()
                .map(direction -> new Jet.Direction(direction.argument(), rewrite(direction.along()))).toList(),
                rewrite(jet.values()));
    }

    @Override
    public Expression evolved(Evolved evolved) {
        return Evolved.of(evolved.evolution(), rewrite(evolved.operand()));
    }

    @Override
    public Expression partialGradient(PartialGradient gradient) {
        if (rewrite(gradient.by()) instanceof Symbol by) {
            return PartialGradient.of(rewrite(gradient.operand()), by);
        }
        throw new IllegalArgumentException("found " + rewrite(gradient.by()) + " in the place of " + gradient.by()
                + ", by which is differentiated; expected a symbol: write the gradient out first");
    }

    @Override
    public Expression expectation(Expectation expectation) {
        return Expectation.of(rewrite(expectation.operand()));
    }
}
