package nld.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nld.expression.Dimension;
import nld.expression.Expression;
import nld.expression.Shape;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.model.Network;
import nld.network.Circuits;
import nld.network.Forward;
import nld.report.Derivation.Count;
import nld.report.Derivation.Coupling;
import nld.report.Derivation.NetworkForms;

/** Puts a network into formulas: its output in the weights, as a sum over circuits, and as an Ising energy in gate spins. */
final class NetworkDeriving {
    private static final int MOST_CIRCUITS = 40;

    private NetworkDeriving() {
    }

    static NetworkForms of(Network network) {
        Symbol weights = network.layers().get(0).weights();
        Dimension width = weights.shape() instanceof Shape.Matrix matrix ? matrix.columns() : ((Shape.Vector) weights.shape()).length();
        Symbol input = Symbol.of("x", new Shape.Vector(width), Symbol.Kind.PARAMETER);
        Expression output = Forward.of(network, input);
        Optional<Circuits> circuits = Circuits.of(network, input);
        if (circuits.isEmpty()) {
            return new NetworkForms(network.name(), output, List.of(), List.of(), List.of());
        }
        boolean shown = circuits.get().circuits().size() <= MOST_CIRCUITS;
        return new NetworkForms(network.name(), output, shown ? terms(circuits.get().inGates()) : List.of(),
                shown ? couplings(circuits.get()) : List.of(), counts(network, circuits.get()));
    }

    private static List<Expression> terms(Expression sum) {
        List<Expression> terms = sum instanceof Sum several ? several.terms() : List.of(sum);
        return terms.stream().map(Tidy::of).toList();
    }

    private static List<Coupling> couplings(Circuits circuits) {
        List<Coupling> couplings = new ArrayList<>();
        circuits.couplings().forEach((units, strength) -> couplings.add(new Coupling(units.stream().map(unit -> unit.symbol("s")).toList(),
                Tidy.of(strength))));
        return couplings;
    }

    private static List<Count> counts(Network network, Circuits circuits) {
        return List.of(new Count("weights", Forward.count(network)), new Count("hidden units", circuits.hidden()),
                new Count("circuits", circuits.circuits().size()),
                new Count("circuits with independent signs", circuits.independentSigns()));
    }
}
