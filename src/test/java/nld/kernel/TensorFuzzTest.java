package nld.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nld.expression.Assumptions;
import nld.expression.Dimension;
import nld.expression.Expression;
import nld.expression.Rational;
import nld.expression.Substitution;
import nld.expression.Symbol;
import nld.expression.Symbols;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random true identities and near misses in vectors, matrices and abstract functions of open dimensions, and of stated ones:
 * nothing false is ever proved, nothing true refuted. {@code mvn test -Dfuzz=100000} tries a quarter of that number in each
 * class, of either kind.
 */
@Execution(ExecutionMode.CONCURRENT)
class TensorFuzzTest {
    private static final int CASES = Integer.getInteger("fuzz", 800) / 4;
    private static final long SEED = Long.getLong("seed", 20240513L);
    private static final double LEAST_PROVED = 0.95;
    private static final Judge JUDGE = new Judge(Assumptions.NONE, SEED);
    private static final Dimension OPEN_N = new Dimension.Named("n");
    private static final Dimension OPEN_K = new Dimension.Named("k");

    record Pair(Expression left, Expression right) {
    }

    /** Draws a formula and rewrites it twice; {@code change} makes a near miss of the one side. */
    private static Pair draw(TensorFormulas formulas, boolean change) {
        while (true) {
            try {
                Expression start = formulas.of(formulas.shape(), 1 + formulas.random.nextInt(3));
                Expression left = new TensorRewrites(formulas).rewrite(start);
                Expression right = new TensorRewrites(formulas).rewrite(start);
                Expression changed = change ? TensorMisses.of(right, formulas) : right;
                if (left != changed && (!change || changed != right) && size(left) <= 60 && size(changed) <= 60) {
                    return new Pair(left, changed);
                }
            } catch (ArithmeticException undefined) {
                // the next draw is another
            }
        }
    }

    private static int size(Expression expression) {
        return Symbols.size(expression);
    }

    /** Whether the sides differ at one of a few random points, in dimensions 2 and 3. */
    static boolean differ(Expression left, Expression right, List<TensorValues> places) {
        for (TensorValues place : places) {
            double[][] mine = place.of(left);
            double[][] theirs = place.of(right);
            for (int row = 0; row < mine.length; row++) {
                for (int column = 0; column < mine[0].length; column++) {
                    double gap = Math.abs(mine[row][column] - theirs[row][column]);
                    double scale = 1 + Math.abs(mine[row][column]) + Math.abs(theirs[row][column]);
                    if (gap > 1e-5 * scale && Double.isFinite(scale)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static List<TensorValues> places(int seed) {
        return List.of(new TensorValues(Map.of("n", 2, "k", 3), seed), new TensorValues(Map.of("n", 3, "k", 2), seed + 1),
                new TensorValues(Map.of("n", 3, "k", 4), seed + 2));
    }

    private static void print(String what, TensorFormulas.Content content, Map<Verdict.Kind, Integer> tally, int equal) {
        System.out.println(what + ", " + content + ", seed " + SEED + ": " + tally
                + (equal > 0 ? ", and " + equal + " that are equal after all" : ""));
    }

    @ParameterizedTest
    @EnumSource
    void true_identities_of_any_dimension_are_proved_and_never_refuted(TensorFormulas.Content content) {
        Map<Verdict.Kind, Integer> tally = new EnumMap<>(Verdict.Kind.class);
        for (int index = 0; index < CASES; index++) {
            Pair pair = draw(new TensorFormulas(SEED + index, OPEN_N, OPEN_K, content), false);
            assertThat(differ(pair.left, pair.right, places(index)))
                    .as("the rewriting is right in case %s: %s = %s", index, pair.left, pair.right).isFalse();
            Verdict verdict = JUDGE.equal(pair.left, pair.right);
            assertThat(verdict).as("case %s: %s = %s: %s", index, pair.left, pair.right, verdict.evidence())
                    .isNotInstanceOfAny(Refuted.class, Failed.class);
            tally.merge(verdict.kind(), 1, Integer::sum);
        }
        print("true identities", content, tally, 0);
        assertThat(tally.getOrDefault(Verdict.Kind.PROVED, 0)).isGreaterThan((int) (LEAST_PROVED * CASES));
    }

    @ParameterizedTest
    @EnumSource
    void near_misses_of_any_dimension_are_never_proved(TensorFormulas.Content content) {
        Map<Verdict.Kind, Integer> tally = new EnumMap<>(Verdict.Kind.class);
        int equal = 0;
        for (int index = 0; index < CASES; index++) {
            Pair pair = draw(new TensorFormulas(SEED + index, OPEN_N, OPEN_K, content), true);
            if (!differ(pair.left, pair.right, places(index))) {
                equal++;
                continue;
            }
            Verdict verdict = JUDGE.equal(pair.left, pair.right);
            assertThat(verdict).as("case %s: %s = %s: %s", index, pair.left, pair.right, verdict.evidence())
                    .isNotInstanceOfAny(Proved.class, Failed.class);
            tally.merge(verdict.kind(), 1, Integer::sum);
        }
        print("near misses", content, tally, equal);
        assertThat(equal).isLessThan(CASES / 3);
    }

    @ParameterizedTest
    @EnumSource(names = "JETS", mode = EnumSource.Mode.EXCLUDE)
    void near_misses_of_stated_dimensions_are_refuted_by_a_true_witness(TensorFormulas.Content content) {
        Map<Verdict.Kind, Integer> tally = new EnumMap<>(Verdict.Kind.class);
        int equal = 0;
        for (int index = 0; index < CASES / 4; index++) {
            TensorFormulas formulas = new TensorFormulas(SEED + index, Dimension.of(2), Dimension.of(3), content);
            Pair pair = draw(formulas, true);
            if (!differ(pair.left, pair.right, places(index))) {
                equal++;
                continue;
            }
            Verdict verdict = JUDGE.equal(pair.left, pair.right);
            assertThat(verdict).as("case %s: %s = %s", index, pair.left, pair.right)
                    .isNotInstanceOfAny(Proved.class, Failed.class);
            tally.merge(verdict.kind(), 1, Integer::sum);
            if (verdict instanceof Refuted refuted) {
                assertThat(differAt(pair, refuted.witness().orElseThrow().point()))
                        .as("%s and %s differ at %s", pair.left, pair.right, refuted.evidence()).isTrue();
            }
        }
        print("near misses of stated dimensions", content, tally, equal);
        assertThat(tally.getOrDefault(Verdict.Kind.REFUTED, 0)).isGreaterThan((int) (0.9 * (CASES / 4 - equal)));
    }

    /** Whether an entry differs at the point, as the oracle has it; true where it cannot say. */
    private static boolean differAt(Pair pair, Map<Symbol, Rational> point) {
        List<Expression> lefts = nld.expression.Entries.of(pair.left);
        List<Expression> rights = nld.expression.Entries.of(pair.right);
        boolean unsaid = false;
        for (int index = 0; index < lefts.size(); index++) {
            Map<Symbol, Expression> values = new java.util.HashMap<>();
            Map<Symbol, Rational> all = new java.util.HashMap<>(point);
            for (Expression side : List.of(lefts.get(index), rights.get(index))) {
                Symbols.of(side).forEach(symbol -> all.putIfAbsent(symbol, Rational.ZERO));
            }
            all.forEach((symbol, value) -> values.put(symbol, nld.expression.Literal.of(value)));
            try {
                double left = new TensorValues(Map.of(), 0).of(new Substitution(values).rewrite(lefts.get(index)))[0][0];
                double right = new TensorValues(Map.of(), 0).of(new Substitution(values).rewrite(rights.get(index)))[0][0];
                if (Math.abs(left - right) > 1e-9 * (1 + Math.abs(left))) {
                    return true;
                }
                unsaid |= !Double.isFinite(left) || !Double.isFinite(right);
            } catch (ArithmeticException undefined) {
                // this entry has no value there: another must differ
            }
        }
        return unsaid;
    }
}
