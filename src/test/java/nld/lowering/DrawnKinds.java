package nld.lowering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nld.expression.Applied;
import nld.expression.Evolved;
import nld.expression.Expectation;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Jet;
import nld.expression.PartialGradient;
import nld.expression.Symbol;
import nld.expression.Symbols;

/** What was drawn: kinds of expressions and of nodes of a graph, functions, operations. */
final class DrawnKinds {
    /** What no lowered function is made of: abstract functions, derivatives, means. */
    private static final Set<Class<?>> REFUSED = Set.of(Jet.class, Evolved.class, PartialGradient.class, Expectation.class);

    private final Set<Class<?>> kinds = new HashSet<>();
    private final Set<Function> functions = new TreeSet<>();
    private final Set<Class<?>> nodes = new HashSet<>();
    private final Set<Integer> opcodes = new TreeSet<>();

    void see(List<Symbol> symbols, Expression expression) {
        Symbols.occurs(expression, part -> {
            kinds.add(part.getClass());
            if (part instanceof Applied applied) {
                functions.add(applied.function());
            }
            return false;
        });
        TensorGraph graph = new TensorGraph();
        Map<Symbol, Ref> known = new HashMap<>();
        symbols.forEach(symbol -> known.put(symbol,
                graph.given(TensorReader.rows(symbol.shape()), TensorReader.columns(symbol.shape()), known.size())));
        new TensorReader(graph, symbols, known).read(expression);
        for (Node node : graph.nodes()) {
            nodes.add(node.operation().getClass());
            if (node.operation() instanceof Operation.Unary unary) {
                opcodes.add(unary.opcode());
            } else if (node.operation() instanceof Operation.Binary binary) {
                opcodes.add(binary.opcode());
            }
        }
    }

    /** That there is nothing else: a new kind has to be drawn too. */
    void requireAll() {
        assertThat(kinds).containsAll(Arrays.stream(Expression.class.getPermittedSubclasses())
                .filter(kind -> !REFUSED.contains(kind)).collect(Collectors.toSet()));
        assertThat(functions).containsExactly(Function.values());
        assertThat(nodes).containsAll(List.of(Operation.class.getPermittedSubclasses()));
        assertThat(opcodes).containsAll(IntStream.range(0, opcodes()).boxed().toList());
    }

    /** How many operations there are: the next number is refused. */
    private static int opcodes() {
        int count = 0;
        try {
            for (; count < 1000; count++) {
                Opcode.apply(count, 1, 1);
            }
        } catch (IllegalStateException none) {
            return count;
        }
        throw new AssertionError("every number is an operation");
    }
}
