package nld.kernel;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.expression.Rational;

/**
 * Roots of quotients, real and, for even degrees, non-negative. Perfect powers come out (with an absolute value where
 * the degree is even and the sign is unknown), positive factors are split off, and what remains under the root becomes
 * one indeterminate r with rᵏ = radicand.
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
        Quotient argument = base.lowest();
        Split split = new Split(degree);
        Polynomial above = argument.numerator();
        Monomial content = above.content();
        Rational common = Readback.commonFactor(above);
        Polynomial primitive = above.dividedBy(content).scaled(common.inverse());
        split.takeNumber(common);
        split.takeMonomial(content, 1);
        split.takeMonomial(argument.monomial(), -1);
        argument.factors().forEach((factor, exponent) -> split.takeFactor(factor, -exponent));
        if (primitive.size() > 1) {
            split.takeFactor(primitive, 1);
        }
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
            Primes.factors(value.abs()).forEach((prime, exponent) -> {
                Quotient number = Quotient.of(Polynomial.constant(Rational.of(prime, BigInteger.ONE)));
                out(positivePower(number, Rational.of(exponent, degree)));
            });
            if (value.signum() < 0) {
                if (degree % 2 == 1) {
                    out(Quotient.ONE.negated());
                } else {
                    inside = inside.negated();
                }
            }
        }

        void takeMonomial(Monomial monomial, int sign) {
            for (int index = 0; index < monomial.count(); index++) {
                int indeterminate = monomial.indeterminate(index);
                int exponent = sign * monomial.exponentAt(index);
                Optional<Quotient> exponential = home.exponentials().exponent(indeterminate);
                if (exponential.isPresent()) {
                    Quotient argument = exponential.get();
                    out(home.exponentials().exp(new Quotient(
                            argument.numerator().scaled(Rational.of(exponent, degree)), argument.monomial(),
                            argument.factors())));
                } else if (known.containsKey(indeterminate) && home.signs().isPositive(indeterminate)) {
                    Root root = known.get(indeterminate);
                    out(positivePower(root.radicand, Rational.of(exponent, (long) degree * root.degree)));
                } else {
                    takeFactor(Algebra.polynomial(indeterminate), exponent);
                }
            }
        }

        /** Takes {@code factor^exponent}: multiples of the degree come out, the rest stays inside. */
        void takeFactor(Polynomial factor, int exponent) {
            boolean positive = home.signs().isNonNegative(factor);
            if (positive) {
                out(positivePower(Quotient.of(factor), Rational.of(exponent, degree)));
                return;
            }
            int stays = Math.floorMod(exponent, degree);
            int leaves = Math.floorDiv(exponent, degree);
            inside = home.algebra().times(inside, home.algebra().power(factor, stays));
            if (leaves != 0) {
                boolean plain = degree % 2 == 1 || leaves % 2 == 0;
                Quotient base = plain ? Quotient.of(factor) : absolute(factor);
                out(home.algebra().power(base, leaves));
            }
        }

        Quotient result() {
            if (inside.equals(Polynomial.ONE)) {
                return outside;
            }
            if (degree % 2 == 0) {
                home.assume(Quotient.of(inside), "≥ 0");
            }
            return home.algebra().times(outside, indeterminate(inside, Rational.of(1, degree)));
        }
    }

    private Quotient absolute(Polynomial factor) {
        return indeterminate(home.algebra().power(factor, 2), Rational.HALF);
    }

    /** A quantity of at least 0 to a rational power, whole powers aside. */
    private Quotient positivePower(Quotient base, Rational exponent) {
        if (exponent.isInteger()) {
            return home.algebra().power(base, exponent.intValueExact());
        }
        if (!base.isPolynomial()) {
            return home.power(base, exponent);
        }
        return indeterminate(base.numerator(), exponent);
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
        if (degree % 2 == 0 || home.signs().isNonNegative(radicand)) {
            home.signs().declarePositive(indeterminate);
        }
        known.put(indeterminate, new Root(Quotient.of(radicand), degree));
        int power = count.isInteger() ? count.intValueExact() : 1;
        return home.algebra().power(Quotient.of(Algebra.polynomial(indeterminate)), power);
    }
}
