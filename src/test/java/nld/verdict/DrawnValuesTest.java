package nld.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nld.data.DataFolder;
import nld.kernel.Confirmed;
import nld.kernel.Refuted;
import nld.kernel.Verdict;
import nld.model.Check;
import nld.model.Theorem;
import nld.notation.Reader;
import nld.notation.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks whose values are drawn or read from files. */
class DrawnValuesTest {
    private static final String NETWORK = """
            theorem      two-layers
            dimensions   s, h
            coordinates  U in R^(s x h), V in R^(h x s)
            constants    X in R^(s x 3), Y in R^(s x 3)
            parameters   eta > 0
            friction     1/2 |U'|^2 + 1/2 |V'|^2
            potential    1/2 |Y - U V X|^2

            update gradient-descent, rate eta
              claim step:   next U = U + eta (Y - U V X) (V X)^T
              claim wrong:  next U = U + 1001/1000 eta (Y - U V X) (V X)^T

            check drift: U^T U - V V^T along gradient-descent
              with    s = 6, h = 4, X = 1/2 normal(s, 3), Y = 1/2 uniform(s, 3)
              from    U = 1/2 normal(s, h), V = 1/2 rademacher(h, s)
              until   t = 1
              rates   1/20, 1/40, 1/80
              expect  order 2 against matching-flow

            check right: claim step along gradient-descent
              as      drift
              steps   10
              expect  every step

            check false: claim wrong along gradient-descent
              as      right
              expect  every step

            control  inertia = eta    breaks drift
            """;

    @TempDir
    private Path directory;

    private static Finding finding(String text, String label) {
        Theorem theorem = Examined.read(text);
        return Examined.of(theorem).findings().stream().filter(one -> one.name().equals(label)
                && one.subject() == Finding.Subject.CHECK).findFirst().orElseThrow();
    }

    private static Observation.Orders orders(Finding finding) {
        return (Observation.Orders) finding.seen().get(0);
    }

    @Test
    void a_true_law_is_confirmed_a_false_one_refuted_and_both_say_by_which_seed() {
        Examined examined = Examined.of(NETWORK);
        assertThat(examined.check("right").get(0)).isInstanceOf(Confirmed.class);
        assertThat(examined.check("false").get(0)).isInstanceOf(Refuted.class);
        assertThat(examined.check("drift").get(0)).isInstanceOf(Confirmed.class);
        assertThat(examined.controls("drift").get(0)).isInstanceOf(Refuted.class);
        for (String label : List.of("right", "false", "drift")) {
            assertThat(examined.check(label).get(0).evidence()).endsWith("; X, Y, U, V drawn with seed 1");
        }
    }

    @Test
    void the_same_seed_is_the_same_run_and_another_seed_is_another() {
        Finding first = finding(NETWORK, "drift");
        assertThat(finding(NETWORK, "drift")).isEqualTo(first);
        Finding other = finding(NETWORK.replace("rates   1/20", "seed 2\n  rates   1/20"), "drift");
        assertThat(other.verdict()).isInstanceOf(Confirmed.class);
        assertThat(orders(other).points().get(0).error()).isNotEqualTo(orders(first).points().get(0).error());
    }

    /** A range that holds everywhere makes a check run in entries. */
    @Test
    void an_order_in_vectors_is_the_order_in_entries() {
        for (String flow : List.of("matching-flow", "gradient-flow", "modified-flow 1")) {
            String text = NETWORK.replace("order 2 against matching-flow", "order 1 against " + flow);
            List<Observation.Orders.Point> whole = orders(finding(text, "drift")).points();
            List<Observation.Orders.Point> entries =
                    orders(finding(text.replace("until   t = 1", "until   t = 1\n  valid where eta <= 1"), "drift")).points();
            assertThat(whole).as(flow).hasSameSizeAs(entries);
            for (int index = 0; index < whole.size(); index++) {
                double floor = whole.get(index).floor() + entries.get(index).floor();
                assertThat(Math.abs(whole.get(index).error() - entries.get(index).error())).as(flow).isLessThanOrEqualTo(floor);
                assertThat(whole.get(index).error()).isGreaterThan(100 * floor);
            }
        }
    }

    @Test
    void thousands_of_parameters_have_their_order_and_are_told_from_a_lower_one() {
        String large = NETWORK.replace("s = 6, h = 4", "s = 100, h = 10").replace("1/2 normal(s, 3)", "1/10 normal(s, 3)")
                .replace("1/2 normal(s, h)", "1/5 normal(s, h)").replace("1/2 rademacher", "1/5 rademacher");
        Examined examined = Examined.of(large.replace("1/20, 1/40, 1/80", "1/4, 1/8, 1/16"));
        assertThat(examined.check("drift").get(0)).isInstanceOf(Confirmed.class);
        assertThat(examined.controls("drift").get(0)).isInstanceOf(Refuted.class);
    }

    private Theorem read(String text) {
        return ((Reading.Read) Reader.read(text, "text", DataFolder.at(directory))).theorem();
    }

    private Verdict verdict(Theorem theorem, String label) {
        return Examined.of(theorem).check(label).get(0);
    }

    @Test
    void data_of_a_file_decide_as_the_same_numbers_in_the_theorem_do() throws IOException {
        Files.writeString(directory.resolve("x.csv"), "a,b,c\n" + "0.5,-0.25,1\n2,0,-1\n0.125,1,1\n0,0,1\n1,2,3\n-1,0,0.5\n");
        Theorem filed = read(NETWORK.replace("1/2 normal(s, 3)", "1/2 file \"x.csv\""));
        Theorem written = read(NETWORK.replace("1/2 normal(s, 3)",
                "((1/4, -1/8, 1/2), (1, 0, -1/2), (1/16, 1/2, 1/2), (0, 0, 1/2), (1/2, 1, 3/2), (-1/2, 0, 1/4))"));
        for (String label : List.of("right", "false", "drift")) {
            String ofFile = verdict(filed, label).evidence();
            assertThat(ofFile).contains("X read from x.csv (SHA-256 ");
            assertThat(ofFile.substring(0, ofFile.indexOf(';'))).isEqualTo(verdict(written, label).evidence()
                    .substring(0, ofFile.indexOf(';')));
        }
        assertThat(filed.files()).hasSize(1);
        assertThat(filed.files().get(0).path()).isEqualTo("x.csv");
        assertThat(written.files()).isEmpty();
    }

    @Test
    void what_is_supplied_is_told_with_its_formula() {
        List<Check.Supplied> supplied = Examined.read(NETWORK).checks().get(0).conditions().supplied();
        assertThat(supplied).extracting(Check.Supplied::written)
                .containsExactly("1/2 normal(s, 3)", "1/2 uniform(s, 3)", "1/2 normal(s, h)", "1/2 rademacher(h, s)");
        assertThat(supplied).allMatch(one -> one.seed().orElseThrow() == 1L);
    }

    @Test
    void two_checks_of_one_seed_start_at_the_same_place() {
        Theorem theorem = Examined.read(NETWORK);
        assertThat(theorem.checks().get(0).conditions().start()).isEqualTo(theorem.checks().get(1).conditions().start());
    }
}
