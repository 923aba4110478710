package nldbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Rational;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.integration.Flow;
import nld.integration.FlowOutcome;
import nld.lowering.Lowered;
import nld.lowering.Lowering;
import nld.lowering.TensorLowering;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the parts of lowering and integration take. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class Parts {
    private static Symbol matrix(String name, int rows, int columns) {
        return Symbol.of(name, Shape.matrix(rows, columns), Symbol.Kind.COORDINATE);
    }

    /** A product of an m×k and a k×n matrix. */
    @State(Scope.Thread)
    public static class Product {
        @Param({"5,5,8", "20,50,8", "50,8,20", "200,64,10", "64,64,64", "256,256,256"})
        public String shape;
        private Lowered lowered;
        private double[] given;
        private double[] found;

        @Setup
        public void lower() {
            int[] sizes = java.util.Arrays.stream(shape.split(",")).mapToInt(Integer::parseInt).toArray();
            Symbol a = matrix("A", sizes[0], sizes[1]);
            Symbol b = matrix("B", sizes[1], sizes[2]);
            lowered = TensorLowering.of(List.of(a, b), Map.of(), List.of(a.times(b)));
            given = new Random(1).doubles(lowered.inputs()).toArray();
            found = new double[lowered.outputs()];
        }
    }

    @Benchmark
    public double[] product(Product product) {
        product.lowered.evaluate(product.given, product.found);
        return product.found;
    }

    /** tanh(A B) ⊙ C + D, whole and written out by entries. */
    @State(Scope.Thread)
    public static class Layer {
        @Param({"true", "false"})
        public boolean whole;
        private Lowered lowered;
        private double[] given;
        private double[] found;

        @Setup
        public void lower() {
            List<Symbol> symbols = List.of(matrix("A", 8, 8), matrix("B", 8, 8), matrix("C", 8, 8), matrix("D", 8, 8));
            Expression layer = symbols.get(0).times(symbols.get(1)).apply(Function.TANH).hadamard(symbols.get(2)).plus(symbols.get(3));
            List<Symbol> entries = symbols.stream().flatMap(symbol -> Entries.symbols(symbol).stream()).toList();
            lowered = whole ? TensorLowering.of(symbols, Map.of(), List.of(layer)) : Lowering.of(entries, Entries.of(layer));
            given = new Random(1).doubles(lowered.inputs()).toArray();
            found = new double[lowered.outputs()];
        }
    }

    @Benchmark
    public double[] layer(Layer layer) {
        layer.lowered.evaluate(layer.given, layer.found);
        return layer.found;
    }

    /** Ten periods of Kepler's ellipse, with its trajectory and without. */
    @State(Scope.Thread)
    public static class Orbit {
        private Flow flow;

        @Setup
        public void lower() {
            Symbol x = Symbol.coordinate("x");
            Symbol y = Symbol.coordinate("y");
            Expression cube = x.power(2).plus(y.power(2)).power(Rational.of(-3, 2));
            List<Symbol> inputs = new ArrayList<>(List.of(x, y, x.atOrder(1), y.atOrder(1), Symbol.TIME));
            flow = Flow.of(Lowering.of(inputs, List.of(x.atOrder(1), y.atOrder(1), x.times(cube).negated(), y.times(cube).negated())));
        }
    }

    @Benchmark
    public FlowOutcome follow(Orbit orbit) {
        return orbit.flow.follow(new double[] {0.5, 0, 0, Math.sqrt(3)}, 0, 20 * Math.PI, 1e-10);
    }

    @Benchmark
    public FlowOutcome arrive(Orbit orbit) {
        return orbit.flow.arrive(new double[] {0.5, 0, 0, Math.sqrt(3)}, 0, 20 * Math.PI, 1e-10);
    }
}
