package nld.kernel;

import static nld.kernel.Claims.ASSUMPTIONS;
import static nld.kernel.Claims.JUDGE;
import static nld.kernel.Claims.K;
import static nld.kernel.Claims.M;
import static nld.kernel.Claims.X;
import static nld.kernel.Claims.Y;
import static nld.kernel.Claims.Z;
import static nld.kernel.Claims.abs;
import static nld.kernel.Claims.circle;
import static nld.kernel.Claims.number;
import static nld.kernel.Claims.proved;
import static nld.kernel.Claims.sin;
import static nld.kernel.Claims.sqrt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.expression.Assumptions;
import nld.expression.Dimension;
import nld.expression.Domain;
import nld.expression.Expression;
import nld.expression.Jet;
import nld.expression.Rational;
import nld.expression.Shape;
import nld.expression.ShapeMismatch;
import nld.expression.Symbol;
import nld.expression.Tuple;
import org.junit.jupiter.api.Test;

/** What the judge answers, and what a broken rule would make it answer. */
class JudgeTest {
    /** An algebra with the false rule sin² = 1 + cos². */
    private static final class WrongCircle extends Algebra {
        WrongCircle(long work) {
            super(work);
        }

        @Override
        void relate(int indeterminate, int degree, Polynomial replacement) {
            Polynomial.Builder wrong = new Polynomial.Builder();
            replacement.terms().forEach((monomial, coefficient) -> wrong.add(monomial, coefficient.abs()));
            super.relate(indeterminate, degree, wrong.build());
        }
    }

    @Test
    void a_broken_rule_is_caught_by_evaluation_and_is_our_failure() {
        Judge broken = new Judge(ASSUMPTIONS, 1, WrongCircle::new);
        Expression wrong = number(1).plus(X.apply(nld.expression.Function.COS).power(2));
        assertThat(broken.equal(sin(X).power(2), wrong)).isInstanceOf(Failed.class);
        assertThat(JUDGE.equal(sin(X).power(2), wrong)).isInstanceOf(Refuted.class);
        assertThat(broken.atMost(circle(X), number(1))).isNotInstanceOf(Proved.class);
        assertThatThrownBy(() -> broken.simplified(sin(X).power(2))).isInstanceOf(IllegalStateException.class);
        assertThat(broken.equal(circle(X), number(1))).isNotInstanceOf(Proved.class);
    }

    /** An algebra with the rule sin² = 1 − cos² + 10⁻⁷⁰, which no enclosure of 50 digits can tell from the true one. */
    private static final class AlmostCircle extends Algebra {
        AlmostCircle(long work) {
            super(work);
        }

        @Override
        void relate(int indeterminate, int degree, Polynomial replacement) {
            super.relate(indeterminate, degree, replacement.plus(Polynomial.constant(TINY)));
        }
    }

    /** An algebra that takes each power of a polynomial for one that is larger by 10⁻⁷⁰. */
    private static final class WrongProduct extends Algebra {
        WrongProduct(long work) {
            super(work);
        }

        @Override
        Polynomial power(Polynomial base, int exponent) {
            Polynomial power = super.power(base, exponent);
            return base.size() == 1 ? power : power.plus(Polynomial.constant(TINY));
        }
    }

    private static final Rational TINY = Rational.of(10).power(-70);

    @Test
    void what_no_enclosure_sees_is_caught_modulo_a_prime() {
        Expression almost = number(1).plus(nld.expression.Literal.of(TINY));
        Assumptions afar = new Assumptions(Map.of(X, Domain.POSITIVE));
        Judge broken = new Judge(afar, 1, AlmostCircle::new);
        assertThat(broken.equal(circle(X), almost)).isInstanceOf(Failed.class)
                .extracting(Verdict::evidence).asString().contains("modulo");
        Expression sum = Claims.exp(X).plus(Y);
        Expression written = Claims.exp(X).power(2).plus(Claims.exp(X).times(Y).times(number(2))).plus(Y.power(2));
        Judge wrong = new Judge(afar, 1, WrongProduct::new);
        assertThat(wrong.equal(sum.power(2), written.plus(nld.expression.Literal.of(TINY)))).isInstanceOf(Failed.class)
                .extracting(Verdict::evidence).asString().contains("modulo");
        Judge sound = new Judge(afar, 1);
        assertThat(sound.equal(circle(X), almost)).isNotInstanceOfAny(Proved.class, Failed.class);
        assertThat(sound.equal(sum.power(2), written)).isInstanceOf(Proved.class)
                .extracting(Verdict::evidence).asString().contains("points modulo a prime").contains("real points");
    }

    @Test
    void a_broken_rule_is_caught_in_vectors_too() {
        Judge broken = new Judge(ASSUMPTIONS, 1, WrongCircle::new);
        Symbol named = Symbol.of("p", new Shape.Vector(new Dimension.Named("n")), Symbol.Kind.COORDINATE);
        Expression slope = Jet.of("f", named, 1, List.of());
        for (Expression angle : List.of(named.dot(named), slope.dot(slope), Jet.of("f", named, 2, List.of(named, slope)))) {
            Expression wrong = number(1).plus(angle.apply(nld.expression.Function.COS).power(2));
            assertThat(broken.equal(sin(angle).power(2), wrong)).isInstanceOf(Failed.class);
            assertThat(JUDGE.equal(sin(angle).power(2), wrong)).isNotInstanceOf(Proved.class);
            assertThat(JUDGE.equal(circle(angle), number(1))).isInstanceOf(Proved.class)
                    .extracting(Verdict::evidence).asString().doesNotContain("not tried");
        }
    }

    @Test
    void a_refutation_comes_with_the_simplest_witness_and_the_missing_term() {
        Refuted refuted = (Refuted) JUDGE.equal(M.times(X.power(2)), M.times(X.power(2)).plus(M.times(Y)));
        Witness witness = refuted.witness().orElseThrow();
        assertThat(witness.place()).isEqualTo("at m=1, x=0, y=1");
        assertThat(witness.left()).isEqualTo("0");
        assertThat(witness.right()).isEqualTo("1");
        assertThat(witness.difference()).contains(M.times(Y).negated());
    }

    @Test
    void vectors_are_compared_entry_by_entry_and_all_their_conditions_stated() {
        Expression left = Tuple.of(List.of(circle(X), sqrt(Y).times(sqrt(Z)), X.over(X.minus(Z)).times(X.minus(Z).power(-1))));
        Expression right = Tuple.of(List.of(number(1), sqrt(Y.times(Z)), X.over(X.minus(Z).power(2))));
        Verdict verdict = JUDGE.equal(left, right);
        assertThat(verdict).isInstanceOf(Proved.class);
        assertThat(((Proved) verdict).assumptions()).containsExactly("y ≥ 0", "z ≥ 0");
        assertThat(JUDGE.equal(left, Tuple.of(List.of(number(1), sqrt(Y.times(Z)), X)))).isInstanceOf(Refuted.class);
    }

    @Test
    void shapes_that_differ_are_refused_and_named_dimensions_are_decided_in_vectors() {
        Symbol vector = Symbol.of("q", Shape.vector(2), Symbol.Kind.COORDINATE);
        assertThatThrownBy(() -> JUDGE.equal(X, vector)).isInstanceOf(ShapeMismatch.class);
        assertThatThrownBy(() -> JUDGE.atMost(vector, vector)).isInstanceOf(ShapeMismatch.class);
        Symbol named = Symbol.of("p", new Shape.Vector(new Dimension.Named("n")), Symbol.Kind.COORDINATE);
        assertThat(JUDGE.equal(named, named.plus(named))).isInstanceOf(Undecided.class);
        assertThat(JUDGE.equal(named.plus(named), number(2).times(named))).isInstanceOf(Proved.class);
        assertThat(JUDGE.atMost(named.dot(named), named.dot(named))).isInstanceOf(Proved.class);
    }

    @Test
    void order_is_proved_by_squares_refuted_by_a_point_and_else_confirmed() {
        assertThat(JUDGE.atMost(number(0), X.power(2).plus(M))).isInstanceOf(Proved.class);
        assertThat(JUDGE.atMost(number(0), sqrt(X))).isInstanceOf(Proved.class);
        assertThat(JUDGE.atMost(number(0), M.over(X.plus(Y).power(2)))).isInstanceOf(Proved.class);
        assertThat(JUDGE.atMost(number(0), X)).isInstanceOf(Refuted.class);
        assertThat(JUDGE.atMost(X, abs(X))).isInstanceOf(Confirmed.class);
        assertThat(JUDGE.atMost(sin(X), number(1))).isInstanceOf(Confirmed.class);
    }

    @Test
    void difference_is_proved_by_a_point_and_refuted_by_a_proof() {
        assertThat(JUDGE.different(X, Y)).isInstanceOf(Proved.class);
        assertThat(JUDGE.different(circle(X), number(1))).isInstanceOf(Refuted.class);
        Judge broken = new Judge(ASSUMPTIONS, 1, WrongCircle::new);
        assertThat(broken.different(sin(X).power(2).minus(X.apply(nld.expression.Function.COS).power(2)), number(1)))
                .isInstanceOf(Failed.class);
    }

    @Test
    void abstract_functions_are_unknowns_that_are_never_refuted() {
        Expression value = Jet.of("f", X, 0, List.of());
        proved(value.times(circle(Y)), value);
        assertThat(JUDGE.equal(value, Jet.of("g", X, 0, List.of()))).isInstanceOf(Undecided.class);
        assertThat(JUDGE.equal(Jet.of("f", X.plus(X), 0, List.of()), Jet.of("f", X.times(number(2)), 0, List.of())))
                .isNotInstanceOf(Refuted.class);
        assertThat(JUDGE.isSomewhereNotZero(value)).isTrue();
        assertThat(JUDGE.isSomewhereNotZero(circle(X).minus(number(1)))).isFalse();
    }

    @Test
    void every_point_tried_lies_in_the_domains() {
        Domain narrow = new Domain(Optional.of(Rational.of(3, 10)), true, Optional.of(Rational.of(2, 5)), true);
        Domain closed = new Domain(Optional.of(Rational.of(-7)), false, Optional.of(Rational.of(-7)), false);
        Domain below = new Domain(Optional.empty(), false, Optional.of(Rational.of(-1, 9)), true);
        Assumptions assumptions = new Assumptions(Map.of(M, narrow, K, closed, X, below));
        List<Symbol> symbols = List.of(M, K, X, Symbol.STEP, Symbol.TIME);
        for (Map<Symbol, Rational> point : new Points(symbols, assumptions, 5).all()) {
            assertThat(symbols).allMatch(symbol -> assumptions.of(symbol).contains(point.get(symbol)));
            assertThat(point.get(Symbol.STEP).isInteger()).isTrue();
        }
        assertThat(new Judge(assumptions, 1).atMost(M, number(2, 5))).isInstanceOf(Confirmed.class);
        assertThat(new Judge(assumptions, 1).atMost(number(1), Symbol.STEP)).isInstanceOf(Confirmed.class);
    }

    @Test
    void the_same_seed_gives_the_same_verdict_to_the_letter() {
        Expression left = sqrt(X.plus(Y).over(M)).plus(number(1).over(X.minus(Y)));
        Expression right = sqrt(X.plus(Y)).over(sqrt(M)).plus(number(1).over(X.minus(Y)));
        Proved first = (Proved) JUDGE.equal(left, right);
        Proved second = (Proved) JUDGE.equal(left, right);
        assertThat(first.assumptions()).isEqualTo(second.assumptions()).containsExactly("x + y ≥ 0", "x − y ≠ 0");
        assertThat(first.evidence()).isEqualTo(second.evidence());
    }

    @Test
    void verdicts_stand_in_the_order_in_which_they_combine() {
        assertThat(Verdict.Kind.values()).containsExactly(Verdict.Kind.PROVED, Verdict.Kind.CONFIRMED,
                Verdict.Kind.UNDECIDED, Verdict.Kind.REFUTED, Verdict.Kind.FAILED);
    }

    @Test
    void only_the_kernel_can_construct_a_proof() {
        assertThat(Proved.class.getDeclaredConstructors()).isNotEmpty()
                .allMatch((Constructor<?> constructor) -> (constructor.getModifiers() & ~Modifier.PRIVATE) == 0);
        assertThat(Modifier.isFinal(Proved.class.getModifiers())).isTrue();
        assertThat(Verdict.class.isSealed()).isTrue();
    }
}
