package nld.model;

import java.util.List;
import java.util.stream.Collectors;
import nld.expression.AbstractFunction;
import nld.expression.Expression;
import nld.expression.Jet;
import nld.expression.Symbol;

/**
 * An abstract function as a theorem declares it: {@code functions F(u, w), f(y in R^n), G(q) in R^(n x n) symmetric}.
 *
 * @param function  the function
 * @param arguments a symbol for each argument, of its shape: a coordinate, or a parameter of a name of its own that stands
 *                  for the argument in the formula that a check gives the function
 */
public record DeclaredFunction(AbstractFunction function, List<Symbol> arguments) {
    /** Copies the list. */
    public DeclaredFunction {
        arguments = List.copyOf(arguments);
    }

    /** A function of scalar values of one argument. */
    public static DeclaredFunction scalar(String name, Symbol argument) {
        return new DeclaredFunction(AbstractFunction.scalar(name), List.of(argument));
    }

    /** Its name. */
    public String name() {
        return function.name();
    }

    /** Its value at its own arguments: {@code F(u, w)}. */
    public Expression value() {
        return Jet.of(function, arguments);
    }

    /** The names of its arguments as they stand in brackets: {@code u, w}. */
    public String argumentNames() {
        return arguments.stream().map(Symbol::name).collect(Collectors.joining(", "));
    }
}
