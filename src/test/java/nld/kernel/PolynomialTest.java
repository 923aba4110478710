package nld.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cc.redberry.rings.Rings;
import cc.redberry.rings.bigint.BigInteger;
import cc.redberry.rings.poly.MultivariateRing;
import cc.redberry.rings.poly.multivar.MultivariateDivision;
import cc.redberry.rings.poly.multivar.MultivariatePolynomial;
import java.util.Optional;
import java.util.Random;
import nld.expression.Rational;
import org.junit.jupiter.api.Test;

/** Our polynomials against those of a foreign system, the rings library, on random polynomials. */
class PolynomialTest {
    private static final int VARIABLES = 4;
    private static final int TRIALS = 300;
    private static final MultivariateRing<MultivariatePolynomial<cc.redberry.rings.Rational<BigInteger>>> RING =
            Rings.MultivariateRing(VARIABLES, Rings.Q);

    private final Random random = new Random(20240229);
    private final Limits limits = new Limits(Long.MAX_VALUE);

    private Polynomial random(int terms) {
        Polynomial.Builder builder = new Polynomial.Builder();
        for (int term = 0; term < terms; term++) {
            Monomial monomial = Monomial.ONE;
            for (int variable = 0; variable < VARIABLES; variable++) {
                monomial = monomial.times(Monomial.of(variable, random.nextInt(3)));
            }
            int numerator = random.nextInt(2000) - 1000;
            builder.add(monomial, Rational.of(numerator == 0 ? 1 : numerator, 1 + random.nextInt(12)));
        }
        return builder.build();
    }

    private static MultivariatePolynomial<cc.redberry.rings.Rational<BigInteger>> foreign(Polynomial polynomial) {
        var sum = RING.getZero();
        for (var term : polynomial.terms().entrySet()) {
            var product = RING.valueOf(1);
            for (int index = 0; index < term.getKey().count(); index++) {
                product = RING.multiply(product, RING.pow(RING.variable(term.getKey().indeterminate(index)),
                        term.getKey().exponentAt(index)));
            }
            Rational value = term.getValue();
            var coefficient = new cc.redberry.rings.Rational<>(Rings.Z, new BigInteger(value.numerator().toString()),
                    new BigInteger(value.denominator().toString()));
            sum = RING.add(sum, product.multiply(coefficient));
        }
        return sum;
    }

    private Polynomial product(Polynomial left, Polynomial right) {
        Polynomial.Builder builder = new Polynomial.Builder();
        builder.addProduct(left, right, limits);
        return builder.build();
    }

    @Test
    void sums_and_products_agree() {
        for (int trial = 0; trial < TRIALS; trial++) {
            Polynomial left = random(1 + random.nextInt(12));
            Polynomial right = random(1 + random.nextInt(12));
            assertThatObject(foreign(product(left, right))).isEqualTo(RING.multiply(foreign(left), foreign(right)));
            assertThatObject(foreign(left.plus(right))).isEqualTo(RING.add(foreign(left), foreign(right)));
            assertThatObject(foreign(left.negated())).isEqualTo(RING.negate(foreign(left)));
        }
    }

    @Test
    void exact_division_agrees_and_is_refused_alike() {
        for (int trial = 0; trial < TRIALS; trial++) {
            Polynomial left = random(1 + random.nextInt(8));
            Polynomial right = random(1 + random.nextInt(8));
            Polynomial dividend = trial % 2 == 0 ? product(left, right) : product(left, right).plus(random(1));
            Optional<Polynomial> quotient = right.isZero() ? Optional.empty() : dividend.dividedExactlyBy(right, limits);
            var theirs = right.isZero() ? null : MultivariateDivision.divideOrNull(foreign(dividend), foreign(right));
            assertThat(quotient.isPresent()).isEqualTo(theirs != null);
            quotient.ifPresent(ours -> assertThatObject(foreign(ours)).isEqualTo(theirs));
        }
    }

    @Test
    void equality_and_hash_do_not_depend_on_how_a_polynomial_was_made() {
        for (int trial = 0; trial < TRIALS; trial++) {
            Polynomial a = random(6);
            Polynomial b = random(6);
            Polynomial c = random(6);
            Polynomial one = product(a, b.plus(c));
            Polynomial other = product(c, a).plus(product(b, a));
            assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
            assertThat(one.plus(other.negated()).isZero()).isTrue();
            assertThat(one).isNotEqualTo(other.plus(Polynomial.ONE));
        }
    }

    @Test
    void perfect_powers_are_found_and_others_are_not() {
        for (int trial = 0; trial < TRIALS; trial++) {
            Polynomial base = primitive(random(2 + random.nextInt(4)));
            if (base.size() < 2) {
                continue;
            }
            int degree = 2 + random.nextInt(2);
            Polynomial power = degree == 2 ? product(base, base) : product(base, product(base, base));
            assertThat(PerfectPower.root(power, degree, limits)).contains(base);
            Polynomial other = power.plus(Polynomial.of(Monomial.of(1, 1), Rational.of(7)));
            PerfectPower.root(other, degree, limits).ifPresent(root -> assertThat(degree == 2 ? product(root, root)
                    : product(root, product(root, root))).isEqualTo(other));
        }
    }

    private static Polynomial primitive(Polynomial polynomial) {
        if (polynomial.isZero()) {
            return polynomial;
        }
        Polynomial primitive = polynomial.scaled(Readback.commonFactor(polynomial).inverse());
        return primitive.coefficient(primitive.leading()).signum() < 0 ? primitive.negated() : primitive;
    }

    @Test
    void exponents_beyond_an_int_are_refused() {
        Monomial large = Monomial.of(0, Integer.MAX_VALUE);
        assertThatThrownBy(() -> large.times(Monomial.of(0, 1)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> large.power(2)).isInstanceOf(ArithmeticException.class);
    }
}
