package nld.kernel;

import static nld.kernel.Enclosures.ARGUMENTS;
import static nld.kernel.Enclosures.DIGITS;
import static nld.kernel.Enclosures.MOVED;
import static nld.kernel.Enclosures.ONE;
import static nld.kernel.Enclosures.argument;
import static nld.kernel.Enclosures.assertEncloses;
import static nld.kernel.Enclosures.assertExactly;
import static nld.kernel.Enclosures.assertIdentity;
import static nld.kernel.Enclosures.between;
import static nld.kernel.Enclosures.of;
import static nld.kernel.Enclosures.point;
import static nld.kernel.Enclosures.quotient;
import static nld.kernel.Enclosures.relativeWidth;
import static nld.kernel.Enclosures.squared;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Every enclosure holds the truth, found by another route, is narrow, and excludes the truth moved by 10^−40. */
class IntervalFunctionsTest {
    private final Random random = new Random(20240229);

    @Test
    void e_is_the_published_number() {
        // OEIS A001113
        assertEncloses(ONE.exp().orElseThrow(),
                "2.71828182845904523536028747135266249775724709369995957496696762772407");
    }

    @Test
    void pi_is_the_published_number() {
        // OEIS A000796
        assertEncloses(Interval.pi(DIGITS), "3.14159265358979323846264338327950288419716939937510582097494459230781");
    }

    @Test
    void log_2_is_the_published_number() {
        // OEIS A002162
        assertEncloses(Interval.of(2).log().orElseThrow(),
                "0.69314718055994530941723212145817656807550013436025525412068000949339");
    }

    @Test
    void sin_1_is_the_published_number() {
        // OEIS A049469
        assertEncloses(ONE.sin(), "0.84147098480789650665250232163029899962256306079837106567275170999191");
    }

    @Test
    void atan_of_one_half_is_the_published_number() {
        // OEIS A073000
        assertEncloses(quotient(1, 2).atan(), "0.46364760900080611621425623146121440202853705428612026381093308872019");
    }

    @Test
    void exp_encloses_its_continued_fraction() {
        check(20, x -> x.exp().orElseThrow(), ContinuedFractions::exp);
    }

    @Test
    void tanh_encloses_its_continued_fraction() {
        check(20, Interval::tanh, ContinuedFractions::tanh);
        check(0.01, Interval::tanh, ContinuedFractions::tanh);
    }

    @Test
    void sin_encloses_its_continued_fraction() {
        check(20, Interval::sin, ContinuedFractions::sin);
        check(0.01, Interval::sin, ContinuedFractions::sin);
    }

    @Test
    void cos_encloses_its_continued_fraction() {
        check(20, Interval::cos, ContinuedFractions::cos);
    }

    @Test
    void atan_encloses_its_continued_fraction() {
        check(2, Interval::atan, ContinuedFractions::atan);
    }

    @Test
    void log_encloses_the_inverse_of_exp() {
        for (int i = 0; i < ARGUMENTS; i++) {
            BigDecimal x = new BigDecimal(Math.exp(14 * random.nextDouble() - 7));
            assertEncloses(of(x).log().orElseThrow(), ContinuedFractions.log(x));
        }
    }

    @Test
    void log_is_narrow_next_to_1_and_far_out() {
        assertThat(relativeWidth(point("1.000000000000000000000000000001").log().orElseThrow())).isLessThan(1e-45);
        assertThat(relativeWidth(point("0.999999999999999999999999999999").log().orElseThrow())).isLessThan(1e-45);
        assertThat(relativeWidth(point("7e-999999").log().orElseThrow())).isLessThan(1e-45);
    }

    @Test
    void sin_is_narrow_next_to_a_multiple_of_pi() {
        BigDecimal near = new BigDecimal("3.1415926535897932384626433832795028841971693993751");
        // the next digits of pi: OEIS A000796
        assertEncloses(of(near).sin(),
                "5.82097494459230781640628620899862803482534211706798214808651328230664709384e-51");
    }

    @Test
    void roots_raised_again_surround_the_radicand() {
        for (int index : new int[] {1, 2, 3, 5, 16, 17, 64}) {
            for (int i = 0; i < 10; i++) {
                BigDecimal x = new BigDecimal(Math.exp(40 * random.nextDouble() - 20)).round(new MathContext(DIGITS));
                Interval root = of(x).root(index).orElseThrow();
                assertThat(root.lower().pow(index)).isLessThanOrEqualTo(x);
                assertThat(root.upper().pow(index)).isGreaterThanOrEqualTo(x);
                assertThat(relativeWidth(root)).isLessThan(1e-45);
            }
        }
    }

    @Test
    void roots_of_few_digits_surround_the_radicand_before_they_are_rounded() {
        for (int radicand = 1; radicand < 1000; radicand++) {
            for (int index = 2; index <= 5; index++) {
                Interval root = Powers.root(Interval.of(BigDecimal.valueOf(radicand), 3), index);
                assertThat(root.lower().pow(index)).isLessThanOrEqualTo(BigDecimal.valueOf(radicand));
                assertThat(root.upper().pow(index)).isGreaterThanOrEqualTo(BigDecimal.valueOf(radicand));
            }
        }
    }

    @Test
    void rational_powers_enclose_the_exponential_of_the_logarithm() {
        for (int i = 0; i < ARGUMENTS; i++) {
            BigDecimal x = new BigDecimal(0.1 + 10 * random.nextDouble());
            int numerator = random.nextInt(41) - 20;
            int denominator = 1 + random.nextInt(30);
            BigDecimal exponent = BigDecimal.valueOf(numerator)
                    .divide(BigDecimal.valueOf(denominator), ContinuedFractions.PRECISION);
            BigDecimal truth = ContinuedFractions.exp(exponent.multiply(ContinuedFractions.log(x)));
            Interval power = of(x).power(numerator, denominator).orElseThrow();
            assertThat(power.contains(truth.round(new MathContext(150)))).isTrue();
            assertThat(power.contains(truth.multiply(MOVED))).isFalse();
            assertThat(relativeWidth(power)).isLessThan(1e-45);
        }
    }

    @Test
    void functions_of_zero_and_one_are_exact() {
        Interval zero = Interval.of(0);
        assertExactly(zero.exp().orElseThrow(), "1");
        assertExactly(ONE.log().orElseThrow(), "0");
        assertExactly(zero.sin(), "0");
        assertExactly(zero.cos(), "1");
        assertExactly(zero.tanh(), "0");
        assertExactly(zero.atan(), "0");
        assertExactly(zero.sqrt().orElseThrow(), "0");
    }

    @Test
    void identities_are_not_refuted_and_false_ones_are() {
        for (int i = 0; i < ARGUMENTS; i++) {
            Interval x = of(argument(random, 10));
            Interval exp = x.exp().orElseThrow();
            Interval twice = x.plus(x).exp().orElseThrow();
            Interval tangent = x.sin().dividedBy(x.cos()).orElseThrow();
            assertIdentity(squared(x.sin()).plus(squared(x.cos())), ONE);
            assertIdentity(exp.times(x.negated().exp().orElseThrow()), ONE);
            assertIdentity(exp.log().orElseThrow(), x);
            assertIdentity(x.abs().log().orElseThrow().exp().orElseThrow(), x.abs());
            assertIdentity(x.tanh(), twice.minus(ONE).dividedBy(twice.plus(ONE)).orElseThrow());
            assertIdentity(tangent.atan().sin(), x.sin().times(x.cos()).dividedBy(x.cos().abs()).orElseThrow());
            assertIdentity(x.abs().atan().plus(ONE.dividedBy(x.abs()).orElseThrow().atan()),
                    Interval.pi(DIGITS).times(quotient(1, 2)));
        }
    }

    @Test
    void sin_and_cos_reach_the_extrema_inside_and_no_others() {
        assertThat(between("1", "2").sin().upper()).isEqualByComparingTo("1");
        assertThat(between("1", "2").sin().lower().doubleValue()).isCloseTo(Math.sin(1), within(1e-15));
        assertThat(between("4", "5").sin().lower()).isEqualByComparingTo("-1");
        assertThat(between("4", "5").sin().upper().doubleValue()).isCloseTo(Math.sin(4), within(1e-15));
        assertThat(between("-1", "2").cos().upper()).isEqualByComparingTo("1");
        assertThat(between("3", "4").cos().lower()).isEqualByComparingTo("-1");
        assertThat(between("-1", "1.5").sin().upper()).isLessThan(BigDecimal.ONE);
        assertThat(between("0", "7").cos().toString()).isEqualTo("[-1, 1]");
    }

    private void check(double range, UnaryOperator<Interval> function, UnaryOperator<BigDecimal> reference) {
        for (int i = 0; i < ARGUMENTS; i++) {
            BigDecimal x = argument(random, range);
            assertEncloses(function.apply(of(x)), reference.apply(x));
        }
    }
}
