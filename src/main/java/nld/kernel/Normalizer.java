package nld.kernel;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nld.expression.Applied;
import nld.expression.Assumptions;
import nld.expression.Domain;
import nld.expression.Dot;
import nld.expression.Entry;
import nld.expression.Evolved;
import nld.expression.Expectation;
import nld.expression.Expression;
import nld.expression.Jet;
import nld.expression.Literal;
import nld.expression.Memo;
import nld.expression.PartialGradient;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.Rational;
import nld.expression.ScalarVisitor;
import nld.expression.Substitution;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Symbols;

/**
 * Brings scalar expressions to normal form: a quotient of polynomials in symbols, exponentials, angles, roots and
 * logarithms. Elementary functions enter through identities that hold for all real values in their domain:
 * exp(a + b) = exp a · exp b, the addition theorems of sine and cosine, tanh a = (exp 2a − 1)/(exp 2a + 1),
 * (xᵏ)^(1/k) = |x| for even k, log of a product of positive factors. What it does not know stays an indeterminate of
 * its own, which can hide an identity but never invent one.
 */
final class Normalizer implements ScalarVisitor<Quotient> {
    private final Algebra algebra;
    private final Assumptions assumptions;
    private final Signs signs = new Signs();
    private final Units units = new Units();
    private final Readback readback;
    private final Exponentials exponentials;
    private final Angles angles;
    private final Roots roots;
    private final Logarithms logarithms;
    private final Premises premises;
    private final Factors factors;
    private final Contractions contractions;
    private final Rules rules;
    private final boolean inVectors;
    private final Memo<Quotient> done = new Memo<>();

    /** For scalars written in entries: abstract functions and inner products stand for themselves. */
    Normalizer(Algebra algebra, Assumptions assumptions) {
        this(algebra, assumptions, false, List.of());
    }

    /** For scalars in vectors and matrices of any dimension, with equations that may be used. */
    static Normalizer inVectors(Algebra algebra, Assumptions assumptions, List<Given> givens) {
        return new Normalizer(algebra, assumptions, true, givens);
    }

    private Normalizer(Algebra algebra, Assumptions assumptions, boolean inVectors, List<Given> givens) {
        this.inVectors = inVectors;
        this.algebra = algebra;
        this.assumptions = assumptions;
        this.readback = new Readback(algebra);
        this.exponentials = new Exponentials(this);
        this.angles = new Angles(this);
        this.roots = new Roots(this);
        this.logarithms = new Logarithms(this);
        this.premises = new Premises(this);
        this.factors = new Factors(algebra.limits());
        this.rules = new Rules(givens, this);
        this.contractions = new Contractions(this, rules);
    }

    /** The normal form; {@link Limits.Beyond} where it, or a number or an exponent in it, grows too large. */
    Quotient normalize(Expression expression) {
        return Rounds.settled(this, expression.depth(), () -> normal(expression));
    }

    /** Whether the abbreviated formula is 0 by what its symbols stand for; {@link Limits.Beyond} where that takes too much. */
    boolean vanishes(Expression formula, Abbreviated abbreviated) {
        // the formula's own symbols come first in the order of monomials, so that these are what is replaced by abbreviations
        Set<Symbol> own = new TreeSet<>(Symbols.of(formula));
        abbreviated.equations().forEach(equation -> own.addAll(Symbols.of(equation)));
        abbreviated.symbols().forEach(own::remove);
        own.forEach(this::unknown);
        abbreviated.symbols().forEach(this::unknown);
        Reduction reduction = new Reduction(limits());
        abbreviated.equations().forEach(equation -> reduction.add(normalize(equation).numerator()));
        Expression unfolded = formula;
        for (Map<Symbol, Expression> outermost : abbreviated.outermostFirst()) {
            if (reduction.of(normalize(unfolded).numerator()).isZero()) {
                return true;
            }
            unfolded = new Substitution(outermost).rewrite(unfolded);
        }
        return reduction.of(normalize(unfolded).numerator()).isZero();
    }

    /** The normal form of each word of a vector or matrix; none for zero. */
    Map<Expression, Quotient> normalizeParts(Expression tensor) {
        return Rounds.settled(this, tensor.depth(), () -> contractions.parts(tensor));
    }

    /** Forgets what was found with the units and the signs that were known before. */
    void startRound() {
        done.clear();
        contractions.startRound();
        if (inVectors) {
            rules.startRound();
            done.clear();
            contractions.startRound();
        }
        premises.startRound();
    }

    /** Whether this round met units, signs or factors that its beginning did not know. */
    boolean takeNews() {
        return units.takeRefined() | signs.takeLearned() | factors.takeLearned() | rules.takeLearned();
    }

    /** A normal form as an expression; {@link Limits.Beyond} where that has numbers or exponents past all bounds. */
    Expression inWords(Quotient quotient) {
        try {
            return readback.of(quotient);
        } catch (ArithmeticException tooLarge) {
            throw new Limits.Beyond("a number or an exponent too large: " + tooLarge.getMessage());
        }
    }

    /** What dividing by {@code divisor} takes for granted; {@link Limits.Beyond} where that is 0 for all values. */
    List<String> conditionsOf(Expression divisor) {
        Quotient normal = normalize(divisor);
        if (normal.isZero()) {
            throw new Limits.Beyond("no value but 0");
        }
        premises.notZero(normal);
        return conditions();
    }

    /** What {@code parts} take for granted, powers of their bases; {@link Limits.Beyond} where one divides by zero. */
    List<String> conditionsOf(List<? extends Expression> parts) {
        int deepest = parts.stream().mapToInt(Expression::depth).max().orElse(0);
        Rounds.settled(this, deepest, () -> {
            for (Expression part : parts) {
                if (!(part instanceof Power power)) {
                    normal(part);
                    continue;
                }
                Quotient base = normal(power.base());
                if (!base.isZero()) {
                    note(base, power.exponent());
                } else if (power.exponent().signum() < 0) {
                    throw new Limits.Beyond("a division by an expression that is zero for all values");
                }
            }
            return true;
        });
        return conditions();
    }

    /** What the normal form took for granted: divisors that are not zero, radicands that are not negative. */
    List<String> conditions() {
        return premises.inWords();
    }

    Factors factors() {
        return factors;
    }

    Limits limits() {
        return algebra.limits();
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

    Premises premises() {
        return premises;
    }

    Contractions contractions() {
        return contractions;
    }

    Rules rules() {
        return rules;
    }

    /** A reading of vectors without rules in which every part that holds one of {@code marks} stays a network. */
    Contractions marked(List<Symbol> marks) {
        return new Contractions(this, new Rules(List.of(), this), marks);
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
    Quotient unknown(Expression expression) {
        int indeterminate = algebra.indeterminate(expression, expression);
        if (expression instanceof Symbol symbol) {
            signs.declare(indeterminate, assumptions.of(symbol));
            if (assumptions.of(symbol).equals(Domain.SIGNS)) {
                algebra.relate(indeterminate, 2, Polynomial.ONE);
            }
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
        Quotient base = normal(power.base());
        if (base.isZero()) {
            return power(base, power.exponent());
        }
        note(base, power.exponent());
        return NestedPowers.fits(power) ? NestedPowers.of(power, this) : power(base, power.exponent());
    }

    /** What a power of a base that is not zero takes for granted of it. */
    private void note(Quotient base, Rational exponent) {
        boolean below = exponent.signum() < 0;
        if (!exponent.denominator().testBit(0)) {
            Quotient radicand = base.lowest(limits());
            if (below) {
                premises.positive(radicand);
            } else {
                premises.nonNegative(radicand);
            }
        } else if (below) {
            premises.notZero(base);
        }
    }

    /** A quotient to a rational power; negative powers of zero and exponents past all bounds are refused. */
    Quotient power(Quotient base, Rational exponent) {
        Quotient root = exponent.isInteger() ? base : roots.root(base, exponent.denominator().intValueExact());
        return algebra.power(root, exponent.numerator().intValueExact());
    }

    @Override
    public Quotient applied(Applied applied) {
        Quotient argument = normal(applied.argument()).lowest(limits());
        return switch (applied.function()) {
            case EXP -> exponentials.exp(argument);
            case LOG -> logarithm(argument);
            case SIN -> angles.sine(argument);
            case COS -> angles.cosine(argument);
            case TANH -> exponentials.tanh(argument);
            case ATAN -> angles.arcTangent(argument);
            case ABS -> roots.root(algebra.power(argument, 2), 2);
        };
    }

    private Quotient logarithm(Quotient argument) {
        if (!argument.isZero()) {
            premises.positive(argument);
        }
        return logarithms.log(argument);
    }

    @Override
    public Quotient jet(Jet jet) {
        return inVectors ? contractions.number(jet) : unknown(jet);
    }

    @Override
    public Quotient entry(Entry entry) {
        return inVectors ? contractions.number(entry) : unknown(entry);
    }

    @Override
    public Quotient evolved(Evolved evolved) {
        return unknown(evolved);
    }

    @Override
    public Quotient partialGradient(PartialGradient gradient) {
        return unknown(gradient);
    }

    @Override
    public Quotient expectation(Expectation expectation) {
        return unknown(expectation);
    }

    @Override
    public Quotient dot(Dot dot) {
        return inVectors ? contractions.number(dot) : unknown(dot);
    }

    @Override
    public Quotient beyondScalars(Expression expression) {
        throw new IllegalArgumentException("found a " + expression.shape() + "; expected a scalar, written in entries");
    }
}
