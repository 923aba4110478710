package nld.kernel;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import nld.expression.Assumptions;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Rational;
import nld.expression.Symbol;
import nld.expression.Symbols;

/**
 * Decides whether two expressions agree for all values that the assumptions allow.
 *
 * <p>Equal normal forms prove it; before a proof is given out, evaluation by code that shares nothing with the normal
 * form must not contradict it. Otherwise points are tried, simplest first: one at which both sides are enclosed
 * rigorously and differ refutes. What neither proves nor refutes is confirmed by its trials, or undecided.
 */
public final class Judge {
    private static final int CROSS_CHECKS = 3;
    private static final int LEAST_TRIALS = 20;
    private static final int READABLE_TERMS = 60;
    private static final BigDecimal NOTICEABLE = new BigDecimal("1e-30");

    private final Assumptions assumptions;
    private final long seed;

    /** A judge under {@code assumptions}, whose random points come from {@code seed}. */
    public Judge(Assumptions assumptions, long seed) {
        this.assumptions = assumptions;
        this.seed = seed;
    }

    /** Whether {@code left = right} for all values, entry by entry; shapes must agree. */
    public Verdict equal(Expression left, Expression right) {
        List<Expression> lefts;
        List<Expression> rights;
        try {
            lefts = Entries.of(left);
            rights = Entries.of(right);
        } catch (Entries.NamedDimension named) {
            return new Undecided(named.getMessage() + "; state it, or wait for vectors of any dimension");
        }
        Verdict gravest = null;
        for (int index = 0; index < lefts.size(); index++) {
            Verdict verdict = equalScalars(lefts.get(index), rights.get(index));
            if (gravest == null || verdict.kind().compareTo(gravest.kind()) > 0) {
                gravest = verdict;
            }
            if (verdict instanceof Refuted) {
                break;
            }
        }
        return gravest;
    }

    private Verdict equalScalars(Expression left, Expression right) {
        Normalizer normalizer = new Normalizer(new Algebra(), assumptions);
        Optional<Quotient> difference = Optional.empty();
        String obstacle = "";
        try {
            difference = Optional.of(normalizer.normalize(left.minus(right)));
        } catch (Limits.Beyond beyond) {
            obstacle = beyond.getMessage();
        }
        if (difference.isPresent() && difference.get().isZero()) {
            return crossChecked(left, right, normalizer);
        }
        Trials trials = new Trials(left, right);
        Optional<Map<Symbol, Rational>> witness = trials.find(Value::isCertainlyNotZero);
        if (witness.isPresent()) {
            return trials.refuted(witness.get(), difference.flatMap(quotient -> readable(quotient, normalizer)));
        }
        return trials.unrefuted(obstacle);
    }

    /** Proves what the normal form says, unless evaluation contradicts it. */
    private Verdict crossChecked(Expression left, Expression right, Normalizer normalizer) {
        Points points = new Points(symbols(left, right), assumptions, seed);
        for (Map<Symbol, Rational> point : points.fractions(CROSS_CHECKS)) {
            Evaluation evaluation = new Evaluation(point);
            Optional<Value> gap = difference(evaluation, left, right);
            if (gap.isPresent() && gap.get().isCertainlyNotZero()) {
                return new Failed("the normal form of " + left + " − (" + right + ") is 0, yet at " + point
                        + " its value is " + gap.get() + "; please report this");
            }
        }
        return new Proved("exact, in " + normalizer.algebra().size() + " indeterminates", normalizer.conditions());
    }

    /** Whether {@code left <= right} for all values. */
    public Verdict atMost(Expression left, Expression right) {
        Normalizer normalizer = new Normalizer(new Algebra(), assumptions);
        try {
            Quotient difference = normalizer.normalize(Entries.scalar(right.minus(left))).lowest();
            boolean belowPositive = normalizer.signs().isNonNegative(difference.monomial())
                    && difference.factors().keySet().stream().allMatch(normalizer.signs()::isNonNegative);
            if (belowPositive && normalizer.signs().isNonNegative(difference.numerator())) {
                return new Proved("a sum of terms of at least 0", normalizer.conditions());
            }
        } catch (Limits.Beyond beyond) {
            return new Undecided(beyond.getMessage());
        } catch (Entries.NamedDimension named) {
            return new Undecided(named.getMessage());
        }
        Trials trials = new Trials(Entries.scalar(right), Entries.scalar(left));
        Optional<Map<Symbol, Rational>> witness = trials.find(Value::isCertainlyNegative);
        return witness.map(point -> new Trials(trials.right, trials.left).refuted(point, Optional.empty()))
                .orElseGet(() -> trials.unrefuted("no proof by sums of squares"));
    }

    /** Whether {@code left} and {@code right} differ for some values. */
    public Verdict different(Expression left, Expression right) {
        Verdict equal = equal(left, right);
        if (equal instanceof Refuted refuted) {
            return new Proved("they differ " + refuted.evidence(), List.of());
        }
        return equal instanceof Proved ? new Refuted("the two sides are equal for all values", Optional.empty())
                : new Undecided(equal.evidence());
    }

    /** Whether the scalar is certainly 0 for all values: true only with a proof. */
    public boolean isZero(Expression scalar) {
        return equal(scalar, Expression.of(0)) instanceof Proved;
    }

    /** The scalar in simplest form: its normal form, common factors in front; as it was where that grows too large. */
    public Expression simplified(Expression scalar) {
        Normalizer normalizer = new Normalizer(new Algebra(), assumptions);
        try {
            return normalizer.readback().of(normalizer.normalize(scalar).lowest());
        } catch (Limits.Beyond beyond) {
            return scalar;
        }
    }

    private static Optional<Expression> readable(Quotient difference, Normalizer normalizer) {
        return difference.numerator().size() > READABLE_TERMS ? Optional.empty()
                : Optional.of(normalizer.readback().of(difference.lowest()));
    }

    private static SortedSet<Symbol> symbols(Expression left, Expression right) {
        SortedSet<Symbol> symbols = new TreeSet<>(Symbols.of(left));
        symbols.addAll(Symbols.of(right));
        return symbols;
    }

    private static Optional<Value> difference(Evaluation evaluation, Expression left, Expression right) {
        return evaluation.at(left).flatMap(one -> evaluation.at(right).map(other -> one.plus(other.negated())));
    }

    /** The points at which two sides are compared, and what was seen there. */
    private final class Trials {
        private final Expression left;
        private final Expression right;
        private int tried;
        private int sharp;

        Trials(Expression left, Expression right) {
            this.left = left;
            this.right = right;
        }

        /** The first point at which the difference certainly is as {@code condition} says. */
        Optional<Map<Symbol, Rational>> find(java.util.function.Predicate<Value> condition) {
            for (Map<Symbol, Rational> point : new Points(symbols(left, right), assumptions, seed).all()) {
                Optional<Value> gap = difference(new Evaluation(point), left, right);
                if (gap.isPresent()) {
                    tried++;
                    sharp += gap.get().enclosure().width().compareTo(NOTICEABLE) < 0 ? 1 : 0;
                    if (condition.test(gap.get())) {
                        return Optional.of(point);
                    }
                }
            }
            return Optional.empty();
        }

        Verdict refuted(Map<Symbol, Rational> point, Optional<Expression> difference) {
            Evaluation evaluation = new Evaluation(point);
            Witness witness = new Witness(point, evaluation.at(left).orElseThrow().toString(),
                    evaluation.at(right).orElseThrow().toString(), difference);
            return new Refuted(witness.place() + ": " + witness.left() + " against " + witness.right(),
                    Optional.of(witness));
        }

        Verdict unrefuted(String obstacle) {
            String why = obstacle.isEmpty() ? "no rule of the kernel relates its functions" : obstacle;
            if (sharp < LEAST_TRIALS) {
                return new Undecided(tried == 0 ? "it has no value at any point tried (an abstract function?)"
                        : "only " + sharp + " points could be evaluated; not proved: " + why);
            }
            return new Confirmed("no difference above 1e-30 at " + sharp + " points; not proved: " + why);
        }
    }
}
