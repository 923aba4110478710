package nld.lowering;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nld.derivation.Calculus;
import nld.derivation.SymbolicDifferentiator;
import nld.expression.Applied;
import nld.expression.Entries;
import nld.expression.Evolved;
import nld.expression.Expectation;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Jet;
import nld.expression.PartialGradient;
import nld.expression.Rational;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.kernel.Interval;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Lowered code against exact evaluation, at ordinary numbers and at the edges of double precision: whenever the running bound is finite
 * the exact value exists and lies within it, and what depends on a number that is none is none.
 */
class ExactnessTest {
    private static final long SEED = 19180723;
    private static final int DRAWS = Integer.getInteger("fuzz", 400);
    /** What no lowered function is made of: abstract functions, derivatives, means. */
    private static final Set<Class<?>> REFUSED = Set.of(Jet.class, Evolved.class, PartialGradient.class, Expectation.class);
    private static final double[] EDGES = {0.0, -0.0, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MIN_NORMAL, -Double.MIN_NORMAL, 1e-310,
        1, -1, Math.nextUp(1.0), Math.nextDown(1.0), -Math.nextUp(1.0), 0.5, -8, -1.0 / 3, 1e-160, -1e-170, 1e155, -1e160, 1e300,
        Double.MAX_VALUE, -Double.MAX_VALUE, Math.PI, Math.PI / 2, 1e5, 1e22, 22, -40, 708, 710, -746, 0x1p53, Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY, Double.NaN};

    private static final Set<Class<?>> drawn = new HashSet<>();
    private static final Set<Function> functions = new TreeSet<>();

    @AfterAll
    static void every_kind_of_expression_and_every_function_was_drawn() {
        Set<Class<?>> expected = Arrays.stream(Expression.class.getPermittedSubclasses())
                .filter(kind -> !REFUSED.contains(kind)).collect(Collectors.toSet());
        assertThat(drawn).isEqualTo(expected);
        assertThat(functions).containsExactly(Function.values());
    }

    private static void note(Expression expression) {
        Symbols.occurs(expression, part -> {
            drawn.add(part.getClass());
            if (part instanceof Applied applied) {
                functions.add(applied.function());
            }
            return false;
        });
    }

    /** One draw: what was computed in every way there is, beside the exact entries. */
    private static final class Comparison {
        final List<Symbol> symbols;
        final List<Symbol> entries;
        final List<Expression> outputs;
        final List<Expression> written;
        final List<Lowered> ways;
        final Roundoff bounds;
        final Roundoff boundsInEntries;
        final double[] found;
        final double[] errors;

        Comparison(List<Symbol> symbols, List<Expression> outputs) {
            this.symbols = symbols;
            this.outputs = outputs;
            this.entries = symbols.stream().flatMap(symbol -> Entries.symbols(symbol).stream()).toList();
            this.written = outputs.stream().flatMap(output -> Entries.of(output).stream()).toList();
            Interpreter interpreter = (Interpreter) Lowering.of(entries, written);
            this.ways = List.of(interpreter, ((Interpreter) interpreter.fork()).compiled(), TensorLowering.of(symbols, Map.of(), outputs));
            this.bounds = TensorLowering.roundoff(symbols, Map.of(), outputs);
            this.boundsInEntries = Lowering.roundoff(entries, written);
            this.found = new double[written.size()];
            this.errors = new double[written.size()];
            outputs.forEach(ExactnessTest::note);
        }

        void at(double[] point, Looseness looseness) {
            List<Optional<Interval>> exact = new ArrayList<>();
            ExactValues values = new ExactValues(symbols, point);
            outputs.forEach(output -> exact.addAll(values.of(output)));
            double[] exactly = new double[point.length];
            double[][] results = new double[ways.size()][written.size()];
            for (int way = 0; way < ways.size(); way++) {
                ways.get(way).evaluate(point, results[way]);
            }
            assertThat(results[1]).as("compiled %s at %s", written, Arrays.toString(point)).containsExactly(results[0]);
            boundsInEntries.evaluate(point, exactly, found, errors);
            assertThat(found).as("bounded %s at %s", written, Arrays.toString(point)).containsExactly(results[0]);
            within(results[0], errors, exact, point, "in entries", looseness);
            nothing(results[0], point);
            bounds.evaluate(point, exactly, found, errors);
            within(found, errors, exact, point, "by definition", looseness);
            within(results[2], errors, exact, point, "in vectors", looseness);
            nothing(results[2], point);
        }

        private void within(double[] results, double[] bound, List<Optional<Interval>> exact, double[] point, String way, Looseness looseness) {
            for (int index = 0; index < results.length; index++) {
                String where = way + " " + written.get(index) + " of " + outputs + " at " + Arrays.toString(point);
                if (!Double.isFinite(bound[index])) {
                    assertThat(bound[index]).as(where).isNotEqualTo(Double.NEGATIVE_INFINITY);
                    continue;
                }
                assertThat(results[index]).as("a finite bound is of a finite value: %s", where).isFinite();
                assertThat(bound[index]).as(where).isNotNegative();
                if (exact.get(index).isPresent()) {
                    Interval distance = exact.get(index).get().minus(Interval.of(new BigDecimal(results[index]), 400)).abs();
                    assertThat(distance.lower()).as("error beside the bound, %s: %s", where, results[index])
                            .isLessThanOrEqualTo(new BigDecimal(bound[index]));
                    looseness.see(distance.toDouble(), bound[index]);
                }
            }
        }

        /** What depends on a number that is none is none. */
        private void nothing(double[] results, double[] point) {
            for (int index = 0; index < results.length; index++) {
                Set<Symbol> used = Symbols.of(written.get(index));
                boolean none = IntStream.range(0, point.length).anyMatch(at -> Double.isNaN(point[at]) && used.contains(entries.get(at)));
                if (none) {
                    assertThat(results[index]).as("%s at %s", written.get(index), Arrays.toString(point)).isNaN();
                }
            }
        }
    }

    /** How much wider bounds are than errors. */
    private static final class Looseness {
        private final List<Double> factors = new ArrayList<>();
        private int compared;

        void see(double error, double bound) {
            compared++;
            if (error > 1e-290) {
                factors.add(bound / error);
            }
        }

        double median() {
            return factors.stream().sorted().skip(factors.size() / 2).findFirst().orElseThrow();
        }
    }

    private static double ordinary(Random random) {
        return Math.scalb(random.nextInt(1 << 12) - (1 << 11), -10);
    }

    private static double edge(Random random) {
        return random.nextInt(3) == 0 ? EDGES[random.nextInt(EDGES.length)] : ordinary(random);
    }

    private static double[] point(Comparison comparison, Random random, boolean edges) {
        return comparison.entries.stream().mapToDouble(entry -> edges ? edge(random) : ordinary(random)).toArray();
    }

    @Test
    void random_expressions_of_every_kind_lie_within_their_bounds_of_exact_evaluation_at_edges_too() {
        Random random = new Random(SEED);
        Looseness usual = new Looseness();
        Looseness edges = new Looseness();
        for (int draw = 0; draw < DRAWS; draw++) {
            RandomTensors draws = new RandomTensors(random.nextLong(), 1 + random.nextInt(3), 1 + random.nextInt(4));
            int depth = draw % 4;
            Comparison comparison = new Comparison(draws.symbols(), List.of(draws.scalar(depth + 1), draws.vector(depth, draws.size()),
                    draws.matrix(depth, draws.size(), draws.size())));
            comparison.at(point(comparison, random, false), usual);
            for (int round = 0; round < 2; round++) {
                comparison.at(point(comparison, random, true), edges);
            }
        }
        assertThat(usual.compared).isGreaterThan(DRAWS * 10);
        // measured with this seed: 14.5, and 13.2 at edges; a gradient 14.2. One rounding alone has the median 4
        assertThat(usual.median()).isBetween(1.0, 30.0);
        assertThat(edges.median()).isBetween(1.0, 30.0);
    }

    @Test
    void gradients_and_products_of_the_hessian_lie_within_their_bounds() {
        Random random = new Random(SEED + 1);
        Calculus calculus = new Calculus(new SymbolicDifferentiator());
        Looseness looseness = new Looseness();
        for (int draw = 0; draw < DRAWS / 8; draw++) {
            RandomExpressions draws = new RandomExpressions(random.nextLong());
            Expression loss = draws.next(1 + draw % 4).apply(Function.values()[draw % Function.values().length]);
            List<Symbol> by = RandomExpressions.SYMBOLS.subList(0, 2);
            List<Expression> outputs = new ArrayList<>(List.of(loss));
            by.forEach(symbol -> outputs.add(calculus.partial(loss, symbol)));
            by.forEach(symbol -> outputs.add(calculus.partial(outputs.get(1), symbol).times(symbol)));
            Comparison comparison = new Comparison(RandomExpressions.SYMBOLS, outputs);
            comparison.at(point(comparison, random, false), looseness);
            comparison.at(point(comparison, random, true), looseness);
        }
        assertThat(looseness.median()).isBetween(1.0, 30.0);
    }

    @Test
    void loops_of_every_length_and_their_remainders_give_what_the_graph_says() {
        int[] sizes = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 31, 33, 64, 65};
        Random random = new Random(SEED + 2);
        for (int draw = 0; draw < Math.max(DRAWS, 2 * sizes.length); draw++) {
            RandomTensors draws = new RandomTensors(random.nextLong(), sizes[draw % sizes.length], sizes[random.nextInt(sizes.length)]);
            List<Expression> outputs = List.of(draws.matrix(1 + draw % 2, draws.size(), draws.size()), draws.vector(1 + draw % 2, draws.size()),
                    draws.scalar(2));
            double[] point = random.doubles(draws.symbols().stream().mapToInt(symbol -> Entries.count(symbol.shape())).sum(), -1, 1).toArray();
            int count = outputs.stream().mapToInt(output -> Entries.count(output.shape())).sum();
            double[] compiled = new double[count];
            double[] defined = new double[count];
            double[] errors = new double[count];
            TensorLowering.of(draws.symbols(), Map.of(), outputs).evaluate(point, compiled);
            TensorLowering.roundoff(draws.symbols(), Map.of(), outputs).evaluate(point, new double[point.length], defined, errors);
            for (int index = 0; index < count; index++) {
                if (Double.isFinite(errors[index])) {
                    assertThat(Math.abs(compiled[index] - defined[index])).as("entry %s of %s", index, outputs)
                            .isLessThanOrEqualTo(2 * errors[index]);
                }
            }
        }
    }

    /** Each function, and powers of either sign with even and odd denominators. */
    private static List<Expression> single(Symbol of) {
        List<Expression> single = new ArrayList<>(Stream.of(Function.values()).map(of::apply).toList());
        for (int numerator : new int[] {-250, -3, -1, 1, 2, 3, 7, 1001}) {
            for (int denominator : new int[] {1, 2, 3, 4, 5, 7}) {
                single.add(of.power(Rational.of(numerator, denominator)));
            }
        }
        return single;
    }

    @Test
    void each_function_and_power_lies_within_its_bound_at_every_edge_for_inputs_that_are_wrong_too() {
        Symbol u = Symbol.coordinate("u");
        List<Expression> single = single(u);
        Roundoff roundoff = Lowering.roundoff(List.of(u), single);
        Random random = new Random(SEED);
        double[] places = DoubleStream.concat(Arrays.stream(EDGES).filter(Double::isFinite),
                DoubleStream.of(-800, -745.2, 1e-3, 0.05, -0.05, 1e-4, 1e-2)).toArray();
        for (double place : places) {
            for (double part : new double[] {0, 0x1p-53, 1e-3, 0.5, 0.99, 1, 2}) {
                double wrong = Math.min(part * Math.abs(place), 1e306);
                for (double shift : part == 0 ? new double[] {0} : new double[] {-wrong, wrong, wrong * (2 * random.nextDouble() - 1)}) {
                    moved(single, roundoff, place, wrong, place + shift);
                }
            }
        }
    }

    /** The bounds at {@code place ± wrong} against the exact values at {@code meant}, if that lies there. */
    private static void moved(List<Expression> single, Roundoff roundoff, double place, double wrong, double meant) {
        if (!Double.isFinite(meant)
                || new BigDecimal(meant).subtract(new BigDecimal(place)).abs().compareTo(new BigDecimal(wrong)) > 0) {
            return;
        }
        double[] found = new double[single.size()];
        double[] bound = new double[single.size()];
        roundoff.evaluate(new double[] {place}, new double[] {wrong}, found, bound);
        ExactValues exact = new ExactValues(List.of(Symbol.coordinate("u")), new double[] {meant});
        for (int index = 0; index < bound.length; index++) {
            Optional<Interval> value = exact.of(single.get(index)).get(0);
            if (value.isPresent() && Double.isFinite(bound[index])) {
                assertThat(value.get().minus(Interval.of(new BigDecimal(found[index]), 400)).abs().lower())
                        .as("%s at %s for %s ± %s", single.get(index), meant, place, wrong).isLessThanOrEqualTo(new BigDecimal(bound[index]));
            }
        }
    }
}
