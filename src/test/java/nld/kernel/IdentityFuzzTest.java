package nld.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import nld.expression.Expression;
import nld.expression.Formulas;
import nld.expression.Rational;
import nld.expression.Symbol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Thousands of random true identities and as many near misses: nothing false is ever proved, nothing true ever refuted,
 * and the share that is decided does not fall. {@code mvn test -Dfuzz=100000 -Dseed=7} tries more, and others.
 */
@Execution(ExecutionMode.CONCURRENT)
class IdentityFuzzTest {
    private static final int CASES = Integer.getInteger("fuzz", 200);
    private static final long SEED = Long.getLong("seed", 20240513L);
    private static final double LEAST_PROVED = 0.99;
    private static final double LEAST_REFUTED = 0.99;

    private final Identities identities = new Identities(SEED);
    private final Judge judge = new Judge(Formulas.ASSUMPTIONS, SEED);

    /** How many verdicts of each kind. */
    private static final class Tally extends EnumMap<Identities.Kind, EnumMap<Verdict.Kind, Integer>> {
        private static final long serialVersionUID = 1L;

        Tally() {
            super(Identities.Kind.class);
        }

        void count(Identities.Kind kind, Verdict verdict) {
            computeIfAbsent(kind, fresh -> new EnumMap<>(Verdict.Kind.class)).merge(verdict.kind(), 1, Integer::sum);
        }

        double share(Verdict.Kind kind) {
            double all = values().stream().flatMap(counts -> counts.values().stream()).mapToInt(count -> count).sum();
            return values().stream().mapToInt(counts -> counts.getOrDefault(kind, 0)).sum() / all;
        }
    }

    @Test
    void true_identities_are_proved_and_never_refuted() {
        Tally tally = new Tally();
        for (int index = 0; index < CASES; index++) {
            Identities.Pair pair = identities.draw(kind(index));
            Verdict verdict = judge.equal(pair.left(), pair.right());
            assertThat(verdict).as("seed %s, case %s: %s = %s", SEED, index, pair.left(), pair.right())
                    .isNotInstanceOfAny(Refuted.class, Failed.class);
            tally.count(pair.kind(), verdict);
        }
        System.out.println("true identities, seed " + SEED + ": " + tally);
        assertThat(tally.share(Verdict.Kind.PROVED)).isGreaterThan(LEAST_PROVED);
    }

    @Test
    void near_misses_are_refuted_by_a_true_witness_and_never_proved() {
        Tally tally = new Tally();
        int equal = 0;
        int seen = 0;
        for (int index = 0; index < CASES; index++) {
            Identities.Pair pair = nearMiss(kind(index));
            Verdict verdict = judge.equal(pair.left(), pair.right());
            if (!differsSomewhere(pair)) {
                equal++;
                continue;
            }
            assertThat(verdict).as("seed %s, case %s: %s = %s", SEED, index, pair.left(), pair.right())
                    .isNotInstanceOfAny(Proved.class, Failed.class);
            tally.count(pair.kind(), verdict);
            if (verdict instanceof Refuted refuted) {
                Map<Symbol, Rational> point = refuted.witness().orElseThrow().point();
                assertThat(Reals.differ(pair.left(), pair.right(), point).orElse(true))
                        .as("%s and %s differ at %s", pair.left(), pair.right(), point).isTrue();
                seen += Reals.differ(pair.left(), pair.right(), point).isPresent() ? 1 : 0;
            }
        }
        System.out.println("near misses, seed " + SEED + ": " + tally + ", and " + equal + " that are equal after all");
        assertThat(equal).isLessThan(CASES / 5);
        assertThat(seen).as("witnesses that the oracle could evaluate").isGreaterThan(CASES / 2);
        assertThat(tally.share(Verdict.Kind.REFUTED)).isGreaterThan(LEAST_REFUTED);
    }

    private static Identities.Kind kind(int index) {
        return Identities.Kind.values()[index % Identities.Kind.values().length];
    }

    private Identities.Pair nearMiss(Identities.Kind kind) {
        while (true) {
            Identities.Pair pair = identities.draw(kind);
            try {
                Expression changed = NearMisses.of(pair.right(), identities.formulas());
                if (changed != pair.right()) {
                    return new Identities.Pair(kind, pair.left(), changed);
                }
            } catch (ArithmeticException undefined) {
                // the next draw is another
            }
        }
    }

    /** The oracle: whether independent evaluation sees a difference at one of a few random points. */
    private boolean differsSomewhere(Identities.Pair pair) {
        for (int trial = 0; trial < 12; trial++) {
            if (Reals.differ(pair.left(), pair.right(), identities.formulas().point()).orElse(false)) {
                return true;
            }
        }
        return false;
    }
}
