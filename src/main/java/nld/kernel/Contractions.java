package nld.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import nld.expression.Dimension;
import nld.expression.Expression;
import nld.expression.Product;
import nld.expression.Rational;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Symbols;

/**
 * Vectors and matrices of any dimension as linear combinations of {@link Network}s, numbers among them as quotients in which
 * each connected network is an indeterminate. Whatever can be written in more than one way by vectors, such as an inner
 * product read from either side or a trace read from any of its letters, is one network. Distinct networks are treated as
 * independent, which can hide an identity of a small dimension but never invent one.
 */
final class Contractions {
    private final Normalizer home;
    private final Rules rules;
    private final Tensors tensors;
    private final Map<Expression, Combination> done = new IdentityHashMap<>();
    private final Map<Network, Combination> values = new HashMap<>();
    private final Map<Network, Expression> spoken = new HashMap<>();
    private final Map<Integer, Network> networks = new HashMap<>();
    private final Set<Symbol> marks;

    Contractions(Normalizer home, Rules rules) {
        this(home, rules, List.of());
    }

    /** The same, in which every part that holds one of {@code marks} stays a network, numbers too. */
    Contractions(Normalizer home, Rules rules, List<Symbol> marks) {
        this.home = home;
        this.rules = rules;
        this.marks = Set.copyOf(marks);
        this.tensors = new Tensors(home, this);
    }

    /** Forgets what was found with the units and signs of an earlier round. */
    void startRound() {
        done.clear();
        values.clear();
    }

    /** How {@code tensor}, of any shape but a scalar's, is made up; of a contraction to a scalar, the number it is. */
    Combination of(Expression tensor) {
        Combination known = done.get(tensor);
        if (known == null) {
            known = tensor.accept(tensors);
            done.put(tensor, known);
        }
        return known;
    }

    /** The number that a contraction is. */
    Quotient number(Expression contraction) {
        return of(contraction).number();
    }

    /** The coefficient of each word of a vector or matrix; none for zero. */
    Map<Expression, Quotient> parts(Expression tensor) {
        Map<Expression, Quotient> parts = new LinkedHashMap<>();
        of(tensor).parts().forEach((network, coefficient) -> parts.put(inWords(network), coefficient));
        return parts;
    }

    /** A vector or matrix in one way of writing, the same for all that are equal in normal form. */
    Expression inWords(Combination combination, Expression like) {
        List<Expression> terms = new ArrayList<>(List.of(Expression.zero(like.shape())));
        combination.parts().forEach((network, coefficient) ->
                terms.add(home.inWords(coefficient.lowest(home.limits())).times(inWords(network))));
        return nld.expression.Sum.of(terms);
    }

    /** A network in vectors and matrices; by its indices where that cannot be. */
    Expression inWords(Network network) {
        return spoken.computeIfAbsent(network, fresh -> NetworkFormula.of(fresh, home.limits()));
    }

    /** Takes note of a function where it is taken. */
    void meet(Letter.Derivative letter) {
        rules.meet(letter);
    }

    /** The network that an indeterminate stands for; empty for one that stands for something else. */
    Optional<Network> network(int indeterminate) {
        return Optional.ofNullable(networks.get(indeterminate));
    }

    /** Puts the indices of several networks together. */
    interface Joining {
        /** Sets indices of {@code weaving} equal; {@code free} are those of each network. The indices that stay free. */
        int[] join(Weaving weaving, List<int[]> free);
    }

    /** {@code scalar} times what {@code tensor} is made up of. */
    Combination scaled(Expression scalar, Combination tensor) {
        boolean marked = !marks.isEmpty() && Symbols.occurs(scalar, marks::contains);
        if (marked && scalar instanceof Product product) {
            // the mark stands in one of the factors: the others are numbers
            Combination whole = tensor;
            for (Expression factor : product.factors()) {
                whole = scaled(factor, whole);
            }
            return whole;
        }
        if (marked && scalar instanceof Sum sum) {
            Combination whole = new Combination(home.algebra());
            sum.terms().forEach(term -> whole.add(scaled(term, tensor), Quotient.ONE));
            return whole;
        }
        if (marked) {
            return joined(List.of(of(scalar), tensor), (weaving, free) -> free.get(1));
        }
        Combination result = new Combination(home.algebra());
        result.add(tensor, home.normal(scalar));
        return result;
    }

    /** The sum over all choices of one term from each of {@code factors}, joined. */
    Combination joined(List<Combination> factors, Joining joining) {
        Combination result = new Combination(home.algebra());
        join(factors, new ArrayList<>(), Quotient.ONE, (chosen, coefficient) -> {
            Weaving weaving = new Weaving();
            List<int[]> free = chosen.stream().map(weaving::take).toList();
            add(result, weaving, joining.join(weaving, free), coefficient);
        });
        return result;
    }

    /** The inner product, in which the square of a network is known to be at least 0. */
    Combination inner(Combination left, Combination right) {
        Combination result = new Combination(home.algebra());
        join(List.of(left, right), new ArrayList<>(), Quotient.ONE, (chosen, coefficient) -> {
            Weaving weaving = new Weaving();
            int[] mine = weaving.take(chosen.get(0));
            int[] theirs = weaving.take(chosen.get(1));
            for (int place = 0; place < mine.length; place++) {
                weaving.identify(mine[place], theirs[place]);
            }
            Weaving.Woven woven = weaving.woven(home.limits());
            if (chosen.get(0).equals(chosen.get(1)) && woven.closed().size() == 1 && !isMarked(woven.closed().get(0))) {
                declareNonNegative(value(woven.closed().get(0)).number());
            }
            add(result, woven, coefficient);
        });
        return result;
    }

    private void join(List<Combination> factors, List<Network> chosen, Quotient coefficient,
            BiConsumer<List<Network>, Quotient> take) {
        if (chosen.size() == factors.size()) {
            take.accept(chosen, coefficient);
            return;
        }
        factors.get(chosen.size()).parts().forEach((network, value) -> {
            chosen.add(network);
            join(factors, chosen, home.algebra().times(coefficient, value), take);
            chosen.remove(chosen.size() - 1);
        });
    }

    /** Adds {@code coefficient} times what {@code weaving} has become. */
    void add(Combination into, Weaving weaving, int[] free, Quotient coefficient) {
        add(into, weaving.woven(home.limits(), free), coefficient);
    }

    /** Adds {@code coefficient} times a product. */
    void add(Combination into, Weaving.Woven woven, Quotient coefficient) {
        if (woven.isZero()) {
            return;
        }
        Quotient factor = coefficient;
        Network open = woven.open();
        for (Network closed : woven.closed()) {
            if (isMarked(closed)) {
                open = beside(open, closed);
            } else {
                factor = home.algebra().times(factor, value(closed).number());
            }
        }
        into.add(value(open), factor);
    }

    private boolean isMarked(Network network) {
        return !marks.isEmpty() && network.nodes().stream()
                .anyMatch(node -> node.letter() instanceof Letter.Tensor tensor && marks.contains(tensor.value()));
    }

    /** Both networks as one, not joined by any index. */
    private Network beside(Network open, Network closed) {
        List<Network.Node> nodes = new ArrayList<>(open.nodes());
        closed.nodes().forEach(node -> nodes.add(new Network.Node(node.letter(), node.exponent(),
                node.legs().stream().map(leg -> leg + open.indices()).toList())));
        List<Dimension> dimensions = new ArrayList<>(open.dimensions());
        dimensions.addAll(closed.dimensions());
        return CanonicalNetwork.of(new Network(nodes, open.free(), dimensions), home.limits());
    }

    /** A square is never negative. */
    private void declareNonNegative(Quotient square) {
        int indeterminate = square.numerator().asIndeterminate();
        if (indeterminate >= 0 && square.isPolynomial()) {
            home.signs().declareNonNegative(indeterminate);
        }
    }

    /** What a network in canonical form is once the rules are used: itself where none applies, an indeterminate if closed. */
    Combination value(Network network) {
        if (network.equals(Combination.NUMBER)) {
            return Combination.of(network, Quotient.ONE, home.algebra());
        }
        if (network.nodes().isEmpty() && network.order() == 0 && network.dimension(0) instanceof Dimension.Stated stated) {
            return Combination.of(Combination.NUMBER, Quotient.of(Polynomial.constant(Rational.of(stated.size()))),
                    home.algebra());
        }
        Combination known = values.get(network);
        if (known == null) {
            Optional<Combination> rewritten = rules.rewritten(network, this);
            known = rewritten.orElseGet(() -> network.order() > 0 || isMarked(network)
                    ? Combination.of(network, Quotient.ONE, home.algebra())
                    : Combination.of(Combination.NUMBER, indeterminate(network), home.algebra()));
            values.put(network, known);
        }
        return known;
    }

    private Quotient indeterminate(Network closed) {
        Quotient value = home.unknown(inWords(closed));
        int indeterminate = value.numerator().asIndeterminate();
        networks.put(indeterminate, closed);
        if (indeterminate >= 0 && closed.nodes().stream().allMatch(Contractions::isPositive)) {
            home.signs().declarePositive(indeterminate);
        } else if (indeterminate >= 0 && closed.nodes().stream().allMatch(Contractions::isNonNegative)) {
            home.signs().declareNonNegative(indeterminate);
        }
        return value;
    }

    /** Whether a factor is an exponential, whatever its power. */
    static boolean isPositive(Network.Node node) {
        return node.letter() instanceof Letter.Tensor tensor && tensor.value() instanceof nld.expression.Applied applied
                && applied.function() == nld.expression.Function.EXP;
    }

    private static boolean isNonNegative(Network.Node node) {
        boolean even = node.exponent().isInteger() && !node.exponent().numerator().testBit(0);
        return even || isPositive(node);
    }

    /** The network of one letter, every index of it free, in the order of its slots. */
    Combination letter(Letter letter, Rational exponent) {
        Weaving weaving = new Weaving();
        List<Integer> legs = new ArrayList<>();
        letter.slots().forEach(slot -> slot.sides().forEach(side -> legs.add(weaving.index(side))));
        weaving.add(letter, exponent, legs);
        Combination result = new Combination(home.algebra());
        add(result, weaving, legs.stream().mapToInt(leg -> leg).toArray(), Quotient.ONE);
        return result;
    }
}
