package nld.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nld.expression.AbstractFunction;
import nld.expression.Shape;
import nld.expression.ShapeMismatch;
import nld.expression.Symbol;
import nld.model.DeclaredFunction;

/** Reads declarations of abstract functions: {@code F(u, w)}, {@code f(y in R^3, s)}, {@code G(q) in R^(n x n) symmetric}. */
final class DeclaredFunctions {
    private static final String EXAMPLE = "functions f(q), F(u, w), f(y in R^n), G(q) in R^(n x n) symmetric, α(t)";

    private DeclaredFunctions() {
    }

    /** The function of that name, whose brackets open here. */
    static DeclaredFunction read(Scope scope, Token name, Tokens tokens) {
        List<Symbol> arguments = arguments(scope, tokens);
        Shape value = tokens.takeWord("in") ? Shapes.read(tokens, scope) : Shape.SCALAR;
        boolean symmetric = !value.isScalar() && tokens.takeWord("symmetric");
        List<String> names = arguments.size() == 1 ? List.of() : arguments.stream().map(Symbol::name).toList();
        try {
            return new DeclaredFunction(new AbstractFunction(name.text(), names, value, symmetric), arguments);
        } catch (ShapeMismatch mismatch) {
            String[] parts = mismatch.getMessage().split("; ", 2);
            throw Refusal.of(tokens.last().span(), Mistake.SHAPES_DO_NOT_FIT, parts[0]).advising(List.of(parts[1]));
        }
    }

    private static List<Symbol> arguments(Scope scope, Tokens tokens) {
        tokens.expectSign("(", EXAMPLE);
        List<Symbol> arguments = new ArrayList<>();
        do {
            Token name = tokens.expectWord("a coordinate, t, or a new name", EXAMPLE);
            Symbol argument = argument(scope, name, tokens);
            if (arguments.stream().anyMatch(known -> known.name().equals(argument.name()))) {
                throw Refusal.of(name.span(), Mistake.DECLARED_TWICE, name.written());
            }
            arguments.add(argument);
        } while (tokens.takeSign(","));
        tokens.expectSign(")", EXAMPLE);
        return arguments;
    }

    /** A coordinate, the time, the step count, or a name that is declared nowhere else. */
    private static Symbol argument(Scope scope, Token name, Tokens tokens) {
        boolean shaped = tokens.atWord("in");
        if (name.text().equals("t") && !shaped) {
            return Symbol.TIME;
        }
        if (name.text().equals("step") && !shaped) {
            return Symbol.STEP;
        }
        Optional<Symbol> coordinate = scope.symbol(name.text()).filter(scope.coordinates()::contains);
        if (coordinate.isPresent() && !shaped) {
            return coordinate.get();
        }
        if (scope.find(name.text()).isEmpty() && scope.isPoisoned(name.text())) {
            throw Refusal.silent();
        }
        if (scope.find(name.text()).isPresent() && coordinate.isEmpty()) {
            throw Refusal.of(name.span(), Mistake.NOT_AN_ARGUMENT, name.written());
        }
        scope.requireFree(name);
        tokens.takeWord("in");
        return Symbol.of(name.text(), shaped ? Shapes.read(tokens, scope) : Shape.SCALAR, Symbol.Kind.PARAMETER);
    }
}
