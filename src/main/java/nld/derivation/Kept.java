package nld.derivation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nld.expression.Jet;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.kernel.Invariance;
import nld.model.Symmetry;
import nld.model.Theorem;

/** The hypotheses of a theorem that its symmetries keep abstract functions, as far as the judge can use them. */
public final class Kept {
    private Kept() {
    }

    /**
     * A hypothesis for each abstract function that a symmetry of {@code theorem} keeps, of each coordinate at which the
     * function is taken. A potential that is kept is shown and not assumed.
     */
    public static List<Invariance> by(Theorem theorem) {
        List<Invariance> hypotheses = new ArrayList<>();
        for (Symmetry symmetry : theorem.symmetries()) {
            for (String function : symmetry.keeps()) {
                if (theorem.functions().contains(function)) {
                    argument(theorem, function).flatMap(coordinate -> Invariance.of(function, coordinate,
                            symmetry.generator().of(coordinate))).ifPresent(hypotheses::add);
                }
            }
        }
        return hypotheses;
    }

    /** The coordinate that {@code function} is a function of; empty where it is taken at none, or more than one has its shape. */
    private static Optional<Symbol> argument(Theorem theorem, String function) {
        Set<Symbol> arguments = new TreeSet<>();
        theorem.statements().forEach(statement -> Symbols.occurs(statement, part -> {
            if (part instanceof Jet jet && jet.function().name().equals(function) && jet.isPlain()
                    && jet.point() instanceof Symbol symbol
                    && theorem.system().coordinates().contains(symbol)) {
                arguments.add(symbol);
            }
            return false;
        }));
        return arguments.stream().findFirst().filter(argument -> theorem.system().coordinates().stream()
                .filter(coordinate -> coordinate.shape().equals(argument.shape())).count() == 1);
    }
}
