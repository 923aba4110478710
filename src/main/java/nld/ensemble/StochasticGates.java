package nld.ensemble;

import java.util.ArrayList;
import java.util.List;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Literal;
import nld.expression.Product;
import nld.expression.Rational;
import nld.expression.Sum;
import nld.expression.Symbol;

/**
 * A layered network whose gates are random: each hidden unit is open with probability σ(βz) of its input z, layer by layer, and
 * gives z where it is open, else 0. The Boltzmann counterpart of a rectifier: β → ∞ is the rectifier itself, β = 0 tosses coins.
 *
 * <p>A gate is (1 + s)/2 with a spin s of ±1, so that an expectation over the gates is an average over the flips of the spins,
 * each pattern weighted with its probability times the number of patterns: {@link OrbitAverage} computes it, exactly where
 * the probabilities are rational (β = 0) and in intervals else. Every spin has the value 1.
 */
public final class StochasticGates {
    private static final Expression HALF = Expression.of(1, 2);
    private static final Expression ONE = Expression.of(1);

    private final Expression beta;
    private final List<Symbol> spins = new ArrayList<>();
    private final List<Expression> probabilities = new ArrayList<>();
    private final Expression output;
    private final Expression meanField;
    private final Expression rectified;

    /**
     * The network with {@code weights} by layer, row and column, the last layer of one row.
     *
     * @param beta the inverse temperature, as a formula
     */
    public StochasticGates(List<List<List<Expression>>> weights, List<Expression> input, Expression beta) {
        this.beta = beta;
        List<Expression> values = input;
        List<Expression> means = input;
        List<Expression> hard = input;
        for (int layer = 0; layer < weights.size() - 1; layer++) {
            values = product(weights.get(layer), values).stream().map(this::gated).toList();
            means = product(weights.get(layer), means).stream().map(z -> open(z, beta).times(z)).toList();
            hard = product(weights.get(layer), hard).stream().map(z -> HALF.times(z.plus(z.apply(Function.ABS)))).toList();
        }
        List<List<Expression>> last = weights.get(weights.size() - 1);
        if (last.size() != 1) {
            throw new IllegalArgumentException("found " + last.size() + " outputs; expected one");
        }
        this.output = product(last, values).get(0);
        this.meanField = product(last, means).get(0);
        this.rectified = product(last, hard).get(0);
    }

    private static List<Expression> product(List<List<Expression>> rows, List<Expression> values) {
        List<Expression> sums = new ArrayList<>();
        for (List<Expression> row : rows) {
            List<Expression> terms = new ArrayList<>();
            for (int column = 0; column < row.size(); column++) {
                terms.add(row.get(column).times(values.get(column)));
            }
            sums.add(Sum.of(terms));
        }
        return sums;
    }

    private Expression gated(Expression z) {
        Symbol spin = Symbol.parameter("spin" + (spins.size() + 1));
        spins.add(spin);
        probabilities.add(open(spin.times(z), beta));
        return HALF.times(ONE.plus(spin)).times(z);
    }

    /** σ(βz) = 1/(1 + exp(−βz)), the probability that a gate is open. */
    public static Expression open(Expression z, Expression beta) {
        return ONE.over(ONE.plus(beta.times(z).negated().apply(Function.EXP)));
    }

    /** log(1 + exp(βz))/β, the free energy of a gate: its derivative by z is the probability that the gate is open. */
    public static Expression freeEnergy(Expression z, Expression beta) {
        return ONE.plus(beta.times(z).apply(Function.EXP)).apply(Function.LOG).over(beta);
    }

    /** The spins, layer by layer. */
    public List<Symbol> spins() {
        return List.copyOf(spins);
    }

    /** The group whose average is an expectation over the gates. */
    public Orbit orbit() {
        return Orbit.ofSigns(spins);
    }

    /** The network's value for given spins. */
    public Expression output() {
        return output;
    }

    /** The network in which each gate is replaced by the probability that it is open at the mean input. */
    public Expression meanField() {
        return meanField;
    }

    /** The rectifier network, to which the expectation of the output goes as β → ∞ where no input of a unit is 0. */
    public Expression rectified() {
        return rectified;
    }

    /** The probability of given spins. */
    public Expression probability() {
        return Product.of(probabilities);
    }

    /** What averages to the expectation of {@code expression}, of the spins and whatever else. */
    public Quantity expectation(Expression expression) {
        Expression patterns = Literal.of(Rational.of(2).power(spins.size()));
        return Quantity.of(patterns.times(probability()).times(expression));
    }
}
