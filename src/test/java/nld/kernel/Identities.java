package nld.kernel;

import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import nld.expression.Applied;
import nld.expression.Expression;
import nld.expression.Formulas;
import nld.expression.Function;
import nld.expression.Rational;
import nld.expression.Symbols;

/** Random formulas of several kinds, each with identities to rewrite it by. */
final class Identities {
    /** What a formula is made of. */
    enum Kind { POLYNOMIAL, QUOTIENT, TRIGONOMETRIC, EXPONENTIAL, LOGARITHMIC, RADICAL, MIXED }

    private final Formulas formulas;
    private final Random random;

    /** Two formulas that are equal wherever both have a value. */
    record Pair(Kind kind, Expression left, Expression right) {
    }

    Identities(long seed) {
        this.formulas = new Formulas(seed);
        this.random = formulas.random();
    }

    Formulas formulas() {
        return formulas;
    }

    Pair draw(Kind kind) {
        while (true) {
            try {
                Expression start = formula(kind, 1 + random.nextInt(2));
                Expression left = rewritten(start, kind);
                Expression right = rewritten(start, kind);
                if (left != right && isModest(left) && isModest(right)) {
                    return new Pair(kind, left, right);
                }
            } catch (ArithmeticException undefined) {
                // the next draw is another
            }
        }
    }

    /** Small enough that thousands are judged in seconds. */
    private static boolean isModest(Expression expression) {
        int[] functions = new int[1];
        Symbols.occurs(expression, part -> {
            functions[0] += part instanceof Applied ? 1 : 0;
            return false;
        });
        return functions[0] <= 10 && Symbols.size(expression) <= 60;
    }

    private Expression rewritten(Expression start, Kind kind) {
        return new Rewrites(formulas, everywhere(kind), 6).rewrite(start);
    }

    private Expression formula(Kind kind, int depth) {
        if (depth == 0 || random.nextInt(5) == 0) {
            return atom(kind);
        }
        return switch (random.nextInt(kind == Kind.POLYNOMIAL ? 3 : 4)) {
            case 0 -> formula(kind, depth - 1).times(formula(kind, depth - 1));
            case 1 -> formula(kind, depth - 1).power(kind == Kind.POLYNOMIAL ? 2 : random.nextBoolean() ? 2 : -1);
            case 2 -> formula(kind, depth - 1).plus(formula(kind, depth - 1));
            default -> formula(kind, depth - 1).over(formula(kind, depth - 1));
        };
    }

    private Expression atom(Kind kind) {
        return random.nextInt(3) == 0 ? formulas.leaf() : switch (kind) {
            case POLYNOMIAL, QUOTIENT -> formulas.argument();
            case TRIGONOMETRIC -> formulas.angle().apply(random.nextBoolean() ? Function.SIN : Function.COS);
            case EXPONENTIAL -> formulas.argument().apply(random.nextInt(3) == 0 ? Function.TANH : Function.EXP);
            case LOGARITHMIC -> formulas.positive().times(formulas.positive()).apply(Function.LOG);
            case RADICAL -> radical();
            case MIXED -> atom(formulas.among(List.of(Kind.TRIGONOMETRIC, Kind.EXPONENTIAL, Kind.LOGARITHMIC, Kind.RADICAL)));
        };
    }

    private Expression radical() {
        return switch (random.nextInt(4)) {
            case 0 -> formulas.positive().squareRoot();
            case 1 -> formulas.symbol().apply(Function.ABS);
            case 2 -> formulas.argument().power(Rational.of(1 + random.nextInt(2), 3));
            default -> formulas.positive().times(formulas.symbol().power(2)).squareRoot();
        };
    }

    /** Identities that fit any formula. */
    private List<UnaryOperator<Expression>> everywhere(Kind kind) {
        Expression one = Expression.of(1);
        Expression other = formulas.argument();
        Expression angle = formulas.angle();
        Expression positive = formulas.positive();
        UnaryOperator<Expression> plusMinus = e -> Rewrites.distributed(List.of(e.plus(other), e.minus(other)))
                .plus(other.power(2)).over(e);
        UnaryOperator<Expression> timesOver = e -> Rewrites.distributed(List.of(e, other.plus(one))).over(other.plus(one));
        UnaryOperator<Expression> circle = e -> e.times(Rewrites.sin(angle).power(2).plus(Rewrites.cos(angle).power(2)));
        UnaryOperator<Expression> inverses = e -> Rewrites.log(Rewrites.exp(e));
        UnaryOperator<Expression> exponential = e -> e.times(Rewrites.exp(other)).times(Rewrites.exp(other.negated()));
        UnaryOperator<Expression> logarithm = e -> e.plus(Rewrites.log(positive.power(2)))
                .minus(Rewrites.log(positive).times(Expression.of(2)));
        UnaryOperator<Expression> root = e -> e.times(positive.squareRoot()).over(positive.times(positive.power(2)).squareRoot())
                .times(positive);
        UnaryOperator<Expression> cube = e -> e.power(3).power(Rational.of(1, 3));
        return switch (kind) {
            case POLYNOMIAL -> List.of();
            case QUOTIENT -> List.of(plusMinus, timesOver);
            case TRIGONOMETRIC -> List.of(circle, timesOver);
            case EXPONENTIAL -> List.of(exponential, inverses, timesOver);
            case LOGARITHMIC -> List.of(logarithm, inverses, timesOver);
            case RADICAL -> List.of(root, cube, timesOver);
            case MIXED -> List.of(plusMinus, circle, exponential, logarithm, root);
        };
    }
}
