package nld.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.expression.Function;
import nld.expression.Rational;

/** Logarithms: of products of positive factors as sums, of an exponential as its argument. */
final class Logarithms {
    private final Normalizer home;
    private final Map<Integer, Quotient> arguments = new HashMap<>();

    Logarithms(Normalizer home) {
        this.home = home;
    }

    /** The argument of the logarithm that {@code indeterminate} stands for, where it stands for one. */
    Optional<Quotient> argument(int indeterminate) {
        return Optional.ofNullable(arguments.get(indeterminate));
    }

    Quotient log(Quotient argument) {
        Signs signs = home.signs();
        Monomial content = argument.numerator().content();
        Rational common = Readback.commonFactor(argument.numerator());
        Polynomial primitive = argument.numerator().dividedBy(content).scaled(common.inverse());
        boolean splits = common.signum() > 0 && signs.isPositive(content) && signs.isPositive(argument.monomial())
                && signs.isPositive(primitive) && argument.factors().keySet().stream().allMatch(signs::isPositive);
        if (!splits) {
            home.assume(argument, "> 0");
            return opaque(argument);
        }
        List<Quotient> parts = new ArrayList<>();
        addNumber(common, parts);
        addMonomial(content, 1, parts);
        addMonomial(argument.monomial(), -1, parts);
        addFactor(primitive, 1, parts);
        argument.factors().forEach((factor, exponent) -> addFactor(factor, -exponent, parts));
        return parts.isEmpty() ? Quotient.ZERO : home.algebra().plus(parts);
    }

    private void addFactor(Polynomial factor, int exponent, List<Quotient> parts) {
        if (factor.size() > 1) {
            Rational common = Readback.commonFactor(factor);
            addNumber(common.power(exponent), parts);
            parts.add(scaled(opaque(Quotient.of(factor.scaled(common.inverse()))), Rational.of(exponent)));
        }
    }

    private void addNumber(Rational value, List<Quotient> parts) {
        Primes.factors(value).forEach((prime, exponent) ->
                parts.add(scaled(opaque(Quotient.of(Polynomial.constant(Rational.of(prime, java.math.BigInteger.ONE)))),
                        Rational.of(exponent))));
    }

    private void addMonomial(Monomial monomial, int sign, List<Quotient> parts) {
        for (int index = 0; index < monomial.count(); index++) {
            int indeterminate = monomial.indeterminate(index);
            Rational exponent = Rational.of((long) sign * monomial.exponentAt(index));
            parts.add(scaled(logOf(indeterminate), exponent));
        }
    }

    private Quotient logOf(int indeterminate) {
        Optional<Quotient> exponent = home.exponentials().exponent(indeterminate);
        if (exponent.isPresent()) {
            return exponent.get();
        }
        return home.roots().radicand(indeterminate)
                .map(root -> scaled(log(root.radicand()), Rational.of(1, root.degree())))
                .orElseGet(() -> opaque(Quotient.of(Algebra.polynomial(indeterminate))));
    }

    private static Quotient scaled(Quotient quotient, Rational factor) {
        return new Quotient(quotient.numerator().scaled(factor), quotient.monomial(), quotient.factors());
    }

    private Quotient opaque(Quotient argument) {
        int indeterminate = home.algebra().indeterminate(List.of(Function.LOG, argument),
                home.readback().of(argument).apply(Function.LOG));
        arguments.put(indeterminate, argument);
        return Quotient.of(Algebra.polynomial(indeterminate));
    }
}
