import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nld.derivation.Motion;
import nld.derivation.SymbolicDifferentiator;
import nld.descent.Descent;
import nld.descent.DescentOutcome;
import nld.descent.StepObserver;
import nld.expression.Expression;
import nld.expression.Symbol;
import nld.integration.Arrival;
import nld.integration.Flow;
import nld.integration.FlowOutcome;
import nld.lowering.Lowered;
import nld.lowering.Lowering;
import nld.model.Theorem;
import nld.notation.Reader;
import nld.notation.Reading;
import nld.verdict.Examiner;
import nld.verdict.Training;

/**
 * The problems of bench/README.md from their theorem files. One JSON line a problem. Arguments: the folder of the theorem
 * files, and the seed of the second point. CPU time of the thread that works; the JIT is given time before.
 */
final class Numbers {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final CompilationMXBean JIT = ManagementFactory.getCompilationMXBean();
    /** Nanoseconds of CPU time between two looks at the JIT. */
    private static final long SLICE = 200_000_000;
    private static final int N = 200;
    private static final int D = 64;
    private static final int K = 32;
    private static final int C = 10;

    private final Path folder;
    private final long seed;

    private Numbers(Path folder, long seed) {
        this.folder = folder;
        this.seed = seed;
    }

    public static void main(String[] words) throws IOException {
        Numbers numbers = new Numbers(Path.of(words[0]), Long.parseLong(words[1]));
        numbers.gradients();
        numbers.descent();
        numbers.flows();
    }

    private static double u(long a, long k) {
        return (37 * k * k + 7919 * k + 104729 * a) % 2003 / 1001.5 - 1;
    }

    private static double[] numbers(long a, int count, double scale, double shift) {
        double[] numbers = new double[count];
        for (int k = 0; k < count; k++) {
            numbers[k] = shift + scale * u(a, k);
        }
        return numbers;
    }

    private static double[] joined(double[]... parts) {
        return Arrays.stream(parts).flatMapToDouble(Arrays::stream).toArray();
    }

    private static double check(double[] values, int from) {
        double sum = 0;
        for (int k = from; k < values.length; k++) {
            sum += (1 + (k - from) % 7) * values[k];
        }
        return sum;
    }

    private static void line(String problem, int size, double seconds, double first, double second) {
        System.out.printf(Locale.ROOT, "{\"tool\": \"nld\", \"problem\": \"%s\", \"size\": %d, \"seconds\": %.4g,"
                + " \"check\": %.16g, \"second\": %.16g}%n", problem, size, seconds, first, second);
    }

    private Theorem theorem(String name) throws IOException {
        Path file = folder.resolve(name + ".thm");
        Reading reading = Reader.read(Files.readAllBytes(file), file.toString());
        if (reading instanceof Reading.Read read) {
            return read.theorem();
        }
        throw new IllegalStateException("found mistakes in " + file + "; expected a theorem");
    }

    /**
     * The median CPU time of a run in seconds, once the JIT has nothing more to do with it: on a busy machine it works long after
     * the code that it compiles has begun to run.
     */
    private static double median(Runnable run) {
        int runs = 0;
        long compiled = -1;
        for (int quiet = 0, slice = 0; slice < 8 || quiet < 3 && slice < 60; slice++) {
            long begin = THREADS.getCurrentThreadCpuTime();
            for (runs = 0; runs == 0 || THREADS.getCurrentThreadCpuTime() - begin < SLICE; runs++) {
                run.run();
            }
            pause();
            long now = JIT.getTotalCompilationTime();
            quiet = now == compiled ? quiet + 1 : 0;
            compiled = now;
        }
        int batch = Math.max(1, runs / 4);
        double[] times = new double[9];
        for (int k = 0; k < times.length; k++) {
            long begin = THREADS.getCurrentThreadCpuTime();
            for (int count = 0; count < batch; count++) {
                run.run();
            }
            times[k] = (THREADS.getCurrentThreadCpuTime() - begin) * 1e-9 / batch;
        }
        Arrays.sort(times);
        return times[times.length / 2];
    }

    /** Leaves the processor to the JIT for a moment. */
    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private Training linear(int s, int h) throws IOException {
        return Training.of(theorem("linear"), "gradient-descent", Map.of("s", s, "h", h), Map.of(
                "X", numbers(3, 8 * s, 1, 0), "Y", numbers(4, 8 * s, 1, 0), "eta", new double[] {0.01}));
    }

    private static double[] linearPoint(long from, int count) {
        return joined(numbers(from + 1, count, 0.5, 0), numbers(from + 2, count, 0.5, 0));
    }

    private static void gradient(String problem, Lowered lossAndGradient, double[] first, double[] second) {
        double[] found = new double[lossAndGradient.outputs()];
        lossAndGradient.evaluate(second, found);
        double other = check(found, 1);
        double seconds = median(() -> lossAndGradient.evaluate(first, found));
        line(problem, first.length, seconds, check(found, 1), other);
    }

    private void gradients() throws IOException {
        for (int[] shape : new int[][] {{5, 5}, {25, 10}, {50, 20}, {500, 100}}) {
            int count = shape[0] * shape[1];
            gradient("gradient linear", linear(shape[0], shape[1]).lossAndGradient(), linearPoint(0, count),
                    linearPoint(seed, count));
        }
        double[] samples = numbers(5, N * D, 0.5, 0.5);
        double[] labels = new double[N * C];
        for (int n = 0; n < N; n++) {
            labels[n * C + n % C] = 1;
        }
        double[] bias = new double[C];
        gradient("gradient softmax", Training.of(theorem("softmax"), "gradient-descent", Map.of("N", N, "d", D, "c", C),
                Map.of("X", samples, "Y", labels)).lossAndGradient(),
                joined(numbers(6, C * D, 0.1, 0), bias), joined(numbers(seed + 6, C * D, 0.1, 0), bias));
        gradient("gradient bn-mlp", Training.of(theorem("bn-mlp"), "gradient-descent",
                Map.of("N", N, "d", D, "k", K, "c", C),
                Map.of("X", samples, "Y", labels, "epsilon", new double[] {1e-5})).lossAndGradient(),
                joined(numbers(7, K * D, 0.2, 0), numbers(8, C * K, 0.3, 0), bias),
                joined(numbers(seed + 7, K * D, 0.2, 0), numbers(seed + 8, C * K, 0.3, 0), bias));
    }

    private void descent() throws IOException {
        Descent descent = new Descent(linear(5, 5).step(), 50);
        double seconds = median(() -> run(descent, linearPoint(0, 25), 1_000_000));
        line("descent 1e6 steps", 50, seconds, check(run(descent, linearPoint(0, 25), 1000), 0),
                check(run(descent, linearPoint(seed, 25), 1000), 0));
    }

    private static double[] run(Descent descent, double[] start, int steps) {
        return ((DescentOutcome.Completed) descent.run(start, new double[0], steps, StepObserver.NONE)).position();
    }

    private void flows() throws IOException {
        for (int[] shape : new int[][] {{5, 5}, {25, 10}}) {
            int count = shape[0] * shape[1];
            flow("flow linear", Flow.of(linear(shape[0], shape[1]).gradientFlow()), 5, linearPoint(0, count),
                    linearPoint(seed, count));
        }
        double e = 0.3 + 0.4 * (seed % 997) / 997;
        flow("flow kepler 100 periods", Flow.of(motion("kepler")), 200 * Math.PI, new double[] {0.5, 0, 0, Math.sqrt(3)},
                new double[] {1 - e, 0, 0, Math.sqrt((1 + e) / (1 - e))});
        stiff("flow stiff mass", "small-mass", new double[] {2, 0.8, 0, 0}, new double[] {2 + e, 0.8, 0, 0});
        stiff("flow stiff van der pol", "van-der-pol", new double[] {2, 0}, new double[] {2 + e, 0});
    }

    /** As verify follows it, and by the explicit method alone. */
    private void stiff(String problem, String theorem, double[] first, double[] second) throws IOException {
        Flow flow = Flow.of(motion(theorem));
        flow(problem, flow, 2, first, second);
        Flow explicit = flow.explicitly().withEvaluations(Integer.MAX_VALUE);
        flow("nld-dop853", problem, explicit, 2, first, second);
    }

    /** The motion solved for its accelerations, as a check along the motion follows it. */
    private Lowered motion(String theorem) throws IOException {
        Motion motion = new Examiner(new SymbolicDifferentiator(), 1).derive(theorem(theorem)).motion();
        List<Symbol> inputs = new ArrayList<>(motion.coordinates());
        List<Expression> rates = new ArrayList<>();
        for (Symbol coordinate : motion.coordinates()) {
            inputs.add(coordinate.atOrder(1));
            rates.add(coordinate.atOrder(1));
        }
        rates.addAll(motion.solved());
        inputs.add(Symbol.TIME);
        return Lowering.of(inputs, rates);
    }

    private static void flow(String problem, Flow flow, double end, double[] first, double[] second) {
        flow("nld", problem, flow, end, first, second);
    }

    private static void flow(String tool, String problem, Flow flow, double end, double[] first, double[] second) {
        double seconds = median(() -> end(flow.arrive(first, 0, end, 1e-10)));
        Arrival arrival = (Arrival) flow.arrive(first, 0, end, 1e-10);
        System.out.printf(Locale.ROOT, "{\"tool\": \"%s\", \"problem\": \"%s\", \"size\": %d, \"seconds\": %.4g,"
                + " \"check\": %.16g, \"second\": %.16g, \"evaluations\": %d}%n", tool, problem, first.length, seconds, end(arrival),
                end(flow.arrive(second, 0, end, 1e-10)), arrival.evaluations());
    }

    private static double end(FlowOutcome outcome) {
        return check(((Arrival) outcome).end(), 0);
    }
}
