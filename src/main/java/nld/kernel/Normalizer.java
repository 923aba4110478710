package nld.kernel;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import nld.expression.Applied;
import nld.expression.Assumptions;
import nld.expression.Dot;
import nld.expression.Entry;
import nld.expression.Evolved;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Jet;
import nld.expression.Literal;
import nld.expression.MatrixProduct;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.Rational;
import nld.expression.Scaled;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Transposed;
import nld.expression.Tuple;
import nld.expression.Visitor;

/**
 * Brings scalar expressions to normal form: a quotient of polynomials in symbols, exponentials, angles, roots and
 * logarithms. Elementary functions enter through identities that hold for all real values in their domain:
 * exp(a + b) = exp a · exp b, the addition theorems of sine and cosine, tanh a = (exp 2a − 1)/(exp 2a + 1),
 * (xᵏ)^(1/k) = |x| for even k, log of a product of positive factors. What it does not know stays an indeterminate of
 * its own, which can hide an identity but never invent one.
 */
final class Normalizer implements Visitor<Quotient> {
    private final Algebra algebra;
    private final Assumptions assumptions;
    private final Signs signs = new Signs();
    private final Units units = new Units();
    private final Readback readback;
    private final Exponentials exponentials;
    private final Angles angles;
    private final Roots roots;
    private final Logarithms logarithms;
    private final SortedSet<String> conditions = new TreeSet<>();
    private final Map<Expression, Quotient> done = new IdentityHashMap<>();

    Normalizer(Algebra algebra, Assumptions assumptions) {
        this.algebra = algebra;
        this.assumptions = assumptions;
        this.readback = new Readback(algebra);
        this.exponentials = new Exponentials(this);
        this.angles = new Angles(this);
        this.roots = new Roots(this);
        this.logarithms = new Logarithms(this);
    }

    /** The normal form; {@link Limits.Beyond} where it grows too large. */
    Quotient normalize(Expression expression) {
        Quotient result;
        int rounds = 0;
        do {
            done.clear();
            conditions.clear();
            result = normal(expression);
            if (++rounds > 20) {
                throw new Limits.Beyond("units of exponentials and roots that do not settle");
            }
        } while (units.takeRefined());
        return result;
    }

    /** What the normal form took for granted: denominators that are not zero, radicands that are not negative. */
    List<String> conditions() {
        return List.copyOf(conditions);
    }

    Algebra algebra() {
        return algebra;
    }

    Signs signs() {
        return signs;
    }

    Units units() {
        return units;
    }

    Readback readback() {
        return readback;
    }

    Exponentials exponentials() {
        return exponentials;
    }

    Roots roots() {
        return roots;
    }

    Logarithms logarithms() {
        return logarithms;
    }

    void assume(Quotient quantity, String relation) {
        conditions.add(readback.of(quantity) + " " + relation);
    }

    Quotient normal(Expression expression) {
        Quotient known = done.get(expression);
        if (known == null) {
            known = expression.accept(this);
            done.put(expression, known);
        }
        return known;
    }

    @Override
    public Quotient literal(Literal literal) {
        return Quotient.of(Polynomial.constant(literal.value()));
    }

    @Override
    public Quotient symbol(Symbol symbol) {
        return unknown(symbol);
    }

    /** An indeterminate for an expression that stands for itself. */
    private Quotient unknown(Expression expression) {
        int indeterminate = algebra.indeterminate(expression, expression);
        if (expression instanceof Symbol symbol && assumptions.of(symbol).isPositive()) {
            signs.declarePositive(indeterminate);
        }
        return Quotient.of(Algebra.polynomial(indeterminate));
    }

    @Override
    public Quotient sum(Sum sum) {
        return algebra.plus(sum.terms().stream().map(this::normal).toList());
    }

    @Override
    public Quotient product(Product product) {
        return product.factors().stream().map(this::normal).reduce(algebra::times).orElse(Quotient.ONE);
    }

    @Override
    public Quotient power(Power power) {
        return power(normal(power.base()), power.exponent());
    }

    /** A quotient to a rational power. */
    Quotient power(Quotient base, Rational exponent) {
        Quotient root = exponent.isInteger() ? base : roots.root(base, exponent.denominator().intValueExact());
        int power = exponent.numerator().intValueExact();
        if (power < 0) {
            assumeNotZero(base);
        }
        return algebra.power(root, power);
    }

    void assumeNotZero(Quotient divisor) {
        Polynomial below = divisor.numerator();
        if (!signs.isPositive(below)) {
            assume(Quotient.of(below.scaled(Readback.commonFactor(below).inverse())), "≠ 0");
        }
    }

    @Override
    public Quotient applied(Applied applied) {
        Quotient argument = normal(applied.argument()).lowest();
        return switch (applied.function()) {
            case EXP -> exponentials.exp(argument);
            case LOG -> logarithms.log(argument);
            case SIN -> angles.sine(argument);
            case COS -> angles.cosine(argument);
            case TANH -> tanh(argument);
            case ATAN -> odd(Function.ATAN, argument);
            case ABS -> roots.root(algebra.power(argument, 2), 2);
        };
    }

    private Quotient tanh(Quotient argument) {
        Quotient exp = exponentials.exp(new Quotient(argument.numerator().scaled(Rational.of(2)), argument.monomial(),
                argument.factors()));
        Quotient one = Quotient.ONE;
        Quotient above = algebra.plus(List.of(exp, one.negated()));
        return algebra.times(above, algebra.inverse(algebra.plus(List.of(exp, one))));
    }

    /** An odd function that has no relations of its own: f(−a) = −f(a), and f(0) = 0. */
    private Quotient odd(Function function, Quotient argument) {
        if (argument.isZero()) {
            return Quotient.ZERO;
        }
        boolean turned = argument.numerator().coefficient(argument.numerator().leading()).signum() < 0;
        Quotient key = turned ? argument.negated() : argument;
        int indeterminate = algebra.indeterminate(List.of(function, key), readback.of(key).apply(function));
        Quotient value = Quotient.of(Algebra.polynomial(indeterminate));
        return turned ? value.negated() : value;
    }

    @Override
    public Quotient jet(Jet jet) {
        return unknown(jet);
    }

    @Override
    public Quotient entry(Entry entry) {
        return unknown(entry);
    }

    @Override
    public Quotient evolved(Evolved evolved) {
        return unknown(evolved);
    }

    @Override
    public Quotient dot(Dot dot) {
        return unknown(dot);
    }

    @Override
    public Quotient scaled(Scaled scaled) {
        throw notScalar(scaled);
    }

    @Override
    public Quotient matrixProduct(MatrixProduct product) {
        throw notScalar(product);
    }

    @Override
    public Quotient transposed(Transposed transposed) {
        throw notScalar(transposed);
    }

    @Override
    public Quotient tuple(Tuple tuple) {
        throw notScalar(tuple);
    }

    private static IllegalArgumentException notScalar(Expression expression) {
        return new IllegalArgumentException("found a " + expression.shape() + "; expected a scalar, written in entries");
    }
}
