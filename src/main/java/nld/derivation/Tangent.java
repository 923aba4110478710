package nld.derivation;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nld.expression.Applied;
import nld.expression.Diagonal;
import nld.expression.Dot;
import nld.expression.Entry;
import nld.expression.EntryPower;
import nld.expression.Evolved;
import nld.expression.Expectation;
import nld.expression.Expression;
import nld.expression.Hadamard;
import nld.expression.Identity;
import nld.expression.Jet;
import nld.expression.Literal;
import nld.expression.MatrixProduct;
import nld.expression.Ones;
import nld.expression.Outer;
import nld.expression.PartialGradient;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.Rational;
import nld.expression.Scaled;
import nld.expression.Shape;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Transposed;
import nld.expression.Tuple;
import nld.expression.Visitor;

/**
 * The derivative of an expression of any shape along stated changes of its symbols, in vectors and matrices: forward mode,
 * each shared part once. The derivative of a jet D^k f[u, …] along w is D^(k+1) f[w, u, …] and the change of u, ….
 */
final class Tangent implements Visitor<Expression> {
    private final Map<Symbol, Expression> changes;
    private final Map<Expression, Expression> done = new IdentityHashMap<>();

    /** Along {@code changes}; symbols without one are held fixed. */
    Tangent(Map<Symbol, ? extends Expression> changes) {
        this.changes = Map.copyOf(changes);
    }

    /** The derivative of {@code expression}, of its shape. */
    Expression of(Expression expression) {
        Expression known = done.get(expression);
        if (known == null) {
            known = expression.accept(this);
            done.put(expression, known);
        }
        return known;
    }

    private static Expression zero(Expression like) {
        return Expression.zero(like.shape());
    }

    @Override
    public Expression literal(Literal literal) {
        return zero(literal);
    }

    @Override
    public Expression symbol(Symbol symbol) {
        Expression change = changes.get(symbol);
        return change == null ? zero(symbol) : change;
    }

    @Override
    public Expression sum(Sum sum) {
        return sum.terms().isEmpty() ? sum : Sum.of(sum.terms().stream().map(this::of).toList());
    }

    @Override
    public Expression product(Product product) {
        return factorByFactor(product.factors(), Product::of);
    }

    /** The rule of Leibniz, for products of each kind. */
    private Expression factorByFactor(List<Expression> factors, Function<List<Expression>, Expression> product) {
        List<Expression> terms = new ArrayList<>();
        for (int index = 0; index < factors.size(); index++) {
            List<Expression> moved = new ArrayList<>(factors);
            moved.set(index, of(factors.get(index)));
            terms.add(product.apply(moved));
        }
        return Sum.of(terms);
    }

    @Override
    public Expression power(Power power) {
        Expression inner = of(power.base());
        return inner.isZero() ? inner : Literal.of(power.exponent())
                .times(power.base().power(power.exponent().minus(Rational.ONE))).times(inner);
    }

    @Override
    public Expression applied(Applied applied) {
        Expression inner = of(applied.argument());
        if (inner.isZero()) {
            return inner;
        }
        return SymbolicDifferentiator.slope(applied).hadamard(inner);
    }

    @Override
    public Expression scaled(Scaled scaled) {
        return of(scaled.scalar()).times(scaled.tensor()).plus(scaled.scalar().times(of(scaled.tensor())));
    }

    @Override
    public Expression matrixProduct(MatrixProduct product) {
        return factorByFactor(product.factors(), factors -> factors.stream().reduce(MatrixProduct::of).orElseThrow());
    }

    @Override
    public Expression transposed(Transposed transposed) {
        return Transposed.of(of(transposed.matrix()));
    }

    @Override
    public Expression dot(Dot dot) {
        return Dot.of(of(dot.left()), dot.right()).plus(Dot.of(dot.left(), of(dot.right())));
    }

    @Override
    public Expression outer(Outer outer) {
        return Outer.of(of(outer.left()), outer.right()).plus(Outer.of(outer.left(), of(outer.right())));
    }

    @Override
    public Expression hadamard(Hadamard hadamard) {
        return factorByFactor(hadamard.factors(), Hadamard::of);
    }

    @Override
    public Expression entryPower(EntryPower power) {
        Expression inner = of(power.base());
        return inner.isZero() ? inner : Literal.of(power.exponent())
                .times(power.base().entryPower(power.exponent().minus(Rational.ONE)).hadamard(inner));
    }

    @Override
    public Expression ones(Ones ones) {
        return zero(ones);
    }

    @Override
    public Expression identity(Identity identity) {
        return zero(identity);
    }

    @Override
    public Expression diagonal(Diagonal diagonal) {
        return Diagonal.of(of(diagonal.tensor()));
    }

    @Override
    public Expression entry(Entry entry) {
        Expression inner = of(entry.tensor());
        if (inner.isZero()) {
            return zero(entry);
        }
        return entry.tensor().shape() instanceof Shape.Vector
                ? Entry.of(inner, entry.row()) : Entry.of(inner, entry.row(), entry.column());
    }

    @Override
    public Expression tuple(Tuple tuple) {
        return Tuple.of(tuple.shape(), tuple.entries().stream().map(this::of).toList());
    }

    @Override
    public Expression jet(Jet jet) {
        List<Expression> terms = new ArrayList<>();
        terms.add(zero(jet));
        for (int argument = 0; argument < jet.arguments().size(); argument++) {
            Expression moved = of(jet.arguments().get(argument));
            if (!moved.isZero()) {
                terms.add(jet.along(argument, moved));
            }
        }
        for (int index = 0; index < jet.directions().size(); index++) {
            Jet.Direction direction = jet.directions().get(index);
            Expression turned = of(direction.along());
            if (!turned.isZero()) {
                List<Jet.Direction> directions = new ArrayList<>(jet.directions());
                directions.set(index, new Jet.Direction(direction.argument(), turned));
                terms.add(Jet.of(jet.function(), jet.arguments(), jet.open(), directions, jet.values()));
            }
        }
        for (int index = 0; index < jet.values().size(); index++) {
            Expression turned = of(jet.values().get(index));
            if (!turned.isZero()) {
                List<Expression> values = new ArrayList<>(jet.values());
                values.set(index, turned);
                terms.add(Jet.of(jet.function(), jet.arguments(), jet.open(), jet.directions(), values));
            }
        }
        return Sum.of(terms);
    }

    @Override
    public Expression evolved(Evolved evolved) {
        throw new Underivable(evolved + " is not written out");
    }

    @Override
    public Expression partialGradient(PartialGradient gradient) {
        throw new Underivable(gradient + " is not written out");
    }

    @Override
    public Expression expectation(Expectation expectation) {
        throw new Underivable(expectation + " is not written out");
    }
}
