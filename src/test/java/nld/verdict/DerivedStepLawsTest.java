package nld.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import nld.derivation.Derived;
import nld.discretization.Recurrence;
import nld.discretization.StepLaw;
import nld.model.Relation;
import nld.model.Section;
import nld.model.Theorem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exact step laws that are derived for vectors and matrices of any dimension and any loss with the symmetry. */
class DerivedStepLawsTest {
    private static final Examiner EXAMINER = new Examiner((expression, symbol) -> Optional.empty(), 1);
    private static final String HEAVY_BALL = "heavy-ball of f(q), rate eta, momentum beta, decay k, buffer v";

    private static List<String> laws(String change, String keeps, String update) {
        Theorem theorem = Examined.read("""
                theorem      open
                dimensions   n
                coordinates  q in R^n
                constants    c in R^n, B in R^(n x n)
                parameters   k >= 0, eta > 0, beta in [0, 1)
                functions    f(q)
                friction     1/2 |q'|^2
                potential    f(q)
                symmetry generator
                  δq = %s%s
                update %s
                  claim any: eta = eta
                """.formatted(change, keeps, update));
        Derived derived = EXAMINER.derive(theorem);
        Section.Update section = (Section.Update) theorem.sections().get(0);
        Recurrence recurrence = Recurrence.of(section.rule(), theorem.system(), derived.calculus());
        return StepLaw.of(recurrence, derived.law("generator").changes(), derived.calculus(), derived.judge())
                .stream().map(Relation::toString).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "c; c·q",
        "q; |q|²",
        "(B + B^T) q; q·(B + Bᵀ) q",
        "(B - B^T) q; v·(B − Bᵀ) q",
        "B q; v·B q",
    })
    void each_linear_or_constant_generator_has_a_law_of_its_charge(String change, String charge) {
        assertThat(laws(change, "\n  keeps f", HEAVY_BALL)).singleElement().asString()
                .startsWith("next (" + charge + ")").doesNotContain("grad");
        assertThat(laws(change, "", HEAVY_BALL)).singleElement().asString().contains("f(q)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "|q|^2 q; |q|² q·v",
        "q + c; v·(q + c)",
        "grad f(q); v·grad f(q)",
    })
    void any_other_generator_has_the_law_of_the_buffer_along_it(String change, String charge) {
        assertThat(laws(change, "", HEAVY_BALL)).singleElement().asString()
                .startsWith("next (" + charge + ") = beta ").contains("next v·(");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "q; next (|q|²) = eta² |grad f(q)|² + (1 − eta k)² |q|²",
        "c; next (c·q) = (1 − eta k) c·q",
        "(B - B^T) q; (B − Bᵀ) q·(next q − q) = 0",
    })
    void without_momentum_there_is_the_law_of_the_charge_or_of_the_step_along_the_generator(String change, String law) {
        assertThat(laws(change, "\n  keeps f", "gradient-descent of f(q), rate eta, decay k")).containsExactly(law);
    }

    /** ⟨g, ξ⟩ = 0 with a factor before it that moves. */
    @Test
    void a_generator_that_is_not_linear_can_be_a_symmetry_too() {
        assertThat(laws("|q|^2 q", "\n  keeps f", HEAVY_BALL)).containsExactly(
                "next (|q|² q·v) = beta |q|² q·v + k |q|⁴ + next v·(next (|q|² q) − |q|² q)");
    }
}
