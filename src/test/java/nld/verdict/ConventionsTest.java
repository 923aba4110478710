package nld.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nld.derivation.Calculus;
import nld.derivation.SymbolicDifferentiator;
import nld.discretization.MomentumConvention;
import nld.discretization.Recurrence;
import nld.model.Section;
import nld.model.Theorem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The translator of momentum's conventions: what it writes down runs as the rule it was given. */
class ConventionsTest {
    private static final double[] START = {-0.4, 0.7, 1.1, -0.9};

    private static List<MomentumConvention> forms(String heading) {
        Theorem theorem = Examined.read("""
                theorem      any
                coordinates  q in R^4
                potential    1/2 |q|^2
                update %s
                """.formatted(heading));
        Calculus calculus = new Calculus(new SymbolicDifferentiator());
        Section.Update update = (Section.Update) theorem.sections().get(0);
        return MomentumConvention.of(Recurrence.of(update.rule(), theorem.system(), calculus), calculus);
    }

    @ParameterizedTest
    @ValueSource(strings = {"heavy-ball, rate 0.01, momentum 0.8", "sutskever, rate 0.02, momentum 0.5, decay 0.1",
        "averaged, rate 0.02, momentum 0.75, decay 0.05", "dampened, rate 0.02, momentum 0.9, dampening 0.3"})
    void every_form_it_names_makes_the_same_run(String heading) {
        List<MomentumConvention> forms = forms(heading);
        assertThat(forms).extracting(MomentumConvention::rule).containsExactly("heavy-ball", "sutskever", "averaged", "dampened");
        List<double[]> run = TorchRuns.of(heading, START, 60);
        for (MomentumConvention form : forms) {
            String settings = form.settings().replace("−", "-").replaceAll("\\(1 - dampening\\)", "(3/4)");
            String dampening = form.rule().equals("dampened") ? ", dampening 1/4" : "";
            String other = form.rule() + ", " + settings + dampening;
            assertThat(TorchRuns.departure(TorchRuns.of(other, START, 60), run)).as(other).isLessThan(1e-12);
        }
        assertThat(TorchRuns.departure(TorchRuns.of("heavy-ball, rate 0.011, momentum 0.8", START, 60), run)).isGreaterThan(1e-6);
    }

    @Test
    void a_buffer_that_forgets_nothing_has_no_averaged_form() {
        assertThat(forms("own, rate 0.01, gradient g\n  state v = 0\n  next v = v + g\n  next q = q - rate next v")).extracting(MomentumConvention::rule)
                .containsExactly("heavy-ball", "sutskever", "dampened");
    }

    @Test
    void a_rule_that_is_no_steady_momentum_has_no_other_form() {
        assertThat(forms("heavy-ball, rate 0.01, momentum 0.8, dampening 0.3")).isEmpty();
        assertThat(forms("nesterov, rate 0.01, momentum 0.8")).isEmpty();
        assertThat(forms("adam, rate 0.01")).isEmpty();
        assertThat(forms("sutskever, rate 1/step, momentum 0.8")).isEmpty();
    }
}
