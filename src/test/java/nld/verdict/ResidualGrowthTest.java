package nld.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nld.kernel.Proved;
import nld.kernel.Verdict;
import org.junit.jupiter.api.Test;

/**
 * What a claim written in entries costs as the number of its parameters doubles. {@code mvn test -Dtest=ResidualGrowthTest
 * -Dgrowth=128} prints the figures up to that many parameters; by default small ones are proved. Nothing is asserted of times.
 */
class ResidualGrowthTest {
    /** The potential of more bodies is longer than a statement may be. */
    private static final int LONGEST_STATEMENT = 64;
    private static final int MOST = Integer.getInteger("growth", 16);

    /** A network of {@code inputs}, {@code hidden} and {@code outputs} units, its balance in entries. */
    private static String network(int hidden, int others) {
        String shapes = "coordinates  U in R^(" + others + " x " + hidden + "), V in R^(" + hidden + " x " + others + ")\n"
                + "constants    X in R^(" + others + " x " + others + "), Y in R^(" + others + " x " + others + ")\n";
        return "theorem      network\n" + shapes + """
                friction     1/2 |U'|^2 + 1/2 |V'|^2
                potential    1/2 |Y - U V X|^2
                motion
                  claim it: (U^T U - V V^T)' = 0
                """;
    }

    /** Bodies in the plane, coupled in pairs by springs that are not linear: a rotation of all keeps the whole. */
    private static String bodies(int count) {
        String names = IntStream.rangeClosed(1, count).mapToObj(i -> "x" + i + ", y" + i).collect(Collectors.joining(", "));
        String squares = IntStream.rangeClosed(1, count).mapToObj(i -> "x" + i + "'^2 + y" + i + "'^2")
                .collect(Collectors.joining(" + "));
        String springs = IntStream.rangeClosed(1, count).boxed().flatMap(i -> IntStream.range(1, i).mapToObj(j ->
                "((x" + i + " - x" + j + ")^2 + (y" + i + " - y" + j + ")^2)^2")).collect(Collectors.joining(" + "));
        String turns = IntStream.rangeClosed(1, count).boxed().flatMap(i ->
                Stream.of("  δx" + i + " = -y" + i, "  δy" + i + " = x" + i)).collect(Collectors.joining("\n"));
        String moments = IntStream.rangeClosed(1, count).mapToObj(i -> "x" + i + " y" + i + "' - y" + i + " x" + i + "'")
                .collect(Collectors.joining(" + "));
        return "theorem      bodies\ncoordinates  " + names + "\nparameters   m > 0, k > 0\nkinetic      1/2 m (" + squares
                + ")\npotential    1/4 k (" + springs + ")\nsymmetry rotation\n" + turns
                + "\ncharge J of rotation\n  claim charge: J = m (" + moments + ")\n  claim it: J' = 0\n"
                + "motion\n  claim energy: energy' = 0\n";
    }

    private static void measure(String what, int parameters, String theorem) {
        long start = System.nanoTime();
        Verdict verdict = Examined.of(theorem).claim("it");
        System.out.printf("%-14s %5d parameters %10.2f s  %s%n", what, parameters, (System.nanoTime() - start) / 1e9,
                verdict.kind().word() + ": " + verdict.evidence());
        assertThat(verdict).isInstanceOf(Proved.class);
    }

    @Test
    void the_balance_of_two_layers_is_proved_as_they_grow_wider() {
        for (int hidden = 2; 8 * hidden <= MOST; hidden *= 2) {
            measure("network h x 4", 8 * hidden, network(hidden, 4));
        }
        for (int width = 2; 2 * width * width <= MOST; width++) {
            measure("network n x n", 2 * width * width, network(width, width));
        }
    }

    @Test
    void energy_and_rotation_of_coupled_bodies_are_proved_as_they_become_more() {
        for (int count = 2; 2 * count <= Math.min(MOST, LONGEST_STATEMENT); count *= 2) {
            measure("bodies", 2 * count, bodies(count));
        }
    }
}
