package nld.network;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nld.expression.Dimension;
import nld.expression.Entries;
import nld.expression.Entry;
import nld.expression.Expression;
import nld.expression.Product;
import nld.expression.Shape;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.model.Network;

/**
 * The circuits of a network with gates: one for each way from an input (or a bias) through one unit of each layer to the output. The
 * output is the sum over circuits of the input, the product of the weights on the way and the gates of its units; in gate spins,
 * g = (1 + s)/2, it is an Ising energy with couplings between different layers only.
 */
public final class Circuits {
    private static final int MOST = 4_096;

    private final Network network;
    private final List<Circuit> circuits;

    private Circuits(Network network, List<Circuit> circuits) {
        this.network = network;
        this.circuits = List.copyOf(circuits);
    }

    /**
     * One circuit.
     *
     * @param input   the input entry it begins with; 1 for a bias
     * @param weights the weights on the way, as scalars; a bias first
     * @param units   the hidden units it passes
     */
    public record Circuit(Expression input, List<Symbol> weights, List<Unit> units) {
        /** Copies the lists. */
        public Circuit {
            weights = List.copyOf(weights);
            units = List.copyOf(units);
        }

        /** The input times the weights. */
        public Expression strength() {
            List<Expression> factors = new ArrayList<>(List.of(input));
            factors.addAll(weights);
            return Product.of(factors);
        }

        private Circuit through(Symbol weight, Optional<Unit> unit) {
            List<Symbol> longer = new ArrayList<>(weights);
            longer.add(weight);
            List<Unit> passed = new ArrayList<>(units);
            unit.ifPresent(passed::add);
            return new Circuit(input, longer, passed);
        }
    }

    /**
     * A hidden unit.
     *
     * @param layer the layer whose output it is, from 1
     * @param index its number there, from 1
     */
    public record Unit(int layer, int index) {
        /** A symbol for something of this unit, such as its gate g or its spin s: {@code g1_2}. */
        public Symbol symbol(String letter) {
            return Symbol.of(letter + layer + "_" + index, Shape.SCALAR, Symbol.Kind.PARAMETER);
        }
    }

    /** The circuits of a network with one output of stated widths; empty where it has none, other activations than gates, or too many. */
    public static Optional<Circuits> of(Network network, Symbol input) {
        boolean stated = network.parameters().stream().allMatch(symbol -> symbol.shape().names().isEmpty());
        boolean one = network.layers().get(network.layers().size() - 1).weights().shape() instanceof Shape.Vector;
        if (!stated || !one || !network.activation().isGated()) {
            return Optional.empty();
        }
        int inputs = columns(network.layers().get(0).weights());
        List<List<Circuit>> values = new ArrayList<>();
        for (int index = 1; index <= inputs; index++) {
            values.add(List.of(new Circuit(Entry.of(input, index), List.of(), List.of())));
        }
        for (int layer = 0; layer < network.layers().size(); layer++) {
            values = next(network.layers().get(layer), layer == network.layers().size() - 1 ? 0 : layer + 1, values);
            if (values.stream().mapToInt(List::size).sum() > MOST) {
                return Optional.empty();
            }
        }
        return Optional.of(new Circuits(network, values.get(0)));
    }

    private static int columns(Symbol weights) {
        Dimension columns = weights.shape() instanceof Shape.Matrix matrix ? matrix.columns() : ((Shape.Vector) weights.shape()).length();
        return ((Dimension.Stated) columns).size();
    }

    /** The circuits into each unit of the next layer; {@code hidden} is its number, 0 for the output. */
    private static List<List<Circuit>> next(Network.Layer layer, int hidden, List<List<Circuit>> values) {
        List<Symbol> weights = Entries.symbols(layer.weights());
        List<List<Circuit>> next = new ArrayList<>();
        for (int row = 0; row < weights.size() / values.size(); row++) {
            Optional<Unit> unit = hidden == 0 ? Optional.empty() : Optional.of(new Unit(hidden, row + 1));
            List<Circuit> into = new ArrayList<>();
            for (int column = 0; column < values.size(); column++) {
                Symbol weight = weights.get(row * values.size() + column);
                values.get(column).forEach(circuit -> into.add(circuit.through(weight, unit)));
            }
            int place = row;
            layer.bias().ifPresent(bias -> into.add(new Circuit(Expression.of(1), List.of(), List.of())
                    .through(Entries.symbols(bias).get(place), unit)));
            next.add(into);
        }
        return next;
    }

    /** The circuits. */
    public List<Circuit> circuits() {
        return circuits;
    }

    /** The output in gates g1_1, g1_2, …: of a leaky rectifier each is 1 or its slope. */
    public Expression inGates() {
        return Sum.of(circuits.stream().map(circuit -> {
            List<Expression> factors = new ArrayList<>(List.of(circuit.strength()));
            circuit.units().forEach(unit -> factors.add(unit.symbol("g")));
            return Product.of(factors);
        }).toList());
    }

    /**
     * The output in gate spins: for each set of units the coefficient of the product of their spins. A gate is
     * (1 + α)/2 + (1 − α)/2 s. The empty set has the mean over independent uniform spins; the sum of the squares of the others is the
     * variance over them.
     */
    public Map<Set<Unit>, Expression> couplings() {
        Map<Set<Unit>, List<Expression>> terms = new LinkedHashMap<>();
        for (Circuit circuit : circuits) {
            for (int chosen = 0; chosen < 1 << circuit.units().size(); chosen++) {
                Set<Unit> units = new LinkedHashSet<>();
                List<Expression> factors = new ArrayList<>(List.of(circuit.strength()));
                for (int index = 0; index < circuit.units().size(); index++) {
                    boolean spin = (chosen >> index & 1) == 1;
                    factors.add(half(spin));
                    if (spin) {
                        units.add(circuit.units().get(index));
                    }
                }
                terms.computeIfAbsent(units, fresh -> new ArrayList<>()).add(Product.of(factors));
            }
        }
        Map<Set<Unit>, Expression> couplings = new LinkedHashMap<>();
        terms.forEach((units, parts) -> couplings.put(units, Sum.of(parts)));
        return Collections.unmodifiableMap(couplings);
    }

    /** What a gate contributes with its spin, or without. */
    private Expression half(boolean spin) {
        Expression one = Expression.of(1);
        Expression slope = network.activation().kind() == Network.Activation.Kind.LINEAR ? one
                : network.activation().slope().orElse(Expression.of(0));
        return Expression.of(1, 2).times(spin ? one.minus(slope) : one.plus(slope));
    }

    /** How many circuits have independent signs: the rank, over the field of two elements, of which weights each goes over. */
    public int independentSigns() {
        List<Symbol> edges = network.parameters().stream().flatMap(symbol -> Entries.symbols(symbol).stream()).toList();
        Map<Integer, BitSet> rows = new LinkedHashMap<>();
        for (Circuit circuit : circuits) {
            BitSet row = new BitSet();
            circuit.weights().forEach(weight -> row.flip(edges.indexOf(weight)));
            for (int place = row.nextSetBit(0); place >= 0; place = row.nextSetBit(place + 1)) {
                if (!rows.containsKey(place)) {
                    rows.put(place, row);
                    break;
                }
                row.xor(rows.get(place));
            }
        }
        return rows.size();
    }

    /** How many hidden units there are. */
    public int hidden() {
        return network.layers().subList(0, network.layers().size() - 1).stream()
                .mapToInt(layer -> Entries.count(layer.weights().shape()) / columns(layer.weights())).sum();
    }
}
