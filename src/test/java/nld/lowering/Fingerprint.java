package nld.lowering;

import java.util.List;
import java.util.Map;
import java.util.Random;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Symbol;

/** One number made of all bits that lowered functions give; run in a process of its own it prints that number. */
final class Fingerprint {
    private static final int FUNCTIONS = 5;
    private static final int POINTS = 8;
    private static final double[] EDGES = {0.0, -0.0, Double.MIN_VALUE, -1, 1e155, -1e160, 1e300, 1e22, 710, Double.NaN, Double.NEGATIVE_INFINITY};

    private final List<Symbol> symbols;
    private final Lowered[] ways;
    private final Roundoff bounds;

    private Fingerprint(long seed) {
        Random random = new Random(seed);
        RandomTensors draws = new RandomTensors(seed, 1 + random.nextInt(9), seed % 3 == 0 ? 17 : 1 + random.nextInt(7));
        symbols = draws.symbols();
        List<Expression> outputs = List.of(draws.scalar(3), draws.vector(2, draws.size()), draws.matrix(2, draws.size(), draws.size()));
        List<Symbol> entries = symbols.stream().flatMap(symbol -> Entries.symbols(symbol).stream()).toList();
        Interpreter interpreter = (Interpreter) Lowering.of(entries, List.of(Entries.scalar(outputs.get(0))));
        ways = new Lowered[] {TensorLowering.of(symbols, Map.of(), outputs), interpreter, ((Interpreter) interpreter.fork()).compiled()};
        bounds = TensorLowering.roundoff(symbols, Map.of(), outputs);
    }

    private Fingerprint(Fingerprint other) {
        symbols = other.symbols;
        ways = new Lowered[] {other.ways[0].fork(), other.ways[1].fork(), ((Interpreter) other.ways[2].fork()).compiled()};
        bounds = null;
    }

    static List<Fingerprint> functions() {
        return new Random(7).longs(FUNCTIONS, 0, 1000).mapToObj(Fingerprint::new).toList();
    }

    /** The same functions for another thread. */
    static List<Fingerprint> forks(List<Fingerprint> functions) {
        return functions.stream().map(Fingerprint::new).toList();
    }

    /** The bits of all outputs of all functions at all points. */
    static long of(List<Fingerprint> functions) {
        long bits = 0;
        for (Fingerprint function : functions) {
            bits = 31 * bits + function.bits();
        }
        return bits;
    }

    private long bits() {
        Random random = new Random(11);
        long bits = 0;
        for (int point = 0; point < POINTS; point++) {
            double[] given = random.doubles(ways[0].inputs(), -2, 2)
                    .map(value -> random.nextInt(9) == 0 ? EDGES[random.nextInt(EDGES.length)] : value).toArray();
            for (Lowered way : ways) {
                double[] found = new double[way.outputs()];
                way.evaluate(given, found);
                for (double value : found) {
                    bits = 31 * bits + Double.doubleToLongBits(value);
                }
            }
        }
        return bits;
    }

    /** The bits of all bounds besides. */
    static long ofBounds(List<Fingerprint> functions) {
        long bits = 0;
        for (Fingerprint function : functions) {
            int count = function.ways[0].outputs();
            double[] found = new double[count];
            double[] errors = new double[count];
            double[] given = new Random(13).doubles(function.ways[0].inputs(), -2, 2).toArray();
            function.bounds.evaluate(given, new double[given.length], found, errors);
            for (int index = 0; index < count; index++) {
                bits = 31 * (31 * bits + Double.doubleToLongBits(found[index])) + Double.doubleToLongBits(errors[index]);
            }
        }
        return bits;
    }

    /** Prints both numbers. */
    public static void main(String[] arguments) {
        List<Fingerprint> functions = functions();
        System.out.println(of(functions) + " " + ofBounds(functions));
    }
}
