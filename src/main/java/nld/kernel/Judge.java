package nld.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import nld.expression.Assumptions;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Rational;
import nld.expression.ShapeMismatch;
import nld.expression.Symbol;

/**
 * Decides whether two expressions agree for all values that the assumptions allow and at which both are defined.
 *
 * <p>Equal normal forms prove it; before a proof is given out, evaluation by code that shares nothing with the normal
 * form must not contradict it, and must find a point at which both sides have a value at all. Otherwise points are
 * tried, simplest first: one at which both sides are enclosed rigorously and differ refutes. What neither proves nor
 * refutes is confirmed by its trials, or undecided. No question takes more than bounded work; an interrupted thread
 * gets its answer, Undecided, at once.
 */
public final class Judge {
    private static final int CROSS_CHECKS = 3;
    private static final int READABLE_TERMS = 60;
    private static final String UNRELATED = "no rule of the kernel relates its functions";

    private final Assumptions assumptions;
    private final long seed;
    private final LongFunction<Algebra> algebras;
    private final InVectors inVectors;

    /** A judge under {@code assumptions}, whose random points come from {@code seed}. */
    public Judge(Assumptions assumptions, long seed) {
        this(assumptions, List.of(), seed);
    }

    /** The same, under {@code hypotheses} on abstract functions. */
    public Judge(Assumptions assumptions, List<Invariance> hypotheses, long seed) {
        this(assumptions, hypotheses, seed, Algebra::new);
    }

    /** For tests: a judge whose algebra may be wrong. */
    Judge(Assumptions assumptions, long seed, LongFunction<Algebra> algebras) {
        this(assumptions, List.of(), seed, algebras);
    }

    private Judge(Assumptions assumptions, List<Invariance> hypotheses, long seed, LongFunction<Algebra> algebras) {
        this.inVectors = new InVectors(algebras, assumptions, hypotheses);
        this.assumptions = assumptions;
        this.seed = seed;
        this.algebras = algebras;
    }

    /** A judge like this one under other assumptions, without hypotheses. */
    public Judge under(Assumptions others) {
        return new Judge(others, List.of(), seed, algebras);
    }

    /** Whether {@code left = right} for all values, entry by entry; {@link ShapeMismatch} where the shapes differ. */
    public Verdict equal(Expression left, Expression right) {
        if (!left.shape().equals(right.shape())) {
            throw new ShapeMismatch("cannot compare a " + left.shape() + " with a " + right.shape());
        }
        return decided(left, right, () -> inVectors.equal(left, right),
                () -> equalEntries(Entries.of(left), Entries.of(right)));
    }

    /** Whether {@code left <= right} for all values of these scalars. */
    public Verdict atMost(Expression left, Expression right) {
        return decided(left, right, () -> inVectors.atMost(left, right),
                () -> atMostScalars(Entries.scalar(left), Entries.scalar(right)));
    }

    /** What leaves a dimension or a function open is decided in vectors; what is not, and all else, in entries. */
    private static Verdict decided(Expression left, Expression right, Supplier<Verdict> inVectors,
            Supplier<Verdict> inEntries) {
        if (!InVectors.concerns(left) && !InVectors.concerns(right)) {
            return bounded(left, right, inEntries);
        }
        Verdict general = bounded(left, right, inVectors);
        if (general instanceof Proved) {
            return general;
        }
        Verdict particular = bounded(left, right, inEntries);
        return particular instanceof Undecided ? general : particular;
    }

    private static Verdict bounded(Expression left, Expression right, Supplier<Verdict> decision) {
        if (Math.max(left.depth(), right.depth()) > Limits.DEPTH) {
            return new Undecided("expressions nested deeper than " + Limits.DEPTH);
        }
        try {
            return decision.get();
        } catch (Entries.NamedDimension named) {
            return new Undecided(named.getMessage() + "; state it, or wait for vectors of any dimension");
        } catch (Limits.Beyond beyond) {
            return new Undecided(beyond.getMessage());
        } catch (ArithmeticException undefined) {
            return new Undecided("written out in entries it has no value: " + undefined.getMessage());
        }
    }

    private Verdict equalEntries(List<Expression> lefts, List<Expression> rights) {
        List<Verdict> verdicts = new ArrayList<>();
        for (int index = 0; index < lefts.size(); index++) {
            Verdict verdict = equalScalars(lefts.get(index), rights.get(index));
            if (verdict instanceof Refuted) {
                return verdict;
            }
            verdicts.add(verdict);
        }
        return combined(verdicts);
    }

    private static Verdict combined(List<Verdict> verdicts) {
        Verdict gravest = verdicts.get(0);
        SortedSet<String> conditions = new TreeSet<>();
        for (Verdict verdict : verdicts) {
            if (verdict instanceof Proved proved) {
                conditions.addAll(proved.assumptions());
            }
            gravest = verdict.kind().compareTo(gravest.kind()) > 0 ? verdict : gravest;
        }
        return gravest instanceof Proved proved ? new Proved(proved.evidence(), List.copyOf(conditions)) : gravest;
    }

    private Verdict equalScalars(Expression left, Expression right) {
        Optional<Map<Symbol, Rational>> gap = new Trials(left, right, assumptions, seed)
                .findAmong(CROSS_CHECKS, Value::isCertainlyNotZero);
        if (gap.isPresent()) {
            return refuted(left, right, gap.get(), normalizer(Limits.DIFFERENCE));
        }
        Normalizer normalizer = normalizer(Limits.NORMAL_FORM);
        String obstacle = UNRELATED;
        try {
            if (normalizer.normalize(left.minus(right)).isZero()) {
                return crossChecked("exact", normalizer, left, right, Value::isCertainlyNotZero);
            }
        } catch (Limits.Beyond beyond) {
            obstacle = beyond.getMessage();
        }
        Trials trials = new Trials(left, right, assumptions, seed);
        Optional<Map<Symbol, Rational>> witness = trials.find(Value::isCertainlyNotZero);
        return witness.isPresent() ? refuted(left, right, witness.get(), normalizer(Limits.DIFFERENCE))
                : trials.unrefuted(obstacle);
    }

    /** Refuted at the simplest point, or at {@code known}; with the difference where its normal form is within reach. */
    private Verdict refuted(Expression left, Expression right, Map<Symbol, Rational> known, Normalizer normalizer) {
        Optional<Expression> difference = Optional.empty();
        try {
            Quotient gap = normalizer.normalize(left.minus(right));
            if (gap.isZero()) {
                return contradicted(left, right, known, new Trials(left, right, assumptions, seed));
            }
            difference = readable(gap, normalizer);
        } catch (Limits.Beyond beyond) {
            // then the point alone refutes
        }
        Map<Symbol, Rational> point = new Trials(left, right, assumptions, seed)
                .find(Value::isCertainlyNotZero).orElse(known);
        return Trials.refuted(left, right, point, difference);
    }

    private static Failed contradicted(Expression left, Expression right, Map<Symbol, Rational> point, Trials trials) {
        return new Failed("the normal form decides " + left + " against " + right + ", yet at " + point
                + " they differ by " + trials.gap(point) + "; please report this");
    }

    private Normalizer normalizer(long work) {
        return new Normalizer(algebras.apply(work), assumptions);
    }

    /** Proves what the normal form says, unless evaluation contradicts it or finds nothing to evaluate. */
    private Verdict crossChecked(String how, Normalizer normalizer, Expression left, Expression right,
            Predicate<Value> contradiction) {
        Trials trials = Trials.ofOpaque(left, right, assumptions, seed);
        Optional<Map<Symbol, Rational>> contradicted = trials.findAmong(CROSS_CHECKS, contradiction);
        if (contradicted.isPresent()) {
            return contradicted(left, right, contradicted.get(), trials);
        }
        if (trials.tried() == 0) {
            return new Undecided("equal in form, but no point was found at which both sides have a value");
        }
        return new Proved(how + ", in " + normalizer.algebra().size() + " indeterminates", normalizer.conditions());
    }

    private Verdict atMostScalars(Expression left, Expression right) {
        Normalizer normalizer = normalizer(Limits.NORMAL_FORM);
        String obstacle = "no proof by sums of squares";
        try {
            if (isAtLeastZero(right.minus(left), normalizer)) {
                return crossChecked("a sum of terms of at least 0", normalizer, right, left, Value::isCertainlyNegative);
            }
        } catch (Limits.Beyond beyond) {
            obstacle = beyond.getMessage();
        }
        Trials trials = new Trials(right, left, assumptions, seed);
        Optional<Map<Symbol, Rational>> witness = trials.find(Value::isCertainlyNegative);
        return witness.isPresent() ? Trials.refuted(left, right, witness.get(), Optional.empty())
                : trials.unrefuted(obstacle);
    }

    /** As it is built, in normal form, or with squares completed in the highest derivatives. */
    private boolean isAtLeastZero(Expression difference, Normalizer normalizer) {
        Quotient normal = normalizer.normalize(difference).lowest(normalizer.limits());
        if (new SignRules(assumptions).isNonNegative(difference)) {
            return true;
        }
        Signs signs = normalizer.signs();
        return signs.isNonNegative(normal) || signs.isNonNegative(normal.over())
                && new Squares(normalizer.algebra(), signs).areIn(normal.numerator(), highest(normalizer.algebra()));
    }

    /** The indeterminates of the highest order of time derivative. */
    private static SortedSet<Integer> highest(Algebra algebra) {
        int order = 0;
        for (int index = 0; index < algebra.size(); index++) {
            order = Math.max(order, algebra.meaning(index).motionOrder());
        }
        SortedSet<Integer> highest = new TreeSet<>();
        for (int index = 0; index < algebra.size(); index++) {
            if (algebra.meaning(index).motionOrder() == order) {
                highest.add(index);
            }
        }
        return highest;
    }

    /** {@code verdict}, a proof of it only where no one of {@code divisors} is 0. */
    public Verdict where(Verdict verdict, List<Expression> divisors) {
        if (!(verdict instanceof Proved proved)) {
            return verdict;
        }
        SortedSet<String> conditions = new TreeSet<>(proved.assumptions());
        try {
            divisors.forEach(divisor -> conditions.addAll(normalizer(Limits.NORMAL_FORM).conditionsOf(divisor)));
        } catch (Limits.Beyond beyond) {
            return new Undecided("what the motion was divided by has " + beyond.getMessage());
        }
        return new Proved(proved.evidence(), List.copyOf(conditions));
    }

    /** Whether {@code left} and {@code right} differ for some values. */
    public Verdict different(Expression left, Expression right) {
        Verdict equal = equal(left, right);
        if (equal instanceof Refuted refuted) {
            return new Proved("they differ " + refuted.evidence(), List.of());
        }
        if (equal instanceof Proved) {
            return new Refuted("the two sides are equal for all values", Optional.empty());
        }
        return equal instanceof Failed ? equal : new Undecided(equal.evidence());
    }

    /** Whether the expression is certainly 0 for all values: true only with a proof. */
    public boolean isZero(Expression expression) {
        return equal(expression, Expression.zero(expression.shape())) instanceof Proved;
    }

    /**
     * The scalar c of which the vector or matrix {@code tensor} is c · {@code word}, for any dimension; empty where it is
     * not seen to be a multiple.
     */
    public Optional<Expression> multiple(Expression tensor, Symbol word) {
        try {
            return inVectors.multiple(tensor, word);
        } catch (Limits.Beyond beyond) {
            return Optional.empty();
        }
    }

    /** Whether there certainly is a point, and values of its abstract functions, at which the scalar is not 0. */
    public boolean isSomewhereNotZero(Expression scalar) {
        return scalar.depth() <= Limits.DEPTH && Trials.ofOpaque(scalar, Expression.of(0), assumptions, seed)
                .find(Value::isCertainlyNotZero).isPresent();
    }

    /** The expression in simplest form: its normal form, common factors in front; as it was where that grows too large. */
    public Expression simplified(Expression expression) {
        if (!expression.shape().isScalar() || InVectors.concerns(expression)) {
            try {
                return inVectors.simplified(expression);
            } catch (Limits.Beyond beyond) {
                return expression;
            }
        }
        return simplifiedScalar(expression);
    }

    private Expression simplifiedScalar(Expression scalar) {
        Normalizer normalizer = normalizer(Limits.NORMAL_FORM);
        Expression simple;
        try {
            simple = normalizer.inWords(normalizer.normalize(scalar).lowest(normalizer.limits()));
        } catch (Limits.Beyond beyond) {
            return scalar;
        }
        Trials trials = Trials.ofOpaque(scalar, simple, assumptions, seed);
        trials.findAmong(CROSS_CHECKS, Value::isCertainlyNotZero).ifPresent(point -> {
            throw new IllegalStateException("the simplified form of " + scalar + " is not " + simple + ", as "
                    + point + " shows; please report this");
        });
        return simple;
    }

    private static Optional<Expression> readable(Quotient difference, Normalizer normalizer) {
        if (difference.numerator().size() > READABLE_TERMS) {
            return Optional.empty();
        }
        try {
            return Optional.of(normalizer.inWords(difference.lowest(normalizer.limits())));
        } catch (Limits.Beyond beyond) {
            return Optional.empty();
        }
    }
}
