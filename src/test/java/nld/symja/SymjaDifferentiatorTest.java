package nld.symja;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Literal;
import nld.expression.Rational;
import nld.expression.Shape;
import nld.expression.Symbol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymjaDifferentiatorTest {
    /** The largest disagreement over 53 000 comparisons of twenty seeds was 2.7e-12, by cancellation. */
    private static final double TOLERANCE = 1e-9;
    /** Slopes beyond this belong to formulas like cos(exp(30)), which doubles do not resolve. */
    private static final double STEEPEST = 1e6;

    private static final SymjaDifferentiator SYMJA = new SymjaDifferentiator();
    private static final Symbol Q = Symbol.coordinate("q");
    private static final Symbol K = Symbol.parameter("k");
    private static final Rational TWO_THIRDS = Rational.of(2, 3);

    @Test
    void derivatives_of_rational_expressions_are_exactly_right() {
        RandomFormulas random = new RandomFormulas(20_240_601);
        int compared = 0;
        for (int i = 0; i < 300; i++) {
            Expression formula = random.rational(5);
            Symbol symbol = random.symbolOf(formula);
            Optional<Expression> answer = SYMJA.derivative(formula, symbol);
            Map<Symbol, Rational> point = random.point();
            compared += answer.isPresent() && agreeExactly(formula, answer.get(), symbol, point) ? 1 : 0;
        }
        // the few others are not defined at their point, or nowhere
        assertThat(compared).isGreaterThan(250);
    }

    private static boolean agreeExactly(
            Expression formula, Expression answer, Symbol symbol, Map<Symbol, Rational> point) {
        Rational expected;
        try {
            expected = Dual.of(formula, point, symbol, Numbers.EXACT).slope();
        } catch (ArithmeticException undefinedHere) {
            return false;
        }
        Rational found = Dual.of(answer, point, symbol, Numbers.EXACT).value();
        assertThat(found).as("the derivative of %s by %s, %s, at %s", formula, symbol, answer, point)
                .isEqualTo(expected);
        return true;
    }

    @Test
    void derivatives_of_elementary_expressions_are_right() {
        RandomFormulas random = new RandomFormulas(4);
        int compared = 0;
        for (int i = 0; i < 400; i++) {
            Expression formula = random.elementary(4);
            Symbol symbol = random.symbolOf(formula);
            Optional<Expression> answer = SYMJA.derivative(formula, symbol);
            for (int trial = 0; trial < 8 && answer.isPresent(); trial++) {
                compared += agree(formula, answer.get(), symbol, random.realPoint()) ? 1 : 0;
            }
        }
        assertThat(compared).isGreaterThan(2000);
    }

    private static boolean agree(Expression formula, Expression answer, Symbol symbol, Map<Symbol, Double> point) {
        double expected = Dual.of(formula, point, symbol, Numbers.REAL).slope();
        double found = Dual.of(answer, point, symbol, Numbers.REAL).value();
        boolean comparable = Math.abs(expected) < STEEPEST;
        if (comparable) {
            assertThat(Math.abs(found - expected) / (1 + Math.abs(expected)))
                    .as("the derivative of %s by %s, %s, at %s", formula, symbol, answer, point)
                    .isLessThan(TOLERANCE);
        }
        return comparable;
    }

    @Test
    void a_slope_that_is_slightly_wrong_would_be_noticed() {
        Expression formula = Q.apply(Function.TANH);
        Expression answer = SYMJA.derivative(formula, Q).orElseThrow().plus(Expression.of(1, 100_000_000));
        assertThat(Math.abs(Dual.of(answer, Map.of(Q, 0.5), Q, Numbers.REAL).value()
                - Dual.of(formula, Map.of(Q, 0.5), Q, Numbers.REAL).slope())).isGreaterThan(TOLERANCE);
    }

    @Test
    void a_mechanical_lagrangian_gives_its_momentum_and_force() {
        Symbol velocity = Q.rate();
        Expression twice = velocity.power(2).minus(K.times(Q.power(2)));
        Expression lagrangian = twice.over(Expression.of(2));
        assertThat(SYMJA.derivative(lagrangian, velocity)).contains(velocity);
        assertThat(SYMJA.derivative(lagrangian, Q)).contains(K.times(Q).negated());
        assertThat(SYMJA.derivative(lagrangian, velocity.rate())).contains(Expression.of(0));
    }

    @Test
    void functions_of_symja_come_back_in_ours() {
        Expression one = Expression.of(1);
        assertThat(SYMJA.derivative(Q.apply(Function.TANH), Q))
                .contains(one.minus(Q.apply(Function.TANH).power(2)));
        assertThat(SYMJA.derivative(Q.apply(Function.EXP), Q)).contains(Q.apply(Function.EXP));
        assertThat(SYMJA.derivative(Q.apply(Function.COS).apply(Function.LOG), Q))
                .contains(Q.apply(Function.SIN).over(Q.apply(Function.COS)).negated());
        assertThat(SYMJA.derivative(Q.times(one.apply(Function.ATAN)), Q)).contains(one.apply(Function.ATAN));
        assertThat(SYMJA.derivative(Q.times(one.apply(Function.EXP)), Q)).contains(one.apply(Function.EXP));
        assertThat(SYMJA.derivative(Q.apply(Function.TANH).apply(Function.LOG), Q))
                .contains(one.minus(Q.apply(Function.TANH).power(2)).over(Q.apply(Function.TANH)));
    }

    @Test
    void large_and_negative_fractions_pass_unharmed() {
        Rational huge = Rational.of(-7, 3).power(101);
        Expression coefficient = Literal.of(huge);
        assertThat(SYMJA.derivative(coefficient.times(Q), Q)).contains(coefficient);
        assertThat(SYMJA.derivative(Q.power(Rational.of(-3, 10)), Q))
                .contains(Expression.of(-3, 10).times(Q.power(Rational.of(-13, 10))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gamma", "zeta", "beta", "E", "I", "D", "Pi", "x_1", "x0", "Infinity", "Sin", "e", "N"})
    void any_name_is_only_a_name(String name) {
        Symbol symbol = Symbol.parameter(name);
        Expression formula = symbol.power(3).times(K).plus(symbol.apply(Function.SIN));
        assertThat(SYMJA.derivative(formula, symbol)).contains(
                Expression.of(3).times(symbol.power(2)).times(K).plus(symbol.apply(Function.COS)));
    }

    @Test
    void the_derivative_of_an_absolute_value_is_refused() {
        assertThat(SYMJA.derivative(Q.apply(Function.ABS), Q)).isEmpty();
        assertThat(SYMJA.derivative(Q.times(K.apply(Function.ABS)), Q)).contains(K.apply(Function.ABS));
    }

    @Test
    void vectors_are_refused() {
        Symbol vector = Symbol.of("u", Shape.vector(3), Symbol.Kind.COORDINATE);
        assertThat(SYMJA.derivative(vector.dot(vector).times(Q), Q)).isEmpty();
        assertThat(SYMJA.derivative(Q, vector)).isEmpty();
    }

    @Test
    void what_is_complex_or_infinite_is_refused() {
        Expression minusTwo = Expression.of(-2);
        assertThat(SYMJA.derivative(Q.times(minusTwo.squareRoot()), Q)).isEmpty();
        assertThat(SYMJA.derivative(Q.times(minusTwo.apply(Function.LOG)), Q)).isEmpty();
        Expression zero = Q.apply(Function.SIN).power(2).plus(Q.apply(Function.COS).power(2)).minus(Expression.of(1));
        assertThat(SYMJA.derivative(Q.over(zero), Q)).isEmpty();
    }

    @Test
    void roots_that_mean_something_else_to_symja_are_refused() {
        Expression cubic = Q.power(TWO_THIRDS);
        assertThat(SYMJA.derivative(cubic.squareRoot(), Q)).isEmpty();
        assertThat(SYMJA.derivative(K.times(cubic).power(TWO_THIRDS), Q)).isEmpty();
        assertThat(SYMJA.derivative(cubic.apply(Function.LOG), Q)).isEmpty();
        assertThat(SYMJA.derivative(Q.times(Expression.of(-2).power(TWO_THIRDS)), Q)).isEmpty();
        assertThat(SYMJA.derivative(cubic, Q)).contains(Expression.of(2, 3).times(Q.power(Rational.of(-1, 3))));
    }

    @Test
    void a_formula_of_extreme_size_is_refused() {
        Expression shared = Q;
        for (int i = 0; i < 60; i++) {
            shared = shared.apply(Function.SIN).plus(shared.apply(Function.COS));
        }
        assertThat(SYMJA.derivative(shared, Q)).isEmpty();
    }

    @Test
    void a_formula_of_extreme_depth_does_not_exhaust_the_stack() {
        Expression deep = Q;
        for (int i = 0; i < 40_000; i++) {
            deep = deep.apply(Function.SIN);
        }
        assertThat(SYMJA.derivative(deep, K)).contains(Expression.of(0));
    }

    @Test
    void a_derivative_that_takes_symja_too_long_is_given_up() {
        Expression deep = Q;
        for (int i = 0; i < 1000; i++) {
            deep = K.plus(deep.power(2));
        }
        assertThat(new SymjaDifferentiator(Duration.ofMillis(300)).derivative(deep, Q)).isEmpty();
        assertThat(SYMJA.derivative(Q, Q)).contains(Expression.of(1));
    }

    @Test
    void threads_that_ask_at_once_get_the_same_answers() throws InterruptedException, ExecutionException {
        List<Optional<Expression>> alone = answers();
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<Optional<Expression>>>> together = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                together.add(callers.submit(SymjaDifferentiatorTest::answers));
            }
            for (Future<List<Optional<Expression>>> answers : together) {
                assertThat(answers.get()).isEqualTo(alone);
            }
        } finally {
            callers.shutdownNow();
        }
    }

    private static List<Optional<Expression>> answers() {
        RandomFormulas random = new RandomFormulas(99);
        List<Optional<Expression>> answers = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            Expression formula = random.elementary(4);
            answers.add(SYMJA.derivative(formula, random.symbolOf(formula)));
        }
        return answers;
    }
}
