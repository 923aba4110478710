package nld.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import nld.expression.Assumptions;
import nld.expression.Entries;
import nld.expression.Entry;
import nld.expression.Expression;
import nld.expression.Jet;
import nld.expression.Rational;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Symbols;

/**
 * Decides in vectors and matrices, for every dimension and every abstract function that satisfies the hypotheses. It only
 * proves: forms that differ may still be equal, and what refutes is a concrete dimension, function and point.
 */
final class InVectors {
    private static final int READABLE_TERMS = 20;
    private static final int CROSS_CHECKS = 2;

    private final LongFunction<Algebra> algebras;
    private final Assumptions assumptions;
    private final List<Given> givens;
    private final long seed;

    InVectors(LongFunction<Algebra> algebras, Assumptions assumptions, List<Given> givens, long seed) {
        this.seed = seed;
        this.algebras = algebras;
        this.assumptions = assumptions;
        this.givens = List.copyOf(givens);
    }

    /** Whether {@code expression} speaks of a dimension or of a function that is left open. */
    static boolean concerns(Expression expression) {
        return expression.leavesOpen();
    }

    Verdict equal(Expression left, Expression right) {
        return certified(compared(left, right), () -> certifier().equal(left, right));
    }

    private static Verdict certified(Verdict verdict, Supplier<Certification> certification) {
        return verdict instanceof Proved proved ? proved.certified(certification) : verdict;
    }

    private Certifier certifier() {
        return Certifier.inVectors(algebras, assumptions, givens);
    }

    private Verdict compared(Expression left, Expression right) {
        Expression difference = left.minus(right);
        Normalizer normalizer = normalizer();
        if (parts(difference, normalizer).isEmpty()) {
            return proved("exact", left, right, normalizer, Value::isCertainlyNotZero, new Limits(Limits.RESIDUES));
        }
        Expression simple = inWords(difference, normalizer);
        boolean readable = !(simple instanceof Sum sum) || sum.terms().size() <= READABLE_TERMS;
        return new Undecided("the two sides differ in vectors" + (readable ? ", by " + simple : ""));
    }

    Verdict atMost(Expression left, Expression right) {
        return certified(bounded(left, right), () -> certifier().atMost(left, right));
    }

    private Verdict bounded(Expression left, Expression right) {
        Normalizer normalizer = normalizer();
        Quotient difference = normalizer.normalize(right.minus(left)).lowest(normalizer.limits());
        return normalizer.signs().isNonNegative(difference)
                ? proved("a sum of terms of at least 0", right, left, normalizer, Value::isCertainlyNegative, new Limits(0))
                : new Undecided("no proof by sums of squares, in vectors");
    }

    private Normalizer normalizer() {
        return Normalizer.inVectors(algebras.apply(Limits.NORMAL_FORM), assumptions, givens);
    }

    /** The coefficients of the words of a vector or matrix; a scalar other than 0 is the coefficient of 1. */
    private static Map<Expression, Quotient> parts(Expression expression, Normalizer normalizer) {
        if (!expression.shape().isScalar()) {
            return normalizer.normalizeParts(expression);
        }
        Quotient value = normalizer.normalize(expression);
        return value.isZero() ? Map.of() : Map.of(Expression.of(1), value);
    }

    /**
     * Proves what the normal form says, unless a concrete dimension, function and point contradict it, or evaluation modulo a
     * prime within {@code residues}, which are none for an inequality.
     */
    private Verdict proved(String how, Expression left, Expression right, Normalizer normalizer,
            Predicate<Value> contradiction, Limits residues) {
        String untried = how + ", not tried at a point";
        if (normalizer.rules().used().stream().anyMatch(given -> given.everywhere().isEmpty())) {
            // at a point at which the equations do not hold the sides may well differ
            return proof(untried, left, right, normalizer);
        }
        Optional<Concrete> concrete = instance(left, right);
        if (concrete.isEmpty()) {
            return proof(untried, left, right, normalizer);
        }
        List<Expression> lefts;
        List<Expression> rights;
        try {
            lefts = entries(concrete.get(), left);
            rights = entries(concrete.get(), right);
        } catch (ArithmeticException undefined) {
            return new Undecided("equal in form, but written out in entries it has no value: " + undefined.getMessage());
        }
        if (residues.left() > 0 && agreeTogether(lefts, rights)) {
            return proof(how, left, right, normalizer);
        }
        boolean tried = false;
        for (int index = 0; index < lefts.size(); index++) {
            Trials trials = Trials.ofOpaque(lefts.get(index), rights.get(index), assumptions, seed, new Limits(Limits.TRIALS));
            Optional<Map<Symbol, Rational>> point = trials.findAmong(CROSS_CHECKS, contradiction);
            if (point.isPresent()) {
                return contradicted(left, right, point.get(), trials);
            }
            if (FieldComparison.of(lefts.get(index), rights.get(index), assumptions, seed, residues).outcome()
                    == FieldComparison.Outcome.DIFFER) {
                return new Failed("in vectors the normal form decides " + left + " against " + right
                        + ", yet in dimensions 2 and 3 they differ modulo " + PrimeField.P + "; please report this");
            }
            tried |= trials.tried() > 0;
        }
        return tried ? proof(how, left, right, normalizer)
                : new Undecided("equal in form, but no point was found at which both sides have a value");
    }

    /** Whether the sides, each entry times a parameter of its own, agree at real points and modulo a prime: then so do all entries, which share much. */
    private boolean agreeTogether(List<Expression> lefts, List<Expression> rights) {
        List<Expression> left = new ArrayList<>();
        List<Expression> right = new ArrayList<>();
        for (int index = 0; index < lefts.size(); index++) {
            Symbol weight = Symbol.parameter("weight " + index);
            left.add(weight.times(lefts.get(index)));
            right.add(weight.times(rights.get(index)));
        }
        Trials trials = Trials.ofOpaque(Sum.of(left), Sum.of(right), assumptions, seed, new Limits(Limits.TRIALS));
        return trials.areClose(CROSS_CHECKS) && FieldComparison.of(trials.left(), trials.right(), assumptions, seed,
                new Limits(Limits.RESIDUES)).outcome() == FieldComparison.Outcome.AGREE;
    }

    private static List<Expression> entries(Concrete concrete, Expression expression) {
        return Entries.of(concrete.rewrite(expression));
    }

    /** The first instance whose functions are seen to satisfy the hypotheses; empty where none does. */
    private Optional<Concrete> instance(Expression left, Expression right) {
        List<Given> hypotheses = givens.stream().filter(given -> !given.everywhere().isEmpty()).toList();
        Set<String> bound = new TreeSet<>();
        SortedSet<String> dimensions = new TreeSet<>(dimensions(left));
        dimensions.addAll(dimensions(right));
        for (Given given : hypotheses) {
            Symbols.occurs(given.tensor(), part -> part instanceof Jet jet && bound.add(jet.function().name()) && false);
            dimensions.addAll(dimensions(given.tensor()));
        }
        int least = Math.max(largestIndex(left), largestIndex(right));
        for (Concrete.Choice choice : Concrete.Choice.values()) {
            if (hypotheses.stream().allMatch(given -> holds(given, new Concrete(dimensions, least, bound, choice)))) {
                return Optional.of(new Concrete(dimensions, least, bound, choice));
            }
        }
        return Optional.empty();
    }

    /** The largest index of an entry; 2 at least. */
    private static int largestIndex(Expression expression) {
        int[] largest = {2};
        Symbols.occurs(expression, part -> {
            if (part instanceof Entry entry) {
                largest[0] = Math.max(largest[0], Math.max(entry.row(), entry.column()));
            }
            return false;
        });
        return largest[0];
    }

    private boolean holds(Given given, Concrete concrete) {
        try {
            return entries(concrete, given.tensor()).stream().allMatch(entry -> {
                Trials trials = Trials.ofOpaque(entry, Expression.of(0), assumptions, seed, new Limits(Limits.TRIALS));
                return trials.findAmong(CROSS_CHECKS, Value::isCertainlyNotZero).isEmpty() && trials.tried() > 0;
            });
        } catch (ArithmeticException undefined) {
            return false;
        }
    }

    private static Failed contradicted(Expression left, Expression right, Map<Symbol, Rational> point, Trials trials) {
        return new Failed("in vectors the normal form decides " + left + " against " + right + ", yet in dimensions 2 and 3"
                + " at " + point + " they differ by " + trials.gap(point) + "; please report this");
    }

    private static Proved proof(String how, Expression left, Expression right, Normalizer normalizer) {
        Set<String> open = new TreeSet<>(open(left));
        open.addAll(open(right));
        Set<String> conditions = new TreeSet<>(normalizer.conditions());
        normalizer.rules().used().forEach(given -> conditions.add(given.name()));
        String any = open.isEmpty() ? "" : ", for any " + String.join(", ", open);
        return new Proved(how + ", in " + normalizer.algebra().size() + " indeterminates" + any, List.copyOf(conditions));
    }

    private static Set<String> dimensions(Expression expression) {
        Set<String> names = new TreeSet<>();
        Symbols.occurs(expression, part -> {
            names.addAll(part.shape().names());
            return false;
        });
        return names;
    }

    /** The names of dimensions and functions that are left open. */
    private static Set<String> open(Expression expression) {
        Set<String> open = dimensions(expression);
        Symbols.occurs(expression, part -> {
            if (part instanceof Jet jet) {
                open.add(jet.function().name());
            }
            return false;
        });
        return open;
    }

    /** The expression in simplest form, common factors in front; {@link Limits.Beyond} where that grows too large. */
    Expression simplified(Expression expression) {
        return inWords(expression, normalizer());
    }

    private static Expression inWords(Expression expression, Normalizer normalizer) {
        List<Expression> terms = new ArrayList<>(List.of(Expression.zero(expression.shape())));
        parts(expression, normalizer).forEach((word, coefficient) ->
                terms.add(normalizer.inWords(coefficient.lowest(normalizer.limits())).times(word)));
        return Sum.of(terms);
    }

    /** The scalar c of which {@code tensor} is c · {@code word}; empty where it is no multiple of it. */
    Optional<Expression> multiple(Expression tensor, Expression word) {
        Normalizer normalizer = normalizer();
        Map<Expression, Quotient> parts = parts(tensor, normalizer);
        if (parts.isEmpty()) {
            return Optional.of(Expression.of(0));
        }
        return parts.keySet().equals(Set.of(word))
                ? Optional.of(normalizer.inWords(parts.get(word).lowest(normalizer.limits()))) : Optional.empty();
    }
}
