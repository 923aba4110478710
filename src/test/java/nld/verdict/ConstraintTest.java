package nld.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import nld.kernel.Proved;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Motions that keep a constraint: on a sphere of any dimension, on a circle in entries, and on none. */
class ConstraintTest {
    private static final String CIRCLE = """
            theorem      circle
            coordinates  u, v
            parameters   m > 0, mu > 0, a > 0
            kinetic      1/2 m (u'^2 + v'^2)
            friction     1/2 mu (u'^2 + v'^2)
            potential    u
            constraint   sqrt(u^2 + v^2) = a, multiplier lambda
            """;

    private static String sphere(String dimension) {
        return "theorem sphere\n" + (dimension.equals("n") ? "dimensions n\n" : "")
                + "coordinates q in R^" + dimension + "\nparameters m > 0, mu > 0\nfunctions f(q)\n"
                + "kinetic 1/2 m |q'|^2\nfriction 1/2 mu |q'|^2\npotential f(q)\n"
                + "constraint |q| = 1, multiplier lambda\nhypothesis flat grad f(q)·q = 0\n";
    }

    private static Verdict verdict(String system, String relation) {
        String text = system.equals("circle") ? CIRCLE : sphere(system);
        return Examined.of(text + "motion\n  claim it: " + relation + "\n").claim("it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "n; m q'' + mu q' + m |q'|^2 q + grad f(q) - (grad f(q)·q) q = 0",
        "n; lambda = 1/2 (grad f(q)·q - m |q'|^2)",
        "n; lambda = -1/2 m |q'|^2 under flat",
        "n; lambda' = 1/2 (grad f(q)·q - m |q'|^2)'",
        "n; force = -mu q' + 2 lambda q",
        "n; motion = 0",
        "n; q·q' = 0",
        "n; energy' = -mu |q'|^2",
        "n; q·q'' = -|q'|^2",
        "2; energy' = -mu |q'|^2",
        "circle; lambda = (u - m (u'^2 + v'^2))/(2 a^2)",
        "circle; energy' = -mu (u'^2 + v'^2)",
        "circle; force = -mu (u', v') + 2 lambda (u, v)",
    })
    void what_holds_under_a_constraint_is_proved(String system, String relation) {
        assertThat(verdict(system, relation)).isInstanceOf(Proved.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "n; m q'' + mu q' + grad f(q) - (grad f(q)·q) q = 0",
        "n; lambda = -1/2 m |q'|^2",
        "n; lambda' = 0",
        "n; energy' = 0",
        "n; q·q'' = 0",
        "circle; lambda = u/(2 a^2)",
        "circle; energy' = 0",
    })
    void what_loses_a_term_is_refuted_where_the_constraint_holds(String system, String relation) {
        assertThat(verdict(system, relation)).isInstanceOf(Refuted.class);
    }

    @Test
    void a_constraint_whose_gradient_vanishes_with_it_proves_nothing() {
        for (String relation : new String[] {"m q'' = -grad f(q)", "q'' = q"}) {
            String text = sphere("n").replace("|q| = 1", "|q| = 0").replace("hypothesis flat grad f(q)·q = 0\n", "");
            assertThat(Examined.of(text + "motion\n  claim it: " + relation + "\n").claim("it")).isInstanceOf(Undecided.class);
        }
    }

    @Test
    void a_check_starts_on_its_constraint() {
        String check = "check tight: u^2 + v^2 along motion\n  with m = 1, mu = 1, a = 1\n  from u = 1, v = 0, u' = 0, v' = 1\n"
                + "  until t = 1\n  expect no drift\n";
        assertThat(Examined.of(CIRCLE + check).check("tight")).noneMatch(Undecided.class::isInstance)
                .noneMatch(Refuted.class::isInstance);
        for (String off : new String[] {check.replace("u = 1,", "u = 2,"), check.replace("u' = 0", "u' = 1")}) {
            Verdict verdict = Examined.of(CIRCLE + off).check("tight").get(0);
            assertThat(verdict).isInstanceOf(Undecided.class);
            assertThat(verdict.evidence()).contains("does not keep the constraint");
        }
    }
}
