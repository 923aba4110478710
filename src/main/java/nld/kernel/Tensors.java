package nld.kernel;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nld.expression.Applied;
import nld.expression.Diagonal;
import nld.expression.Dimension;
import nld.expression.Dot;
import nld.expression.Entry;
import nld.expression.EntryPower;
import nld.expression.Evolved;
import nld.expression.Expectation;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Hadamard;
import nld.expression.Identity;
import nld.expression.Jet;
import nld.expression.Literal;
import nld.expression.MatrixProduct;
import nld.expression.Ones;
import nld.expression.Outer;
import nld.expression.PartialGradient;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.Rational;
import nld.expression.Scaled;
import nld.expression.Shape;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Transposed;
import nld.expression.Tuple;
import nld.expression.Visitor;

/** Reads vectors, matrices and their contractions as combinations of networks; one case for each kind of expression. */
final class Tensors implements Visitor<Combination> {
    /** The largest power entry by entry that is written out. */
    private static final Rational LARGEST_POWER = Rational.of(200);

    private final Normalizer home;
    private final Contractions contractions;

    Tensors(Normalizer home, Contractions contractions) {
        this.home = home;
        this.contractions = contractions;
    }

    private Combination joined(List<Expression> parts, Contractions.Joining joining) {
        return contractions.joined(parts.stream().map(contractions::of).toList(), joining);
    }

    private Combination letter(Expression value) {
        return contractions.letter(new Letter.Tensor(value), Rational.ONE);
    }

    @Override
    public Combination symbol(Symbol symbol) {
        return letter(symbol);
    }

    @Override
    public Combination sum(Sum sum) {
        Combination result = new Combination(home.algebra());
        sum.terms().forEach(term -> result.add(contractions.of(term), Quotient.ONE));
        return result;
    }

    @Override
    public Combination scaled(Scaled scaled) {
        return contractions.scaled(scaled.scalar(), contractions.of(scaled.tensor()));
    }

    @Override
    public Combination matrixProduct(MatrixProduct product) {
        List<Expression> factors = product.factors();
        Combination right = contractions.of(factors.get(factors.size() - 1));
        for (int index = factors.size() - 2; index >= 0; index--) {
            right = contractions.joined(List.of(contractions.of(factors.get(index)), right), (weaving, free) -> {
                int[] rest = free.get(1);
                weaving.identify(free.get(0)[1], rest[0]);
                return rest.length == 1 ? new int[] {free.get(0)[0]} : new int[] {free.get(0)[0], rest[1]};
            });
        }
        return right;
    }

    @Override
    public Combination transposed(Transposed transposed) {
        return joined(List.of(transposed.matrix()), (weaving, free) -> new int[] {free.get(0)[1], free.get(0)[0]});
    }

    @Override
    public Combination dot(Dot dot) {
        return contractions.inner(contractions.of(dot.left()), contractions.of(dot.right()));
    }

    private static void identify(Weaving weaving, int[] left, int[] right) {
        for (int place = 0; place < left.length; place++) {
            weaving.identify(left[place], right[place]);
        }
    }

    @Override
    public Combination outer(Outer outer) {
        return joined(List.of(outer.left(), outer.right()), (weaving, free) -> new int[] {free.get(0)[0], free.get(1)[0]});
    }

    @Override
    public Combination hadamard(Hadamard hadamard) {
        return byEntries(hadamard.factors().stream().map(contractions::of).toList());
    }

    private Combination byEntries(List<Combination> factors) {
        return contractions.joined(factors, (weaving, free) -> {
            free.subList(1, free.size()).forEach(other -> identify(weaving, other, free.get(0)));
            return free.get(0);
        });
    }

    @Override
    public Combination entryPower(EntryPower power) {
        Combination base = contractions.of(power.base());
        Rational exponent = power.exponent();
        presume(base, power);
        if (base.parts().size() == 1) {
            Map.Entry<Network, Quotient> only = base.parts().entrySet().iterator().next();
            boolean number = exponent.isInteger() || only.getValue().equals(Quotient.ONE);
            if (number && isByEntries(only.getKey()) && mayBeRaised(only.getKey(), exponent)) {
                return raised(only.getKey(), only.getValue(), exponent);
            }
        }
        if (exponent.isInteger() && exponent.signum() > 0) {
            if (exponent.compareTo(LARGEST_POWER) > 0) {
                throw new Limits.Beyond("a power entry by entry beyond " + LARGEST_POWER);
            }
            return byEntries(Collections.nCopies(exponent.intValueExact(), base));
        }
        Rational root = exponent.isInteger() ? Rational.MINUS_ONE : Rational.of(BigInteger.ONE, exponent.denominator());
        return entrywise(base, power.base(), word -> word.entryPower(root), exponent.over(root));
    }

    /** What a power takes for granted of the entries of its base. */
    private void presume(Combination base, EntryPower power) {
        Rational exponent = power.exponent();
        boolean even = !exponent.denominator().testBit(0);
        boolean positive = base.parts().size() == 1 && (!even || base.parts().containsValue(Quotient.ONE))
                && base.parts().keySet().iterator().next().nodes().stream().allMatch(Contractions::isPositive);
        if ((exponent.signum() < 0 || even) && !positive && !base.parts().isEmpty()) {
            home.premises().entries(contractions.inWords(base, power.base()),
                    !even ? "≠ 0" : exponent.signum() < 0 ? "> 0" : "≥ 0");
        }
    }

    /** Whether a network is a product entry by entry: every factor has just the free indices. */
    private static boolean isByEntries(Network network) {
        List<Integer> free = Arrays.stream(network.free()).boxed().toList();
        boolean distinct = free.size() == 1 || !free.get(0).equals(free.get(1));
        return distinct && network.nodes().stream().allMatch(node -> node.legs().size() == free.size()
                && node.legs().containsAll(free));
    }

    /**
     * Whether a product is raised factor by factor: an even root is only where there is one factor, or where all are positive,
     * for √(u v) has a value where u and v are negative.
     */
    private static boolean mayBeRaised(Network network, Rational exponent) {
        List<Network.Node> nodes = network.nodes();
        boolean units = nodes.stream().anyMatch(node -> node.letter() instanceof Letter.Unit);
        boolean odd = exponent.denominator().testBit(0);
        boolean single = nodes.size() == 1 && nodes.get(0).exponent().isOne();
        return units ? exponent.signum() > 0 && exponent.isInteger()
                : odd || single || nodes.stream().allMatch(Contractions::isPositive);
    }

    /** A function of each entry; of a matrix and of its transpose one letter. */
    private Combination entrywise(Combination argument, Expression like, UnaryOperator<Expression> function, Rational exponent) {
        Expression word = contractions.inWords(argument, like);
        if (like.shape() instanceof Shape.Matrix) {
            Combination turned = new Combination(home.algebra());
            argument.parts().forEach((network, coefficient) -> turned.add(
                    CanonicalNetwork.of(network.permuted(1, 0), home.limits()), coefficient));
            Expression other = contractions.inWords(turned, like.transposed());
            if (other.compareTo(word) < 0) {
                return contractions.joined(List.of(contractions.letter(new Letter.Tensor(function.apply(other)), exponent)),
                        (weaving, free) -> new int[] {free.get(0)[1], free.get(0)[0]});
            }
        }
        return contractions.letter(new Letter.Tensor(function.apply(word)), exponent);
    }

    private Combination raised(Network network, Quotient coefficient, Rational exponent) {
        if (exponent.signum() < 0) {
            home.premises().notZero(coefficient);
        }
        Weaving weaving = new Weaving();
        List<Network.Node> raised = network.nodes().stream().map(node -> new Network.Node(node.letter(),
                node.letter() instanceof Letter.Unit ? node.exponent() : node.exponent().times(exponent), node.legs())).toList();
        int[] free = weaving.take(new Network(raised, network.free(), network.dimensions()));
        Combination result = new Combination(home.algebra());
        contractions.add(result, weaving, free, coefficient.equals(Quotient.ONE) ? coefficient
                : home.power(coefficient, exponent));
        return result;
    }

    @Override
    public Combination ones(Ones ones) {
        return bare(ones.shape(), false);
    }

    @Override
    public Combination identity(Identity identity) {
        return bare(identity.shape(), true);
    }

    /** No factor: every entry is 1, or every entry on the diagonal. */
    private Combination bare(Shape shape, boolean diagonal) {
        Weaving weaving = new Weaving();
        int[] free = shape instanceof Shape.Matrix matrix
                ? new int[] {weaving.index(matrix.rows()), weaving.index(matrix.columns())}
                : new int[] {weaving.index(((Shape.Vector) shape).length())};
        if (diagonal) {
            weaving.identify(free[0], free[1]);
        }
        Combination result = new Combination(home.algebra());
        contractions.add(result, weaving, free, Quotient.ONE);
        return result;
    }

    @Override
    public Combination diagonal(Diagonal diagonal) {
        return joined(List.of(diagonal.tensor()), (weaving, free) -> {
            int[] inner = free.get(0);
            if (inner.length == 2) {
                weaving.identify(inner[0], inner[1]);
                return new int[] {inner[0]};
            }
            return new int[] {inner[0], inner[0]};
        });
    }

    @Override
    public Combination entry(Entry entry) {
        return joined(List.of(entry.tensor()), (weaving, free) -> {
            int[] inner = free.get(0);
            unit(weaving, inner[0], entry.tensor().shape(), 0, entry.row());
            if (inner.length == 2) {
                unit(weaving, inner[1], entry.tensor().shape(), 1, entry.column());
            }
            return new int[0];
        });
    }

    private void unit(Weaving weaving, int index, Shape shape, int side, int row) {
        Dimension dimension = shape instanceof Shape.Vector vector ? vector.length()
                : side == 0 ? ((Shape.Matrix) shape).rows() : ((Shape.Matrix) shape).columns();
        home.premises().atLeast(dimension, row);
        weaving.add(new Letter.Unit(dimension, row), Rational.ONE, List.of(index));
    }

    @Override
    public Combination tuple(Tuple tuple) {
        Combination result = new Combination(home.algebra());
        int columns = tuple.shape() instanceof Shape.Matrix matrix ? ((Dimension.Stated) matrix.columns()).size() : 1;
        for (int index = 0; index < tuple.entries().size(); index++) {
            Weaving weaving = new Weaving();
            List<Integer> free = new ArrayList<>();
            if (tuple.shape() instanceof Shape.Matrix matrix) {
                free.add(weaving.index(matrix.rows()));
                free.add(weaving.index(matrix.columns()));
                unit(weaving, free.get(0), tuple.shape(), 0, index / columns + 1);
                unit(weaving, free.get(1), tuple.shape(), 1, index % columns + 1);
            } else {
                free.add(weaving.index(((Shape.Vector) tuple.shape()).length()));
                unit(weaving, free.get(0), tuple.shape(), 0, index + 1);
            }
            contractions.add(result, weaving, free.stream().mapToInt(place -> place).toArray(),
                    home.normal(tuple.entries().get(index)));
        }
        return result;
    }

    @Override
    public Combination applied(Applied applied) {
        Combination argument = contractions.of(applied.argument());
        if (applied.function() != Function.EXP) {
            if (applied.function() == Function.LOG) {
                home.premises().entries(contractions.inWords(argument, applied.argument()), "> 0");
            }
            return entrywise(argument, applied.argument(), word -> word.apply(applied.function()), Rational.ONE);
        }
        List<Combination> factors = new ArrayList<>(List.of(bare(applied.shape(), false)));
        argument.parts().forEach((network, coefficient) -> factors.add(exponential(network, coefficient, applied.argument())));
        return byEntries(factors);
    }

    /** exp(c w) entry by entry: a number where every entry of w is 1, a power of exp(w) where c is a number. */
    private Combination exponential(Network network, Quotient coefficient, Expression like) {
        if (network.nodes().isEmpty() && network.indices() == network.order()) {
            return Combination.of(network, home.exponentials().exp(coefficient.lowest(home.limits())), home.algebra());
        }
        Combination word = Combination.of(network, Quotient.ONE, home.algebra());
        Optional<Rational> number = coefficient.isPolynomial() ? coefficient.numerator().asConstant() : Optional.empty();
        Expression factor = number.isPresent() ? Expression.of(1) : home.inWords(coefficient.lowest(home.limits()));
        return entrywise(word, like, each -> factor.times(each).apply(Function.EXP), number.orElse(Rational.ONE));
    }

    @Override
    public Combination jet(Jet jet) {
        List<Expression> arguments = jet.arguments().stream().map(this::canonical).toList();
        List<Integer> by = new ArrayList<>(jet.open());
        jet.directions().forEach(direction -> by.add(direction.argument()));
        Collections.sort(by);
        Letter.Derivative letter = new Letter.Derivative(jet.function(), arguments, List.copyOf(by));
        contractions.meet(letter);
        Quotient factor = Quotient.ONE;
        List<Combination> fillers = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (Expression value : jet.values()) {
            places.add(-1);
            fillers.add(contractions.of(value));
        }
        for (Jet.Direction direction : jet.directions()) {
            if (direction.along().shape().isScalar()) {
                factor = home.algebra().times(factor, home.normal(direction.along()));
            } else {
                places.add(direction.argument());
                fillers.add(contractions.of(direction.along()));
            }
        }
        Combination filled = contractions.joined(fillers, (weaving, free) -> laid(weaving, letter, jet, places, free));
        Combination result = new Combination(home.algebra());
        result.add(filled, factor);
        return result;
    }

    /** Puts the letter down, slot by slot: first what fills the slots of one argument, then its open ones. */
    private static int[] laid(Weaving weaving, Letter.Derivative letter, Jet jet, List<Integer> places, List<int[]> free) {
        List<Integer> legs = new ArrayList<>();
        List<Integer> open = new ArrayList<>();
        int[] used = new int[jet.arguments().size() + 1];
        int slotNumber = 0;
        for (Letter.Slot slot : letter.slots()) {
            boolean value = slotNumber++ < jet.function().valueSlots();
            int argument = value ? -1 : slot.kind();
            int filler = nth(places, argument, used[argument + 1]++);
            for (int side = 0; side < slot.width(); side++) {
                int leg = filler >= 0 ? free.get(filler)[side] : weaving.index(slot.sides().get(side));
                legs.add(leg);
                if (filler < 0) {
                    open.add(leg);
                }
            }
        }
        weaving.add(letter, Rational.ONE, legs);
        return open.stream().mapToInt(leg -> leg).toArray();
    }

    /** The place of the n-th entry of that value; −1 where there are fewer. */
    private static int nth(List<Integer> places, int wanted, int number) {
        int left = number;
        for (int place = 0; place < places.size(); place++) {
            if (places.get(place) == wanted && left-- == 0) {
                return place;
            }
        }
        return -1;
    }

    /** An argument in one way of writing. */
    private Expression canonical(Expression argument) {
        if (argument instanceof Symbol) {
            return argument;
        }
        return argument.shape().isScalar() ? home.inWords(home.normal(argument).lowest(home.limits()))
                : contractions.inWords(contractions.of(argument), argument);
    }

    @Override
    public Combination evolved(Evolved evolved) {
        return letter(evolved);
    }

    @Override
    public Combination partialGradient(PartialGradient gradient) {
        return letter(gradient);
    }

    @Override
    public Combination expectation(Expectation expectation) {
        return letter(expectation);
    }

    @Override
    public Combination literal(Literal literal) {
        throw scalar(literal);
    }

    @Override
    public Combination product(Product product) {
        throw scalar(product);
    }

    @Override
    public Combination power(Power power) {
        throw scalar(power);
    }

    private static IllegalArgumentException scalar(Expression expression) {
        return new IllegalArgumentException("found the scalar " + expression + "; expected a contraction, vector or matrix");
    }
}
