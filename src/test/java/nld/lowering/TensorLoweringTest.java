package nld.lowering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.management.ThreadMXBean;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nld.expression.Diagonal;
import nld.expression.Dimension;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Ones;
import nld.expression.Rational;
import nld.expression.Shape;
import nld.expression.Symbol;
import org.junit.jupiter.api.Test;

/** Compiled functions of vectors and matrices against the same written out by entries, within both running error bounds. */
class TensorLoweringTest {
    private static final long SEED = 20211117;
    private static final int DRAWS = 60;

    @Test
    void random_expressions_agree_with_their_entries_within_the_bounds_of_both() {
        Random random = new Random(SEED);
        int finite = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            RandomTensors draws = new RandomTensors(random.nextLong(), 1 + random.nextInt(4), 1 + random.nextInt(9));
            int depth = 1 + draw % 3;
            List<Expression> outputs = List.of(draws.scalar(depth), draws.vector(depth, draws.size()),
                    draws.matrix(depth, draws.size(), draws.size()));
            List<Symbol> entries = draws.symbols().stream().flatMap(symbol -> Entries.symbols(symbol).stream()).toList();
            double[] point = entries.stream().mapToDouble(entry -> edge(random)).toArray();
            finite += agree(draws.symbols(), outputs, entries, point);
        }
        assertThat(finite).as("entries with finite values and bounds").isGreaterThan(2 * DRAWS);
    }

    @Test
    void compiled_scalars_are_those_of_the_interpreter_to_the_bit_at_edges_too() {
        Random random = new Random(SEED);
        for (int draw = 0; draw < DRAWS; draw++) {
            RandomTensors draws = new RandomTensors(random.nextLong(), 1 + random.nextInt(3), 1 + random.nextInt(4));
            List<Symbol> entries = draws.symbols().stream().flatMap(symbol -> Entries.symbols(symbol).stream()).toList();
            List<Expression> outputs = Entries.of(draws.matrix(1 + draw % 3, draws.size(), draws.size()));
            Interpreter interpreter = (Interpreter) Lowering.of(entries, outputs);
            Lowered compiled = ((Interpreter) interpreter.fork()).compiled();
            double[] found = new double[outputs.size()];
            double[] expected = new double[outputs.size()];
            for (int round = 0; round < 5; round++) {
                double[] point = entries.stream().mapToDouble(entry -> edge(random)).toArray();
                interpreter.evaluate(point, expected);
                compiled.evaluate(point, found);
                assertThat(found).as("%s at %s", outputs, java.util.Arrays.toString(point)).containsExactly(expected);
            }
        }
    }

    @Test
    void every_way_to_multiply_adds_the_same_terms_in_the_same_order() {
        Random random = new Random(SEED);
        int[][] shapes = {{3, 4, 5}, {7, 9, 8}, {9, 30, 8}, {8, 30, 9}, {10, 25, 3}, {40, 8, 33}, {33, 13, 40}, {5, 7, 600}, {600, 7, 5},
            {1, 300, 1}, {64, 64, 64}, {60, 44, 8}, {70, 63, 42}, {8, 44, 60}, {17, 31, 5}, {65, 33, 16}, {64, 65, 4}, {31, 17, 15}};
        for (int[] shape : shapes) {
            for (int flips = 0; flips < 8; flips++) {
                multiply(shape[0], shape[1], shape[2], flips, random);
            }
        }
    }

    /** A B, with A, B and the product each as it is or transposed. */
    private static void multiply(int m, int k, int n, int flips, Random random) {
        boolean left = (flips & 1) != 0;
        boolean right = (flips & 2) != 0;
        Symbol a = Symbol.of("A", left ? Shape.matrix(k, m) : Shape.matrix(m, k), Symbol.Kind.COORDINATE);
        Symbol b = Symbol.of("B", right ? Shape.matrix(n, k) : Shape.matrix(k, n), Symbol.Kind.COORDINATE);
        Expression product = (left ? a.transposed() : a).times(right ? b.transposed() : b);
        Lowered lowered = TensorLowering.of(List.of(a, b), Map.of(), List.of((flips & 4) != 0 ? product.transposed() : product));
        double[] point = random.doubles(m * k + k * n, -1, 1).toArray();
        double[] found = new double[m * n];
        lowered.evaluate(point, found);
        for (int row = 0; row < m; row++) {
            for (int column = 0; column < n; column++) {
                double sum = 0;
                for (int inner = 0; inner < k; inner++) {
                    double first = point[left ? inner * m + row : row * k + inner];
                    double second = point[m * k + (right ? column * k + inner : inner * n + column)];
                    sum = Math.fma(first, second, sum);
                }
                assertThat(found[(flips & 4) != 0 ? column * m + row : row * n + column]).isEqualTo(sum);
            }
        }
    }

    @Test
    void a_matrix_that_is_a_term_and_a_factor_of_another_term_is_no_common_factor() {
        Symbol a = Symbol.of("A", Shape.matrix(2, 2), Symbol.Kind.COORDINATE);
        Symbol b = Symbol.of("B", Shape.matrix(2, 2), Symbol.Kind.COORDINATE);
        double[] found = new double[4];
        TensorLowering.of(List.of(a, b), Map.of(), List.of(a.minus(b.times(a)))).evaluate(new double[] {1, 2, 3, 4, 5, 6, 7, 8}, found);
        assertThat(found).containsExactly(-22, -32, -28, -42);
    }

    @Test
    void a_product_of_diagonal_matrices_is_a_matrix() {
        Symbol p = Symbol.of("p", Shape.vector(2), Symbol.Kind.COORDINATE);
        Symbol a = Symbol.of("A", Shape.matrix(2, 2), Symbol.Kind.COORDINATE);
        Expression diagonal = Diagonal.of(p);
        double[] found = new double[5];
        TensorLowering.of(List.of(p, a), Map.of(), List.of(diagonal.times(diagonal), a.times(diagonal).trace()))
                .evaluate(new double[] {2, 3, 1, 10, 100, 1000}, found);
        assertThat(found).containsExactly(4, 0, 0, 9, 3002);
    }

    @Test
    void an_output_that_is_computed_column_by_column_is_given_row_by_row() {
        Symbol p = Symbol.of("p", Shape.vector(2), Symbol.Kind.COORDINATE);
        Symbol a = Symbol.of("A", Shape.matrix(3, 2), Symbol.Kind.COORDINATE);
        Expression output = p.outer(Ones.of(Shape.vector(3)).apply(Function.ABS)).minus(a.transposed().times(Expression.of(2)));
        double[] found = new double[6];
        TensorLowering.of(List.of(p, a), Map.of(), List.of(output)).evaluate(new double[] {10, 20, 1, 2, 3, 4, 5, 6}, found);
        assertThat(found).containsExactly(8, 4, 0, 16, 12, 8);
    }

    @Test
    void numbers_that_are_none_and_overflow_pass_through_products_sums_and_functions() {
        Symbol a = Symbol.of("A", Shape.matrix(9, 20), Symbol.Kind.COORDINATE);
        List<Expression> outputs = List.of(a.times(a.transposed()), a.apply(Function.TANH), a.dot(a), a.entryPower(Rational.of(-1)));
        double[] point = new Random(SEED).doubles(180, 1, 2).toArray();
        point[21] = Double.NaN;
        point[45] = 1e200;
        point[60] = 0;
        double[] found = new double[81 + 180 + 1 + 180];
        TensorLowering.of(List.of(a), Map.of(), outputs).evaluate(point, found);
        for (int column = 0; column < 9; column++) {
            assertThat(found[9 + column]).as("row 2 of A A^T").isNaN();
        }
        assertThat(found[2 * 9 + 2]).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(found[81 + 21]).isNaN();
        assertThat(found[81 + 45]).isEqualTo(1);
        assertThat(found[81 + 180]).isNaN();
        assertThat(found[81 + 180 + 1 + 60]).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void an_evaluation_allocates_nothing_may_write_over_its_inputs_and_forks_do_not_meet() throws InterruptedException {
        Symbol a = Symbol.of("A", Shape.matrix(6, 6), Symbol.Kind.COORDINATE);
        Lowered lowered = TensorLowering.of(List.of(a), Map.of(),
                List.of(a.minus(Expression.of(1, 100).times(a.times(a).times(a.transposed())))));
        double[] start = new Random(SEED).doubles(36, -1, 1).toArray();
        double[] expected = new double[36];
        lowered.evaluate(start, expected);
        double[] state = start.clone();
        lowered.evaluate(state, state);
        assertThat(state).containsExactly(expected);
        Lowered fork = lowered.fork();
        boolean[] steady = {true};
        Thread other = new Thread(() -> {
            for (int round = 0; round < 20_000; round++) {
                fork.evaluate(expected, new double[36]);
            }
        });
        other.start();
        double[] found = new double[36];
        for (int round = 0; round < 20_000; round++) {
            lowered.evaluate(start, found);
            steady[0] &= java.util.Arrays.equals(found, expected);
        }
        other.join();
        assertThat(steady[0]).isTrue();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        for (int round = 0; round < 10_000; round++) {
            lowered.evaluate(start, found);
        }
        assertThat(threads.getThreadAllocatedBytes(thread) - before).isLessThan(10_000);
    }

    @Test
    void compiled_classes_go_with_their_last_instance() {
        Symbol a = Symbol.of("A", Shape.matrix(2, 2), Symbol.Kind.COORDINATE);
        java.lang.ref.WeakReference<Lowered> weak = new java.lang.ref.WeakReference<>(
                TensorLowering.of(List.of(a), Map.of(), List.of(a.times(a))));
        for (int round = 0; round < 20 && weak.get() != null; round++) {
            System.gc();
        }
        assertThat(weak.get()).isNull();
        ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
        long before = classes.getUnloadedClassCount();
        for (int number = 1; number <= 50; number++) {
            TensorLowering.of(List.of(a), Map.of(), List.of(Expression.of(number).times(a.times(a)))).evaluate(new double[4], new double[4]);
        }
        for (int round = 0; round < 20 && classes.getUnloadedClassCount() - before < 45; round++) {
            System.gc();
        }
        assertThat(classes.getUnloadedClassCount() - before).isGreaterThanOrEqualTo(45);
    }

    @Test
    void what_cannot_be_lowered_is_refused() {
        Symbol open = Symbol.of("q", new Shape.Vector(new Dimension.Named("n")), Symbol.Kind.COORDINATE);
        Symbol a = Symbol.of("A", Shape.matrix(2, 2), Symbol.Kind.COORDINATE);
        assertThatIllegalArgumentException().isThrownBy(() -> TensorLowering.of(List.of(open), Map.of(), List.of(open)))
                .withMessage("found the dimension n; expected a number: sizes are put in first");
        assertThatIllegalArgumentException().isThrownBy(() -> TensorLowering.of(List.of(), Map.of(), List.of(a)))
                .withMessage("found the symbol A; expected only the inputs (none)");
        assertThatIllegalArgumentException().isThrownBy(() -> TensorLowering.of(List.of(a, a), Map.of(), List.of(a)))
                .withMessage("found the input A twice; expected distinct symbols");
        assertThatIllegalArgumentException().isThrownBy(() -> TensorLowering.of(List.of(), Map.of(a, new double[3]), List.of(a)))
                .withMessage("found 3 entries of A; expected 4");
    }

    /** Ordinary numbers, and now and then 0, a large or a tiny number, or no number. */
    private static double edge(Random random) {
        return switch (random.nextInt(40)) {
            case 0 -> 0;
            case 1 -> 1e160;
            case 2 -> -1e-170;
            case 3 -> random.nextInt(8) == 0 ? Double.NaN : 1;
            default -> Math.scalb(random.nextInt(1 << 12) - (1 << 11), -10);
        };
    }

    private static int agree(List<Symbol> symbols, List<Expression> outputs, List<Symbol> entries, double[] point) {
        List<Expression> written = outputs.stream().flatMap(output -> Entries.of(output).stream()).toList();
        int count = written.size();
        double[] plain = new double[count];
        double[] plainErrors = new double[count];
        Lowering.roundoff(entries, written).evaluate(point, new double[point.length], plain, plainErrors);
        double[] bounded = new double[count];
        double[] errors = new double[count];
        TensorLowering.roundoff(symbols, Map.of(), outputs).evaluate(point, new double[point.length], bounded, errors);
        double[] compiled = new double[count];
        TensorLowering.of(symbols, Map.of(), outputs).evaluate(point, compiled);
        int finite = 0;
        for (int index = 0; index < count; index++) {
            if (isFinite(plain[index], plainErrors[index], bounded[index], errors[index])) {
                finite++;
                double allowed = plainErrors[index] + errors[index];
                assertThat(Math.abs(compiled[index] - plain[index])).as("%s at %s", outputs, java.util.Arrays.toString(point))
                        .isLessThanOrEqualTo(allowed);
                assertThat(Math.abs(bounded[index] - plain[index])).as("%s", outputs).isLessThanOrEqualTo(allowed);
            }
        }
        return finite;
    }

    /** Where an exact factor 0 stands before what overflows, only the entries know that the product is 0. */
    private static boolean isFinite(double... numbers) {
        return java.util.Arrays.stream(numbers).allMatch(Double::isFinite);
    }
}
