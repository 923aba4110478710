package nld.kernel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.expression.Function;
import nld.expression.Rational;

/** Exponentials: exp(Σ cᵢ·termᵢ) as a product of integer powers of exp(unit·term). */
final class Exponentials {
    private final Normalizer home;
    private final Map<Integer, Quotient> exponents = new HashMap<>();

    Exponentials(Normalizer home) {
        this.home = home;
    }

    Quotient exp(Quotient argument) {
        Quotient result = Quotient.ONE;
        for (ArgumentTerm.Weighted part : ArgumentTerm.of(argument)) {
            var logarithm = home.logarithms().argument(part.term().single());
            Quotient factor = logarithm.isPresent() ? home.power(logarithm.get(), part.coefficient()) : power(part);
            result = home.algebra().times(result, factor);
        }
        return result;
    }

    /** By tanh a = (exp 2a − 1)/(exp 2a + 1). */
    Quotient tanh(Quotient argument) {
        Algebra algebra = home.algebra();
        Quotient exp = exp(argument.scaled(Rational.of(2)));
        Quotient above = algebra.plus(List.of(exp, Quotient.ONE.negated()));
        return algebra.times(above, algebra.inverse(algebra.plus(List.of(exp, Quotient.ONE))));
    }

    private Quotient power(ArgumentTerm.Weighted part) {
        Object key = List.of(Function.EXP, part.term());
        Rational count = home.units().count(key, part.coefficient());
        Rational unit = home.units().unit(key);
        int indeterminate = home.algebra().indeterminate(List.of(key, unit),
                part.term().expression(home.readback(), unit).apply(Function.EXP));
        home.signs().declarePositive(indeterminate);
        exponents.put(indeterminate, part.term().times(unit));
        int power = Angles.modest(count, Limits.EXPONENTIAL_POWER);
        return home.algebra().power(Quotient.of(Algebra.polynomial(indeterminate)), power);
    }

    /** The argument of the exponential that {@code indeterminate} stands for, where it stands for one. */
    Optional<Quotient> exponent(int indeterminate) {
        return Optional.ofNullable(exponents.get(indeterminate));
    }

    /** tanh a = (exp 2a − 1)/(exp 2a + 1). */
    Quotient tanh(Quotient argument) {
        Quotient exp = exp(argument.scaled(Rational.of(2)));
        Algebra algebra = home.algebra();
        Quotient above = algebra.plus(List.of(exp, Quotient.ONE.negated()));
        return algebra.times(above, algebra.inverse(algebra.plus(List.of(exp, Quotient.ONE))));
    }
}
