package nld.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import nld.kernel.Proved;
import nld.kernel.Refuted;
import nld.kernel.Verdict;
import nld.notation.Reader;
import nld.notation.Reading;
import org.junit.jupiter.api.Test;

/** Claims on which a review found the verdict wrong: far from 0, and where the motion is divided by what may be 0. */
class ReviewedClaimsTest {
    private static List<Verdict> verdicts(String declarations, String... claims) {
        StringBuilder text = new StringBuilder("theorem reviewed\ncoordinates x, y\n" + declarations + "motion\n");
        for (int index = 0; index < claims.length; index++) {
            text.append("  claim c").append(index).append(": ").append(claims[index]).append('\n');
        }
        Reading reading = Reader.read(text.toString(), "reviewed.thm");
        assertThat(reading).isInstanceOf(Reading.Read.class);
        return new Examiner((expression, symbol) -> Optional.empty(), 1).examine(((Reading.Read) reading).theorem())
                .stream().map(Finding::verdict).toList();
    }

    @Test
    void what_turns_false_far_from_zero_is_refuted() {
        String declarations = "kinetic 1/2 (x'^2 + y'^2)\npotential 0\n";
        assertThat(verdicts(declarations, "abs(x - 100) = 100 - x", "sqrt((x - 50)^2) = 50 - x", "(x - 1000)^2 >= 1"))
                .hasSize(3).allMatch(Refuted.class::isInstance);
    }

    @Test
    void a_proof_along_the_motion_names_a_mass_that_may_be_zero_and_not_one_that_is_positive() {
        String terms = "kinetic 1/2 m x'^2 + 1/2 c y'^2\npotential 0\n";
        Verdict open = verdicts("parameters m > 0, c\n" + terms, "y'' = 0").get(0);
        assertThat(open).isInstanceOf(Proved.class);
        assertThat(((Proved) open).assumptions()).containsExactly("c ≠ 0");
        Verdict positive = verdicts("parameters m > 0, c > 0\n" + terms, "y'' = 0").get(0);
        assertThat(((Proved) positive).assumptions()).isEmpty();
    }
}
