package nld.kernel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import nld.expression.Assumptions;
import nld.expression.Domain;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Rational;
import nld.expression.ShapeMismatch;
import nld.expression.Symbol;
import nld.expression.Symbols;

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
    private static final int DUAL_POINTS = 2;

    private final long seed;
    private final LongFunction<Algebra> algebras;
    private final Assumptions assumptions;
    private final List<Given> givens;
    private final InVectors inVectors;
    private final InEntries inEntries;
    private final boolean doubting;

    /** A judge under {@code assumptions}, whose random points come from {@code seed}. */
    public Judge(Assumptions assumptions, long seed) {
        this(assumptions, List.of(), seed);
    }

    /** The same, with equations that its proofs may use. */
    public Judge(Assumptions assumptions, List<Given> givens, long seed) {
        this(assumptions, givens, seed, Algebra::new, false);
    }

    /** For tests: a judge whose algebra may be wrong. */
    Judge(Assumptions assumptions, long seed, LongFunction<Algebra> algebras) {
        this(assumptions, List.of(), seed, algebras, false);
    }

    private Judge(Assumptions assumptions, List<Given> givens, long seed, LongFunction<Algebra> algebras, boolean doubting) {
        this.assumptions = assumptions;
        this.givens = List.copyOf(givens);
        this.inVectors = new InVectors(algebras, assumptions, givens, seed);
        this.inEntries = new InEntries(algebras, assumptions, seed);
        this.seed = seed;
        this.algebras = algebras;
        this.doubting = doubting;
    }

    /**
     * A judge like this one that is only out to refute: what holds at every point tried, and modulo a prime, is left undecided
     * where this one would look for a proof. What it is asked besides equalities and inequalities it decides as this one.
     */
    public Judge doubting() {
        return new Judge(assumptions, givens, seed, algebras, true);
    }

    /** A judge like this one that proves again, where another step rests on what it decides. */
    public Judge proving() {
        return new Judge(assumptions, givens, seed, algebras, false);
    }

    /** A judge like this one under other assumptions, without them. */
    public Judge under(Assumptions others) {
        return new Judge(others, List.of(), seed, algebras, doubting);
    }

    /** A judge like this one whose proofs may use further equations. */
    public Judge given(List<Given> further) {
        if (further.isEmpty()) {
            return this;
        }
        List<Given> all = new ArrayList<>(givens);
        all.addAll(further);
        return new Judge(assumptions, all, seed, algebras, doubting);
    }

    /** A judge like this one under other assumptions and hypotheses. */
    public Judge under(Assumptions others, List<Given> hypotheses) {
        return new Judge(others, hypotheses, seed, algebras, doubting);
    }

    /**
     * A scalar and the values it should have.
     *
     * @param scalar the scalar, written in entries
     * @param domain the values
     */
    public record Wanted(Expression scalar, Domain domain) {
    }

    /** A point at which each of {@code wanted} certainly has a value as wanted; empty where none was found. */
    public Optional<Map<Symbol, Rational>> point(List<Wanted> wanted) {
        return inEntries.point(wanted);
    }

    /** Whether {@code left = right} for all values, entry by entry; {@link ShapeMismatch} where the shapes differ. */
    public Verdict equal(Expression left, Expression right) {
        return equal(left, right, doubting);
    }

    private Verdict equal(Expression left, Expression right, boolean doubted) {
        if (!left.shape().equals(right.shape())) {
            throw new ShapeMismatch("cannot compare a " + left.shape() + " with a " + right.shape());
        }
        return decided(left, right, () -> inVectors.equal(left, right),
                () -> inEntries.equal(Entries.of(left), Entries.of(right), doubted));
    }

    /**
     * Whether {@code left = right} wherever each of {@code zero}, scalars, vectors and matrices, is 0. It only proves: a
     * point at which they are 0 is not looked for.
     */
    public Verdict equalWhere(Expression left, Expression right, List<Expression> zero) {
        Judge informed = given(zero.stream().map(tensor -> Given.here(tensor + " = 0", tensor)).toList());
        return bounded(left, right, () -> informed.inVectors.equal(left, right));
    }

    /** Whether {@code left <= right} for all values of these scalars. */
    public Verdict atMost(Expression left, Expression right) {
        return decided(left, right, () -> inVectors.atMost(left, right),
                () -> inEntries.atMost(Entries.scalar(left), Entries.scalar(right), doubting));
    }

    /** What leaves a dimension or a function open is decided in vectors; what is not, and all else, in entries. */
    private Verdict decided(Expression left, Expression right, Supplier<Verdict> inVectors,
            Supplier<Verdict> inEntries) {
        if (!InVectors.concerns(left) && !InVectors.concerns(right)) {
            Verdict plain = bounded(left, right, inEntries);
            // a point at which an equation about the same symbols need not hold refutes nothing
            return plain instanceof Refuted && (isBound(left) || isBound(right)) ? bounded(left, right, inVectors) : plain;
        }
        Verdict general = bounded(left, right, inVectors);
        // points at which the equations hold are not looked for: an instance of the whole statement refutes
        if (general instanceof Proved || givens.stream().anyMatch(given -> given.everywhere().isEmpty())) {
            return general;
        }
        Verdict particular = bounded(left, right, inEntries);
        return particular instanceof Undecided ? general : particular;
    }

    /** Whether an equation that does not hold everywhere is about a symbol of {@code expression}. */
    private boolean isBound(Expression expression) {
        return givens.stream().filter(given -> given.everywhere().isEmpty())
                .anyMatch(given -> !Collections.disjoint(Symbols.of(given.tensor()), Symbols.of(expression)));
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

    /** {@code verdict}, a proof of it only where what {@code further} says in words holds too. */
    public Verdict resting(Verdict verdict, Collection<String> further) {
        return verdict instanceof Proved proved ? proved.resting(further) : verdict;
    }

    /** The verdict that all of several statements, at least one, hold: the first that refutes, else the first that does not prove. */
    public Verdict together(List<Verdict> verdicts) {
        Optional<Verdict> open = verdicts.stream().filter(Refuted.class::isInstance).findFirst()
                .or(() -> verdicts.stream().filter(verdict -> !(verdict instanceof Proved)).findFirst());
        return open.orElseGet(() -> Proved.together(verdicts.stream().map(Proved.class::cast).toList()));
    }

    /** {@code verdict}, a proof of it only where no one of {@code divisors} is 0. */
    public Verdict where(Verdict verdict, List<Expression> divisors) {
        if (!(verdict instanceof Proved proved)) {
            return verdict;
        }
        SortedSet<String> conditions = new TreeSet<>(proved.assumptions());
        try {
            divisors.stream().distinct().forEach(divisor -> conditions.addAll(inEntries.conditionsOf(divisor)));
        } catch (Limits.Beyond beyond) {
            return new Undecided("what the motion was divided by has " + beyond.getMessage());
        }
        return proved.resting(conditions);
    }

    /**
     * An equation between scalars, vectors or matrices before the motion is put in.
     *
     * @param left   the left sides, entry by entry where it is written in entries
     * @param right  the right sides
     * @param motion what is put in for the derivatives of each order, the highest first
     */
    public record Unsolved(List<Expression> left, List<Expression> right, List<Map<Symbol, Expression>> motion) {
        /** Copies the lists. */
        public Unsolved {
            left = List.copyOf(left);
            right = List.copyOf(right);
            motion = List.copyOf(motion);
        }
    }

    /**
     * {@code verdict}, of a proof along the motion one whose certificate starts with {@code unsolved} and shows where the motion is
     * used; where that has no certificate it keeps its own.
     */
    public Verdict certified(Verdict verdict, Supplier<Optional<Unsolved>> unsolved) {
        return verdict instanceof Proved proved ? proved.recertified(() -> unsolved.get().flatMap(this::certificates)) : verdict;
    }

    private Optional<List<Certification>> certificates(Unsolved unsolved) {
        List<Certification> made = new ArrayList<>();
        for (int index = 0; index < unsolved.left().size(); index++) {
            Expression left = unsolved.left().get(index);
            Expression right = unsolved.right().get(index);
            Certifier certifier = InVectors.concerns(left) || InVectors.concerns(right)
                    ? Certifier.inVectors(algebras, assumptions, givens) : Certifier.inEntries(algebras, assumptions);
            made.add(certifier.along(left, right, unsolved.motion()));
        }
        return made.stream().allMatch(Certificate.class::isInstance) ? Optional.of(made) : Optional.empty();
    }

    /** Whether {@code left} and {@code right} differ for some values. */
    public Verdict different(Expression left, Expression right) {
        return opposite(equal(left, right));
    }

    /** The verdict that two sides differ, of the verdict {@code equal} that they are equal. */
    public Verdict opposite(Verdict equal) {
        if (equal instanceof Refuted refuted) {
            return new Proved("they differ " + refuted.evidence(), List.of())
                    .certified(() -> new Uncertified("two sides that differ at a point: the point is the proof"));
        }
        if (equal instanceof Proved) {
            return new Refuted("the two sides are equal for all values", Optional.empty());
        }
        return equal instanceof Failed ? equal : new Undecided(equal.evidence());
    }

    /**
     * Whether two answers to one question agree: confirmed where scalars written in entries take the same values modulo a prime
     * at random points, which costs far less than a proof; else what {@link #equal} says.
     */
    public Verdict agree(Expression one, Expression other) {
        if (InVectors.concerns(one) || InVectors.concerns(other) || Math.max(one.depth(), other.depth()) > Limits.DEPTH) {
            return equal(one, other);
        }
        boolean agrees = FieldComparison.of(one, other, assumptions, seed, new Limits(Limits.RESIDUES)).outcome()
                == FieldComparison.Outcome.AGREE;
        return agrees ? new Confirmed("the same modulo " + PrimeField.P + " at random points") : equal(one, other);
    }

    /** The values that a symbol may take. */
    public Domain domain(Symbol symbol) {
        return assumptions.of(symbol);
    }

    /**
     * Whether {@code claimed} is the derivative of {@code scalar} along {@code direction}, by arithmetic with dual numbers modulo a
     * prime at random points, which costs as much as writing the formulas down: confirmed, or undecided. It shares nothing with the rules
     * of a differentiator, and a wrong derivative of degree D is confirmed with a probability of at most (D/p)², p near 2⁶¹.
     */
    public Verdict isDerivative(Expression scalar, Map<Symbol, Expression> direction, Expression claimed) {
        try {
            Limits limits = new Limits(Limits.RESIDUES);
            for (int point = 0; point < DUAL_POINTS; point++) {
                DualEvaluation evaluation = new DualEvaluation(direction, seed + point, limits);
                if (evaluation.at(scalar).slope() != evaluation.at(claimed).value()) {
                    return new Undecided("modulo " + PrimeField.P + " the derivative of the formula is another");
                }
            }
            return new Confirmed("the same by dual numbers modulo " + PrimeField.P + " at " + DUAL_POINTS + " points");
        } catch (Limits.Beyond | ArithmeticException silent) {
            return new Undecided(silent.getMessage());
        }
    }

    /** Whether the expression is certainly 0 for all values: true only with a proof. */
    public boolean isZero(Expression expression) {
        if (expression.isZero()) {
            return true;
        }
        // a point at which it is not 0 is all there is to know; the simplest one, which a refutation would show, is not looked for
        boolean elsewhere = expression.depth() <= Limits.DEPTH && !InVectors.concerns(expression) && !isBound(expression)
                && inEntries.isSeenNotZero(expression);
        return !elsewhere && equal(expression, Expression.zero(expression.shape()), false) instanceof Proved;
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
        return scalar.depth() <= Limits.DEPTH && inEntries.isSomewhereNotZero(scalar);
    }

    /** The expression in simplest form: its normal form, common factors in front; as it was where that grows too large. */
    public Expression simplified(Expression expression) {
        return simplified(expression, Limits.NORMAL_FORM);
    }

    /** The same for the eye alone: as it was where a short form would take long to find. */
    public Expression brief(Expression expression) {
        return simplified(expression, Limits.LEGIBLE);
    }

    private Expression simplified(Expression expression, long work) {
        boolean general = !expression.shape().isScalar() || InVectors.concerns(expression);
        try {
            return general ? inVectors.simplified(expression) : inEntries.simplified(expression, work);
        } catch (Limits.Beyond beyond) {
            return expression;
        }
    }
}
