package nld.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nld.expression.Dimension;
import nld.expression.Expression;
import nld.expression.Shape;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.model.Network;
import nld.network.Circuits;
import nld.network.Forward;
import nld.report.Derivation.Line;
import nld.report.Derivation.NetworkForms;
import nld.typesetting.Equation;

/** Puts a network into formulas: its output in the weights, as a sum over circuits, and as an Ising energy in gate spins. */
final class NetworkDeriving {
    private static final int MOST_CIRCUITS = 40;

    private NetworkDeriving() {
    }

    static NetworkForms of(Network network) {
        Symbol weights = network.layers().get(0).weights();
        Dimension width = weights.shape() instanceof Shape.Matrix matrix ? matrix.columns() : ((Shape.Vector) weights.shape()).length();
        Symbol input = Symbol.of("x", new Shape.Vector(width), Symbol.Kind.PARAMETER);
        Equation output = Equation.bare(Forward.of(network, input));
        Optional<Circuits> circuits = Circuits.of(network, input);
        if (circuits.isEmpty()) {
            return new NetworkForms(network.name(), output, List.of(), List.of(), List.of());
        }
        boolean shown = circuits.get().circuits().size() <= MOST_CIRCUITS;
        return new NetworkForms(network.name(), output, shown ? terms(circuits.get().inGates()) : List.of(),
                shown ? couplings(circuits.get()) : List.of(), counts(network, circuits.get()));
    }

    private static List<Equation> terms(Expression sum) {
        List<Expression> terms = sum instanceof Sum several ? several.terms() : List.of(sum);
        return terms.stream().map(term -> Equation.bare(Tidy.of(term))).toList();
    }

    private static List<Line> couplings(Circuits circuits) {
        List<Line> lines = new ArrayList<>();
        for (Map.Entry<Set<Circuits.Unit>, Expression> coupling : circuits.couplings().entrySet()) {
            String spins = coupling.getKey().stream().map(unit -> unit.symbol("s").toString()).collect(Collectors.joining(" "));
            lines.add(new Line(spins.isEmpty() ? "mean" : spins, Equation.bare(Tidy.of(coupling.getValue()))));
        }
        return lines;
    }

    private static List<Line> counts(Network network, Circuits circuits) {
        return List.of(count("weights", Forward.count(network)), count("hidden units", circuits.hidden()),
                count("circuits", circuits.circuits().size()), count("circuits with independent signs", circuits.independentSigns()));
    }

    private static Line count(String name, long number) {
        return new Line(name, Equation.bare(Expression.of(number)));
    }
}
