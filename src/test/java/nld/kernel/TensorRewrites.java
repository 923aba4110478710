package nld.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import nld.expression.Applied;
import nld.expression.Diagonal;
import nld.expression.Dot;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Hadamard;
import nld.expression.Identity;
import nld.expression.Jet;
import nld.expression.MatrixProduct;
import nld.expression.Ones;
import nld.expression.Outer;
import nld.expression.Rewriter;
import nld.expression.Scaled;
import nld.expression.Shape;
import nld.expression.Sum;
import nld.expression.Symbol;

/** Rewrites vectors, matrices and derivatives by textbook identities at random places: what comes out has the same value. */
final class TensorRewrites extends Rewriter {
    private final TensorFormulas formulas;

    TensorRewrites(TensorFormulas formulas) {
        this.formulas = formulas;
    }

    private int choice(int bound) {
        return formulas.random.nextInt(bound);
    }

    private static List<Expression> terms(Expression expression) {
        return expression instanceof Sum sum && !sum.terms().isEmpty() ? sum.terms() : List.of(expression);
    }

    private static Expression each(Expression expression, UnaryOperator<Expression> linear) {
        return Sum.of(terms(expression).stream().map(linear).toList());
    }

    @Override
    public Expression symbol(Symbol symbol) {
        if (choice(12) > 0) {
            return symbol;
        }
        Expression half = Expression.of(1, 2);
        Expression other = formulas.symbol(symbol.shape());
        return half.times(symbol.plus(other)).plus(half.times(symbol.minus(other)));
    }

    @Override
    public Expression sum(Sum sum) {
        if (sum.terms().isEmpty()) {
            return sum;
        }
        List<Expression> terms = new ArrayList<>(sum.terms().stream().map(this::rewrite).toList());
        Collections.shuffle(terms, formulas.random);
        if (choice(4) == 0) {
            Expression more = formulas.of(sum.shape(), 0);
            Expression factor = Symbol.parameter("c").plus(Expression.of(1));
            terms.addAll(List.of(factor.times(more), Symbol.parameter("c").times(more).negated(), more.negated()));
        }
        return Sum.of(terms);
    }

    @Override
    public Expression scaled(Scaled scaled) {
        Expression factor = rewrite(scaled.scalar());
        Expression tensor = rewrite(scaled.tensor());
        return choice(2) == 0 ? each(tensor, factor::times) : each(factor, term -> term.times(tensor));
    }

    @Override
    public Expression dot(Dot dot) {
        Expression left = rewrite(dot.left());
        Expression right = rewrite(dot.right());
        boolean matrices = left.shape() instanceof Shape.Matrix;
        return switch (choice(6)) {
            case 0 -> each(left, term -> term.dot(right));
            case 1 -> left.hadamard(right).sumOfEntries();
            case 2 -> matrices ? left.transposed().times(right).trace() : left.outer(right).trace();
            case 3 -> matrices ? right.times(left.transposed()).trace() : Diagonal.of(left).times(right).sumOfEntries();
            case 4 -> moved(left, right);
            default -> moved(right, left);
        };
    }

    /** ⟨A B v, w⟩ = ⟨B v, Aᵀ w⟩. */
    private static Expression moved(Expression left, Expression right) {
        if (!(left instanceof MatrixProduct product)) {
            return left.dot(right);
        }
        Expression rest = product.factors().subList(1, product.factors().size()).stream().reduce(Expression::times).orElseThrow();
        return rest.dot(product.factors().get(0).transposed().times(right));
    }

    @Override
    public Expression matrixProduct(MatrixProduct product) {
        Expression first = rewrite(product.factors().get(0));
        Expression rest = product.factors().subList(1, product.factors().size()).stream().map(this::rewrite)
                .reduce(Expression::times).orElseThrow();
        boolean ends = rest.shape() instanceof Shape.Vector;
        return switch (choice(5)) {
            case 0 -> each(first, term -> term.times(rest));
            case 1 -> each(rest, first::times);
            case 2 -> ends ? first.times(Diagonal.of(rest)).times(Ones.of(rest.shape())) : first.times(rest);
            case 3 -> ends ? first.times(rest) : rest.transposed().times(first.transposed()).transposed();
            default -> first.times(rest);
        };
    }

    @Override
    public Expression hadamard(Hadamard hadamard) {
        List<Expression> factors = hadamard.factors().stream().map(this::rewrite).toList();
        Expression first = factors.get(0);
        Expression rest = factors.subList(1, factors.size()).stream().reduce(Expression::hadamard).orElseThrow();
        boolean vector = first.shape() instanceof Shape.Vector;
        return switch (choice(4)) {
            case 0 -> each(first, term -> term.hadamard(rest));
            case 1 -> vector ? Diagonal.of(first).times(rest) : each(rest, first::hadamard);
            case 2 -> vector ? Diagonal.of(first.outer(rest)) : rest.transposed().hadamard(first.transposed()).transposed();
            default -> first.hadamard(rest);
        };
    }

    @Override
    public Expression diagonal(Diagonal diagonal) {
        Expression inner = rewrite(diagonal.tensor());
        if (choice(2) == 0) {
            return each(inner, Diagonal::of);
        }
        if (inner.shape() instanceof Shape.Vector vector) {
            return inner.outer(Ones.of(vector)).hadamard(Identity.of(vector.length()));
        }
        Shape.Matrix matrix = (Shape.Matrix) inner.shape();
        return inner.hadamard(Identity.of(matrix.rows())).times(Ones.of(new Shape.Vector(matrix.columns())));
    }

    @Override
    public Expression outer(Outer outer) {
        Expression left = rewrite(outer.left());
        Expression right = rewrite(outer.right());
        return switch (choice(3)) {
            case 0 -> each(left, term -> term.outer(right));
            case 1 -> Diagonal.of(left).times(Ones.of(outer.shape())).times(Diagonal.of(right));
            default -> right.outer(left).transposed();
        };
    }

    @Override
    public Expression applied(Applied applied) {
        Expression argument = rewrite(applied.argument());
        if (applied.function() == Function.EXP && terms(argument).size() > 1 && choice(2) == 0) {
            return terms(argument).stream().map(term -> term.apply(Function.EXP)).reduce(Expression::hadamard).orElseThrow();
        }
        return argument.apply(applied.function());
    }

    @Override
    public Expression jet(Jet jet) {
        Jet inner = (Jet) super.jet(jet);
        List<Jet.Direction> directions = inner.directions();
        if (inner.values().size() == 2 && choice(2) == 0 && inner.open().isEmpty()) {
            Expression value = with(inner, List.of(), directions, List.of());
            boolean turn = inner.function().symmetric() && choice(2) == 0;
            return inner.values().get(turn ? 1 : 0).dot(value.times(inner.values().get(turn ? 0 : 1)));
        }
        if (inner.function().symmetric() && inner.shape() instanceof Shape.Matrix && inner.open().isEmpty()) {
            return choice(2) == 0 ? inner.transposed() : inner;
        }
        if (directions.isEmpty()) {
            return inner;
        }
        int place = choice(directions.size());
        List<Jet.Direction> others = new ArrayList<>(directions);
        Jet.Direction chosen = others.remove(place);
        if (inner.shape().isScalar() && inner.values().isEmpty() && choice(2) == 0) {
            Jet open = with(inner, List.of(chosen.argument()), others, List.of());
            return open.dot(chosen.along());
        }
        if (inner.shape() instanceof Shape.Vector && inner.function().value().isScalar()
                && chosen.along().shape() instanceof Shape.Vector && choice(2) == 0) {
            int open = inner.open().get(0);
            boolean first = open <= chosen.argument();
            List<Integer> both = first ? List.of(open, chosen.argument()) : List.of(chosen.argument(), open);
            Expression matrix = with(inner, both, others, List.of());
            return (first ? matrix : matrix.transposed()).times(chosen.along());
        }
        return each(chosen.along(), term -> {
            Expression factor = term instanceof Scaled scaled ? scaled.scalar() : Expression.of(1);
            List<Jet.Direction> all = new ArrayList<>(others);
            all.add(new Jet.Direction(chosen.argument(), term instanceof Scaled scaled ? scaled.tensor() : term));
            return factor.times(with(inner, inner.open(), all, inner.values()));
        });
    }

    private static Jet with(Jet jet, List<Integer> open, List<Jet.Direction> directions, List<Expression> values) {
        return Jet.of(jet.function(), jet.arguments(), open, directions, values);
    }
}
