package nld.kernel;

import static nld.kernel.Claims.X;
import static nld.kernel.Claims.Y;
import static nld.kernel.Claims.number;
import static nld.kernel.Claims.sqrt;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.expression.Expression;
import nld.expression.Formulas;
import nld.expression.Function;
import nld.expression.Rational;
import nld.expression.Symbol;
import org.junit.jupiter.api.Test;

/** Intervals of doubles hold what fifty digits say, and say nothing where these might say that there is no value. */
class RoughEvaluationTest {
    private static final Expression ZERO = Expression.of(0);
    private static final int CASES = Integer.getInteger("fuzz", 2_000);
    private static final long SEED = Long.getLong("seed", 20261126L);

    private static RoughEvaluation.Enclosure roughly(Expression expression, Map<Symbol, Rational> point) {
        return new RoughEvaluation(point).difference(expression, ZERO);
    }

    private static Expression drawn(Formulas formulas) {
        Function function = formulas.among(List.of(Function.values()));
        Expression argument = function == Function.LOG ? formulas.positive() : formulas.argument();
        return Formulas.defined(() -> formulas.rational(2).times(argument.apply(function))
                .plus(sqrt(formulas.positive()).power(formulas.among(List.of(-3, -1, 1, 3)))));
    }

    @Test
    void what_it_says_holds_what_fifty_digits_say() {
        Formulas formulas = new Formulas(SEED);
        int known = 0;
        for (int index = 0; index < CASES; index++) {
            Expression formula = drawn(formulas);
            Map<Symbol, Rational> point = formulas.point();
            RoughEvaluation.Enclosure rough = roughly(formula, point);
            if (rough.isWithin(1e-3)) {
                Optional<Value> exact = new Evaluation(point, new Limits(Limits.TRIALS)).at(formula);
                assertThat(exact).as("seed %s, case %s: %s at %s", SEED, index, formula, point).isPresent();
                assertThat(new BigDecimal(rough.lower())).as("%s at %s", formula, point).isLessThanOrEqualTo(exact.get().enclosure().upper());
                assertThat(new BigDecimal(rough.upper())).as("%s at %s", formula, point).isGreaterThanOrEqualTo(exact.get().enclosure().lower());
                known++;
            }
        }
        assertThat(known).isGreaterThan(CASES / 2);
    }

    @Test
    void what_may_have_no_value_is_left_to_others() {
        Map<Symbol, Rational> point = Map.of(X, Rational.of(1, 3), Y, Rational.of(1, 3));
        Expression gap = X.minus(Y);
        for (Expression doubtful : List.of(gap.power(-1), sqrt(gap), gap.apply(Function.LOG), sqrt(gap.power(2)),
                number(10).power(400).times(X), number(900).apply(Function.EXP), Symbol.parameter("other"))) {
            assertThat(roughly(doubtful, point).isWithin(1e300)).as("%s", doubtful).isFalse();
        }
    }

    @Test
    void nothing_times_what_may_have_no_value_may_have_none_either() {
        Symbol nothing = Symbol.parameter("nothing");
        Map<Symbol, Rational> point = Map.of(X, Rational.of(1, 3), Y, Rational.of(1, 3), nothing, Rational.ZERO);
        Expression gap = X.minus(Y);
        for (Expression doubtful : List.of(gap.power(-1), gap.apply(Function.LOG), number(10).power(400).times(X))) {
            assertThat(roughly(nothing.times(doubtful), point).isWithin(1e300)).as("0 times %s", doubtful).isFalse();
            assertThat(roughly(nothing.plus(doubtful), point).isWithin(1e300)).as("0 plus %s", doubtful).isFalse();
        }
        assertThat(roughly(nothing.times(X), point).isWithin(4 * Double.MIN_VALUE)).isTrue();
    }

    @Test
    void sides_that_are_close_everywhere_are_compared_to_fifty_digits_at_last() {
        Trials close = new Trials(X.apply(Function.COS), X.apply(Function.COS).plus(number(10).power(-20)), Claims.ASSUMPTIONS, 1);
        assertThat(close.areClose(3)).isTrue();
        assertThat(close.apart()).isPresent();
        assertThat(new Trials(X.times(Y), Y.times(X), Claims.ASSUMPTIONS, 1).apart()).isEmpty();
    }

    @Test
    void sides_that_differ_a_little_are_told_apart() {
        Trials equal = new Trials(X.plus(Y).power(2), X.power(2).plus(X.times(Y).times(number(2))).plus(Y.power(2)), Claims.ASSUMPTIONS, 1);
        assertThat(equal.areClose(3)).isTrue();
        assertThat(equal.tried()).isEqualTo(3);
        Trials apart = new Trials(X.plus(Y).power(2), X.plus(Y).power(2).plus(number(1, 100_000_000)), Claims.ASSUMPTIONS, 1);
        assertThat(apart.areClose(3)).isFalse();
        assertThat(apart.tried()).isZero();
        assertThat(apart.findAmong(3, Value::isCertainlyNotZero)).isPresent();
    }
}
