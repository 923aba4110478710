package nld.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import nld.expression.Expression;
import nld.expression.Symbol;
import nld.kernel.Proved;
import nld.kernel.Verdict;
import nld.model.MechanicalSystem;
import nld.model.Theorem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Motion on the sphere |q|² = 1: the multiplier follows from the constraint's second rate. */
class ConstraintTest {
    private static Verdict verdict(String dimension, String relation) {
        Theorem free = Examined.read("theorem sphere\n" + (dimension.equals("n") ? "dimensions n\n" : "")
                + "coordinates q in R^" + dimension + "\nparameters m > 0, mu > 0\nfunctions f(q)\n"
                + "kinetic 1/2 m |q'|^2\nfriction 1/2 mu |q'|^2\npotential f(q)\nmotion\n  claim it: " + relation + "\n");
        Symbol q = free.system().coordinates().get(0);
        MechanicalSystem system = free.system().under(new MechanicalSystem.Constraint(
                q.dot(q).minus(Expression.of(1)), Symbol.parameter("lambda")));
        Theorem held = new Theorem(free.name(), free.says(), free.source(), free.parameters(), free.functions(), system,
                free.hypotheses(), free.symmetries(), free.sections(), free.checks(), free.controls());
        return Examined.of(held).claim("it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "n; m q'' + mu q' + m |q'|^2 q + grad f(q) - (grad f(q)·q) q = 0",
        "n; q·q' = 0",
        "n; energy' = -mu |q'|^2",
        "n; q·q'' = -|q'|^2",
        "2; energy' = -mu |q'|^2",
    })
    void the_equations_on_a_sphere_are_proved(String dimension, String relation) {
        assertThat(verdict(dimension, relation)).isInstanceOf(Proved.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "n; m q'' + mu q' + grad f(q) - (grad f(q)·q) q = 0",
        "n; energy' = 0",
        "n; q·q'' = 0",
    })
    void what_loses_a_term_is_not(String dimension, String relation) {
        Verdict verdict = verdict(dimension, relation);
        System.out.println(relation + " | " + verdict.kind().word() + " " + verdict.evidence());
        assertThat(verdict).isNotInstanceOf(Proved.class);
        assertThat(Optional.of(verdict.kind())).isNotEqualTo(Optional.of(Verdict.Kind.FAILED));
    }
}
