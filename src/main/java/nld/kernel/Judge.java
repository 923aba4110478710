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

    /** A judge under {@code assumptions}, whose random points come from {@code seed}. */
    public Judge(Assumptions assumptions, long seed) {
        this(assumptions, seed, Algebra::new);
    }

    /** For tests: a judge whose algebra may be wrong. */
    Judge(Assumptions assumptions, long seed, LongFunction<Algebra> algebras) {
        this.assumptions = assumptions;
        this.seed = seed;
        this.algebras = algebras;
    }

    /** Whether {@code left = right} for all values, entry by entry; {@link ShapeMismatch} where the shapes differ. */
    public Verdict equal(Expression left, Expression right) {
        if (!left.shape().equals(right.shape())) {
            throw new ShapeMismatch("cannot compare a " + left.shape() + " with a " + right.shape());
        }
        return bounded(left, right, () -> equalEntries(Entries.of(left), Entries.of(right)));
    }

    /** Whether {@code left <= right} for all values of these scalars. */
    public Verdict atMost(Expression left, Expression right) {
        return bounded(left, right, () -> atMostScalars(Entries.scalar(left), Entries.scalar(right)));
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
        Trials first = new Trials(left, right, assumptions, seed);
        if (first.findAmong(CROSS_CHECKS, Value::isCertainlyNotZero).isPresent()) {
            return refuted(left, right, normalizer(Limits.DIFFERENCE));
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
        return trials.find(Value::isCertainlyNotZero).isPresent() ? refuted(left, right, normalizer)
                : trials.unrefuted(obstacle);
    }

    /** Refuted at the simplest point, with the difference where its normal form is within reach. */
    private Verdict refuted(Expression left, Expression right, Normalizer normalizer) {
        Optional<Expression> difference = Optional.empty();
        try {
            difference = readable(normalizer.normalize(left.minus(right)), normalizer);
        } catch (Limits.Beyond beyond) {
            // then the point alone refutes
        }
        Trials trials = new Trials(left, right, assumptions, seed);
        Map<Symbol, Rational> point = trials.find(Value::isCertainlyNotZero)
                .or(() -> trials.findAmong(Integer.MAX_VALUE, Value::isCertainlyNotZero)).orElseThrow();
        return Trials.refuted(left, right, point, difference);
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
            return new Failed("the normal form decides " + left + " against " + right + ", yet at " + contradicted.get()
                    + " they differ by " + trials.gap(contradicted.get()) + "; please report this");
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
            Quotient difference = normalizer.normalize(right.minus(left)).lowest(normalizer.limits());
            if (isNonNegative(difference, normalizer.signs())) {
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

    private static boolean isNonNegative(Quotient quotient, Signs signs) {
        return signs.isNonNegative(quotient.monomial())
                && quotient.factors().entrySet().stream()
                        .allMatch(factor -> factor.getValue() % 2 == 0 || signs.isNonNegative(factor.getKey()))
                && signs.isNonNegative(quotient.numerator());
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

    /** Whether the scalar is certainly 0 for all values: true only with a proof. */
    public boolean isZero(Expression scalar) {
        return equal(scalar, Expression.of(0)) instanceof Proved;
    }

    /** Whether there certainly is a point, and values of its abstract functions, at which the scalar is not 0. */
    public boolean isSomewhereNotZero(Expression scalar) {
        return scalar.depth() <= Limits.DEPTH && Trials.ofOpaque(scalar, Expression.of(0), assumptions, seed)
                .find(Value::isCertainlyNotZero).isPresent();
    }

    /** The scalar in simplest form: its normal form, common factors in front; as it was where that grows too large. */
    public Expression simplified(Expression scalar) {
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
