package nld.derivation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nld.expression.Expression;
import nld.expression.Jet;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.kernel.Given;
import nld.model.Generator;
import nld.model.Symmetry;
import nld.model.Theorem;

/** The hypotheses of a theorem that its symmetries keep abstract functions, with what follows from them by differentiation. */
public final class Kept {
    /** How often a hypothesis is differentiated: claims with derivatives of one order more are rare. */
    private static final int DERIVATIVES = 3;

    private Kept() {
    }

    /**
     * Σ ⟨grad_b f(q), ξ_b⟩ = 0 for each abstract function f that a symmetry of {@code theorem} keeps, at the coordinates at
     * which the function is taken, and the derivatives of this along any directions. A potential that is kept is shown and not
     * assumed.
     */
    public static List<Given> by(Theorem theorem) {
        List<Given> givens = new ArrayList<>();
        for (Symmetry symmetry : theorem.symmetries()) {
            for (String function : symmetry.keeps()) {
                if (theorem.function(function).isPresent()) {
                    for (Jet value : values(theorem, function)) {
                        givens.addAll(of(value, symmetry.generator()));
                    }
                }
            }
        }
        return givens;
    }

    /** The function as it is taken at coordinates. */
    private static Set<Jet> values(Theorem theorem, String function) {
        Set<Jet> values = new LinkedHashSet<>();
        theorem.statements().forEach(statement -> Symbols.occurs(statement, part -> part instanceof Jet jet
                && jet.function().name().equals(function) && jet.function().value().isScalar()
                && theorem.system().coordinates().containsAll(jet.arguments())
                && values.add(Jet.of(jet.function(), jet.arguments())) && false));
        return values;
    }

    /** What follows from the hypothesis that {@code value}, a function taken at coordinates, is kept by {@code generator}. */
    static List<Given> of(Jet value, Generator generator) {
        List<Symbol> arguments = value.arguments().stream().map(argument -> (Symbol) argument).toList();
        List<Expression> terms = new ArrayList<>(List.of(Expression.of(0)));
        List<Expression> written = new ArrayList<>(List.of(Expression.of(0)));
        for (int index = 0; index < arguments.size(); index++) {
            Expression change = generator.of(arguments.get(index));
            if (!change.isZero()) {
                terms.add(value.along(index, change));
                written.add(Writing.inner(Jet.of(value.function(), arguments, List.of(index), List.of(), List.of()), change));
            }
        }
        List<Given> givens = new ArrayList<>();
        differentiated(Sum.of(terms), Sum.of(written).toString(), arguments, 0, new ArrayList<>(), givens);
        return givens;
    }

    /** The equation and its derivatives by each choice of arguments, those of lower number first. */
    private static void differentiated(Expression equation, String name, List<Symbol> arguments, int least,
            List<Symbol> along, List<Given> givens) {
        givens.add(new Given(name + " = 0", equation, along, arguments));
        if (along.size() == DERIVATIVES) {
            return;
        }
        for (int index = least; index < arguments.size(); index++) {
            Symbol argument = arguments.get(index);
            Symbol direction = Symbol.of("direction " + (along.size() + 1), argument.shape(), Symbol.Kind.PARAMETER);
            List<Symbol> further = new ArrayList<>(along);
            further.add(direction);
            Map<Symbol, Expression> change = new HashMap<>(Map.of(argument, direction));
            differentiated(new Tangent(change).of(equation), name, arguments, index, further, givens);
        }
    }
}
