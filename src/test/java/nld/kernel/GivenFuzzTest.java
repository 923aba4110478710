package nld.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nld.expression.Assumptions;
import nld.expression.Dimension;
import nld.expression.Expression;
import nld.expression.Jet;
import nld.expression.Shape;
import nld.expression.Substitution;
import nld.expression.Symbol;
import nld.expression.Symbol.Kind;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random identities that hold under a hypothesis, and near misses: what is proved is true at random vectors, matrices and
 * functions that satisfy the hypothesis, and the same proofs are seen to be wrong where it does not hold.
 */
@Execution(ExecutionMode.CONCURRENT)
class GivenFuzzTest {
    private static final int CASES = Integer.getInteger("fuzz", 800) / 16;
    private static final long SEED = Long.getLong("seed", 20240513L);
    private static final Dimension N = new Dimension.Named("n");
    private static final Dimension K = new Dimension.Named("k");
    private static final Shape VECTOR = new Shape.Vector(N);
    private static final Symbol A = Symbol.of("A", new Shape.Matrix(N, N), Kind.PARAMETER);
    private static final Symbol U = Symbol.of("u", VECTOR, Kind.COORDINATE);
    private static final Symbol V = Symbol.of("v", VECTOR, Kind.COORDINATE);
    private static final Symbol W = Symbol.of("w", VECTOR, Kind.COORDINATE);
    private static final Expression HALF = Expression.of(1, 2);

    /** A hypothesis: its equations, what it lets one put for a formula, and a place at which it holds. */
    enum Hypothesis {
        SKEW(List.of(Given.here("A + Aᵀ = 0", A.plus(A.transposed()))), A, HALF.times(A.minus(A.transposed()))),
        SYMMETRIC(List.of(Given.here("A = Aᵀ", A.minus(A.transposed()))), A, A.transposed()),
        LINEAR(List.of(Given.here("v = A u", V.minus(A.times(U)))), V, A.times(U)),
        MOTION(List.of(Given.here("v = −grad f(u)", V.plus(gradient()))), V, gradient().negated()),
        KEPT(kept(), null, null);

        private final List<Given> givens;
        private final Symbol symbol;
        private final Expression value;

        Hypothesis(List<Given> givens, Symbol symbol, Expression value) {
            this.givens = givens;
            this.symbol = symbol;
            this.value = value;
        }

        Expression used(Expression formula, TensorFormulas formulas) {
            return this == KEPT ? formula.plus(zero(formula.shape(), formulas))
                    : new Substitution(Map.of(symbol, value)).rewrite(formula);
        }

        TensorValues place(Map<String, Integer> sizes, long seed) {
            TensorValues place = new TensorValues(sizes, seed);
            double[][] matrix = place.of(A);
            double[][] direction = place.of(W);
            TensorValues fresh = new TensorValues(sizes, seed);
            return switch (this) {
                case SKEW -> fresh.with(A, TensorValues.combined(matrix, TensorValues.turned(matrix), (one, two) -> one - two));
                case SYMMETRIC -> fresh.with(A, TensorValues.combined(matrix, TensorValues.turned(matrix), Double::sum));
                case LINEAR, MOTION -> fresh.with(V, place.of(value));
                case KEPT -> fresh.keeping("f", direction);
            };
        }
    }

    private static Expression gradient() {
        return Jet.of("f", U, 1, List.of());
    }

    /** f does not change along w: this and its derivatives along anything. */
    private static List<Given> kept() {
        List<Given> givens = new ArrayList<>();
        List<Symbol> along = new ArrayList<>();
        for (int order = 0; order < 4; order++) {
            List<Expression> directions = new ArrayList<>(along);
            directions.add(W);
            givens.add(new Given("f is kept", Jet.of("f", U, order + 1, directions), along, List.of(U)));
            along.add(Symbol.of("d" + order, VECTOR, Kind.PARAMETER));
        }
        return givens;
    }

    /** Something of that shape that is 0 where f does not change along w. */
    private static Expression zero(Shape shape, TensorFormulas formulas) {
        boolean fits = shape.isScalar() || shape instanceof Shape.Vector vector && vector.length().equals(N)
                || shape.equals(A.shape());
        int open = !fits || shape.isScalar() ? 0 : shape instanceof Shape.Vector ? 1 : 2;
        List<Expression> directions = new ArrayList<>(List.of(W));
        if (formulas.random.nextBoolean()) {
            directions.add(formulas.of(VECTOR, formulas.random.nextInt(2)));
        }
        Expression point = formulas.random.nextBoolean() ? U : U.plus(V);
        Expression zero = Jet.of("f", point, open + directions.size(), directions);
        return fits ? formulas.scalar(0).times(zero) : zero.times(formulas.of(shape, 1));
    }

    private record Pair(Expression left, Expression right) {
    }

    private static Pair draw(Hypothesis hypothesis, TensorFormulas formulas, boolean change) {
        while (true) {
            try {
                Expression start = formulas.of(formulas.shape(), 1 + formulas.random.nextInt(3));
                Expression changed = hypothesis.used(start, formulas);
                Expression left = new TensorRewrites(formulas).rewrite(start);
                Expression same = new TensorRewrites(formulas).rewrite(changed);
                Expression right = change ? TensorMisses.of(same, formulas) : same;
                if (changed != start && left != right && change == (right != same) && nld.expression.Symbols.size(left) <= 60
                        && nld.expression.Symbols.size(right) <= 60) {
                    return new Pair(left, right);
                }
            } catch (ArithmeticException undefined) {
                // the next draw is another
            }
        }
    }

    private static TensorFormulas formulas(Hypothesis hypothesis, int index) {
        boolean functions = hypothesis == Hypothesis.MOTION || hypothesis == Hypothesis.KEPT;
        return new TensorFormulas(SEED + index, N, K, functions ? TensorFormulas.Content.JETS : TensorFormulas.Content.MATRICES);
    }

    private static List<TensorValues> places(Hypothesis hypothesis, int index) {
        return List.of(hypothesis.place(Map.of("n", 2, "k", 3), index), hypothesis.place(Map.of("n", 3, "k", 2), index + 1),
                hypothesis.place(Map.of("n", 4, "k", 2), index + 2));
    }

    private static List<TensorValues> anywhere(int index) {
        return List.of(new TensorValues(Map.of("n", 2, "k", 3), index), new TensorValues(Map.of("n", 3, "k", 2), index + 1));
    }

    @ParameterizedTest
    @EnumSource
    void what_holds_under_a_hypothesis_is_never_refuted_and_what_is_proved_fails_without_it(Hypothesis hypothesis) {
        Judge judge = new Judge(Assumptions.NONE, hypothesis.givens, SEED);
        Map<Verdict.Kind, Integer> tally = new EnumMap<>(Verdict.Kind.class);
        int wrongElsewhere = 0;
        for (int index = 0; index < CASES; index++) {
            Pair pair = draw(hypothesis, formulas(hypothesis, index), false);
            assertThat(TensorFuzzTest.differ(pair.left, pair.right, places(hypothesis, index)))
                    .as("the rewriting is right in case %s: %s = %s", index, pair.left, pair.right).isFalse();
            Verdict verdict = judge.equal(pair.left, pair.right);
            assertThat(verdict).as("%s, case %s: %s = %s: %s", hypothesis, index, pair.left, pair.right, verdict.evidence())
                    .isNotInstanceOfAny(Refuted.class, Failed.class);
            tally.merge(verdict.kind(), 1, Integer::sum);
            boolean differs = TensorFuzzTest.differ(pair.left, pair.right, anywhere(index));
            if (verdict instanceof Proved proved && differs) {
                wrongElsewhere++;
                assertThat(proved.assumptions()).contains(hypothesis.givens.get(0).name());
            }
        }
        System.out.println("true under " + hypothesis + ", seed " + SEED + ": " + tally + ", without it false " + wrongElsewhere);
        assertThat(wrongElsewhere).as("proofs that would be wrong without the hypothesis").isGreaterThan(CASES / 5);
        assertThat(tally.getOrDefault(Verdict.Kind.PROVED, 0)).isGreaterThan((int) (0.8 * CASES));
    }

    @ParameterizedTest
    @EnumSource
    void near_misses_under_a_hypothesis_are_never_proved(Hypothesis hypothesis) {
        Judge judge = new Judge(Assumptions.NONE, hypothesis.givens, SEED);
        Map<Verdict.Kind, Integer> tally = new EnumMap<>(Verdict.Kind.class);
        int equal = 0;
        for (int index = 0; index < CASES; index++) {
            Pair pair = draw(hypothesis, formulas(hypothesis, index), true);
            if (!TensorFuzzTest.differ(pair.left, pair.right, places(hypothesis, index))) {
                equal++;
                continue;
            }
            Verdict verdict = judge.equal(pair.left, pair.right);
            assertThat(verdict).as("%s, case %s: %s = %s: %s", hypothesis, index, pair.left, pair.right, verdict.evidence())
                    .isNotInstanceOfAny(Proved.class, Failed.class);
            tally.merge(verdict.kind(), 1, Integer::sum);
        }
        System.out.println("near misses under " + hypothesis + ", seed " + SEED + ": " + tally + ", and " + equal
                + " that are equal after all");
        assertThat(equal).isLessThan(CASES / 2);
    }
}
