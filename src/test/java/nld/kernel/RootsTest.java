package nld.kernel;

import static nld.kernel.Claims.ASSUMPTIONS;
import static nld.kernel.Claims.JUDGE;
import static nld.kernel.Claims.K;
import static nld.kernel.Claims.M;
import static nld.kernel.Claims.N;
import static nld.kernel.Claims.X;
import static nld.kernel.Claims.Y;
import static nld.kernel.Claims.Z;
import static nld.kernel.Claims.abs;
import static nld.kernel.Claims.number;
import static nld.kernel.Claims.power;
import static nld.kernel.Claims.proved;
import static nld.kernel.Claims.refuted;
import static nld.kernel.Claims.root;
import static nld.kernel.Claims.sqrt;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import nld.expression.Expression;
import nld.expression.Rational;
import org.junit.jupiter.api.Test;

/** Roots of quantities of any sign: where the schoolbook rules hold, and where they do not. */
class RootsTest {
    @Test
    void the_root_of_a_square_is_the_absolute_value_and_no_less() {
        refuted(sqrt(X.power(2)), X);
        proved(sqrt(X.power(2)), abs(X));
        proved(root(X.power(2), 4), sqrt(abs(X)));
        refuted(root(X.power(4), 4), X);
        proved(abs(X).power(2), X.power(2));
        proved(abs(X.minus(Y)), abs(Y.minus(X)));
        proved(abs(X.times(Y)), abs(X).times(abs(Y)));
        refuted(abs(X.plus(Y)), abs(X).plus(abs(Y)));
    }

    @Test
    void assumed_signs_take_the_absolute_value_away() {
        proved(sqrt(M.power(2)), M);
        proved(sqrt(N.power(2)), N);
        proved(sqrt(M.power(2).times(X.power(2))), M.times(abs(X)));
        proved(abs(M.plus(N).plus(X.power(2))), M.plus(N).plus(X.power(2)));
        refuted(abs(M.minus(K)), M.minus(K));
    }

    @Test
    void odd_roots_keep_the_sign() {
        proved(root(X.power(3), 3), X);
        proved(root(X.negated(), 3), root(X, 3).negated());
        proved(power(X.negated(), 2, 3), power(X, 2, 3));
        proved(power(number(-8), 2, 3), number(4));
        proved(root(X.times(Y), 3), root(X, 3).times(root(Y, 3)));
        proved(root(X.minus(Y), 3), root(Y.minus(X), 3).negated());
        proved(root(root(X, 3), 3), root(X, 9));
        refuted(power(X, 2, 3), X.times(root(X, 3).negated()));
        refuted(root(X.power(2), 3).power(3), X.times(abs(X)));
    }

    @Test
    void even_roots_split_where_both_sides_have_a_value() {
        proved(sqrt(X.times(Y)), sqrt(X).times(sqrt(Y)));
        proved(sqrt(X.power(-1)), sqrt(X).power(-1));
        proved(sqrt(X.over(M)), sqrt(X).over(sqrt(M)));
        proved(sqrt(X.power(3)), X.times(sqrt(X)));
        proved(sqrt(X.negated().power(3)), X.negated().times(sqrt(X.negated())));
        proved(sqrt(X.power(2).times(Y)), abs(X).times(sqrt(Y)));
        refuted(sqrt(X.power(2).times(Y)), X.times(sqrt(Y)));
    }

    @Test
    void a_root_of_a_product_says_nothing_of_the_sign_of_its_factors() {
        refuted(abs(X).times(sqrt(X.times(Y))), X.times(sqrt(X.times(Y))));
        // at x = 0 the root has a value for every y
        Expression root = sqrt(X.power(2).times(Y));
        refuted(root.plus(abs(Y)), root.plus(Y));
    }

    @Test
    void a_condition_of_one_side_holds_for_the_claim_and_is_stated() {
        Verdict verdict = JUDGE.equal(abs(X).plus(sqrt(X)), X.plus(sqrt(X)));
        assertThat(verdict).isInstanceOf(Proved.class);
        assertThat(((Proved) verdict).assumptions()).containsExactly("x ≥ 0");
        refuted(abs(X), X);
    }

    @Test
    void roots_of_different_degree_meet_in_one_unit() {
        proved(root(X, 2).times(root(X, 3)).plus(number(1)), power(X, 5, 6).plus(number(1)));
        proved(root(sqrt(X), 2), root(X, 4));
        proved(sqrt(root(X, 3)), root(X, 6));
        proved(power(M.plus(K), 3, 2), M.plus(K).times(sqrt(M.plus(K))));
    }

    @Test
    void perfect_powers_under_a_root_are_seen_through_expansion() {
        Expression square = X.power(2).plus(number(2).times(X).times(Y)).plus(Y.power(2));
        proved(sqrt(square), abs(X.plus(Y)));
        proved(sqrt(X.plus(Y).power(4)), square);
        proved(root(square.times(X.plus(Y)), 3), X.plus(Y));
        refuted(sqrt(square), X.plus(Y));
    }

    @Test
    void products_of_sums_under_a_root_split_by_factors_met_elsewhere() {
        Expression one = X.power(2).plus(number(1));
        Expression other = Y.power(2).plus(M);
        proved(sqrt(Rewrites.distributed(java.util.List.of(one, other))), sqrt(one).times(sqrt(other)));
    }

    @Test
    void roots_of_numbers_are_exact() {
        proved(sqrt(number(2)).times(sqrt(number(3))), sqrt(number(6)));
        proved(sqrt(number(8)), number(2).times(sqrt(number(2))));
        proved(sqrt(number(2)).power(-1), sqrt(number(2)).times(number(1, 2)));
        proved(sqrt(number(1, 2)), sqrt(number(2)).over(number(2)));
        refuted(sqrt(number(2)), number(665857, 470832));
    }

    @Test
    void nested_roots_are_at_least_not_refuted() {
        Expression nested = sqrt(number(3).plus(number(2).times(sqrt(number(2)))));
        Verdict verdict = JUDGE.equal(nested, number(1).plus(sqrt(number(2))));
        assertThat(verdict.kind()).isIn(Verdict.Kind.PROVED, Verdict.Kind.CONFIRMED);
    }

    @Test
    void quotients_by_sums_of_roots_are_rationalized() {
        Expression left = M.minus(K).over(sqrt(M).plus(sqrt(K)));
        proved(left, sqrt(M).minus(sqrt(K)));
        proved(number(1).over(sqrt(X.power(2).plus(Y.power(2)))),
                sqrt(X.power(2).plus(Y.power(2))).over(X.power(2).plus(Y.power(2))));
        refuted(left, sqrt(M).plus(sqrt(K)));
    }

    @Test
    void evaluation_gives_roots_the_same_meaning_as_the_normal_form() {
        Expression[] formulas = {power(X, 2, 3), power(X, -1, 3), power(X, 4, 3), power(X, 5, 3), root(X.power(3), 5)};
        for (Expression formula : formulas) {
            for (long value : new long[] {-8, -1, -2, 3, 8}) {
                Map<nld.expression.Symbol, Rational> point = Map.of(X, Rational.of(value));
                Value seen = new Evaluation(point, new Limits(Limits.TRIALS)).at(formula).orElseThrow();
                Expression written = new nld.expression.Substitution(Map.of(X, number(value))).rewrite(formula);
                assertThat(seen.enclosure().toDouble()).isEqualTo(
                        Reals.value(written, Map.of()).orElseThrow().doubleValue());
                Normalizer normalizer = new Normalizer(new Algebra(Limits.NORMAL_FORM), ASSUMPTIONS);
                Expression normal = normalizer.inWords(normalizer.normalize(written));
                assertThat(seen.enclosure().toDouble()).isEqualTo(
                        Reals.value(normal, Map.of()).orElseThrow().doubleValue(), org.assertj.core.api.Assertions.within(1e-13));
            }
        }
    }

    @Test
    void the_square_of_a_root_is_read_as_its_radicand() {
        assertThat(sqrt(X).times(sqrt(X))).isSameAs(X);
        assertThat(sqrt(X).power(2)).isSameAs(X);
        assertThat(sqrt(X.power(2))).isNotSameAs(X);
        proved(sqrt(Z).power(2), Z);
    }
}
