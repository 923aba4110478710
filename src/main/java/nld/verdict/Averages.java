package nld.verdict;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import nld.derivation.Reynolds;
import nld.derivation.Underivable;
import nld.ensemble.AverageOutcome;
import nld.ensemble.Effort;
import nld.ensemble.Orbit;
import nld.ensemble.OrbitAverage;
import nld.ensemble.Quantity;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.Rational;
import nld.expression.Substitution;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.kernel.Confirmed;
import nld.kernel.Interval;
import nld.kernel.Judge;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import nld.model.FiniteGroup;

/**
 * The averages of one claim over its groups: at the values that the theorem gives, element by element ({@link OrbitAverage}), where it
 * gives all; else for all values, one flip after the other ({@link Reynolds}).
 */
final class Averages {
    private static final int FIGURES = 6;

    private final List<FiniteGroup> groups;
    private final Map<Symbol, Expression> values;
    private final Map<Symbol, Expression> sizes;
    private final Judge judge;
    private final UnaryOperator<Map<Symbol, Expression>> completion;
    private final Supplier<List<Set<Symbol>>> gates;
    private final List<Verdict> steps = new ArrayList<>();
    private Reynolds reynolds;
    private boolean enumerated;

    /**
     * Over {@code groups}.
     *
     * @param values     what the theorem gives, by entries
     * @param sizes      sizes of entries of weights
     * @param judge      what proves
     * @param completion what else an element moves
     * @param gates      the flips of the gates of the cell, as far as they are met
     */
    Averages(List<FiniteGroup> groups, Map<Symbol, Expression> values, Map<Symbol, Expression> sizes, Judge judge,
            UnaryOperator<Map<Symbol, Expression>> completion, Supplier<List<Set<Symbol>>> gates) {
        this.groups = List.copyOf(groups);
        this.values = Map.copyOf(values);
        this.sizes = Map.copyOf(sizes);
        this.judge = judge;
        this.completion = completion;
        this.gates = gates;
        this.reynolds = new Reynolds(groups, judge, completion);
    }

    /** Whether a group flips the gates of a cell. */
    boolean flipGates() {
        return groups.stream().anyMatch(FiniteGroup::gates);
    }

    /** What was proved on the way. */
    List<Verdict> steps() {
        return steps;
    }

    /** The mean of {@code operand}, with the sizes of weights put in. */
    Expression mean(Expression operand) {
        Closure.require(groups);
        requireFlipped(operand);
        Optional<Expression> closed = enumerated(operand);
        enumerated |= closed.isPresent() && !Symbols.of(operand).isEmpty();
        return closed.orElseGet(() -> new Substitution(sizes).rewrite(symbolic(operand)));
    }

    private Expression symbolic(Expression operand) {
        reynolds = new Reynolds(groups.stream().map(group -> group.gates() ? group.with(gates.get()) : group).toList(), judge, completion);
        Expression mean = reynolds.mean(operand);
        steps.addAll(reynolds.steps());
        return mean;
    }

    /** Only the size of a weight is known where its sign is averaged over by itself. */
    private void requireFlipped(Expression operand) {
        Set<Symbol> open = new LinkedHashSet<>(Symbols.of(operand));
        open.retainAll(sizes.keySet());
        open.removeIf(symbol -> groups.stream().anyMatch(group -> FlipSpan.of(group.flips()).contains(Set.of(symbol))));
        if (!open.isEmpty()) {
            throw new Underivable("only the size of " + open.iterator().next() + " is given, and no flip of it alone is averaged over");
        }
    }

    /** The mean at the values that are given, where every symbol has one and it is a number. */
    private Optional<Expression> enumerated(Expression operand) {
        Optional<AverageOutcome> outcome = outcome(operand);
        if (outcome.isPresent() && outcome.get() instanceof AverageOutcome.Undefined undefined) {
            throw new Underivable("what is averaged has no value at " + new TreeMap<>(undefined.point()));
        }
        return outcome.filter(AverageOutcome.Enumerated.class::isInstance)
                .map(seen -> Literal.of(((AverageOutcome.Enumerated) seen).averages().get(0)));
    }

    /**
     * What an average that is no rational number, or over more elements than are visited, says of the claim that it is {@code number}: an
     * enclosure may refute it, draws may confirm it. Empty for all other averages.
     */
    Optional<Verdict> against(Expression operand, Rational number) {
        Closure.require(groups);
        AverageOutcome outcome = groups.isEmpty() ? null : outcome(operand).orElse(null);
        if (outcome instanceof AverageOutcome.Enclosed enclosed) {
            Interval mean = enclosed.averages().get(0);
            Interval claimed = Interval.of(number.numerator(), number.denominator(), Interval.DEFAULT_DIGITS);
            return Optional.of(mean.minus(claimed).excludesZero()
                    ? new Refuted("the average over all " + enclosed.patterns() + " elements is " + shown(mean.toDouble()) + " against " + number, Optional.empty())
                    : new Undecided("the average over all " + enclosed.patterns() + " elements is no rational number, and agrees to 40 digits"));
        }
        if (outcome instanceof AverageOutcome.Sampled sampled) {
            AverageOutcome.Estimate estimate = sampled.estimates().get(0);
            String words = "the average of " + sampled.samples() + " of " + reynolds.order() + " elements, drawn with seed " + sampled.seed()
                    + ", is " + shown(estimate.mean().toDouble()) + " ± " + shown(estimate.halfWidth()) + " with confidence " + sampled.confidence();
            boolean near = Math.abs(estimate.mean().minus(number).toDouble()) <= estimate.halfWidth();
            return Optional.of(near ? new Confirmed(words) : new Undecided(words + ", away from " + number + ": draws do not refute"));
        }
        return Optional.empty();
    }

    private static String shown(double value) {
        return new BigDecimal(value).round(new MathContext(FIGURES)).stripTrailingZeros().toPlainString();
    }

    /** What the enumeration or the draws say of {@code operand}; empty where a symbol has no value. */
    Optional<AverageOutcome> outcome(Expression operand) {
        Map<Symbol, Rational> at = new HashMap<>();
        Map<Symbol, Expression> known = new HashMap<>(values);
        known.putAll(sizes);
        Set<Symbol> wanted = new LinkedHashSet<>(Symbols.of(operand));
        groups.forEach(group -> group.flips().forEach(wanted::addAll));
        groups.forEach(group -> group.exchanges().forEach(units -> units.forEach(wanted::addAll)));
        for (Symbol symbol : wanted) {
            if (known.get(symbol) instanceof Literal literal) {
                at.put(symbol, literal.value());
            } else if (Symbols.of(operand).contains(symbol)) {
                return Optional.empty();
            } else {
                at.put(symbol, Rational.ONE);
            }
        }
        List<Set<Symbol>> flips = new ArrayList<>();
        List<List<List<Symbol>>> exchanges = new ArrayList<>();
        groups.forEach(group -> {
            flips.addAll(group.flips());
            exchanges.addAll(group.exchanges());
        });
        return Optional.of(OrbitAverage.of(new Orbit(flips, exchanges), at, List.of(Quantity.of(operand)), Effort.USUAL.withThreads(1)));
    }

    /** What E is, in words. */
    String words() {
        BigInteger order = reynolds.order();
        boolean power = order.bitCount() == 1 && order.bitLength() > 2;
        return "E is the average over all " + (power ? "2^" + (order.bitLength() - 1) : order) + " elements of "
                + String.join(" and ", groups.stream().map(FiniteGroup::name).toList()) + (enumerated ? ", enumerated at these values" : "");
    }
}
