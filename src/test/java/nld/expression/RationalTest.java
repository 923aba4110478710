package nld.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Exact fractions against big integers, above all where a {@code long} overflows. */
class RationalTest {
    private static final List<Long> EDGES = List.of(0L, 1L, -1L, 2L, 3L, Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MIN_VALUE,
            Long.MIN_VALUE + 1, 1L << 31, 1L << 32, 1L << 62, -(1L << 62), (1L << 62) + 1, 3037000499L, 3037000500L);

    private final Random random = new Random(20240229);

    private static void assertIs(Rational value, BigInteger numerator, BigInteger denominator) {
        Rational expected = Rational.of(numerator, denominator);
        assertThat(value).isEqualTo(expected).hasSameHashCodeAs(expected);
        assertThat(value.numerator().multiply(denominator)).isEqualTo(numerator.multiply(value.denominator()));
        assertThat(value.denominator().signum()).isPositive();
        assertThat(value.numerator().gcd(value.denominator())).isEqualTo(BigInteger.ONE);
        assertThat(value.compareTo(expected)).isZero();
    }

    private Rational draw() {
        long numerator = random.nextBoolean() ? EDGES.get(random.nextInt(EDGES.size())) : random.nextLong();
        long denominator = random.nextBoolean() ? EDGES.get(random.nextInt(EDGES.size())) : random.nextLong();
        return Rational.of(numerator, denominator == 0 ? 1 : denominator);
    }

    @Test
    void sums_products_and_quotients_are_exact_across_the_overflow_boundary() {
        for (int trial = 0; trial < 20_000; trial++) {
            Rational a = draw();
            Rational b = draw();
            BigInteger p = a.numerator();
            BigInteger q = a.denominator();
            BigInteger r = b.numerator();
            BigInteger s = b.denominator();
            assertIs(a.plus(b), p.multiply(s).add(r.multiply(q)), q.multiply(s));
            assertIs(a.minus(b), p.multiply(s).subtract(r.multiply(q)), q.multiply(s));
            assertIs(a.times(b), p.multiply(r), q.multiply(s));
            assertIs(a.negated(), p.negate(), q);
            assertThat(a.compareTo(b)).isEqualTo(p.multiply(s).compareTo(r.multiply(q)));
            if (!b.isZero()) {
                assertIs(a.over(b), p.multiply(s), q.multiply(r));
            }
        }
    }

    @Test
    void a_number_is_equal_to_itself_whichever_way_it_was_computed() {
        for (long edge : EDGES) {
            assertThat(Rational.of(edge)).isEqualTo(Rational.of(BigInteger.valueOf(edge), BigInteger.ONE));
            assertThat(Rational.of(edge).plus(Rational.ONE).minus(Rational.ONE)).isEqualTo(Rational.of(edge));
            assertThat(Literal.of(Rational.of(edge)))
                    .isSameAs(Literal.of(Rational.of(BigInteger.valueOf(edge).shiftLeft(9), BigInteger.ONE.shiftLeft(9))));
        }
    }

    @Test
    void powers_and_roots_are_inverse() {
        for (int trial = 0; trial < 2_000; trial++) {
            Rational base = Rational.of(1 + random.nextInt(100_000), 1 + random.nextInt(1_000));
            int degree = 1 + random.nextInt(7);
            assertThat(base.power(degree).root(degree)).contains(base);
            assertThat(base.power(-degree).inverse()).isEqualTo(base.power(degree));
            Optional<Rational> negative = base.negated().power(degree).root(degree);
            assertThat(negative).contains(degree % 2 == 0 ? base : base.negated());
            assertThat(base.power(degree).plus(Rational.of(1, 7919)).root(degree))
                    .isEqualTo(degree == 1 ? Optional.of(base.plus(Rational.of(1, 7919))) : Optional.empty());
        }
        assertThat(Rational.of(-4).root(2)).isEmpty();
        assertThat(Rational.ZERO.root(5)).contains(Rational.ZERO);
        assertThat(Rational.of(2).root(10_000)).isEmpty();
    }

    @Test
    void divisions_by_zero_are_refused() {
        assertThatThrownBy(() -> Rational.of(1, 0)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Rational.ONE.over(Rational.ZERO)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Rational.ZERO.power(-1)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Rational.HALF.intValueExact()).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void doubles_and_digits_are_the_usual_ones() {
        assertThat(Rational.of(-3, 10).toDouble()).isEqualTo(-0.3);
        assertThat(Rational.of(1, 3).toDouble()).isEqualTo(1.0 / 3);
        assertThat(Rational.of(Long.MAX_VALUE, 7).toDouble()).isEqualTo(Long.MAX_VALUE / 7.0);
        assertThat(Rational.of(6, -4)).hasToString("-3/2");
        assertThat(Rational.of(BigInteger.TEN.pow(30), BigInteger.TEN.pow(29))).hasToString("10");
        assertThat(Rational.of(255).bits()).isEqualTo(8);
        assertThat(Rational.of(1, 256).bits()).isEqualTo(9);
    }

    @Test
    void every_finite_double_is_a_number_and_comes_back() {
        Random random = new Random(17);
        double[] edges = {0, -0.0, 1, -1, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE, 0x1p62, 0x1p63, 0x1p-62, 0x1p-63, 0.1};
        DoubleStream.concat(Arrays.stream(edges), DoubleStream.generate(() -> Double.longBitsToDouble(random.nextLong()))
                .filter(Double::isFinite).limit(2000)).forEach(value -> {
                    Rational exact = Rational.exactly(value);
                    assertThat(exact.toDouble()).isEqualTo(value + 0.0);
                    assertThat(new java.math.BigDecimal(exact.numerator()).compareTo(
                            new java.math.BigDecimal(value).multiply(new java.math.BigDecimal(exact.denominator())))).isZero();
                    assertThat(exact).isEqualTo(Rational.of(exact.numerator(), exact.denominator()));
                });
        assertThatThrownBy(() -> Rational.exactly(Double.NaN)).isInstanceOf(ArithmeticException.class).hasMessageContaining("expected a finite number");
    }
}
