package nld.kernel;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nld.expression.Dimension;
import nld.expression.Expression;
import nld.expression.Rational;

/**
 * What a formula takes for granted at every point at which it has a value: radicands of even roots are at least 0,
 * arguments of logarithms above 0, divisors not 0. A proof lists it; what it says of signs is used in the proof.
 */
final class Premises {
    private static final int READABLE_TERMS = 60;

    private final Normalizer home;
    private final Set<Premise> learned = new LinkedHashSet<>();
    private final Set<Premise> passing = new LinkedHashSet<>();
    private final Set<String> beyond = new TreeSet<>();
    /** Whoever normalizes one formula after the other asks after each: what was learned is not written down again. */
    private final Map<Premise, String> written = new HashMap<>();

    private record Premise(Quotient quantity, String relation) {
    }

    Premises(Normalizer home) {
        this.home = home;
    }

    /** Forgets what the next round will meet again. */
    void startRound() {
        passing.clear();
        beyond.clear();
    }

    /** Notes that {@code divisor}, which is not the zero polynomial, stands below. */
    void notZero(Quotient divisor) {
        if (divisor.numerator().size() > READABLE_TERMS) {
            passing.add(new Premise(divisor, "≠ 0"));
            return;
        }
        for (Factored.Part part : Factored.of(divisor, home.factors()).parts()) {
            if (part.exponent() > 0 && !home.signs().isPositive(part.factor())) {
                passing.add(new Premise(Quotient.of(part.factor()), "≠ 0"));
            }
        }
    }

    /** Notes that {@code quantity}, which is not the zero polynomial, is above 0. */
    void positive(Quotient quantity) {
        take(quantity, true);
    }

    /** Notes that {@code quantity}, which is not the zero polynomial, is at least 0. */
    void nonNegative(Quotient quantity) {
        take(quantity, false);
    }

    private void take(Quotient quantity, boolean strict) {
        if (quantity.numerator().size() > READABLE_TERMS) {
            passing.add(new Premise(quantity, strict ? "> 0" : "≥ 0"));
            return;
        }
        Factored factored = Factored.of(quantity, home.factors());
        List<Factored.Part> open = factored.parts().stream().filter(part -> isOpen(part, strict)).toList();
        boolean positive = factored.number().signum() > 0;
        if (open.size() == 1 && open.get(0).exponent() % 2 != 0) {
            Polynomial factor = open.get(0).factor();
            learn(positive ? factor : factor.negated(), strict || open.get(0).exponent() < 0);
        } else if (!positive || !open.stream().allMatch(this::isNonNegative)) {
            passing.add(new Premise(quantity, strict ? "> 0" : "≥ 0"));
        }
        if (strict) {
            factored.parts().stream().filter(part -> !open.contains(part)).forEach(this::takeNonZero);
        }
    }

    /** Whether the sign of a product may depend on {@code part}: in a product above 0 no part is 0. */
    private boolean isOpen(Factored.Part part, boolean strict) {
        boolean nonZero = strict || part.exponent() < 0;
        return !(nonZero ? isNonNegative(part) : home.signs().isPositive(part.factor()));
    }

    private boolean isNonNegative(Factored.Part part) {
        return part.exponent() % 2 == 0 || home.signs().isNonNegative(part.factor());
    }

    private void takeNonZero(Factored.Part part) {
        if (home.signs().isNonNegative(part.factor())) {
            learn(part.factor(), true);
        } else {
            passing.add(new Premise(Quotient.of(part.factor()), "≠ 0"));
        }
    }

    private void learn(Polynomial quantity, boolean strict) {
        boolean known = strict ? home.signs().isPositive(quantity) : home.signs().isNonNegative(quantity);
        if (known) {
            return;
        }
        home.signs().learn(quantity, strict);
        Optional<Roots.Root> root = home.roots().radicand(quantity.asIndeterminate());
        if (root.isPresent()) {
            take(root.get().radicand(), strict);
        } else {
            learned.add(new Premise(Quotient.of(quantity), strict ? "> 0" : "≥ 0"));
        }
    }

    /** Notes what is taken for granted of every entry of a vector or matrix. */
    void entries(Expression tensor, String relation) {
        beyond.add("every entry of " + tensor + " " + relation);
    }

    /** Notes that a dimension that is left open is at least so large. */
    void atLeast(Dimension dimension, int size) {
        if (dimension instanceof Dimension.Named && size > 1) {
            beyond.add(dimension + " ≥ " + size);
        }
    }

    /** What was noted, in words and in canonical order. */
    List<String> inWords() {
        Set<String> words = new TreeSet<>(beyond);
        learned.forEach(premise -> words.add(written.computeIfAbsent(premise, this::inWords)));
        passing.forEach(premise -> words.add(written.computeIfAbsent(premise, this::inWords)));
        return List.copyOf(words);
    }

    private String inWords(Premise premise) {
        Polynomial numerator = premise.quantity.numerator();
        if (numerator.size() > READABLE_TERMS) {
            return "an expression of " + numerator.size() + " terms " + premise.relation;
        }
        Rational size = Readback.commonFactor(numerator).abs();
        return home.inWords(premise.quantity.scaled(size.inverse())) + " " + premise.relation;
    }
}
