package nld.verdict;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import nld.derivation.Reynolds;
import nld.derivation.Underivable;
import nld.ensemble.AverageOutcome;
import nld.ensemble.Effort;
import nld.ensemble.Orbit;
import nld.ensemble.OrbitAverage;
import nld.ensemble.Quantity;
import nld.expression.Applied;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Literal;
import nld.expression.Power;
import nld.expression.Rational;
import nld.expression.Substitution;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.kernel.Judge;
import nld.kernel.Verdict;
import nld.model.FiniteGroup;

/**
 * The averages of one claim over its groups: for all values, one flip after the other ({@link Reynolds}), or at the values that the
 * theorem gives, element by element ({@link OrbitAverage}), where something is divided by what is 0 for some values.
 */
final class Averages {
    private final List<FiniteGroup> groups;
    private final Map<Symbol, Expression> values;
    private final Map<Symbol, Expression> sizes;
    private final Reynolds reynolds;
    private boolean enumerated;

    /**
     * Over {@code groups}.
     *
     * @param values     what the theorem gives, by entries
     * @param sizes      sizes of entries of weights
     * @param judge      what proves
     * @param completion what else an element moves
     */
    Averages(List<FiniteGroup> groups, Map<Symbol, Expression> values, Map<Symbol, Expression> sizes, Judge judge,
            UnaryOperator<Map<Symbol, Expression>> completion) {
        this.groups = List.copyOf(groups);
        this.values = Map.copyOf(values);
        this.sizes = Map.copyOf(sizes);
        this.reynolds = new Reynolds(groups, judge, completion);
    }

    /** What was proved on the way. */
    List<Verdict> steps() {
        return reynolds.steps();
    }

    /** The mean of {@code operand}, with the sizes of weights put in. */
    Expression mean(Expression operand) {
        requireFlipped(operand);
        Optional<Expression> closed = dividesByKinks(operand) ? enumerated(operand) : Optional.empty();
        enumerated |= closed.isPresent();
        return closed.orElseGet(() -> new Substitution(sizes).rewrite(reynolds.mean(operand)));
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

    private static boolean dividesByKinks(Expression operand) {
        return Symbols.occurs(operand, part -> part instanceof Power power && power.exponent().signum() < 0
                && Symbols.occurs(power.base(), base -> base instanceof Applied applied && applied.function() == Function.ABS));
    }

    /** The mean at the values that are given, where every symbol has one and it is a number. */
    private Optional<Expression> enumerated(Expression operand) {
        return outcome(operand).filter(AverageOutcome.Enumerated.class::isInstance)
                .map(outcome -> Literal.of(((AverageOutcome.Enumerated) outcome).averages().get(0)));
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
