package nld.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import nld.expression.AbstractFunction;
import nld.expression.Dimension;
import nld.expression.Expression;
import nld.expression.Rational;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.expression.Symbol.Kind;

/** Random products of entries, the same product called otherwise, and the values of products at random tensors. */
final class RandomNetworks {
    static final Dimension N = new Dimension.Named("n");
    private static final Shape VECTOR = new Shape.Vector(N);
    private static final Shape MATRIX = new Shape.Matrix(N, N);
    private static final Symbol U = Symbol.of("u", VECTOR, Kind.COORDINATE);
    private static final Symbol V = Symbol.of("v", VECTOR, Kind.COORDINATE);
    private static final Symbol A = Symbol.of("A", MATRIX, Kind.PARAMETER);
    private static final Symbol B = Symbol.of("B", MATRIX, Kind.PARAMETER);
    private static final AbstractFunction METRIC = new AbstractFunction("G", List.of(), MATRIX, true);
    private static final AbstractFunction PLAIN = new AbstractFunction("K", List.of(), MATRIX, false);
    private static final AbstractFunction FIELD = new AbstractFunction("H", List.of(), VECTOR, false);
    private static final AbstractFunction POTENTIAL = AbstractFunction.scalar("f");
    private static final AbstractFunction TWO = new AbstractFunction("F", List.of("a", "b"), Shape.SCALAR, false);
    private static final AbstractFunction LOSS = AbstractFunction.scalar("L");

    private static final List<Letter> LETTERS = List.of(new Letter.Tensor(U), new Letter.Tensor(V), new Letter.Tensor(A),
            new Letter.Tensor(B), at(POTENTIAL, 0), at(POTENTIAL, 0, 0), at(POTENTIAL, 0, 0, 0), at(METRIC), at(METRIC, 0),
            at(METRIC, 0, 0), at(PLAIN), at(FIELD), at(FIELD, 0), two(0, 1), two(0, 0, 1), two(0, 1, 1), loss(0), loss(0, 0));

    final Random random;

    RandomNetworks(long seed) {
        this.random = new Random(seed);
    }

    private static Letter at(AbstractFunction function, Integer... by) {
        return new Letter.Derivative(function, List.of(U), List.of(by));
    }

    private static Letter two(Integer... by) {
        return new Letter.Derivative(TWO, List.of(U, V), List.of(by));
    }

    private static Letter loss(Integer... by) {
        return new Letter.Derivative(LOSS, List.<Expression>of(A), List.of(by));
    }

    /** A product of at most so many factors with at most two free indices, as its connected parts. */
    Weaving.Woven woven(int most) {
        Weaving weaving = new Weaving();
        List<Integer> indices = new ArrayList<>();
        int count = 1 + random.nextInt(most);
        for (int index = 0; index <= count; index++) {
            indices.add(weaving.index(N));
        }
        for (int factor = 0; factor < count; factor++) {
            Letter letter = LETTERS.get(random.nextInt(LETTERS.size()));
            List<Integer> legs = new ArrayList<>();
            letter.slots().forEach(slot -> slot.sides().forEach(side -> legs.add(indices.get(random.nextInt(indices.size())))));
            boolean raised = letter instanceof Letter.Tensor && random.nextInt(8) == 0;
            weaving.add(letter, raised ? Rational.of(2) : Rational.ONE, legs);
        }
        int[] free = new int[random.nextInt(3)];
        Arrays.setAll(free, place -> indices.get(random.nextInt(indices.size())));
        return weaving.woven(new Limits(Limits.NORMAL_FORM), free);
    }

    /** One connected product in canonical form, with a factor at least. */
    Network connected(int most) {
        while (true) {
            Weaving.Woven woven = woven(most);
            List<Network> parts = new ArrayList<>(woven.closed());
            parts.add(woven.open());
            parts.removeIf(part -> part.nodes().isEmpty());
            if (!parts.isEmpty()) {
                return parts.get(random.nextInt(parts.size()));
            }
        }
    }

    /** The same product: indices called otherwise, factors in another order, slots exchanged that may be. */
    Network disguised(Network network) {
        List<Integer> names = new ArrayList<>();
        for (int index = 0; index < network.indices(); index++) {
            names.add(index);
        }
        Collections.shuffle(names, random);
        Dimension[] dimensions = new Dimension[names.size()];
        for (int index = 0; index < names.size(); index++) {
            dimensions[names.get(index)] = network.dimension(index);
        }
        List<Network.Node> nodes = new ArrayList<>();
        for (Network.Node node : network.nodes()) {
            nodes.add(new Network.Node(node.letter(), node.exponent(), exchanged(node).stream().map(names::get).toList()));
        }
        Collections.shuffle(nodes, random);
        return new Network(nodes, Arrays.stream(network.free()).map(names::get).toArray(), List.of(dimensions));
    }

    private List<Integer> exchanged(Network.Node node) {
        List<List<Integer>> slots = slots(node.letter(), node.legs());
        List<Letter.Slot> kinds = node.letter().slots();
        for (int first = 0; first < slots.size(); first++) {
            int second = random.nextInt(slots.size());
            if (kinds.get(first).kind() == kinds.get(second).kind()) {
                Collections.swap(slots, first, second);
            }
        }
        return slots.stream().flatMap(List::stream).toList();
    }

    private static List<List<Integer>> slots(Letter letter, List<Integer> legs) {
        List<List<Integer>> slots = new ArrayList<>();
        int leg = 0;
        for (Letter.Slot slot : letter.slots()) {
            slots.add(legs.subList(leg, leg + slot.width()));
            leg += slot.width();
        }
        return slots;
    }

    /** The value of an entry of the product: summed over all indices that are not free. */
    static double value(Network network, int size, int[] free, long seed) {
        int[] at = new int[network.indices()];
        Arrays.fill(at, -1);
        for (int place = 0; place < free.length; place++) {
            int index = network.freeAt(place);
            if (at[index] >= 0 && at[index] != free[place]) {
                return 0;
            }
            at[index] = free[place];
        }
        return summed(network, size, at, 0, seed);
    }

    private static double summed(Network network, int size, int[] at, int index, long seed) {
        if (index == at.length) {
            return network.nodes().stream().mapToDouble(node -> entry(node, at, seed)).reduce(1, (left, right) -> left * right);
        }
        if (at[index] >= 0) {
            return summed(network, size, at, index + 1, seed);
        }
        double sum = 0;
        for (int value = 0; value < size; value++) {
            at[index] = value;
            sum += summed(network, size, at, index + 1, seed);
        }
        at[index] = -1;
        return sum;
    }

    /** A number for each letter and values of its indices, the same where slots are exchanged that may be. */
    private static double entry(Network.Node node, int[] at, long seed) {
        List<String> words = new ArrayList<>();
        List<List<Integer>> slots = slots(node.letter(), node.legs());
        for (int slot = 0; slot < slots.size(); slot++) {
            words.add(node.letter().slots().get(slot).kind() + ":" + slots.get(slot).stream().map(leg -> at[leg]).toList());
        }
        Collections.sort(words);
        long hash = Objects.hash(node.letter().toString(), words, seed) * 0x9E3779B97F4A7C15L;
        return Math.pow(0.5 + new Random(hash).nextDouble(), node.exponent().numerator().doubleValue());
    }
}
