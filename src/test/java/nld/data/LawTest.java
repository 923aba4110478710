package nld.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LawTest {
    private static final int MANY = 40_000;

    private static double mean(double[] numbers, int power) {
        return Arrays.stream(numbers).map(number -> Math.pow(number, power)).average().orElseThrow();
    }

    /** The mean of products of two draws of one length: far below 1 where they are independent. */
    private static double together(double[] one, double[] other) {
        return IntStream.range(0, one.length).mapToDouble(index -> one[index] * other[index]).average().orElseThrow();
    }

    @Test
    void the_generator_is_the_published_one() {
        // SplitMix64 begun at 1234567: Rosetta Code, Pseudo-random numbers/Splitmix64
        SplittableRandom random = new SplittableRandom(1234567);
        assertThat(IntStream.range(0, 5).mapToObj(index -> Long.toUnsignedString(random.nextLong()))).containsExactly("6457827717110365317",
                "3203168211198807973", "9817491932198370423", "4593380528125082431", "16408922859458223821");
    }

    @Test
    void draws_are_those_of_a_program_that_knows_only_the_documentation() {
        // verification/draws.py 7 U 1 LAW 3
        double[] normal = Law.NORMAL.draw(7, "U", 1, 3);
        double[] expected = {0.3262424279331143, 0.04193811054569322, 0.6487370039944925};
        for (int index = 0; index < expected.length; index++) {
            assertThat(normal[index]).isCloseTo(expected[index], within(4 * Math.ulp(expected[index])));
        }
        assertThat(Law.UNIFORM.draw(7, "U", 1, 3)).containsExactly(-0.8946814366802431, -0.9593047901609553, -0.5664314917852582);
        assertThat(Law.RADEMACHER.draw(7, "U", 1, 8)).containsExactly(1, 1, 1, 1, -1, 1, 1, 1);
    }

    @Test
    void each_law_has_its_moments_and_no_other() {
        double[] normal = Law.NORMAL.draw(1, "q", 1, MANY);
        double[] uniform = Law.UNIFORM.draw(1, "q", 1, MANY);
        double[] signs = Law.RADEMACHER.draw(1, "q", 1, MANY);
        // six standard errors: of the second power √2, √(4/45), 0; of the fourth √96, √(1/9 − 1/25), 0
        double unit = 6 / Math.sqrt(MANY);
        for (double[] numbers : new double[][] {normal, uniform, signs}) {
            assertThat(mean(numbers, 1)).isCloseTo(0, within(unit));
            assertThat(mean(numbers, 3)).isCloseTo(0, within(4 * unit));
        }
        assertThat(mean(normal, 2)).isCloseTo(1, within(1.42 * unit));
        assertThat(mean(normal, 4)).isCloseTo(3, within(9.8 * unit)).isNotCloseTo(9 / 5.0, within(9.8 * unit));
        assertThat(mean(uniform, 2)).isCloseTo(1 / 3.0, within(0.3 * unit));
        assertThat(mean(uniform, 4)).isCloseTo(1 / 5.0, within(0.27 * unit));
        assertThat(Arrays.stream(uniform).allMatch(number -> number >= -1 && number < 1)).isTrue();
        assertThat(Arrays.stream(signs).allMatch(number -> Math.abs(number) == 1)).isTrue();
    }

    @Test
    void another_seed_name_or_place_is_independent_and_the_same_ones_are_not() {
        double unit = 6 / Math.sqrt(MANY);
        for (Law law : Law.values()) {
            double[] own = law.draw(1, "U", 1, MANY);
            assertThat(law.draw(1, "U", 1, MANY)).isEqualTo(own);
            assertThat(law.draw(1, "U", 1, 10)).isEqualTo(Arrays.copyOf(own, 10));
            assertThat(together(own, own)).isGreaterThan(0.3);
            assertThat(together(own, law.draw(2, "U", 1, MANY))).isCloseTo(0, within(unit));
            assertThat(together(own, law.draw(1, "V", 1, MANY))).isCloseTo(0, within(unit));
            assertThat(together(own, law.draw(1, "U", 2, MANY))).isCloseTo(0, within(unit));
            assertThat(together(own, law.draw(11, "U", 1, MANY))).isCloseTo(0, within(unit));
        }
    }

    @Test
    void many_threads_draw_what_one_draws() {
        double[] alone = Law.NORMAL.draw(5, "U", 1, 1000);
        assertThat(IntStream.range(0, 64).parallel().mapToObj(index -> Law.NORMAL.draw(5, "U", 1, 1000))).allMatch(drawn -> Arrays.equals(drawn, alone));
    }
}
