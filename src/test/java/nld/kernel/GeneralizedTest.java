package nld.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import nld.derivation.SymbolicDifferentiator;
import nld.expression.Assumptions;
import nld.expression.Expression;
import nld.expression.Rational;
import nld.expression.Sum;
import nld.expression.Symbol;
import org.junit.jupiter.api.Test;

/** Identities over many denominators and roots, which no common denominator can be written down for. */
class GeneralizedTest {
    private static final Judge JUDGE = new Judge(Assumptions.NONE, 1);
    private static final int BODIES = 6;

    private static Symbol x(int body) {
        return Symbol.coordinate("x" + body);
    }

    private static Symbol y(int body) {
        return Symbol.coordinate("y" + body);
    }

    /** Σ over pairs of a power of their distance. */
    private static Expression pairs(Rational power) {
        List<Expression> terms = new ArrayList<>();
        for (int one = 1; one <= BODIES; one++) {
            for (int other = one + 1; other <= BODIES; other++) {
                terms.add(Symbol.parameter("m" + one).times(Symbol.parameter("m" + other))
                        .times(x(one).minus(x(other)).power(2).plus(y(one).minus(y(other)).power(2)).power(power)));
            }
        }
        return Sum.of(terms);
    }

    /** The change of {@code potential} where all bodies turn, the last {@code slip} times as fast. */
    private static Expression turned(Expression potential, int slip) {
        SymbolicDifferentiator differentiator = new SymbolicDifferentiator();
        List<Expression> terms = new ArrayList<>();
        for (int body = 1; body <= BODIES; body++) {
            Expression speed = Expression.of(body == BODIES ? slip : 1);
            terms.add(speed.times(y(body)).times(differentiator.derivative(potential, x(body)).orElseThrow()).negated());
            terms.add(speed.times(x(body)).times(differentiator.derivative(potential, y(body)).orElseThrow()));
        }
        return Sum.of(terms);
    }

    @Test
    void forces_between_pairs_keep_the_angular_momentum_whatever_their_law() {
        for (Rational power : List.of(Rational.of(-1, 2), Rational.of(-1), Rational.of(1, 2), Rational.of(-3, 2))) {
            Verdict verdict = JUDGE.equal(turned(pairs(power), 1), Expression.of(0));
            assertThat(verdict).as("%s", power).isInstanceOf(Proved.class);
            assertThat(((Proved) verdict).assumptions()).hasSize(BODIES * (BODIES - 1) / 2);
            assertThat(JUDGE.equal(turned(pairs(power), 2), Expression.of(0))).as("%s", power).isInstanceOf(Refuted.class);
        }
    }

    @Test
    void what_needs_a_common_denominator_is_brought_over_one() {
        Symbol a = Symbol.parameter("a");
        Symbol b = Symbol.parameter("b");
        Expression apart = a.minus(b).power(-1).minus(a.plus(b).power(-1));
        Expression whole = Expression.of(2).times(b).over(a.power(2).minus(b.power(2)));
        assertThat(JUDGE.equal(apart, whole)).isInstanceOf(Proved.class);
        assertThat(JUDGE.equal(apart, whole.negated())).isInstanceOf(Refuted.class);
    }
}
