package nld.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nld.expression.Assumptions;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.Power;
import nld.expression.Rational;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Symbols;

/** Decides scalars written in entries: by normal form and trials, each of which must bear the other out. */
final class InEntries {
    private static final int CROSS_CHECKS = 3;
    private static final int CROSS_CHECKS_ALONE = 12;
    private static final int READABLE_TERMS = 60;
    private static final String NOT_REFUTED = "it holds at every point tried, and only a refutation was looked for";
    /** Fewer powers of sums are brought over a common denominator: that decides more, and is quick. */
    private static final int FEW_DENOMINATORS = 3;
    /** Of so many parts a difference is long enough to be abbreviated. */
    private static final int LARGE = 60;
    private static final String UNRELATED = "no rule of the kernel relates its functions";

    private final LongFunction<Algebra> algebras;
    private final Assumptions assumptions;
    private final long seed;
    private final Map<Set<Expression>, List<String>> conditions = new ConcurrentHashMap<>();

    InEntries(LongFunction<Algebra> algebras, Assumptions assumptions, long seed) {
        this.algebras = algebras;
        this.assumptions = assumptions;
        this.seed = seed;
    }

    /** Whether {@code lefts} and {@code rights} are equal one by one, for all values; {@code doubted}, only a refutation is looked for. */
    Verdict equal(List<Expression> lefts, List<Expression> rights, boolean doubted) {
        Budget budget = new Budget(algebras);
        List<Verdict> verdicts = new ArrayList<>();
        for (int index = 0; index < lefts.size(); index++) {
            Expression left = lefts.get(index);
            Expression right = rights.get(index);
            Verdict verdict = certified(equalScalars(left, right, budget, doubted), () -> certifier().equal(left, right));
            if (verdict instanceof Refuted) {
                return verdict;
            }
            verdicts.add(verdict);
            if (budget.isExhausted() && index + 1 < lefts.size()) {
                verdicts.add(new Undecided("more work than the " + lefts.size() + " entries of one claim may cost"));
                break;
            }
        }
        return combined(verdicts);
    }

    private static Verdict certified(Verdict verdict, Supplier<Certification> certification) {
        return verdict instanceof Proved proved ? proved.certified(certification) : verdict;
    }

    private Certifier certifier() {
        return Certifier.inEntries(algebras, assumptions);
    }

    private static Verdict combined(List<Verdict> verdicts) {
        Verdict gravest = verdicts.get(0);
        for (Verdict verdict : verdicts) {
            gravest = verdict.kind().compareTo(gravest.kind()) > 0 ? verdict : gravest;
        }
        return gravest instanceof Proved ? Proved.together(verdicts.stream().map(Proved.class::cast).toList()) : gravest;
    }

    private Verdict equalScalars(Expression left, Expression right, Budget budget, boolean doubted) {
        Trials before = new Trials(left, right, assumptions, seed, budget.trials());
        boolean close = before.areClose(CROSS_CHECKS);
        Optional<Map<Symbol, Rational>> gap = close ? Optional.empty() : before.findAmong(CROSS_CHECKS, Value::isCertainlyNotZero);
        if (gap.isPresent()) {
            return refuted(left, right, new Trials(left, right, assumptions, seed).apart().orElse(gap.get()), normalizer(Limits.DIFFERENCE));
        }
        FieldComparison residues = FieldComparison.of(left, right, assumptions, seed, budget.residues());
        boolean hopeless = residues.outcome() == FieldComparison.Outcome.DIFFER;
        if (doubted && residues.outcome() == FieldComparison.Outcome.AGREE && before.tried() > 0) {
            return new Undecided(NOT_REFUTED);
        }
        Trials trials = new Trials(left, right, assumptions, seed, budget.trials());
        Optional<Map<Symbol, Rational>> witness = hopeless ? trials.apart() : Optional.empty();
        String obstacle = UNRELATED;
        // what does not agree with unrelated roots is no identity between them either
        Optional<Vanishing> general = residues.unrelated() ? generalized(left.minus(right)) : Optional.empty();
        if (general.isEmpty() && witness.isEmpty()) {
            try {
                general = vanishingInForm(left.minus(right), new Normalizer(budget.algebra(), assumptions));
            } catch (Limits.Beyond beyond) {
                obstacle = beyond.getMessage();
            }
        }
        if (general.isPresent()) {
            return equalInForm(general.get(), before, residues, budget.trials());
        }
        Optional<Map<Symbol, Rational>> place = hopeless ? witness : trials.apart();
        return place.isPresent() ? refuted(left, right, place.get(), normalizer(Limits.DIFFERENCE))
                : trials.unrefuted(obstacle);
    }

    /**
     * A difference that vanishes.
     *
     * @param normalizer what shows it
     * @param conditions where it has a value, in the formula's own symbols
     */
    private record Vanishing(Normalizer normalizer, List<String> conditions) {
    }

    /** Empty where {@code difference} is not seen to vanish with a symbol for each power of a sum. */
    private Optional<Vanishing> generalized(Expression difference) {
        Generalized generalized = new Generalized();
        Normalizer normalizer = normalizer(Limits.GENERALIZED);
        try {
            Expression polynomial = generalized.rewrite(difference);
            if (generalized.replaced() < FEW_DENOMINATORS || !normalizer.normalize(polynomial).isZero()) {
                return Optional.empty();
            }
            return Optional.of(new Vanishing(normalizer, conditionsOf(generalized.restricted())));
        } catch (Limits.Beyond | ArithmeticException beyond) {
            return Optional.empty();
        }
    }

    /** What parts take for granted: for several claims about one system once, and once for all powers of a sum under one kind of root. */
    private List<String> conditionsOf(List<Expression> parts) {
        Set<Expression> telling = parts.stream().map(InEntries::telling).collect(Collectors.toUnmodifiableSet());
        List<Expression> once = parts.stream().map(InEntries::telling).distinct().toList();
        return conditions.computeIfAbsent(telling, fresh -> normalizer(Limits.NORMAL_FORM).conditionsOf(once));
    }

    /** With the simplest exponent that takes as much for granted: whether it divides, and whether a root of even degree is taken, is all that tells. */
    private static Expression telling(Expression part) {
        if (!(part instanceof Power power && power.base() instanceof Sum)) {
            return part;
        }
        Rational exponent = power.exponent();
        Rational size = exponent.denominator().testBit(0) ? Rational.of(1, 3) : Rational.HALF;
        return power.base().power(exponent.signum() < 0 ? size.negated() : size);
    }

    /** In the normal form of {@code whole}; a long difference whose normal form is far off with its parts {@linkplain Abbreviated abbreviated} before. */
    private Optional<Vanishing> vanishingInForm(Expression difference, Normalizer whole) {
        if (difference.isInScalars() && Symbols.hasMoreThan(LARGE, difference)) {
            try {
                return vanishing(difference, normalizer(Limits.BRIEF));
            } catch (Limits.Beyond faroff) {
                Optional<Vanishing> abbreviated = abbreviated(difference);
                if (abbreviated.isPresent()) {
                    return abbreviated;
                }
            }
        }
        return vanishing(difference, whole);
    }

    private static Optional<Vanishing> vanishing(Expression difference, Normalizer normalizer) {
        return normalizer.normalize(difference).isZero() ? Optional.of(new Vanishing(normalizer, normalizer.conditions())) : Optional.empty();
    }

    /** Empty where {@code difference} is not seen to vanish with its long sums and functions abbreviated. */
    private Optional<Vanishing> abbreviated(Expression difference) {
        Normalizer normalizer = normalizer(Limits.GENERALIZED);
        try {
            Abbreviated abbreviated = new Abbreviated();
            return normalizer.vanishes(abbreviated.rewrite(difference), abbreviated)
                    ? Optional.of(new Vanishing(normalizer, normalizer(Limits.NORMAL_FORM).conditionsOf(abbreviated.restricted()))) : Optional.empty();
        } catch (Limits.Beyond | ArithmeticException beyond) {
            return Optional.empty();
        }
    }

    /**
     * Evaluation at real points that must not contradict a proof.
     *
     * @param contradiction what a difference of the sides would contradict it by
     * @param enough        at how many points
     * @param besides       what else was checked, in words
     * @param limits        what it may cost
     */
    private record CrossCheck(Predicate<Value> contradiction, int enough, String besides, Limits limits) {
    }

    /** Proved, unless evaluation modulo a prime or at real points, some of which was done before, says otherwise. */
    private Verdict equalInForm(Vanishing vanishing, Trials before, FieldComparison residues, Limits limits) {
        Expression left = before.left();
        Expression right = before.right();
        if (residues.outcome() == FieldComparison.Outcome.DIFFER) {
            return new Failed("the normal form decides " + left + " against " + right + ", yet modulo " + PrimeField.P
                    + " they differ; please report this");
        }
        boolean agree = residues.outcome() == FieldComparison.Outcome.AGREE;
        String besides = agree ? residues.points() + " points modulo a prime and " : "";
        if (agree && before.tried() >= CROSS_CHECKS) {
            return proved("exact", vanishing, besides, before);
        }
        return crossChecked("exact", vanishing, left, right, new CrossCheck(Value::isCertainlyNotZero,
                agree ? CROSS_CHECKS : CROSS_CHECKS_ALONE, besides, limits));
    }

    /** Refuted at {@code point}; with the difference where its normal form is within reach. */
    private Verdict refuted(Expression left, Expression right, Map<Symbol, Rational> point, Normalizer normalizer) {
        Optional<Expression> difference = Optional.empty();
        try {
            Quotient gap = normalizer.normalize(left.minus(right));
            if (gap.isZero()) {
                return contradicted(left, right, point, new Trials(left, right, assumptions, seed));
            }
            difference = readable(gap, normalizer);
        } catch (Limits.Beyond beyond) {
            // then the point alone refutes
        }
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
    private Verdict crossChecked(String how, Vanishing vanishing, Expression left, Expression right,
            CrossCheck check) {
        Trials trials = Trials.ofOpaque(left, right, assumptions, seed, check.limits);
        Optional<Map<Symbol, Rational>> contradicted = trials.findAmong(check.enough, check.contradiction);
        if (contradicted.isPresent()) {
            return contradicted(left, right, contradicted.get(), trials);
        }
        if (trials.tried() == 0) {
            return new Undecided("equal in form, but " + (trials.isExhausted() ? "its sides could not be evaluated within bounds"
                    : "no point was found at which both sides have a value"));
        }
        return proved(how, vanishing, check.besides, trials);
    }

    private static Proved proved(String how, Vanishing vanishing, String besides, Trials trials) {
        return new Proved(how + ", in " + vanishing.normalizer.algebra().size() + " indeterminates; checked at " + besides
                + trials.tried() + " real points", vanishing.conditions);
    }

    /** Whether {@code left <= right} for all values of these scalars; {@code doubted}, only a refutation is looked for. */
    Verdict atMost(Expression left, Expression right, boolean doubted) {
        if (doubted) {
            return new Trials(right, left, assumptions, seed).find(Value::isCertainlyNegative)
                    .<Verdict>map(point -> Trials.refuted(left, right, point, Optional.empty())).orElse(new Undecided(NOT_REFUTED));
        }
        return certified(bounds(left, right), () -> certifier().atMost(left, right));
    }

    private Verdict bounds(Expression left, Expression right) {
        Normalizer normalizer = normalizer(Limits.NORMAL_FORM);
        String obstacle = "no proof by sums of squares";
        try {
            if (isAtLeastZero(right.minus(left), normalizer)) {
                return crossChecked("a sum of terms of at least 0", new Vanishing(normalizer, normalizer.conditions()), right, left,
                        new CrossCheck(Value::isCertainlyNegative, CROSS_CHECKS_ALONE, "", new Limits(Limits.TRIALS)));
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
    static SortedSet<Integer> highest(Algebra algebra) {
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

    /** Whether some entry certainly is not 0 at one of the points at which a decision begins. */
    boolean isSeenNotZero(Expression expression) {
        try {
            return Entries.of(expression).stream().anyMatch(entry -> new Trials(entry, Expression.of(0), assumptions, seed)
                    .findAmong(CROSS_CHECKS, Value::isCertainlyNotZero).isPresent());
        } catch (Entries.NamedDimension | Limits.Beyond | ArithmeticException unseen) {
            return false;
        }
    }

    /** Whether there certainly is a point, and values of its abstract functions, at which the scalar is not 0. */
    boolean isSomewhereNotZero(Expression scalar) {
        return scalar instanceof Literal ? !scalar.isZero() : Trials.ofOpaque(scalar, Expression.of(0), assumptions, seed, new Limits(Limits.TRIALS))
                .find(Value::isCertainlyNotZero).isPresent();
    }

    /** A point at which each scalar has a value as wanted. */
    Optional<Map<Symbol, Rational>> point(List<Judge.Wanted> wanted) {
        return new Feasible(assumptions, seed).point(wanted);
    }

    /** What dividing by {@code divisor} takes for granted; {@link Limits.Beyond} where its normal form grows too large. */
    List<String> conditionsOf(Expression divisor) {
        return normalizer(Limits.NORMAL_FORM).conditionsOf(divisor);
    }

    /** The scalar in simplest form; {@link Limits.Beyond} where that grows too large. */
    Expression simplified(Expression scalar, long work) {
        Normalizer normalizer = normalizer(work);
        Expression simple = normalizer.inWords(normalizer.normalize(scalar).lowest(normalizer.limits()));
        // a residue costs a small part of an enclosure, and there are many points
        if (FieldComparison.of(scalar, simple, assumptions, seed, new Limits(Limits.RESIDUES_OF_FORM)).outcome()
                == FieldComparison.Outcome.AGREE) {
            return simple;
        }
        Trials trials = Trials.ofOpaque(scalar, simple, assumptions, seed, new Limits(Limits.TRIALS));
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
