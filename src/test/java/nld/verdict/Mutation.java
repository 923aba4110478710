package nld.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import nld.expression.Applied;
import nld.expression.Coefficient;
import nld.expression.Dot;
import nld.expression.Entry;
import nld.expression.Evolved;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.MatrixProduct;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.Rational;
import nld.expression.Scaled;
import nld.expression.Shape;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Transposed;
import nld.expression.Tuple;

/**
 * An expression with one small mistake made in it.
 *
 * @param kind   what kind of mistake
 * @param result the expression with the mistake
 */
record Mutation(Kind kind, Expression result) {
    /** The mistakes that are made. */
    enum Kind {
        SIGN_FLIPPED, COEFFICIENT_CHANGED, TERM_DROPPED, PRIME_MOVED
    }

    /** All expressions that differ from {@code expression} by one mistake at one place, and are not equal by construction. */
    static List<Mutation> of(Expression expression) {
        List<Mutation> found = new ArrayList<>();
        if (!(expression instanceof Sum)) {
            term(expression, changed -> changed, found);
        }
        inside(expression, changed -> changed, found);
        found.removeIf(mutation -> mutation.result == expression);
        return found;
    }

    private static void add(Kind kind, Expression changed, Function<Expression, Expression> whole, List<Mutation> found) {
        Expression result;
        try {
            result = whole.apply(changed);
        } catch (ArithmeticException undefined) {
            return; // a division by zero is no claim
        }
        found.add(new Mutation(kind, result));
    }

    /** The mistakes that can be made with a whole term. */
    private static void term(Expression term, Function<Expression, Expression> whole, List<Mutation> found) {
        add(Kind.TERM_DROPPED, Expression.zero(term.shape()), whole, found);
        add(Kind.SIGN_FLIPPED, term.negated(), whole, found);
        Coefficient split = Coefficient.of(term);
        Rational more = split.value().plus(Rational.ONE);
        Rational changed = more.isZero() ? split.value().minus(Rational.ONE) : more;
        add(Kind.COEFFICIENT_CHANGED, Literal.of(changed).times(split.rest()), whole, found);
    }

    private static void inside(Expression expression, Function<Expression, Expression> whole, List<Mutation> found) {
        if (expression instanceof Symbol symbol) {
            primes(symbol, whole, found);
            return;
        }
        if (expression instanceof Evolved evolved) {
            add(Kind.PRIME_MOVED, evolved.operand(), whole, found);
        }
        List<Expression> children = expression.children();
        for (int index = 0; index < children.size(); index++) {
            int place = index;
            Function<Expression, Expression> put = changed -> whole.apply(with(expression, place, changed));
            boolean argument = expression instanceof Applied && !(children.get(index) instanceof Sum);
            if (argument || expression instanceof Sum) {
                term(children.get(index), put, found);
            }
            inside(children.get(index), put, found);
        }
    }

    private static void primes(Symbol symbol, Function<Expression, Expression> whole, List<Mutation> found) {
        if (symbol.kind() == Symbol.Kind.COORDINATE) {
            add(Kind.PRIME_MOVED, symbol.rate(), whole, found);
            if (symbol.order() > 0) {
                add(Kind.PRIME_MOVED, symbol.atOrder(symbol.order() - 1), whole, found);
            }
        }
    }

    /** {@code parent} with the child at {@code place} changed. */
    private static Expression with(Expression parent, int place, Expression changed) {
        List<Expression> children = new ArrayList<>(parent.children());
        children.set(place, changed);
        if (parent instanceof Sum) {
            return Sum.of(children);
        }
        if (parent instanceof Product) {
            return Product.of(children);
        }
        if (parent instanceof Power power) {
            return Power.of(changed, power.exponent());
        }
        if (parent instanceof Applied applied) {
            return Applied.of(applied.function(), changed);
        }
        if (parent instanceof Evolved evolved) {
            return Evolved.of(evolved.evolution(), changed);
        }
        return withVectors(parent, children);
    }

    private static Expression withVectors(Expression parent, List<Expression> children) {
        if (parent instanceof Scaled) {
            return Scaled.of(children.get(0), children.get(1));
        }
        if (parent instanceof MatrixProduct) {
            return children.stream().reduce(MatrixProduct::of).orElseThrow();
        }
        if (parent instanceof Transposed) {
            return Transposed.of(children.get(0));
        }
        if (parent instanceof Dot) {
            return Dot.of(children.get(0), children.get(1));
        }
        if (parent instanceof Tuple) {
            return Tuple.of(children);
        }
        if (parent instanceof Entry entry) {
            boolean vector = children.get(0).shape() instanceof Shape.Vector;
            return vector ? Entry.of(children.get(0), entry.row()) : Entry.of(children.get(0), entry.row(), entry.column());
        }
        throw new IllegalArgumentException("found " + parent + "; expected an expression that claims can hold");
    }
}
