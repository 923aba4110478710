package nld.derivation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nld.expression.Applied;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Literal;
import nld.expression.Memo;
import nld.expression.Ones;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.Rational;
import nld.expression.ScalarVisitor;
import nld.expression.Sum;
import nld.expression.Symbol;

/**
 * Our own differentiator: the sum, product, power and chain rules, each shared subexpression once. It has no answer for
 * derived quantities and evolved expressions, which must be resolved before.
 */
public final class SymbolicDifferentiator implements Differentiator {
    private static final Rational TWO = Rational.of(2);

    @Override
    public Optional<Expression> derivative(Expression expression, Symbol symbol) {
        try {
            return Optional.of(new Rules(symbol).of(expression));
        } catch (Unknown unknown) {
            return Optional.empty();
        }
    }

    /** The derivative of the function itself, at its argument. */
    static Expression slope(Applied applied) {
        Expression argument = applied.argument();
        return switch (applied.function()) {
            case EXP -> applied;
            case LOG -> argument.entryPower(Rational.MINUS_ONE);
            case SIN -> argument.apply(Function.COS);
            case COS -> argument.apply(Function.SIN).negated();
            case TANH -> Ones.of(argument.shape()).minus(applied.entryPower(TWO));
            case ATAN -> Ones.of(argument.shape()).plus(argument.entryPower(TWO)).entryPower(Rational.MINUS_ONE);
            case ABS -> argument.hadamard(applied.entryPower(Rational.MINUS_ONE));
        };
    }

    private static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unknown() {
            super("no rule", null, false, false);
        }
    }

    private static final class Rules implements ScalarVisitor<Expression> {
        private static final Expression ZERO = Expression.of(0);
        private static final Expression ONE = Expression.of(1);

        private final Symbol by;
        private final Memo<Expression> done = new Memo<>();

        Rules(Symbol by) {
            this.by = by;
        }

        Expression of(Expression expression) {
            Expression known = done.get(expression);
            if (known == null) {
                known = expression.accept(this);
                done.put(expression, known);
            }
            return known;
        }

        @Override
        public Expression literal(Literal literal) {
            return ZERO;
        }

        @Override
        public Expression symbol(Symbol symbol) {
            return symbol == by ? ONE : ZERO;
        }

        @Override
        public Expression sum(Sum sum) {
            return Sum.of(sum.terms().stream().map(this::of).toList());
        }

        @Override
        public Expression product(Product product) {
            List<Expression> terms = new ArrayList<>();
            terms.add(ZERO);
            for (Expression factor : product.factors()) {
                Expression rate = of(factor);
                if (!rate.isZero()) {
                    List<Expression> others = new ArrayList<>(product.factors());
                    others.set(others.indexOf(factor), rate);
                    terms.add(Product.of(others));
                }
            }
            return Sum.of(terms);
        }

        @Override
        public Expression power(Power power) {
            Expression inner = of(power.base());
            return inner.isZero() ? ZERO : Literal.of(power.exponent())
                    .times(power.base().power(power.exponent().minus(Rational.ONE))).times(inner);
        }

        @Override
        public Expression applied(Applied applied) {
            Expression inner = of(applied.argument());
            return inner.isZero() ? ZERO : slope(applied).times(inner);
        }

        @Override
        public Expression beyondScalars(Expression expression) {
            throw new Unknown();
        }
    }
}
