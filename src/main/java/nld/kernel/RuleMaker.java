package nld.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.expression.Expression;
import nld.expression.Product;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Symbols;

/**
 * Makes a rule of an equation: its terms as networks, the symbols that stand for anything taken away so that their places
 * become free indices, and the largest connected network for the pivot.
 */
final class RuleMaker {
    private final Normalizer home;
    private final Given given;
    private final Contractions marked;

    RuleMaker(Normalizer home, Given given) {
        this.home = home;
        this.given = given;
        this.marked = home.marked(given.forAll());
    }

    /** The rule; empty where the equation has not the form of one. */
    Optional<Rule> rule() {
        if (given.tensor().shape().isScalar() && given.forAll().isEmpty()) {
            return ofNumber(home.normal(given.tensor()));
        }
        Combination terms = given.tensor().shape().isScalar() ? number(given.tensor()) : marked.of(given.tensor());
        Combination patterns = new Combination(home.algebra());
        for (Map.Entry<Network, Quotient> term : terms.parts().entrySet()) {
            Optional<Network> pattern = withoutMarks(term.getKey());
            if (pattern.isEmpty()) {
                return Optional.empty();
            }
            patterns.add(pattern.get(), term.getValue());
        }
        return patterns.parts().keySet().stream().filter(RuleMaker::isConnected).max(Network::compareTo)
                .map(pivot -> solved(pivot, patterns));
    }

    /** A scalar in which the marks may occur, once in each term. */
    private Combination number(Expression scalar) {
        if (given.forAll().stream().noneMatch(mark -> Symbols.occurs(scalar, part -> part == mark))) {
            return Combination.of(Combination.NUMBER, home.normal(scalar), home.algebra());
        }
        Combination result = new Combination(home.algebra());
        if (scalar instanceof Sum sum) {
            sum.terms().forEach(term -> result.add(number(term), Quotient.ONE));
            return result;
        }
        if (scalar instanceof Product product) {
            return marked.joined(product.factors().stream().map(this::number).toList(), (weaving, free) -> new int[0]);
        }
        return marked.of(scalar);
    }

    /** The network with its marks taken away; empty where one is missing or stands twice. */
    private Optional<Network> withoutMarks(Network network) {
        List<Integer> free = new ArrayList<>(Arrays.stream(network.free()).boxed().toList());
        List<Network.Node> rest = new ArrayList<>(network.nodes());
        for (Symbol mark : given.forAll()) {
            List<Network.Node> found = network.nodes().stream()
                    .filter(node -> node.letter() instanceof Letter.Tensor tensor && tensor.value() == mark).toList();
            if (found.size() != 1 || !found.get(0).exponent().isOne()) {
                return Optional.empty();
            }
            free.addAll(found.get(0).legs());
            rest.removeAll(found);
        }
        return Optional.of(CanonicalNetwork.of(new Network(rest, free.stream().mapToInt(place -> place).toArray(),
                network.dimensions()), home.limits()));
    }

    /** Whether its factors hang together, and each free index is one of theirs. */
    private static boolean isConnected(Network network) {
        if (network.nodes().isEmpty() || Arrays.stream(network.free()).anyMatch(index -> network.occurrences(index) == 0)) {
            return false;
        }
        List<Integer> reached = new ArrayList<>(network.nodes().get(0).legs());
        List<Network.Node> left = new ArrayList<>(network.nodes().subList(1, network.nodes().size()));
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Network.Node node : List.copyOf(left)) {
                if (node.legs().stream().anyMatch(reached::contains)) {
                    reached.addAll(node.legs());
                    left.remove(node);
                    grows = true;
                }
            }
        }
        return left.isEmpty();
    }

    private Rule solved(Network pivot, Combination patterns) {
        Quotient divisor = patterns.parts().get(pivot);
        Quotient factor = home.algebra().inverse(divisor).negated();
        Combination others = new Combination(home.algebra());
        patterns.parts().forEach((network, coefficient) -> {
            if (!network.equals(pivot)) {
                others.add(network, home.algebra().times(coefficient, factor));
            }
        });
        return new Rule(given, pivot, others, divisor);
    }

    /** Of an equation between numbers: solved for the largest network that occurs in it to the first power only. */
    private Optional<Rule> ofNumber(Quotient number) {
        Polynomial polynomial = number.numerator();
        Network pivot = null;
        int chosen = -1;
        for (int indeterminate = 0; indeterminate < home.algebra().size(); indeterminate++) {
            Optional<Network> network = home.contractions().network(indeterminate);
            if (network.isPresent() && isLinear(polynomial, indeterminate)
                    && (pivot == null || network.get().compareTo(pivot) > 0)) {
                pivot = network.get();
                chosen = indeterminate;
            }
        }
        if (pivot == null) {
            return Optional.empty();
        }
        Polynomial.Builder above = new Polynomial.Builder();
        Polynomial.Builder below = new Polynomial.Builder();
        for (Map.Entry<Monomial, nld.expression.Rational> term : polynomial.terms().entrySet()) {
            boolean holds = term.getKey().exponentOf(chosen) > 0;
            (holds ? below : above).add(holds ? term.getKey().dividedBy(Monomial.of(chosen, 1)) : term.getKey(), term.getValue());
        }
        Quotient divisor = Quotient.of(below.build());
        Quotient value = home.algebra().times(Quotient.of(above.build()), home.algebra().inverse(divisor)).negated();
        return Optional.of(new Rule(given, pivot, Combination.of(Combination.NUMBER, value, home.algebra()), divisor));
    }

    private static boolean isLinear(Polynomial polynomial, int indeterminate) {
        int highest = 0;
        for (Monomial monomial : polynomial.terms().keySet()) {
            highest = Math.max(highest, monomial.exponentOf(indeterminate));
        }
        return highest == 1;
    }
}
