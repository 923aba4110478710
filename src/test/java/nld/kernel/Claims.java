package nld.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import nld.expression.Assumptions;
import nld.expression.Domain;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Rational;
import nld.expression.Symbol;

/** The words in which tests put claims to a judge: m and k are positive, n is at least 0, the others take all values. */
final class Claims {
    static final Symbol X = Symbol.coordinate("x");
    static final Symbol Y = Symbol.coordinate("y");
    static final Symbol Z = Symbol.coordinate("z");
    static final Symbol M = Symbol.parameter("m");
    static final Symbol K = Symbol.parameter("k");
    static final Symbol N = Symbol.parameter("n");
    static final Assumptions ASSUMPTIONS = new Assumptions(java.util.Map.of(M, Domain.POSITIVE, K, Domain.POSITIVE,
            N, new Domain(java.util.Optional.of(Rational.ZERO), false, java.util.Optional.empty(), false)));
    static final Judge JUDGE = new Judge(ASSUMPTIONS, 20240229);

    private Claims() {
    }

    static void proved(Expression left, Expression right) {
        assertThat(JUDGE.equal(left, right)).as("%s = %s", left, right).isInstanceOf(Proved.class);
    }

    static void refuted(Expression left, Expression right) {
        assertThat(JUDGE.equal(left, right)).as("%s = %s", left, right).isInstanceOf(Refuted.class);
    }

    static void undecided(Expression left, Expression right) {
        assertThat(JUDGE.equal(left, right)).as("%s = %s", left, right).isInstanceOf(Undecided.class);
    }

    static Expression number(long value) {
        return Expression.of(value);
    }

    static Expression number(long numerator, long denominator) {
        return Expression.of(numerator, denominator);
    }

    static Expression root(Expression radicand, int degree) {
        return radicand.power(Rational.of(1, degree));
    }

    static Expression sqrt(Expression radicand) {
        return radicand.squareRoot();
    }

    static Expression power(Expression base, long numerator, long denominator) {
        return base.power(Rational.of(numerator, denominator));
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

    static Expression tanh(Expression argument) {
        return argument.apply(Function.TANH);
    }

    static Expression atan(Expression argument) {
        return argument.apply(Function.ATAN);
    }

    static Expression abs(Expression argument) {
        return argument.apply(Function.ABS);
    }

    /** sin² x + cos² x, which is 1 by a relation only. */
    static Expression circle(Expression angle) {
        return sin(angle).power(2).plus(cos(angle).power(2));
    }
}
