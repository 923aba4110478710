package nld.typesetting;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nld.expression.AbstractFunction;
import nld.expression.Dimension;
import nld.expression.Jet;
import nld.expression.Symbol;

/**
 * The names that program text uses, with what stands behind each: variables with their shapes, dimensions, abstract functions.
 * A velocity q' is the variable {@code q_dot}, the state after a step {@code next_q}.
 */
final class ProgramNames {
    /**
     * A variable that program text uses.
     *
     * @param symbol the symbol whose value it is
     * @param moment {@code next_}, {@code last_} or nothing
     */
    record Variable(Symbol symbol, String moment) {
    }

    private final Dialect dialect;
    private final Map<String, Variable> variables = new LinkedHashMap<>();
    private final Set<String> dimensions = new LinkedHashSet<>();
    private final Map<String, Jet> functions = new LinkedHashMap<>();

    ProgramNames(Dialect dialect) {
        this.dialect = dialect;
    }

    /** The name of {@code symbol} at a moment. */
    String variable(Symbol symbol, String moment) {
        String name = dialect.identifier(moment + of(symbol));
        variables.put(name, new Variable(symbol, moment));
        dimensions.addAll(symbol.shape().names());
        return name;
    }

    /** The name of a dimension whose size is open. */
    String dimension(Dimension dimension) {
        dimensions.add(dimension.toString());
        return dialect.identifier(dimension.toString());
    }

    /** The name of an abstract function or derivative. */
    String function(Jet jet) {
        String name = dialect.identifier(of(jet));
        functions.putIfAbsent(name, jet);
        dimensions.addAll(jet.function().value().names());
        return name;
    }

    /** Which variables were used so far, by their names in the program. */
    Map<String, Variable> variables() {
        return variables;
    }

    /** The names of dimensions that were used so far. */
    Set<String> dimensions() {
        return dimensions;
    }

    /** The abstract functions and derivatives that were used so far, each as it was first used, by their names in the program. */
    Map<String, Jet> functions() {
        return functions;
    }

    /** Forgets what was used so far. */
    void forget() {
        variables.clear();
        dimensions.clear();
        functions.clear();
    }

    /** The name of a symbol: a quantity's, a coordinate's with {@code _dot} for a velocity and {@code _ddot} for an acceleration. */
    static String of(Symbol symbol) {
        return symbol.name() + (symbol.order() == 0 ? "" : "_" + "d".repeat(symbol.order()) + "ot");
    }

    /** Whether it is called with its arguments alone: the function, its gradient or its Hessian. */
    static boolean isNamed(Jet jet) {
        return jet.values().isEmpty() && jet.directions().isEmpty()
                && (jet.derivatives() == 0 || jet.derivatives() <= 2 && jet.function().value().isScalar());
    }

    /** {@code f}, {@code grad_f}, {@code hess_f}, {@code D3_f}; with what is differentiated by, where there is a choice. */
    static String of(Jet jet) {
        AbstractFunction function = jet.function();
        if (jet.derivatives() == 0) {
            return function.name() + (jet.values().isEmpty() ? "" : "_filled");
        }
        String word = !isNamed(jet) ? "D" + jet.derivatives() : jet.derivatives() == 1 ? "grad" : "hess";
        String by = function.arguments().isEmpty() ? "" : Stream.concat(
                jet.directions().stream().map(Jet.Direction::argument), jet.open().stream())
                .map(argument -> "_" + function.arguments().get(argument)).reduce("", String::concat);
        return word + "_" + function.name() + by + (jet.values().isEmpty() ? "" : "_filled");
    }
}
