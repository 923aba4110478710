package nld.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nld.expression.Expression;
import nld.notation.RandomExpressions;
import org.junit.jupiter.api.Test;

/** Formulas come back from their bytes as the same objects. */
class FormulasTest {
    private static final int LEAST_KINDS = 19;

    @Test
    void a_formula_of_any_kind_comes_back_as_the_same_object() throws IOException {
        Set<String> kinds = new HashSet<>();
        for (int seed = 0; seed < 1_000; seed++) {
            Expression expression = new RandomExpressions(seed).any(1 + seed % 4);
            byte[] bytes = new Encoder("").encoded(List.of(expression, expression));
            assertThat((List<?>) new Decoder(bytes, "").decoded()).allMatch(decoded -> decoded == expression);
            kinds.add(expression.getClass().getSimpleName());
        }
        assertThat(kinds).hasSizeGreaterThanOrEqualTo(LEAST_KINDS);
    }

    @Test
    void nothing_is_made_from_bytes_but_records_and_enums_of_nld() {
        assertThatThrownBy(() -> Components.ours("java.lang.Runtime$Version")).isInstanceOf(Unstorable.class);
        assertThatThrownBy(() -> Components.ours("nld.cli.Main")).isInstanceOf(Unstorable.class);
        assertThatThrownBy(() -> Components.ours("nld.gone.Record")).isInstanceOf(Unstorable.class);
        assertThat(Components.ours("nld.model.Place").isRecord()).isTrue();
    }
}
