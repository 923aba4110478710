package nld.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nld.expression.Assumptions;
import nld.expression.Dimension;
import nld.expression.Expression;
import nld.expression.Jet;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.expression.Symbol.Kind;
import nld.expression.Symbols;
import org.junit.jupiter.api.Test;

/** Controls: rules in vectors that are wrong are noticed, by the second check of the kernel or by the oracle of the tests. */
class BrokenVectorsTest {
    private static final Dimension N = new Dimension.Named("n");
    private static final Dimension K = new Dimension.Named("k");
    private static final Symbol U = Symbol.of("u", new Shape.Vector(N), Kind.COORDINATE);
    private static final Symbol V = Symbol.of("v", new Shape.Vector(N), Kind.COORDINATE);
    private static final Symbol A = Symbol.of("A", new Shape.Matrix(N, N), Kind.PARAMETER);

    /** An algebra to which one number is another. */
    private static final class Confusing extends Algebra {
        private final Expression one;
        private final Expression other;

        Confusing(long work, Expression one, Expression other) {
            super(work);
            this.one = one;
            this.other = other;
        }

        @Override
        int indeterminate(Object key, Expression meaning) {
            return key == one ? super.indeterminate(other, other) : super.indeterminate(key, meaning);
        }
    }

    private static Verdict confused(Expression left, Expression right) {
        Judge sound = new Judge(Assumptions.NONE, 1);
        assertThat(sound.equal(left, right)).isNotInstanceOfAny(Proved.class, Failed.class);
        Expression one = sound.simplified(left);
        Expression other = sound.simplified(right);
        return new Judge(Assumptions.NONE, 1, work -> new Confusing(work, one, other)).equal(left, right);
    }

    @Test
    void a_dropped_transpose_is_noticed() {
        assertThat(confused(U.dot(A.times(V)), U.dot(A.transposed().times(V)))).isInstanceOf(Failed.class);
    }

    @Test
    void slots_exchanged_where_they_may_not_be_are_noticed() {
        Expression one = Jet.of("f", U, 3, List.of(U, V, V));
        Expression other = Jet.of("f", U, 3, List.of(U, U, V));
        assertThat(confused(one, other)).isInstanceOf(Failed.class);
        assertThat(confused(Jet.of("f", U, 2, List.of(V, V)), Jet.of("f", V, 2, List.of(V, V)))).isInstanceOf(Failed.class);
    }

    @Test
    void a_trace_of_other_letters_is_noticed() {
        Symbol b = Symbol.of("B", A.shape(), Kind.PARAMETER);
        assertThat(confused(A.times(A).times(b).times(b).trace(), A.times(b).times(A).times(b).trace())).isInstanceOf(Failed.class);
        assertThat(confused(U.hadamard(U).dot(V), V.hadamard(V).dot(U))).isInstanceOf(Failed.class);
    }

    @Test
    void a_symmetry_that_is_claimed_and_not_there_is_seen_by_the_oracle() {
        int wrong = 0;
        int cases = 0;
        Judge judge = new Judge(Assumptions.NONE, 1);
        for (int index = 0; cases < 30; index++) {
            TensorFormulas formulas = new TensorFormulas(index, N, K, TensorFormulas.Content.JETS);
            Expression start = formulas.scalar(2);
            boolean metric = Symbols.occurs(start, part -> part instanceof Jet jet && jet.function().symmetric());
            Expression changed = metric ? new TensorRewrites(formulas).rewrite(start) : start;
            if (!metric || changed == start || Symbols.size(changed) > 60) {
                continue;
            }
            cases++;
            List<TensorValues> places = List.of(new TensorValues(Map.of("n", 3, "k", 2), index).unsymmetric());
            wrong += judge.equal(start, changed) instanceof Proved && TensorFuzzTest.differ(start, changed, places) ? 1 : 0;
        }
        assertThat(wrong).as("proofs seen to be wrong").isPositive();
    }
}
