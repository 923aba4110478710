package nld.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import nld.expression.Applied;
import nld.expression.Expression;
import nld.expression.Formulas;
import nld.expression.Function;
import nld.expression.Literal;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.Rational;
import nld.expression.Rewriter;
import nld.expression.Sum;

/** Rewrites a formula by textbook identities at random places: what comes out is equal wherever both have a value. */
final class Rewrites extends Rewriter {
    private final Formulas formulas;
    private final Random random;
    private final List<UnaryOperator<Expression>> everywhere;
    private final int oneIn;

    /** Rewrites by {@code everywhere} and what fits each kind of formula, on average at one place in {@code oneIn}. */
    Rewrites(Formulas formulas, List<UnaryOperator<Expression>> everywhere, int oneIn) {
        this.formulas = formulas;
        this.random = formulas.random();
        this.everywhere = everywhere;
        this.oneIn = oneIn;
    }

    private boolean now() {
        return random.nextInt(oneIn) == 0;
    }

    private Expression maybe(Expression expression) {
        return now() && !everywhere.isEmpty() && !(expression instanceof Literal)
                ? formulas.among(everywhere).apply(expression) : expression;
    }

    @Override
    public Expression symbol(nld.expression.Symbol symbol) {
        return maybe(symbol);
    }

    @Override
    public Expression sum(Sum sum) {
        List<Expression> terms = formulas.shuffled(sum.terms()).stream().map(this::rewrite).toList();
        return maybe(now() ? commonDenominator(terms) : Sum.of(terms));
    }

    @Override
    public Expression product(Product product) {
        List<Expression> factors = formulas.shuffled(product.factors()).stream().map(this::rewrite).toList();
        return maybe(random.nextBoolean() ? distributed(factors) : Product.of(factors));
    }

    @Override
    public Expression power(Power power) {
        Expression base = rewrite(power.base());
        Rational exponent = power.exponent();
        boolean small = exponent.isInteger() && exponent.signum() > 0 && exponent.compareTo(Rational.of(4)) < 0;
        if (small && random.nextBoolean()) {
            return maybe(distributed(java.util.Collections.nCopies(exponent.intValueExact(), base)));
        }
        return maybe(!exponent.isInteger() && now() ? rootOfPower(base, exponent) : base.power(exponent));
    }

    @Override
    public Expression applied(Applied applied) {
        Expression argument = rewrite(applied.argument());
        return maybe(random.nextInt(2) == 0 ? byLaw(applied.function(), argument) : argument.apply(applied.function()));
    }

    /** a/b + c = (a + c b)/b, for the first denominator found. */
    private static Expression commonDenominator(List<Expression> terms) {
        for (Expression term : terms) {
            for (Expression factor : term instanceof Product product ? product.factors() : List.of(term)) {
                if (factor instanceof Power power && power.exponent().signum() < 0) {
                    Expression below = power.base().power(power.exponent().negated());
                    return Sum.of(terms.stream().map(each -> distributed(List.of(each, below))).toList()).over(below);
                }
            }
        }
        return Sum.of(terms);
    }

    /** The product with brackets multiplied out. */
    static Expression distributed(List<Expression> factors) {
        List<Expression> terms = List.of(Expression.of(1));
        for (Expression factor : factors) {
            List<Expression> next = new ArrayList<>();
            for (Expression term : terms) {
                for (Expression part : factor instanceof Sum sum ? sum.terms() : List.of(factor)) {
                    next.add(term.times(part));
                }
            }
            if (next.size() > 60) {
                return Product.of(factors);
            }
            terms = next;
        }
        return Sum.of(terms);
    }

    /** (b^n)^(p/q) with odd n, which changes neither sign nor size once the exponent is p/(n q). */
    private static Expression rootOfPower(Expression base, Rational exponent) {
        return base.power(3).power(exponent.over(Rational.of(3)));
    }

    private Expression byLaw(Function function, Expression argument) {
        Expression half = argument.times(Expression.of(1, 2));
        Expression part = function == Function.EXP ? formulas.argument() : formulas.angle();
        Expression rest = argument.minus(part);
        return switch (function) {
            case SIN -> random.nextBoolean() ? sin(half).times(cos(half)).times(Expression.of(2))
                    : sin(part).times(cos(rest)).plus(cos(part).times(sin(rest)));
            case COS -> random.nextBoolean() ? Expression.of(1).minus(sin(half).power(2).times(Expression.of(2)))
                    : cos(part).times(cos(rest)).minus(sin(part).times(sin(rest)));
            case EXP -> random.nextBoolean() ? exp(half).power(2) : exp(part).over(exp(part.minus(argument)));
            case TANH -> random.nextBoolean() ? exp(argument).minus(exp(argument.negated()))
                    .over(exp(argument).plus(exp(argument.negated()))) : argument.negated().apply(function).negated();
            case LOG -> argument.power(3).apply(function).times(Expression.of(1, 3));
            case ABS -> random.nextBoolean() ? argument.power(2).squareRoot() : argument.negated().apply(function);
            case ATAN -> argument.negated().apply(function).negated();
        };
    }

    static Expression sin(Expression argument) {
        return argument.apply(Function.SIN);
    }

    static Expression cos(Expression argument) {
        return argument.apply(Function.COS);
    }

    static Expression exp(Expression argument) {
        return argument.apply(Function.EXP);
    }

    static Expression log(Expression argument) {
        return argument.apply(Function.LOG);
    }
}
