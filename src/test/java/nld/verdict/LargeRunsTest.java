package nld.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nld.kernel.Confirmed;
import nld.kernel.Refuted;
import nld.kernel.Verdict;
import org.junit.jupiter.api.Test;

/** Checks of systems of so many entries that they are run in vectors and matrices as they are. */
class LargeRunsTest {
    private static final long SEED = 7;

    private static String theorem(String claim, int size, String loss) {
        Random random = new Random(SEED);
        return """
                theorem      two-layers
                dimensions   s, h, n
                coordinates  U in R^(s x h), V in R^(h x s)
                constants    X in R^(s x n), Y in R^(s x n)
                parameters   eta > 0

                friction     1/2 |U'|^2 + 1/2 |V'|^2
                potential    %s

                update gradient-descent, rate eta
                  claim step:  %s

                check each-step: claim step along gradient-descent
                  with    s = %d, h = %d, n = 3, X = %s, Y = %s
                  from    U = %s, V = %s
                  rates   1/50
                  steps   60
                  expect every step
                """.formatted(loss, claim, size, size, matrix(size, 3, random), matrix(size, 3, random),
                matrix(size, size, random), matrix(size, size, random));
    }

    private static String matrix(int rows, int columns, Random random) {
        return IntStream.range(0, rows).mapToObj(row -> IntStream.range(0, columns)
                .mapToObj(column -> (random.nextInt(41) - 20) + "/30").collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static Verdict verdict(String claim, int size, String loss) {
        return Examined.of(theorem(claim, size, loss)).check("each-step").get(0);
    }

    @Test
    void a_true_step_law_is_confirmed_and_a_false_one_refuted_at_any_size() {
        String loss = "1/2 |Y - U V X|^2";
        String law = "next U = U + eta (Y - U V X) (V X)^T";
        String wrong = "next U = U + 1001/1000 eta (Y - U V X) (V X)^T";
        for (int size : new int[] {2, 5, 8}) {
            assertThat(verdict(law, size, loss)).as("size " + size).isInstanceOf(Confirmed.class);
            assertThat(verdict(wrong, size, loss)).as("size " + size).isInstanceOf(Refuted.class);
        }
    }

    @Test
    void scalar_laws_and_inequalities_are_seen_in_vectors_too() {
        String loss = "sum(exp(1/10 U V X)) + 1/2 |U|^2";
        assertThat(verdict("next |V|^2 - |V|^2 = eta^2 |grad_V potential|^2 - 2 eta V·grad_V potential", 5, loss))
                .isInstanceOf(Confirmed.class);
        assertThat(verdict("next potential <= potential", 5, loss)).isInstanceOf(Confirmed.class);
        assertThat(verdict("next potential >= potential", 5, loss)).isInstanceOf(Refuted.class);
    }
}
