package nld.lowering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import nld.expression.Dimension;
import nld.expression.Entry;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Identity;
import nld.expression.Ones;
import nld.expression.Shape;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Tuple;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;

/** Functions that are long, wide, deep or have many outputs, within the limits of classes and of HotSpot. */
class LargeFunctionsTest {
    /** HotSpot compiles no method with more bytes. */
    private static final int COMPILED = 8000;
    private static final Symbol V = Symbol.coordinate("v");

    private static List<Symbol> scalars(int count) {
        return IntStream.range(0, count).mapToObj(number -> Symbol.coordinate("u" + number)).toList();
    }

    private static void requireSmall(List<byte[]> classes) {
        int longest = 0;
        for (byte[] bytes : classes) {
            ClassReader reader = new ClassReader(bytes);
            assertThat(reader.getItemCount()).as("constants").isLessThan(65_000);
            longest = Math.max(longest, longestCode(reader));
        }
        assertThat(longest).as("bytes of the longest method of %s classes", classes.size()).isPositive().isLessThanOrEqualTo(COMPILED);
    }

    /** The longest Code attribute, read from the class file as it is laid out (JVM specification, 4.5 to 4.7.3). */
    private static int longestCode(ClassReader reader) {
        int at = reader.header + 6;
        at += 2 + 2 * reader.readUnsignedShort(at);
        char[] buffer = new char[reader.getMaxStringLength()];
        assertThat(reader.readUnsignedShort(at)).as("fields").isZero();
        int methods = reader.readUnsignedShort(at + 2);
        at += 4;
        int longest = 0;
        for (int method = 0; method < methods; method++) {
            int attributes = reader.readUnsignedShort(at + 6);
            at += 8;
            for (int attribute = 0; attribute < attributes; attribute++) {
                if (reader.readUTF8(at, buffer).equals("Code")) {
                    assertThat(reader.readUnsignedShort(at + 8)).as("local variables").isLessThan(COMPILED);
                    longest = Math.max(longest, reader.readInt(at + 10));
                }
                at += 6 + reader.readInt(at + 2);
            }
        }
        return longest;
    }

    private static double[] interpreted(List<Symbol> inputs, List<? extends Expression> outputs, double[] point) {
        double[] found = new double[outputs.size()];
        Lowering.of(inputs, outputs).evaluate(point, found);
        return found;
    }

    private static double[] compiled(List<Symbol> inputs, List<? extends Expression> outputs, double[] point) {
        requireSmall(Lowering.classes(inputs, outputs));
        double[] found = new double[outputs.size()];
        ((Interpreter) Lowering.of(inputs, outputs)).compiled().evaluate(point, found);
        return found;
    }

    @Test
    void an_output_may_be_repeated_however_often() {
        List<Expression> outputs = new ArrayList<>(Collections.nCopies(9000, V.times(V)));
        outputs.addAll(Collections.nCopies(9000, V));
        outputs.addAll(Collections.nCopies(9000, Expression.of(1, 3)));
        double[] point = {1.5};
        assertThat(compiled(List.of(V), outputs, point)).containsExactly(interpreted(List.of(V), outputs, point));
    }

    @Test
    void operations_that_fetch_keep_and_give_out_all_they_can_stay_in_small_methods() {
        List<Symbol> inputs = scalars(2400);
        List<Expression> outputs = new ArrayList<>();
        for (int index = 0; index < 1200; index++) {
            outputs.add(inputs.get(2 * index).times(inputs.get(2 * index + 1)));
        }
        outputs.add(Sum.of(outputs).power(2));
        double[] point = new Random(1).doubles(2400, -1, 1).toArray();
        assertThat(compiled(inputs, outputs, point)).containsExactly(interpreted(inputs, outputs, point));
    }

    @Test
    void more_constants_than_a_class_holds_are_spread_over_several() {
        Expression value = V;
        List<Expression> outputs = new ArrayList<>();
        for (int number = 1; number < 13_000; number++) {
            value = value.times(Expression.of(2 * number + 1, 2 * number)).plus(Expression.of(1, number + 1)).apply(Function.ATAN);
            outputs.add(value);
        }
        List<byte[]> classes = Lowering.classes(List.of(V), outputs);
        assertThat(classes).hasSizeGreaterThan(1);
        requireSmall(classes);
        double[] found = new double[outputs.size()];
        TensorKernel kernel = ClassBody.kernel(classes);
        double[][] work = {new double[100_000]};
        kernel.run(new double[] {0.5}, work, found);
        assertThat(found).containsExactly(interpreted(List.of(V), outputs, new double[] {0.5}));
    }

    @Test
    void a_sum_of_a_hundred_thousand_terms_lies_within_its_bound() {
        List<Symbol> inputs = scalars(100_000);
        double[] point = new Random(2).doubles(inputs.size(), -1, 1).toArray();
        double[] value = new double[1];
        double[] bound = new double[1];
        Lowering.roundoff(inputs, List.of(Sum.of(inputs))).evaluate(point, new double[point.length], value, bound);
        java.math.BigDecimal exact = Arrays.stream(point).mapToObj(java.math.BigDecimal::new).reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add);
        double error = exact.subtract(new java.math.BigDecimal(value[0])).abs().doubleValue();
        assertThat(error).isBetween(bound[0] * 1e-5, bound[0]);
        Symbol vector = Symbol.of("q", Shape.vector(inputs.size()), Symbol.Kind.COORDINATE);
        TensorLowering.roundoff(List.of(vector), Map.of(), List.of(vector.sumOfEntries())).evaluate(point, new double[point.length], value, bound);
        TensorLowering.of(List.of(vector), Map.of(), List.of(vector.sumOfEntries())).evaluate(point, value);
        assertThat(exact.subtract(new java.math.BigDecimal(value[0])).abs().doubleValue()).isLessThanOrEqualTo(bound[0]);
    }

    @Test
    void a_vector_ten_thousand_levels_deep_needs_no_deep_stack() throws InterruptedException {
        Symbol q = Symbol.of("q", Shape.vector(2), Symbol.Kind.COORDINATE);
        // each state from the two before it, as momentum has it: a path may leave out every other level
        Expression before = q;
        Expression now = q.apply(Function.ATAN);
        for (int level = 0; level < 5_000; level++) {
            Expression next = now.apply(Function.ATAN).plus(before.hadamard(q));
            before = now;
            now = next;
        }
        Expression deep = now;
        assertThat(deep.depth()).isGreaterThan(10_000);
        List<double[]> found = new ArrayList<>();
        Thread small = new Thread(null, () -> {
            double[] value = new double[2];
            TensorLowering.of(List.of(q), Map.of(), List.of(deep)).evaluate(new double[] {0.5, 0.25}, value);
            double[] defined = new double[2];
            TensorLowering.roundoff(List.of(q), Map.of(), List.of(deep)).evaluate(new double[] {0.5, 0.25}, new double[2], defined, new double[2]);
            found.addAll(List.of(value, defined));
        }, "small stack", 512 * 1024);
        small.start();
        small.join();
        double last = 0.5;
        double next = StrictMath.atan(0.5);
        for (int level = 0; level < 5_000; level++) {
            double after = StrictMath.atan(next) + last * 0.5;
            last = next;
            next = after;
        }
        assertThat(found.get(0)[0]).isEqualTo(next);
        assertThat(found.get(1)).containsExactly(found.get(0));
    }

    @Test
    void a_large_identity_is_looked_up_in_a_table_and_a_long_tuple_spread_over_classes() {
        int size = 400;
        Symbol a = Symbol.of("A", Shape.matrix(size, size), Symbol.Kind.COORDINATE);
        List<Expression> sum = List.of(a.transposed().plus(Identity.of(Dimension.of(size))));
        requireSmall(TensorLowering.classes(List.of(a), Map.of(), sum));
        double[] found = new double[size * size];
        double[] point = new Random(3).doubles(found.length).toArray();
        TensorLowering.of(List.of(a), Map.of(), sum).evaluate(point, found);
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                assertThat(found[row * size + column] == point[column * size + row] + (row == column ? 1 : 0)).isTrue();
            }
        }
        Symbol p = Symbol.of("p", Shape.vector(2), Symbol.Kind.COORDINATE);
        List<Expression> entries = IntStream.range(1, 20_000).<Expression>mapToObj(number -> Entry.of(p, 1 + number % 2).times(Expression.of(number))).toList();
        List<Expression> tuple = List.of(Tuple.of(entries));
        requireSmall(TensorLowering.classes(List.of(p), Map.of(), tuple));
        double[] long1 = new double[entries.size()];
        TensorLowering.of(List.of(p), Map.of(), tuple).evaluate(new double[] {3, 5}, long1);
        assertThat(long1).containsExactly(IntStream.range(1, 20_000).mapToDouble(number -> number * (number % 2 == 0 ? 3.0 : 5.0)).toArray());
    }

    @Test
    void entries_that_no_array_holds_are_counted_or_refused() {
        Expression ones = Ones.of(Shape.matrix(50_000, 50_000));
        double[] found = new double[1];
        TensorLowering.of(List.of(V), Map.of(), List.of(ones.sumOfEntries())).evaluate(new double[1], found);
        assertThat(found[0]).isEqualTo(2.5e9);
        assertThatIllegalArgumentException().isThrownBy(() -> TensorLowering.of(List.of(V), Map.of(), List.of(ones.apply(Function.EXP).sumOfEntries())))
                .withMessageContaining("found a matrix of 50000 x 50000 entries").withMessageContaining("smaller sizes");
    }

    @Test
    void random_tensor_functions_stay_in_small_methods() {
        Random random = new Random(4);
        for (int draw = 0; draw < 40; draw++) {
            RandomTensors draws = new RandomTensors(random.nextLong(), 1 + random.nextInt(30), 1 + random.nextInt(70));
            requireSmall(TensorLowering.classes(draws.symbols(), Map.of(), List.of(draws.matrix(3, draws.size(), draws.size()), draws.scalar(3))));
        }
        Symbol left = Symbol.of("L", Shape.matrix(16, 16), Symbol.Kind.COORDINATE);
        Symbol right = Symbol.of("R", Shape.matrix(16, 300), Symbol.Kind.COORDINATE);
        requireSmall(TensorLowering.classes(List.of(left, right), Map.of(), List.of(left.times(right), left.times(left), left.times(right).times(right.transposed()))));
    }

    @Test
    void the_class_itself_is_unloaded_with_its_last_instance() throws ReflectiveOperationException {
        Symbol a = Symbol.of("A", Shape.matrix(3, 3), Symbol.Kind.COORDINATE);
        Lowered lowered = TensorLowering.of(List.of(a), Map.of(), List.of(a.times(a)));
        Field kernel = TensorFunction.class.getDeclaredField("kernel");
        kernel.setAccessible(true);
        WeakReference<Class<?>> loaded = new WeakReference<>(kernel.get(lowered).getClass());
        Lowered fork = lowered.fork();
        lowered = null;
        System.gc();
        assertThat(loaded.get()).as("used by a fork").isNotNull();
        fork.evaluate(new double[9], new double[9]);
        fork = null;
        for (int round = 0; round < 20 && loaded.get() != null; round++) {
            System.gc();
        }
        assertThat(loaded.get()).isNull();
    }
}
