package nld.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nld.derivation.Calculus;
import nld.derivation.SymbolicDifferentiator;
import nld.discretization.ErrorConstant;
import nld.discretization.LinearRule;
import nld.discretization.MatchingFlow;
import nld.discretization.StepMap;
import nld.expression.Assumptions;
import nld.expression.Domain;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.Rational;
import nld.expression.Substitution;
import nld.expression.Symbol;
import nld.integration.Flow;
import nld.integration.Trajectory;
import nld.kernel.Judge;
import nld.lowering.Lowered;
import nld.lowering.Lowering;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real runs of linear rules against the flows derived for them: orders, tempting wrong starts, and the predicted error. */
class MatchingOrdersTest {
    private static final Symbol X = Symbol.coordinate("x");
    private static final Symbol Y = Symbol.coordinate("y");
    private static final Symbol ETA = Symbol.parameter("eta");
    private static final Symbol GAMMA = Symbol.of("gradient", X.shape(), Symbol.Kind.STATE);
    private static final Symbol ALONE = Symbol.coordinate("place");
    private static final List<Symbol> PLACE = List.of(X, Y);
    private static final Calculus CALCULUS = new Calculus(new SymbolicDifferentiator());
    private static final Judge JUDGE = new Judge(new Assumptions(Map.of(ETA, Domain.POSITIVE)), 1);
    private static final Expression LOSS = X.power(2).over(Expression.of(2)).plus(X.power(2).times(Y).over(Expression.of(3)))
            .plus(Y.power(2)).plus(Y.power(4).over(Expression.of(4)));
    private static final List<Expression> GRADIENT = PLACE.stream().map(symbol -> CALCULUS.partial(LOSS, symbol)).toList();
    private static final double UNTIL = 2;
    private static final double[] START = {1, 0.5};

    /**
     * A rule by one coordinate: what a step makes of q and of each buffer.
     *
     * @param name    what it is called
     * @param buffers how many buffers it has
     * @param step    the values after a step, q first, of q, the buffers and the gradient
     * @param warm    of each buffer, the multiple of the gradient at which it has settled
     */
    record Rule(String name, int buffers, java.util.function.Function<List<Symbol>, List<Expression>> step, List<Expression> warm) {
        private List<Symbol> named(String suffix) {
            List<Symbol> named = new ArrayList<>();
            for (int buffer = 0; buffer < buffers; buffer++) {
                named.add(Symbol.of("v" + buffer + suffix, X.shape(), Symbol.Kind.STATE));
            }
            return named;
        }

        private StepMap step(List<Symbol> coordinates, List<String> suffixes, List<? extends Expression> gradients) {
            Map<Symbol, Expression> next = new LinkedHashMap<>();
            List<Symbol> all = new ArrayList<>();
            for (int index = 0; index < coordinates.size(); index++) {
                List<Symbol> own = named(suffixes.get(index));
                all.addAll(own);
                List<Symbol> state = new ArrayList<>(List.of(coordinates.get(index)));
                state.addAll(own);
                List<Symbol> known = new ArrayList<>(state);
                known.add(GAMMA);
                List<Expression> values = step.apply(known);
                for (int part = 0; part < state.size(); part++) {
                    next.put(state.get(part), new Substitution(Map.of(GAMMA, gradients.get(index))).rewrite(values.get(part)));
                }
            }
            return new StepMap(coordinates, all, next, ETA);
        }

        StepMap whole() {
            return step(PLACE, List.of("x", "y"), GRADIENT);
        }

        LinearRule linear() {
            return LinearRule.of(step(List.of(ALONE), List.of(""), List.of(GAMMA)), GAMMA, CALCULUS, JUDGE);
        }

        List<List<Symbol>> byBuffer() {
            List<List<Symbol>> buffers = new ArrayList<>();
            for (int buffer = 0; buffer < this.buffers; buffer++) {
                buffers.add(List.of(named("x").get(buffer), named("y").get(buffer)));
            }
            return buffers;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final Expression HALF = Expression.of(1, 2);

    static Stream<Rule> rules() {
        return Stream.of(
                new Rule("descent", 0, s -> List.of(s.get(0).minus(ETA.times(s.get(1)))), List.of()),
                new Rule("heavy ball", 1, s -> {
                    Expression next = HALF.times(s.get(1)).plus(s.get(2));
                    return List.of(s.get(0).minus(ETA.times(next)), next);
                }, List.of(Expression.of(2))),
                new Rule("nesterov", 1, s -> {
                    Expression next = HALF.times(s.get(1)).plus(s.get(2));
                    return List.of(s.get(0).minus(ETA.times(s.get(2).plus(HALF.times(next)))), next);
                }, List.of(Expression.of(2))),
                new Rule("two averages", 2, s -> {
                    Expression first = HALF.times(s.get(1)).plus(HALF.times(s.get(3)));
                    Expression second = Expression.of(1, 4).times(s.get(2)).plus(Expression.of(3, 4).times(first));
                    return List.of(s.get(0).minus(ETA.times(second)), first, second);
                }, List.of(Expression.of(1), Expression.of(1))));
    }

    private static Expression at(Expression expression, Rational rate) {
        return new Substitution(Map.of(ETA, Literal.of(rate))).rewrite(expression);
    }

    private static double[] values(List<Expression> expressions, List<Symbol> inputs, double[] at) {
        double[] out = new double[expressions.size()];
        Lowering.of(inputs, expressions).evaluate(at, out);
        return out;
    }

    private static double[] buffers(Rule rule, boolean warm) {
        List<Expression> start = new ArrayList<>();
        for (Expression gradient : GRADIENT) {
            rule.warm().forEach(multiple -> start.add(warm ? multiple.times(gradient) : Expression.of(0)));
        }
        return start.isEmpty() ? new double[0] : values(start, PLACE, START);
    }

    private static double[] run(Rule rule, Rational rate, double[] buffers) {
        StepMap step = rule.whole();
        List<Symbol> state = state(step);
        Lowered next = Lowering.of(state, state.stream().map(symbol -> at(step.next().get(symbol), rate)).toList());
        double[] now = joined(START, buffers);
        double[] then = new double[now.length];
        long steps = Math.round(UNTIL / rate.toDouble());
        for (long count = 0; count < steps; count++) {
            next.evaluate(now, then);
            double[] swap = now;
            now = then;
            then = swap;
        }
        return Arrays.copyOf(now, 2);
    }

    private static List<Symbol> state(StepMap step) {
        List<Symbol> state = new ArrayList<>(PLACE);
        state.addAll(step.buffers());
        return state;
    }

    private static double[] joined(double[] first, double[] second) {
        double[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    private static double[] followed(List<Symbol> state, List<Expression> rates, double[] start) {
        List<Symbol> inputs = new ArrayList<>(state);
        inputs.add(Symbol.TIME);
        return ((Trajectory) Flow.of(Lowering.of(inputs, rates)).follow(start, 0, UNTIL, 1e-12)).end();
    }

    /** Run minus flow at the end, the flow started with {@code velocity}. */
    private static double[] apart(Rule rule, Rational rate, double[] buffers, double[] velocity) {
        MatchingFlow flow = MatchingFlow.of(rule.linear(), PLACE, rule.byBuffer(), GRADIENT, CALCULUS);
        List<Expression> rates = flow.rates().stream().map(expression -> at(expression, rate)).toList();
        double[] end = followed(flow.state(), rates, joined(START, velocity));
        double[] run = run(rule, rate, buffers);
        return new double[] {run[0] - end[0], run[1] - end[1]};
    }

    private static double[] velocity(Rule rule, double[] buffers) {
        MatchingFlow flow = MatchingFlow.of(rule.linear(), PLACE, rule.byBuffer(), GRADIENT, CALCULUS);
        return values(flow.start(), state(rule.whole()), joined(START, buffers));
    }

    private static double slope(Rule rule, double[] buffers, double[] velocity) {
        double coarse = size(apart(rule, Rational.of(1, 160), buffers, velocity));
        double fine = size(apart(rule, Rational.of(1, 320), buffers, velocity));
        return Math.log(coarse / fine) / Math.log(2);
    }

    private static double size(double[] vector) {
        return Math.hypot(vector[0], vector[1]);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_derived_velocity_gives_order_two_from_empty_and_from_warm_buffers(Rule rule) {
        for (boolean warm : new boolean[] {false, true}) {
            double[] buffers = buffers(rule, warm);
            assertThat(slope(rule, buffers, velocity(rule, buffers))).as(rule + (warm ? " warm" : " empty")).isCloseTo(2, within(0.15));
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void tempting_wrong_velocities_give_order_one_in_the_position(Rule rule) {
        double[] empty = buffers(rule, false);
        double[] gradient = values(GRADIENT, PLACE, START);
        double[] derived = velocity(rule, empty);
        for (double factor : new double[] {0, -1, -2}) {
            double[] wrong = {factor * gradient[0], factor * gradient[1]};
            if (Math.abs(wrong[0] - derived[0]) > 1e-9) {
                assertThat(slope(rule, empty, wrong)).as(rule + " started with " + factor + " g").isCloseTo(1, within(0.15));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_error_is_the_one_that_is_predicted(Rule rule) {
        StepMap step = rule.whole();
        ErrorConstant constant = ErrorConstant.of(rule.linear(), step, rule.byBuffer(), GRADIENT, CALCULUS, JUDGE);
        for (boolean warm : new boolean[] {false, true}) {
            double[] buffers = buffers(rule, warm);
            double[] predicted = predicted(constant, step, buffers);
            Rational rate = Rational.of(1, 640);
            double[] apart = apart(rule, rate, buffers, velocity(rule, buffers));
            double scale = rate.toDouble() * rate.toDouble();
            double[] measured = {apart[0] / scale, apart[1] / scale};
            double off = Math.hypot(measured[0] - predicted[0], measured[1] - predicted[1]) / size(predicted);
            assertThat(off).as(rule + (warm ? " warm " : " empty ") + Arrays.toString(measured) + " predicted "
                    + Arrays.toString(predicted)).isLessThan(0.05);
        }
    }

    /** E at the end, followed together with the gradient flow. */
    private static double[] predicted(ErrorConstant constant, StepMap step, double[] buffers) {
        List<Symbol> errors = List.of(Symbol.coordinate("ex"), Symbol.coordinate("ey"));
        Map<Symbol, Expression> along = new HashMap<>(Map.of(X, errors.get(0), Y, errors.get(1)));
        List<Expression> rates = new ArrayList<>(constant.flow());
        for (int index = 0; index < PLACE.size(); index++) {
            rates.add(CALCULUS.along(constant.flow().get(index), along).plus(constant.source().get(index)));
        }
        double[] start = values(constant.start(), state(step), joined(START, buffers));
        double[] end = followed(List.of(X, Y, errors.get(0), errors.get(1)), rates, joined(START, start));
        return new double[] {end[2], end[3]};
    }
}
