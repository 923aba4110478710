package nld.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.expression.Applied;
import nld.expression.Expression;
import nld.expression.Formulas;
import nld.expression.Function;
import nld.expression.Literal;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.Rational;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.kernel.Judge;
import nld.kernel.Proved;
import nld.kernel.Refuted;
import org.junit.jupiter.api.Test;

/** Our differentiator against dual numbers, exact where the formula is rational, and against the definition of functions. */
class SymbolicDifferentiatorTest {
    private static final Symbol X = Symbol.coordinate("x");
    private static final Symbol Y = Symbol.coordinate("y");
    private static final Judge JUDGE = new Judge(Formulas.ASSUMPTIONS, 20240229);

    private final SymbolicDifferentiator differentiator = new SymbolicDifferentiator();
    private final Formulas formulas = new Formulas(20240229);

    /** A value and its slope in one direction. */
    private record Dual(Rational value, Rational slope) {
        static Dual of(Expression expression, Map<Symbol, Rational> point, Symbol direction) {
            if (expression instanceof Literal literal) {
                return new Dual(literal.value(), Rational.ZERO);
            }
            if (expression instanceof Symbol symbol) {
                return new Dual(point.get(symbol), symbol == direction ? Rational.ONE : Rational.ZERO);
            }
            if (expression instanceof Sum sum) {
                return sum.terms().stream().map(term -> of(term, point, direction)).reduce(Dual::plus).orElseThrow();
            }
            if (expression instanceof Product product) {
                return product.factors().stream().map(part -> of(part, point, direction)).reduce(Dual::times).orElseThrow();
            }
            Power power = (Power) expression;
            int exponent = power.exponent().intValueExact();
            Dual base = of(power.base(), point, direction);
            Dual raised = new Dual(Rational.ONE, Rational.ZERO);
            for (int factor = 0; factor < Math.abs(exponent); factor++) {
                raised = raised.times(base);
            }
            return exponent > 0 ? raised : new Dual(raised.value.inverse(),
                    raised.slope.negated().over(raised.value.times(raised.value)));
        }

        Dual plus(Dual other) {
            return new Dual(value.plus(other.value), slope.plus(other.slope));
        }

        Dual times(Dual other) {
            return new Dual(value.times(other.value), slope.times(other.value).plus(value.times(other.slope)));
        }
    }

    @Test
    void derivatives_of_rational_formulas_are_the_slopes_of_dual_numbers() {
        int compared = 0;
        for (int trial = 0; trial < 2_000; trial++) {
            Expression formula = formulas.rational(4);
            Symbol direction = formulas.symbol();
            Expression derivative = differentiator.derivative(formula, direction).orElseThrow();
            Map<Symbol, Rational> point = formulas.point();
            Optional<Rational> slope = slope(formula, point, direction);
            Optional<Rational> value = slope(derivative, point, null);
            if (slope.isPresent() && value.isPresent()) {
                compared++;
                assertThat(nld.expression.Exact.value(derivative, point)).as("d %s / d %s", formula, direction)
                        .isEqualTo(slope);
            }
        }
        assertThat(compared).isGreaterThan(1_000);
    }

    private static Optional<Rational> slope(Expression formula, Map<Symbol, Rational> point, Symbol direction) {
        try {
            return Optional.of(Dual.of(formula, point, direction).slope());
        } catch (ArithmeticException undefined) {
            return Optional.empty();
        }
    }

    /** Formulas with functions inside each other. */
    private Expression elementary(int depth) {
        return Formulas.defined(() -> switch (depth == 0 ? 0 : 1 + formulas.random().nextInt(4)) {
            case 0 -> formulas.argument();
            case 1 -> elementary(depth - 1).times(elementary(depth - 1));
            case 2 -> elementary(depth - 1).plus(elementary(depth - 1));
            default -> elementary(depth - 1).apply(formulas.among(List.of(Function.EXP, Function.SIN, Function.COS,
                    Function.TANH)));
        });
    }

    @Test
    void the_laws_of_differentiation_are_proved_for_formulas_with_functions() {
        for (int trial = 0; trial < 100; trial++) {
            Expression one = elementary(1);
            Expression other = elementary(1);
            Expression d = derivative(one.times(other));
            Expression leibniz = derivative(one).times(other).plus(one.times(derivative(other)));
            assertThat(JUDGE.equal(d, leibniz)).as("%s times %s", one, other).isInstanceOf(Proved.class);
            Expression ofQuotient = derivative(one.over(other.power(2).plus(Expression.of(1))));
            Expression below = other.power(2).plus(Expression.of(1));
            Expression expected = derivative(one).times(below).minus(one.times(other).times(derivative(other))
                    .times(Expression.of(2))).over(below.power(2));
            assertThat(JUDGE.equal(ofQuotient, expected)).isInstanceOf(Proved.class);
        }
    }

    private Expression derivative(Expression expression) {
        return differentiator.derivative(expression, X).orElseThrow();
    }

    @Test
    void each_function_has_the_derivative_of_the_tables() {
        Expression two = Expression.of(2);
        Expression argument = two.times(X).plus(Y);
        Map<Function, Expression> table = Map.of(
                Function.EXP, argument.apply(Function.EXP),
                Function.LOG, Expression.of(1).over(argument),
                Function.SIN, argument.apply(Function.COS),
                Function.COS, argument.apply(Function.SIN).negated(),
                Function.TANH, Expression.of(1).minus(argument.apply(Function.TANH).power(2)),
                Function.ATAN, Expression.of(1).over(Expression.of(1).plus(argument.power(2))),
                Function.ABS, argument.apply(Function.ABS).over(argument));
        assertThat(table).containsOnlyKeys(Function.values());
        table.forEach((function, slope) -> {
            Expression derivative = derivative(argument.apply(function));
            assertThat(JUDGE.equal(derivative, two.times(slope))).as("%s", function).isInstanceOf(Proved.class);
            assertThat(JUDGE.equal(derivative, slope)).as("%s", function).isInstanceOf(Refuted.class);
        });
        Applied nested = Applied.of(Function.EXP, argument.apply(Function.LOG));
        assertThat(JUDGE.equal(derivative(nested), two)).isInstanceOf(Proved.class);
    }

    @Test
    void roots_have_the_derivative_of_powers() {
        Expression derivative = derivative(X.power(2).plus(Y.power(2)).squareRoot());
        assertThat(JUDGE.equal(derivative, X.over(X.power(2).plus(Y.power(2)).squareRoot()))).isInstanceOf(Proved.class);
        assertThat(JUDGE.equal(derivative(X.power(Rational.of(1, 3))),
                Expression.of(1, 3).times(X.power(Rational.of(1, 3))).over(X))).isInstanceOf(Proved.class);
    }

    @Test
    void what_is_not_written_out_has_no_answer() {
        assertThat(differentiator.derivative(nld.expression.Jet.of("f", X, 0, List.of()), X)).isEmpty();
        assertThat(differentiator.derivative(
                nld.expression.Evolved.of(nld.expression.Evolved.Evolution.NEXT, X), X)).isEmpty();
    }
}
