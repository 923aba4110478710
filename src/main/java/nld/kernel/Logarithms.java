package nld.kernel;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.expression.Function;
import nld.expression.Rational;

/**
 * Logarithms: of a product as a sum over its factors of known sign and over the squares of the others, of an exponential
 * as its argument. The argument is above 0 wherever the formula has a value, so that none of its factors is 0.
 */
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
        if (argument.isZero()) {
            throw new Limits.Beyond("a logarithm of an expression that is zero for all values");
        }
        Factored factored = Factored.of(argument, home.factors());
        List<Quotient> parts = new ArrayList<>();
        Quotient rest = Quotient.of(Rational.of(factored.number().signum()));
        for (Factored.Part part : factored.parts()) {
            if (home.signs().isNonNegative(part.factor())) {
                parts.add(ofFactor(part.factor()).scaled(Rational.of(part.exponent())));
            } else if (part.exponent() % 2 == 0) {
                Polynomial square = home.algebra().power(part.factor(), 2);
                parts.add(opaque(Quotient.of(square)).scaled(Rational.of(part.exponent() / 2)));
            } else {
                rest = home.algebra().times(rest, home.algebra().power(Quotient.of(part.factor()), part.exponent()));
            }
        }
        addNumber(factored.number().abs(), parts);
        if (!rest.equals(Quotient.ONE)) {
            parts.add(opaque(rest));
        }
        return parts.isEmpty() ? Quotient.ZERO : home.algebra().plus(parts);
    }

    private void addNumber(Rational value, List<Quotient> parts) {
        Primes.factors(value).forEach((prime, exponent) ->
                parts.add(opaque(Quotient.of(Rational.of(prime, BigInteger.ONE))).scaled(Rational.of(exponent))));
    }

    /** The logarithm of a factor of at least 0: of an exponential its argument, of a root a part of the radicand's. */
    private Quotient ofFactor(Polynomial factor) {
        int indeterminate = factor.asIndeterminate();
        Optional<Quotient> exponent = home.exponentials().exponent(indeterminate);
        if (exponent.isPresent()) {
            return exponent.get();
        }
        return home.roots().radicand(indeterminate)
                .map(root -> log(root.radicand()).scaled(Rational.of(1, root.degree())))
                .orElseGet(() -> opaque(Quotient.of(factor)));
    }

    private Quotient opaque(Quotient argument) {
        int indeterminate = home.algebra().indeterminate(List.of(Function.LOG, argument),
                home.readback().of(argument).apply(Function.LOG));
        arguments.put(indeterminate, argument);
        return Quotient.of(Algebra.polynomial(indeterminate));
    }
}
