package nld.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A vector or matrix as a linear combination of networks, no coefficient 0; a number as a multiple of the empty one. */
final class Combination {
    static final Network NUMBER = new Network(List.of(), new int[0], List.of());

    private final Algebra algebra;
    private final Map<Network, Quotient> parts = new LinkedHashMap<>();

    Combination(Algebra algebra) {
        this.algebra = algebra;
    }

    /** The network itself. */
    static Combination of(Network network, Quotient coefficient, Algebra algebra) {
        Combination combination = new Combination(algebra);
        combination.add(network, coefficient);
        return combination;
    }

    Map<Network, Quotient> parts() {
        return parts;
    }

    /** The number that this is; 0 where there are no parts. */
    Quotient number() {
        return parts.getOrDefault(NUMBER, Quotient.ZERO);
    }

    void add(Network network, Quotient coefficient) {
        if (coefficient.isZero()) {
            return;
        }
        Quotient known = parts.get(network);
        Quotient sum = known == null ? coefficient : algebra.plus(List.of(known, coefficient));
        if (sum.isZero()) {
            parts.remove(network);
        } else {
            parts.put(network, sum);
        }
    }

    void add(Combination other, Quotient factor) {
        other.parts.forEach((network, coefficient) -> add(network, algebra.times(factor, coefficient)));
    }
}
