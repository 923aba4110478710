package nld.kernel;

import java.util.List;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Rational;

/** Sine and cosine of sums and multiples of angles, by the addition theorems; sin² is written 1 − cos². */
final class Angles {
    private final Normalizer home;

    Angles(Normalizer home) {
        this.home = home;
    }

    /** The cosine and the sine of an angle. */
    private record Pair(Polynomial cosine, Polynomial sine) {
    }

    Quotient sine(Quotient argument) {
        return Quotient.of(pair(argument).sine);
    }

    Quotient cosine(Quotient argument) {
        return Quotient.of(pair(argument).cosine);
    }

    private Pair pair(Quotient argument) {
        Pair sum = new Pair(Polynomial.ONE, Polynomial.ZERO);
        for (ArgumentTerm.Weighted part : ArgumentTerm.of(argument)) {
            sum = plus(sum, multiple(part));
        }
        return sum;
    }

    private Pair plus(Pair left, Pair right) {
        Algebra algebra = home.algebra();
        Polynomial cosine = algebra.times(left.cosine, right.cosine)
                .plus(algebra.times(left.sine, right.sine).negated());
        Polynomial sine = algebra.times(left.sine, right.cosine).plus(algebra.times(left.cosine, right.sine));
        return new Pair(cosine, sine);
    }

    private Pair multiple(ArgumentTerm.Weighted part) {
        Object key = List.of("angle", part.term());
        int count = modest(home.units().count(key, part.coefficient()), Limits.ANGLE_MULTIPLE);
        Pair one = unit(key, part.term());
        Pair sum = new Pair(Polynomial.ONE, Polynomial.ZERO);
        for (int turn = 0; turn < Math.abs(count); turn++) {
            sum = plus(sum, one);
        }
        return count < 0 ? new Pair(sum.cosine, sum.sine.negated()) : sum;
    }

    private Pair unit(Object key, ArgumentTerm term) {
        Rational unit = home.units().unit(key);
        Expression angle = term.expression(home.readback(), unit);
        Algebra algebra = home.algebra();
        int cosine = algebra.indeterminate(List.of(key, unit, Function.COS), angle.apply(Function.COS));
        int sine = algebra.indeterminate(List.of(key, unit, Function.SIN), angle.apply(Function.SIN));
        Polynomial square = Polynomial.of(Monomial.of(cosine, 2), Rational.MINUS_ONE).plus(Polynomial.ONE);
        algebra.relate(sine, 2, square);
        return new Pair(Algebra.polynomial(cosine), Algebra.polynomial(sine));
    }

    /** An integer count of at most {@code most}; a fraction, while units still settle, counts as 1. */
    static int modest(Rational count, int most) {
        if (!count.isInteger()) {
            return 1;
        }
        if (count.abs().compareTo(Rational.of(most)) > 0) {
            throw new Limits.Beyond("a multiple of " + count + " in an argument");
        }
        return count.intValueExact();
    }

    /** An odd function without relations of its own: atan(−a) = −atan a, and atan 0 = 0. */
    Quotient arcTangent(Quotient argument) {
        if (argument.isZero()) {
            return Quotient.ZERO;
        }
        boolean turned = argument.numerator().coefficient(argument.numerator().leading()).signum() < 0;
        Quotient key = turned ? argument.negated() : argument;
        int indeterminate = home.algebra().indeterminate(List.of(Function.ATAN, key),
                home.readback().of(key).apply(Function.ATAN));
        Quotient value = Quotient.of(Algebra.polynomial(indeterminate));
        return turned ? value.negated() : value;
    }
}
