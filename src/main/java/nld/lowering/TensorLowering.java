package nld.lowering;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nld.expression.Expression;
import nld.expression.Symbol;

/**
 * Lowers expressions in vectors and matrices of stated dimensions to functions on {@code double[]} without writing them out by entries:
 * products of matrices become blocked loops, everything computed entry by entry is fused into loops without arrays between,
 * and all of it is compiled to bytecode. Inputs and outputs lie row by row, one after the other.
 *
 * <p>What is shared is computed once, across all outputs, so that a loss and its gradients are one pass. Products of several
 * matrices are multiplied in the cheapest order. Products are sums of fused multiply-adds in the order of the inner
 * index; other sums have a fixed order too; functions are those of {@link StrictMath}: the same inputs give the same
 * bits on every machine. On a processor without fused multiply-add the JDK computes it in software, rightly and slowly.
 *
 * <p>Refused with an {@link IllegalArgumentException}: a symbol that is neither an input nor has values, an input given
 * twice, a dimension that is a name, a matrix of more entries than an array holds, abstract functions and derivatives.
 */
public final class TensorLowering {
    private final TensorGraph graph = new TensorGraph();
    private final List<Ref> results;
    private final int size;

    private TensorLowering(List<Symbol> inputs, Map<Symbol, double[]> values, List<? extends Expression> outputs) {
        Map<Symbol, Ref> known = new HashMap<>();
        values.forEach((symbol, numbers) -> known.put(symbol, fixed(graph, symbol, numbers)));
        Set<Symbol> seen = new HashSet<>();
        int offset = 0;
        for (Symbol input : inputs) {
            if (!seen.add(input)) {
                throw new IllegalArgumentException("found the input " + input + " twice; expected distinct symbols");
            }
            Ref ref = graph.given(TensorReader.rows(input.shape()), TensorReader.columns(input.shape()), offset);
            known.put(input, ref);
            offset += ref.size();
        }
        TensorReader reader = new TensorReader(graph, inputs, known);
        results = outputs.stream().map(reader::read).toList();
        size = offset;
    }

    /**
     * The function that computes {@code outputs}.
     *
     * @param inputs  distinct symbols, in the order in which their entries will be given
     * @param values  the entries, row by row, of further symbols: data that do not change
     * @param outputs expressions in those symbols
     */
    public static Lowered of(List<Symbol> inputs, Map<Symbol, double[]> values, List<? extends Expression> outputs) {
        return new TensorLowering(inputs, values, outputs).compiled();
    }

    /** The same function as {@link #of}, evaluated by its definition, with a bound on the rounding error of each output. */
    public static Roundoff roundoff(List<Symbol> inputs, Map<Symbol, double[]> values, List<? extends Expression> outputs) {
        return new TensorLowering(inputs, values, outputs).bounded();
    }

    /** The classes of the compiled function, not loaded. */
    static List<byte[]> classes(List<Symbol> inputs, Map<Symbol, double[]> values, List<? extends Expression> outputs) {
        TensorLowering lowering = new TensorLowering(inputs, values, outputs);
        return TensorCompiler.classes(lowering.graph, lowering.results);
    }

    private Lowered compiled() {
        return TensorCompiler.compile(graph, size, results);
    }

    private Roundoff bounded() {
        return new TensorRoundoff(graph, size, results);
    }

    private static Ref fixed(TensorGraph graph, Symbol symbol, double[] numbers) {
        int rows = TensorReader.rows(symbol.shape());
        int columns = TensorReader.columns(symbol.shape());
        Program.requireLength(numbers, rows * columns, "entries of " + symbol);
        return graph.fixed(rows, columns, symbol, numbers.clone(), new double[numbers.length]);
    }
}
