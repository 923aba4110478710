package nld.kernel;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.expression.Rational;

/**
 * Roots of quotients: real ones, for even degrees non-negative, for odd degrees of the radicand's sign. Perfect powers
 * come out (with an absolute value where the degree is even and the sign unknown), and so do factors of at least 0, for
 * odd degrees all factors; what remains under a root becomes one indeterminate r with rᵏ = radicand.
 */
final class Roots {
    private final Normalizer home;
    private final Map<Integer, Root> known = new HashMap<>();

    /** What an indeterminate is the root of. */
    record Root(Quotient radicand, int degree) {
    }

    Roots(Normalizer home) {
        this.home = home;
    }

    Optional<Root> radicand(int indeterminate) {
        return Optional.ofNullable(known.get(indeterminate));
    }

    Quotient root(Quotient base, int degree) {
        if (base.isZero()) {
            return Quotient.ZERO;
        }
        Factored factored = Factored.of(base.lowest(home.limits()), home.factors());
        Split split = new Split(degree);
        split.takeNumber(factored.number());
        factored.parts().forEach(split::take);
        return split.result();
    }

    /** Gathers what comes out of a root and what stays inside. */
    private final class Split {
        private final int degree;
        private Quotient outside = Quotient.ONE;
        private Polynomial inside = Polynomial.ONE;

        Split(int degree) {
            this.degree = degree;
        }

        private void out(Quotient factor) {
            outside = home.algebra().times(outside, factor);
        }

        void takeNumber(Rational value) {
            for (Map.Entry<BigInteger, Integer> prime : Primes.factors(value.abs()).entrySet()) {
                Polynomial number = Polynomial.constant(Rational.of(prime.getKey(), BigInteger.ONE));
                out(power(number, Rational.of(prime.getValue(), degree)));
            }
            if (value.signum() < 0) {
                if (degree % 2 == 1) {
                    out(Quotient.ONE.negated());
                } else {
                    inside = inside.negated();
                }
            }
        }

        void take(Factored.Part part) {
            Rational exponent = Rational.of(part.exponent(), degree);
            int indeterminate = part.factor().asIndeterminate();
            Optional<Quotient> exponential = home.exponentials().exponent(indeterminate);
            Root root = known.get(indeterminate);
            boolean nonNegative = home.signs().isNonNegative(part.factor());
            if (exponential.isPresent()) {
                out(home.exponentials().exp(exponential.get().scaled(exponent)));
            } else if (root != null && (nonNegative || degree % 2 == 1)) {
                out(power(root.radicand.numerator(), exponent.over(Rational.of(root.degree))));
            } else if (nonNegative || degree % 2 == 1) {
                out(power(part.factor(), exponent));
            } else {
                takeOfUnknownSign(part.factor(), part.exponent());
            }
        }

        /** Multiples of the even degree come out in size, the rest stays inside. */
        private void takeOfUnknownSign(Polynomial factor, int exponent) {
            Algebra algebra = home.algebra();
            int leaves = Math.floorDiv(exponent, degree);
            inside = algebra.times(inside, algebra.power(factor, Math.floorMod(exponent, degree)));
            if (leaves != 0) {
                Quotient base = leaves % 2 == 0 ? Quotient.of(factor) : absolute(factor);
                out(algebra.power(base, leaves));
            }
        }

        Quotient result() {
            return inside.equals(Polynomial.ONE) ? outside
                    : home.algebra().times(outside, indeterminate(inside, Rational.of(1, degree)));
        }
    }

    private Quotient absolute(Polynomial factor) {
        return home.signs().isNonNegative(factor.negated()) ? Quotient.of(factor.negated())
                : indeterminate(home.algebra().power(factor, 2), Rational.HALF);
    }

    /** A quantity to a rational power: of at least 0, or of any sign where the exponent's denominator is odd. */
    private Quotient power(Polynomial base, Rational exponent) {
        return exponent.isInteger() ? home.algebra().power(Quotient.of(base), exponent.intValueExact())
                : indeterminate(base, exponent);
    }

    /** {@code radicand} to a fractional power, as a power of the root in the common unit. */
    private Quotient indeterminate(Polynomial radicand, Rational exponent) {
        Object key = List.of("root", radicand);
        home.units().count(key, Rational.ONE);
        Rational count = home.units().count(key, exponent);
        int degree = home.units().unit(key).denominator().intValueExact();
        int indeterminate = home.algebra().indeterminate(List.of(key, degree),
                home.readback().of(radicand).power(Rational.of(1, degree)));
        home.algebra().relate(indeterminate, degree, radicand);
        if (home.signs().isPositive(radicand)) {
            home.signs().declarePositive(indeterminate);
        } else if (degree % 2 == 0 || home.signs().isNonNegative(radicand)) {
            home.signs().declareNonNegative(indeterminate);
        }
        known.put(indeterminate, new Root(Quotient.of(radicand), degree));
        int power = count.isInteger() ? count.intValueExact() : 1;
        return home.algebra().power(Quotient.of(Algebra.polynomial(indeterminate)), power);
    }
}
