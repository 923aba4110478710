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
import nld.expression.EntryPower;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Rational;
import nld.expression.Shape;

/** Products, powers and functions entry by entry, as combinations of networks. */
final class Entrywise {
    /** The largest power that is written out. */
    private static final Rational LARGEST_POWER = Rational.of(200);

    private final Normalizer home;
    private final Contractions contractions;

    Entrywise(Normalizer home, Contractions contractions) {
        this.home = home;
        this.contractions = contractions;
    }

    /** The product entry by entry of factors of one shape. */
    Combination product(List<Combination> factors) {
        return contractions.joined(factors, (weaving, free) -> {
            free.subList(1, free.size()).forEach(other -> identify(weaving, other, free.get(0)));
            return free.get(0);
        });
    }

    private static void identify(Weaving weaving, int[] left, int[] right) {
        for (int place = 0; place < left.length; place++) {
            weaving.identify(left[place], right[place]);
        }
    }

    /** A power entry by entry. */
    Combination power(EntryPower power) {
        Combination base = contractions.of(power.base());
        Rational exponent = power.exponent();
        presume(base, power);
        if (base.parts().size() == 1) {
            Map.Entry<Network, Quotient> only = base.parts().entrySet().iterator().next();
            boolean number = exponent.isInteger() || only.getValue().equals(Quotient.ONE);
            if (number && isProduct(only.getKey()) && mayBeRaised(only.getKey(), exponent)) {
                return raised(only.getKey(), only.getValue(), exponent);
            }
        }
        if (exponent.isInteger() && exponent.signum() > 0) {
            if (exponent.compareTo(LARGEST_POWER) > 0) {
                throw new Limits.Beyond("a power entry by entry beyond " + LARGEST_POWER);
            }
            return product(Collections.nCopies(exponent.intValueExact(), base));
        }
        Rational root = exponent.isInteger() ? Rational.MINUS_ONE : Rational.of(BigInteger.ONE, exponent.denominator());
        return each(base, power.base(), word -> word.entryPower(root), exponent.over(root));
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
    private static boolean isProduct(Network network) {
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
    private Combination each(Combination argument, Expression like, UnaryOperator<Expression> function, Rational exponent) {
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

    /** An elementary function of every entry. */
    Combination function(Applied applied) {
        Combination argument = contractions.of(applied.argument());
        if (applied.function() != Function.EXP) {
            if (applied.function() == Function.LOG) {
                home.premises().entries(contractions.inWords(argument, applied.argument()), "> 0");
            }
            return each(argument, applied.argument(), word -> word.apply(applied.function()), Rational.ONE);
        }
        List<Combination> factors = new ArrayList<>(List.of(bare(applied.shape(), false)));
        argument.parts().forEach((network, coefficient) -> factors.add(exponential(network, coefficient, applied.argument())));
        return product(factors);
    }

    /** exp(c w) entry by entry: a number where every entry of w is 1, a power of exp(w) where c is a number. */
    private Combination exponential(Network network, Quotient coefficient, Expression like) {
        if (network.nodes().isEmpty() && network.indices() == network.order()) {
            return Combination.of(network, home.exponentials().exp(coefficient.lowest(home.limits())), home.algebra());
        }
        Combination word = Combination.of(network, Quotient.ONE, home.algebra());
        Optional<Rational> number = coefficient.isPolynomial() ? coefficient.numerator().asConstant() : Optional.empty();
        Expression factor = number.isPresent() ? Expression.of(1) : home.inWords(coefficient.lowest(home.limits()));
        return each(word, like, each -> factor.times(each).apply(Function.EXP), number.orElse(Rational.ONE));
    }

    /** No factor: every entry is 1, or every entry on the diagonal. */
    Combination bare(Shape shape, boolean diagonal) {
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
}
