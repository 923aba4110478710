package nld.kernel;

import static nld.kernel.Enclosures.ARGUMENTS;
import static nld.kernel.Enclosures.DIGITS;
import static nld.kernel.Enclosures.MOVED;
import static nld.kernel.Enclosures.ONE;
import static nld.kernel.Enclosures.argument;
import static nld.kernel.Enclosures.assertExactly;
import static nld.kernel.Enclosures.assertIdentity;
import static nld.kernel.Enclosures.between;
import static nld.kernel.Enclosures.of;
import static nld.kernel.Enclosures.point;
import static nld.kernel.Enclosures.quotient;
import static nld.kernel.Enclosures.relativeWidth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Arithmetic, order, partial operations and the range of intervals. */
class IntervalTest {
    private static final Interval HUGE = point("1e1000000").times(point("1e1000000"));

    private final Random random = new Random(20240229);

    @Test
    void arithmetic_of_small_integers_is_exact() {
        assertExactly(Interval.of(2).plus(Interval.of(3)), "5");
        assertExactly(Interval.of(2).minus(Interval.of(3)), "-1");
        assertExactly(Interval.of(-2).times(Interval.of(3)), "-6");
        assertExactly(Interval.of(6).dividedBy(Interval.of(-4)).orElseThrow(), "-1.5");
        assertExactly(Interval.of(-3).power(3).orElseThrow(), "-27");
        assertExactly(Interval.of(-2).power(-2).orElseThrow(), "0.25");
        assertExactly(Interval.of(0).power(0).orElseThrow(), "1");
        assertExactly(Interval.of(49).sqrt().orElseThrow(), "7");
        assertExactly(Interval.of(-27).root(3).orElseThrow(), "-3");
        assertExactly(Interval.of(8).power(-4, 6).orElseThrow(), "0.25");
        assertExactly(Interval.of(-3).abs(), "3");
    }

    @Test
    void a_quotient_of_integers_lies_between_its_roundings() {
        Interval third = quotient(1, 3);
        assertThat(third.width()).isEqualByComparingTo("1e-50");
        assertExactly(quotient(6, -3), "-2");
        assertThat(third.times(Interval.of(3)).minus(ONE).excludesZero()).isFalse();
        assertThat(third.times(Interval.of(3)).minus(point(MOVED.toString())).excludesZero()).isTrue();
    }

    @Test
    void a_negligible_summand_still_moves_an_endpoint() {
        Interval tiny = point("1e-900000");
        assertThat(ONE.plus(tiny).lower()).isEqualByComparingTo("1");
        assertThat(ONE.plus(tiny).upper()).isEqualByComparingTo("1." + "0".repeat(48) + "1");
        assertThat(ONE.minus(tiny).lower()).isEqualByComparingTo("0." + "9".repeat(50));
        assertThat(ONE.minus(tiny).upper()).isEqualByComparingTo("1");
    }

    @Test
    void images_of_points_inside_lie_inside() {
        for (int i = 0; i < ARGUMENTS; i++) {
            Interval x = between(argument(random, 8), argument(random, 8));
            Interval y = between(argument(random, 8), argument(random, 8));
            BigDecimal p = inside(x);
            BigDecimal q = inside(y);
            assertThat(x.plus(y).contains(p.add(q))).isTrue();
            assertThat(x.minus(y).contains(p.subtract(q))).isTrue();
            assertThat(x.times(y).contains(p.multiply(q))).isTrue();
            x.dividedBy(y).ifPresent(z -> assertThat(z.contains(p.divide(q, ContinuedFractions.PRECISION))).isTrue());
            assertThat(x.abs().contains(p.abs())).isTrue();
            assertThat(x.power(4).orElseThrow().contains(p.pow(4))).isTrue();
            assertThat(x.power(5).orElseThrow().contains(p.pow(5))).isTrue();
            assertThat(x.exp().orElseThrow().contains(ContinuedFractions.exp(p))).isTrue();
            assertThat(x.tanh().contains(ContinuedFractions.tanh(p))).isTrue();
            assertThat(x.sin().contains(ContinuedFractions.sin(p))).isTrue();
            assertThat(x.cos().contains(ContinuedFractions.cos(p))).isTrue();
        }
    }

    @Test
    void even_powers_around_zero_are_not_negative() {
        assertThat(between("-2", "1").power(2).orElseThrow().toString()).isEqualTo("[0, 4]");
        assertThat(between("-2", "1").power(3).orElseThrow().toString()).isEqualTo("[-8, 1]");
        assertThat(between("-2", "-1").power(2).orElseThrow().toString()).isEqualTo("[1, 4]");
        assertThat(between("-4", "-2").power(-1).orElseThrow().toString()).isEqualTo("[-0.5, -0.25]");
    }

    @Test
    void operations_without_a_real_value_are_empty() {
        assertThat(ONE.dividedBy(between("-1", "1"))).isEmpty();
        assertThat(ONE.dividedBy(between("0", "1"))).isEmpty();
        assertThat(between("0", "1").log()).isEmpty();
        assertThat(between("-1", "1").sqrt()).isEmpty();
        assertThat(between("-1", "1").power(-2)).isEmpty();
        assertThat(Interval.of(-8).power(2, 3)).isEmpty();
    }

    @Test
    void absurd_sizes_are_answered_at_once() {
        Assertions.assertTimeout(Duration.ofSeconds(2), () -> {
            assertThat(point("100000").exp()).isPresent();
            assertThat(point("100001").exp()).isEmpty();
            assertThat(point("-1e1000000").exp()).isEmpty();
            assertThat(point("1e100").power(20_000)).isEmpty();
            assertThat(Interval.of(7).power(Integer.MAX_VALUE)).isEmpty();
            assertThat(point("2e30").sin().toString()).isEqualTo("[-1, 1]");
            assertThat(relativeWidth(point("1e30").sin())).isLessThan(1e-45);
            assertThat(relativeWidth(point("1e-999000").sin())).isLessThan(1e-45);
            assertThat(point("1e-1000000").tanh().contains(new BigDecimal("1e-1000000"))).isTrue();
            assertThat(point("1e1000000").tanh().lower()).isGreaterThan(new BigDecimal("0.9999"));
        });
    }

    @Test
    void numbers_past_the_range_are_unbounded_but_still_enclosed() {
        assertThat(HUGE.isBounded()).isFalse();
        assertThat(HUGE.isCertainlyPositive()).isTrue();
        assertThat(HUGE.minus(HUGE).excludesZero()).isFalse();
        assertThat(HUGE.times(point("1e-1000000")).isBounded()).isFalse();
        assertThat(HUGE.times(HUGE).times(HUGE).times(Interval.of(0)).toString()).isEqualTo("[0, 0]");
        assertThat(ONE.dividedBy(HUGE).orElseThrow().lower()).isZero();
        assertThat(HUGE.sqrt()).isEmpty();
        assertThat(HUGE.log()).isEmpty();
        assertIdentity(HUGE.atan(), Interval.pi(DIGITS).times(quotient(1, 2)));
        Interval tiny = point("-1e-1000000").times(point("1e-1000000"));
        assertThat(tiny.toString()).isEqualTo("[-1E-1000000, 0]");
    }

    @Test
    void signs_midpoint_and_width_are_those_of_the_endpoints() {
        assertThat(between("1", "2").isCertainlyPositive()).isTrue();
        assertThat(between("0", "2").isCertainlyPositive()).isFalse();
        assertThat(between("-2", "-1").isCertainlyNegative()).isTrue();
        assertThat(between("-2", "-1").excludesZero()).isTrue();
        assertThat(between("-1", "2").excludesZero()).isFalse();
        assertThat(between("-1", "2").midpoint()).isEqualByComparingTo("0.5");
        assertThat(between("-1", "2").width()).isEqualByComparingTo("3");
        assertThat(quotient(1, 3).toDouble()).isEqualTo(1.0 / 3);
    }

    @Test
    void senseless_arguments_are_refused() {
        assertThatThrownBy(() -> quotient(1, 0)).isInstanceOf(ArithmeticException.class)
                .hasMessage("found a zero denominator; expected a non-zero one");
        assertThatThrownBy(() -> new Interval(BigDecimal.TEN, BigDecimal.ONE, DIGITS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("found a lower endpoint above the upper one; expected them in order");
        assertThatThrownBy(() -> Interval.of(BigDecimal.ONE, 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("found 0 digits; expected at least 1");
        assertThatThrownBy(() -> ONE.root(0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("found 0; expected an integer of at least 1");
    }

    private BigDecimal inside(Interval x) {
        return x.lower().add(x.width().multiply(new BigDecimal(random.nextDouble()))).min(x.upper());
    }
}
